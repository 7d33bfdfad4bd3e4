package org.grapevine.centrality;

import org.grapevine.graph.Dijkstra;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Harmonic centrality by likely paths: the sum of 1/d over all others, where d is {@code -ln} of the probability that word passes along the
 * most likely path from the vertex scored. Who cannot be reached adds nothing. At least 0; above 1 where ties are likelier than 1/e, also
 * when normalised. Definition as {@link Harmonic}; lengths as in Opsahl et al., <i>Social Networks</i> 32 (2010) 245-251,
 * with -ln p in place of the inverse weight.
 *
 * <p>Needs probabilities below 1 for weights. Pairs of members of a group are arcs of their pair's probability. O(n (m + n) log n).
 *
 * @param scale {@code NORM} divides by n - 1
 */
public record LikelyHarmonic(Scale scale) implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        double unit = Harmonic.most(graph.vertices(), scale);
        return LikelyDistances.scores(graph, workers, (search, others) -> sum(search, others) / unit);
    }

    private static double sum(Dijkstra search, int others) {
        double sum = 0;
        for (int i = 1; i <= others; i++) {
            sum += 1 / search.distance[search.order[i]];
        }
        return sum;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return LikelyDistances.estimate(graph, threads);
    }
}
