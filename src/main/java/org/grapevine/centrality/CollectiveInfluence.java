package org.grapevine.centrality;

import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Collective influence: whoever joins much to much; taking the highest away breaks a network up. (d_v - 1) times the sum of d_u - 1
 * over all u at exactly {@code radius} hops. Morone and Makse, <i>Nature</i> 524 (2015) 65-68.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. O(m) for radius 1; else a search from every vertex as far as the radius.
 * An isolated vertex has 0, and so has everybody in a star, where degree says more.
 *
 * @param radius at least 1
 */
public record CollectiveInfluence(int radius) implements Centrality {
    /** Checks the radius. */
    public CollectiveInfluence {
        if (radius < 1) {
            throw new IllegalArgumentException("radius " + radius + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        Graph pairs = DistinctPairs.bothWays(graph);
        int[] degrees = DistinctPairs.degrees(pairs, workers);
        double[] excess = new double[n];
        for (int v = 0; v < n; v++) {
            excess[v] = Math.max(0, degrees[v] - 1);
        }
        double[] values = new double[n];
        if (radius == 1) {
            new Product(pairs, workers).times(excess, values);
        } else {
            sumAtRadius(graph, workers, excess, values);
        }
        double most = 0;
        for (int v = 0; v < n; v++) {
            values[v] *= excess[v];
            most = Math.max(most, values[v]);
        }
        Scores scores = Scores.exact(values);
        return most > 0
                ? scores
                : scores.withNote("collective influence is 0 everywhere in this network; degree says more");
    }

    private void sumAtRadius(Graph graph, Workers workers, double[] excess, double[] values) {
        @Nullable BreadthFirst[] searches = new @Nullable BreadthFirst[workers.threads()];
        workers.run(graph.vertices(), (v, worker) -> {
            BreadthFirst search = searches[worker];
            if (search == null) {
                search = BreadthFirst.bothWays(graph);
                searches[worker] = search;
            }
            double sum = 0;
            for (int i = search.from(v, radius) - 1; search.distance[search.order[i]] == radius; i--) {
                sum += excess[search.order[i]];
            }
            values[v] = sum;
        });
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(28L * graph.vertices()
                + DistinctPairs.estimate(graph).bytes()
                + threads * (8L * graph.vertices() + 5L * graph.memberships().groups()));
    }
}
