package org.grapevine.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;

/**
 * GraphML, which igraph, networkx, Cytoscape, yEd and NodeXL read. Since several of them know no edge that runs one way beside others that do
 * not, the graph as a whole is directed where any tie is. Days are texts such as 2026-01-31. O(rows) time; memory holds a row.
 *
 * <p>The ids of nodes are the ids of persons as they are, as networkx writes them; the schema would have no blanks in them.
 */
public final class GraphMl implements GraphSink {
    private final Xml xml;

    private GraphMl(Xml xml) {
        this.xml = xml;
    }

    /** Writes {@code source}, of which {@code outline} was made. */
    public static void write(NetworkSource source, Outline outline, PersonScores scores, Writer out)
            throws IOException {
        GraphRows rows = new GraphRows(outline, scores);
        Xml xml = new Xml(out);
        xml.begin("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns");
        key(xml, "label", "node", "label", "string");
        keys(xml, "n", "node", rows.nodeAttributes());
        key(xml, "weight", "edge", "weight", "double");
        key(xml, "kind", "edge", "kind", "string");
        keys(xml, "m", "edge", rows.edgeAttributes());
        xml.begin("graph", "id", "G", "edgedefault", rows.directed() ? "directed" : "undirected");
        rows.send(source, new GraphMl(xml), false);
        xml.finish();
    }

    private static void keys(Xml xml, String prefix, String of, List<Attribute> attributes) throws IOException {
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            key(xml, prefix + i, of, attribute.name(), attribute.holds().ofXml());
        }
    }

    private static void key(Xml xml, String id, String of, String name, String type) throws IOException {
        xml.empty("key", "id", id, "for", of, "attr.name", name, "attr.type", type);
    }

    @Override
    public void node(String id, String label, List<? extends @Nullable Object> values) throws IOException {
        xml.begin("node", "id", id);
        xml.text("data", label, "key", "label");
        data("n", values);
        xml.end();
    }

    @Override
    public void edge(Edge edge) throws IOException {
        xml.begin("edge", "id", edge.id(), "source", edge.source(), "target", edge.target());
        xml.text("data", String.valueOf(edge.weight()), "key", "weight");
        xml.text("data", edge.kind(), "key", "kind");
        data("m", edge.values());
        xml.end();
    }

    private void data(String prefix, List<? extends @Nullable Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                xml.text("data", value.toString(), "key", prefix + i);
            }
        }
    }
}
