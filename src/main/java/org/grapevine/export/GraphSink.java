package org.grapevine.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a graph in the form that graph tools share: all nodes, then all edges. */
interface GraphSink {
    /**
     * An edge.
     *
     * @param id unique among edges
     * @param weight as given
     * @param kind the type of a tie, {@code member of} or {@code referred}
     * @param values a number, flag, day or text for each {@linkplain GraphRows#edgeAttributes() attribute}, null where there is none
     */
    record Edge(
            String id,
            String source,
            String target,
            boolean directed,
            double weight,
            String kind,
            List<? extends @Nullable Object> values) {}

    /**
     * Takes a node.
     *
     * @param id unique among nodes
     * @param label for people to read
     * @param values a number, flag, day or text for each {@linkplain GraphRows#nodeAttributes() attribute}, null where there is none
     */
    void node(String id, String label, List<? extends @Nullable Object> values) throws IOException;

    /** Hears that no more nodes come: once, before the first edge. */
    default void endNodes() throws IOException {}

    /** Takes an edge between two nodes taken before. */
    void edge(Edge edge) throws IOException;
}
