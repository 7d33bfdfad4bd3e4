package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * The {@code k} vertices of highest {@link Harmonic} centrality, with their exact scores; who equals the last of them has one too, all others
 * are undefined. Far less work than all scores where a few hubs are near to all; at worst about twice the work. Memory as for all scores.
 *
 * @param scale {@code NORM} divides by n - 1
 * @param k how many, at least 1
 */
public record TopHarmonic(Scale scale, int k) implements Centrality {
    /** Checks the number. */
    public TopHarmonic {
        PrunedSearch.requirePositive(k);
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        double unit = Harmonic.most(graph.vertices(), scale);
        return PrunedSearch.top(
                k, graph, workers, (others, distance, nearness) -> nearness / unit, new Harmonic(scale));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return PrunedSearch.estimate(graph, threads, new Harmonic(scale));
    }
}
