package org.grapevine.centrality;

import org.grapevine.graph.Dijkstra;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Closeness by likely paths: as {@link Closeness}, where the distance is {@code -ln} of the probability that word passes along the most
 * likely path from the vertex scored. At least 0; above 1 where ties are likelier than 1/e.
 *
 * <p>Needs probabilities below 1 for weights. Pairs of members of a group are arcs of their pair's probability. O(n (m + n) log n).
 */
public record LikelyCloseness() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        return LikelyDistances.scores(
                graph, workers, (search, others) -> Closeness.score(n, others, sum(search, others)));
    }

    private static double sum(Dijkstra search, int others) {
        double sum = 0;
        for (int i = 1; i <= others; i++) {
            sum += search.distance[search.order[i]];
        }
        return sum;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return LikelyDistances.estimate(graph, threads);
    }
}
