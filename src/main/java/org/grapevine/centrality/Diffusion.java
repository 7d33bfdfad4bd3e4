package org.grapevine.centrality;

import org.grapevine.graph.Diameter;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;

/**
 * Diffusion centrality: how often news that starts at a vertex is heard in {@code rounds} rounds, where whoever hears it passes it along
 * each arc with probability {@code q * weight}: the sum of (q W)^t 1 over t from 1 to {@code rounds}. Banerjee, Chandrasekhar, Duflo and
 * Jackson, <i>Science</i> 341 (2013) 1236498.
 *
 * <p>Exact. One round counts out-arcs by weight; infinitely many give Katz centrality where {@code q < 1 / lambda1}. A vertex without
 * out-arcs has 0. A pair counts once for its direct arc and once for each group it shares. O(m) a round, 24 bytes a vertex, and what the
 * defaults need: {@link SpectralRadius} and {@link Diameter}.
 *
 * @param q positive; NaN for 1 in a graph of probabilities, else 1 / lambda1, where lambda1 counts as 1 if no walk ever returns
 * @param rounds at least 1; 0 for the diameter of the largest component, direction aside
 */
public record Diffusion(double q, int rounds) implements Centrality {
    /* Horner's rule: x = q W (1 + x), so the vector that a round multiplies is also what a unit of tie is worth. */

    private static final double MOST = 1e300;

    public Diffusion {
        if (!(q > 0 || Double.isNaN(q))) {
            throw new IllegalArgumentException("q " + q + " is not positive");
        }
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds " + rounds + " is not at least 0");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int most = rounds > 0 ? rounds : Diameter.of(graph, workers);
        double passing = most > 0 ? passing(graph, workers) : 1;
        Product product = new Product(graph, workers);
        double[] worth = new double[graph.vertices()];
        double[] values = new double[graph.vertices()];
        for (int round = 1; round <= most; round++) {
            double total = round(product, passing, worth, values);
            if (total > MOST) {
                return Scores.iterated(values, round, false, Double.NaN)
                        .withWorth(worth)
                        .withNote(
                                "news multiplies without end (R is above 1): after round %d of %d the numbers passed %.0g"
                                        .formatted(round, most, MOST));
            }
        }
        return Scores.exact(values).withWorth(worth);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long defaults = Double.isNaN(q) && graph.weighting() != Weighting.PROBABILITY
                ? SpectralRadius.estimate(graph).bytes()
                : 0;
        long diameter = rounds > 0
                ? 0
                : 40L * graph.vertices() + 10L * graph.memberships().groups();
        return new MemoryEstimate(Math.max(24L * graph.vertices(), Math.max(defaults, diameter)));
    }

    private double passing(Graph graph, Workers workers) {
        if (!Double.isNaN(q)) {
            return q;
        }
        if (graph.weighting() == Weighting.PROBABILITY) {
            return 1;
        }
        double radius = SpectralRadius.of(graph, workers);
        return radius == 0 ? 1 : 1 / radius;
    }

    private static double round(Product product, double passing, double[] worth, double[] values) {
        product.rows((from, to) -> {
            for (int v = from; v < to; v++) {
                worth[v] = passing * (1 + values[v]);
            }
            return 0;
        });
        return product.times(worth, values, (from, to) -> {
            double total = 0;
            for (int v = from; v < to; v++) {
                total += values[v];
            }
            return total;
        });
    }
}
