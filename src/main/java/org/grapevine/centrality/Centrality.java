package org.grapevine.centrality;

import java.util.Optional;
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

    /**
     * About how many seconds {@link #scores} takes on two cores of a laptop, where that grows faster than the graph; 0 for every other
     * rule. The size of the graph alone decides, no clock and no number of threads, so whatever is chosen by it is chosen anywhere.
     */
    default double seconds(Graph graph) {
        return 0;
    }

    /**
     * A rule that is quicker on {@code graph} and comes within a bound, which its scores tell, of what this one finds; empty where none is
     * known.
     *
     * @param seed of its draws
     */
    default Optional<Centrality> approximation(Graph graph, long seed) {
        return Optional.empty();
    }
}
