package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;

/**
 * A rule that says what a set of vertices does together, and that finds a good set. Everett and Borgatti, <i>J. Math. Sociology</i> 23
 * (1999) 181-201. What it finds depends on the graph and its own parameters alone: the same bits on any number of workers. Of equal
 * choices the smallest vertex is taken.
 */
public interface GroupCentrality {
    /**
     * Looks for {@code size} vertices that do much together.
     *
     * @param eligible who may be chosen, by vertex
     */
    KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers);

    /** What given vertices, all different, do together. */
    KeyPlayers of(Graph graph, int[] set, Workers workers);

    /** The memory that {@link #best} takes beside the graph on {@code threads} threads. */
    MemoryEstimate estimate(Graph graph, int threads);
}
