package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * A rule that scores every vertex of a graph. What it finds depends on the graph and its own parameters alone: the same bits on any
 * number of workers.
 */
public interface Centrality {
    /** Scores {@code graph}. */
    Scores scores(Graph graph, Workers workers);

    /** The memory that {@link #scores} takes beside the graph, the scores included, on {@code threads} threads. */
    default MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(8L * graph.vertices());
    }
}
