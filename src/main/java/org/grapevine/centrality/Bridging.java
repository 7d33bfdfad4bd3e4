package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Bridging: betweenness times how much less tied a vertex is than its neighbours, {@code (1 / d) / (sum of 1 / d over its neighbours)}.
 * High for whoever joins circles and belongs to none. Hwang, Cho, Zhang and Ramanathan, <i>Bridging centrality: identifying bridging nodes
 * in scale-free networks</i>, KDD 2006.
 *
 * <p>Degrees d count distinct neighbours, arcs both ways. 0 for an isolated vertex. Costs what betweenness costs; a bound of it becomes the
 * largest of the bounds times the other factor.
 *
 * @param betweenness how to find it
 */
public record Bridging(Centrality betweenness) implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        Graph pairs = DistinctPairs.bothWays(graph);
        int[] degrees = DistinctPairs.degrees(pairs, workers);
        double[] inverse = new double[n];
        for (int v = 0; v < n; v++) {
            inverse[v] = degrees[v] == 0 ? 0 : 1.0 / degrees[v];
        }
        double[] around = new double[n];
        new Product(pairs, workers).times(inverse, around);
        Scores between = betweenness.scores(graph, workers);
        double[] values = new double[n];
        double most = 0;
        for (int v = 0; v < n; v++) {
            double coefficient = degrees[v] == 0 ? 0 : inverse[v] / around[v];
            values[v] = between.values()[v] * coefficient;
            most = Math.max(most, coefficient);
        }
        return Scores.iterated(values, between.rounds(), between.converged(), between.bound() * most)
                .withNote(between.note());
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(betweenness.estimate(graph, threads).bytes()
                + DistinctPairs.estimate(graph).bytes()
                + 32L * graph.vertices());
    }

    @Override
    public double seconds(Graph graph) {
        return betweenness.seconds(graph);
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        return betweenness.approximation(graph, seed).map(Bridging::new);
    }
}
