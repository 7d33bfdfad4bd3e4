package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Katz centrality: every walk that starts at a vertex counts, damped by {@code alpha} a step: {@code x = 1 + alpha W x}. Katz,
 * <i>Psychometrika</i> 18 (1953) 39-43.
 *
 * <p>Scores are at least 1; an isolated vertex has exactly 1. The weight of a walk is the product of the weights of its arcs; a pair counts
 * once for its direct arc and once for each group it shares. Needs {@code alpha < 1 / lambda1} ({@link SpectralRadius}). O(m) a round;
 * 48 bytes a vertex, before that those of the spectral radius.
 *
 * @param alpha positive; NaN for half of what is allowed, 0.5 / lambda1, where lambda1 counts as 1 if no walk ever returns
 * @param tolerance the run ends when no score can be further off than this times the mean score
 * @param maxRounds at least 1; a run that reaches it says so in its result
 */
public record Katz(double alpha, double tolerance, int maxRounds) implements Centrality {
    /* Symmetric: I - alpha W is positive definite with smallest eigenvalue 1 - alpha lambda1, so a residual r bounds the error by
     * |r| / (1 - alpha lambda1); conjugate gradients. Else the series of walks is summed: where the walks of some length are nowhere more
     * than c times those one shorter, c < 1, all longer ones add at most c / (1 - c) times the last. */

    private static final double ROUNDING = 1e-12;
    private static final double NOTHING = 1e-290;

    public Katz {
        if (!(alpha > 0 || Double.isNaN(alpha))) {
            throw new IllegalArgumentException("alpha " + alpha + " is not in (0, 1 / lambda1)");
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is not positive");
        }
        if (maxRounds < 1) {
            throw new IllegalArgumentException("max-rounds " + maxRounds + " is not at least 1");
        }
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(SpectralRadius.estimate(graph).bytes() + 32L * graph.vertices());
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        if (graph.vertices() == 0) {
            return Scores.exact(new double[0]);
        }
        double radius = SpectralRadius.of(graph, workers);
        double damping = Double.isNaN(alpha) ? .5 / (radius == 0 ? 1 : radius) : alpha;
        if (damping * radius >= 1 - ROUNDING) {
            throw new IllegalArgumentException("alpha " + alpha + " is not in (0, " + 1 / radius + ")");
        }
        Product product = new Product(graph, workers);
        return graph.symmetric()
                ? solved(product, graph.vertices(), damping, 1 - damping * radius)
                : summed(product, graph.vertices(), damping);
    }

    private Scores solved(Product product, int n, double damping, double smallest) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        PositiveDefinite system = new PositiveDefinite(product, ones, damping);
        double enough = tolerance * smallest / n;
        double[] x =
                system.solve(ones.clone(), (residual, total) -> residual <= enough * Math.max(n, total), maxRounds - 1);
        double[] values = new double[n];
        double square = product.times(x, values, (from, to) -> {
            double sum = 0;
            for (int v = from; v < to; v++) {
                values[v] = 1 + damping * values[v];
                sum += (values[v] - x[v]) * (values[v] - x[v]);
            }
            return sum;
        });
        product.rows((from, to) -> {
            for (int v = from; v < to; v++) {
                x[v] *= damping;
            }
            return 0;
        });
        return result(product, values, system.rounds() + 1, Math.sqrt(square) / smallest)
                .withWorth(x);
    }

    private Scores summed(Product product, int n, double damping) {
        double[] values = new double[n];
        Arrays.fill(values, 1);
        double[] walks = values.clone();
        double[] longer = new double[n];
        double bound = Double.NaN;
        int rounds = 0;
        double mean = 1;
        do {
            double[] shorter = walks;
            double[] next = longer;
            mean += product.times(shorter, next, (from, to) -> add(damping, next, values, from, to)) / n;
            rounds++;
            double ratio = product.largest((from, to) -> ratio(shorter, next, from, to));
            double most = product.largest((from, to) -> most(next, from, to));
            bound = ratio < 1 ? most * ratio / (1 - ratio) : Double.NaN;
            walks = next;
            longer = shorter;
        } while (!(bound <= tolerance * mean) && rounds < maxRounds);
        double[] last = walks;
        product.rows((from, to) -> {
            for (int v = from; v < to; v++) {
                last[v] = damping * (values[v] - last[v]);
            }
            return 0;
        });
        return result(product, values, rounds, bound).withWorth(last);
    }

    private Scores result(Product product, double[] values, int rounds, double bound) {
        double total = product.rows((from, to) -> {
            double sum = 0;
            for (int v = from; v < to; v++) {
                sum += values[v];
            }
            return sum;
        });
        return Scores.iterated(values, rounds, bound <= tolerance * total / values.length, bound);
    }

    private static double add(double damping, double[] longer, double[] values, int from, int to) {
        double sum = 0;
        for (int v = from; v < to; v++) {
            longer[v] *= damping;
            values[v] += longer[v];
            sum += longer[v];
        }
        return sum;
    }

    private static double ratio(double[] shorter, double[] longer, int from, int to) {
        double ratio = 0;
        for (int v = from; v < to; v++) {
            ratio = shorter[v] > NOTHING ? Math.max(ratio, longer[v] / shorter[v]) : ratio;
        }
        return ratio;
    }

    private static double most(double[] longer, int from, int to) {
        double most = 0;
        for (int v = from; v < to; v++) {
            most = Math.max(most, longer[v]);
        }
        return most;
    }
}
