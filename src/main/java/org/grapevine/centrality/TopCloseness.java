package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * The {@code k} vertices of highest {@link Closeness}, with their exact scores; who equals the last of them has one too, all others are
 * undefined. Far less work than all scores where a few hubs are near to all; at worst about twice the work. Memory as for all scores.
 *
 * @param k how many, at least 1
 */
public record TopCloseness(int k) implements Centrality {
    /** Checks the number. */
    public TopCloseness {
        PrunedSearch.requirePositive(k);
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        return PrunedSearch.top(
                k,
                graph,
                workers,
                (others, distance, nearness) -> Closeness.score(n, others, distance),
                new Closeness());
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return PrunedSearch.estimate(graph, threads, new Closeness());
    }
}
