package org.grapevine.centrality;

import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * A fair share of coverage: the Shapley value in the game where a coalition is worth how many it can tell, its members and whoever is
 * adjacent to one. Sum of 1 / (1 + d_u) over u among v and its neighbours; all scores together are n. Michalak, Aadithya, Szczepanski,
 * Ravindran and Jennings, <i>JAIR</i> 46 (2013) 607-650, algorithm 1.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. O(m). An isolated vertex has 1.
 */
public record ShapleyDegree() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        Graph pairs = DistinctPairs.bothWays(graph);
        int[] degrees = DistinctPairs.degrees(pairs, workers);
        double[] share = new double[n];
        for (int v = 0; v < n; v++) {
            share[v] = 1 / (1.0 + degrees[v]);
        }
        double[] values = new double[n];
        new Product(pairs, workers).times(share, values);
        for (int v = 0; v < n; v++) {
            values[v] += share[v];
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(
                28L * graph.vertices() + DistinctPairs.estimate(graph).bytes());
    }
}
