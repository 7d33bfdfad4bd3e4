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
 * 8 bytes a vertex beside those of the spectral radius.
 *
 * @param alpha positive; NaN for half of what is allowed, 0.5 / lambda1, where lambda1 counts as 1 if no walk ever returns
 * @param tolerance the run ends when no score can be further off than this times the mean score
 * @param maxRounds at least 1; a run that reaches it says so in its result
 */
public record Katz(double alpha, double tolerance, int maxRounds) implements Centrality {
    /* Symmetric: I - alpha W is positive definite with smallest eigenvalue 1 - alpha lambda1, so a residual r bounds the error by
     * |r| / (1 - alpha lambda1); conjugate gradients. The walks from everybody, by which Lanczos finds lambda1, span what conjugate gradients
     * search: where one block has the largest root for certain and few products do, the same products give lambda1 and the scores, whatever
     * alpha turns out to be, and what these lack lies along the last walks alone, so that no further product need find it. Else the series of walks is summed: where the walks of some length are nowhere more
     * than c times those one shorter, c < 1, all longer ones add at most c / (1 - c) times the last. */

    private static final double ROUNDING = 1e-12;
    private static final double NOTHING = 1e-290;
    private static final int SPARE = 5;

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
        return new MemoryEstimate(SpectralRadius.estimate(graph).bytes() + 8L * graph.vertices());
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        if (n == 0) {
            return Scores.exact(new double[0]);
        }
        Perron perron = SpectralRadius.blocks(graph, workers);
        if (graph.symmetric() && perron.dominant().length == 1 && maxRounds > Krylov.SIZE) {
            return walked(graph, perron, workers);
        }
        double radius = perron.value();
        double damping = damping(radius);
        requireDying(damping, radius);
        Product product = new Product(graph, workers);
        return graph.symmetric()
                ? solved(product, damping, 1 - damping * radius, new double[n], 0, new double[SPARE][n])
                : summed(product, n, damping);
    }

    /** The walks from everybody give lambda1 and the scores, or most of both. */
    private Scores walked(Graph graph, Perron perron, Workers workers) {
        Krylov walks = walks(perron, graph.vertices());
        double first = damping(walks.value());
        requireDying(first, walks.value());
        double[] x = walks.solution(first);
        int rounds = walks.products();
        boolean precise = perron.precise(walks);
        double radius = precise ? walks.value() : perron.value(walks);
        double damping = damping(radius);
        requireDying(damping, radius);
        double smallest = 1 - damping * radius;
        Product product = new Product(graph, workers);
        double residual = walks.lack(damping) + walks.rounding(damping);
        if (!precise || residual > tolerance * smallest) {
            return solved(product, damping, smallest, x, rounds, walks.spare(SPARE));
        }
        double[] values = walks.next(damping, x);
        return result(product, values, rounds, residual / smallest).withWorth(scaled(product, damping, x));
    }

    private void requireDying(double damping, double radius) {
        if (damping * radius >= 1 - ROUNDING) {
            throw new IllegalArgumentException("alpha " + alpha + " is not in (0, " + 1 / radius + ")");
        }
    }

    private static double[] scaled(Product product, double factor, double[] x) {
        product.rows((from, to) -> {
            for (int v = from; v < to; v++) {
                x[v] *= factor;
            }
            return 0;
        });
        return x;
    }

    private double damping(double radius) {
        return Double.isNaN(alpha) ? .5 / (radius == 0 ? 1 : radius) : alpha;
    }

    /** The walks from everybody, as far as lambda1 and the scores need them and as many are kept. */
    private Krylov walks(Perron perron, int n) {
        Krylov walks = perron.search();
        double[] ones = new double[n];
        double[] sums = new double[n];
        perron.sum(ones, sums);
        Krylov.Goal goal = (residual, value, gap) -> {
            double damping = damping(value);
            return perron.precise(residual, value, gap) && walks.lack(damping) <= tolerance * (1 - damping * value);
        };
        walks.search(ones, sums, goal, Krylov.SIZE);
        return walks;
    }

    /** From {@code x}, which took {@code rounds} products; takes the arrays of {@code spare} as its own. */
    private Scores solved(Product product, double damping, double smallest, double[] x, int rounds, double[][] spare) {
        int n = x.length;
        double enough = tolerance * smallest / n;
        double[] values = spare[0];
        int products = rounds == 0 ? 0 : rounds + 1;
        double residual = rounds == 0 ? Double.POSITIVE_INFINITY : step(product, damping, x, values);
        if (!(residual <= enough * n)) {
            double[] ones = spare[1];
            Arrays.fill(ones, 1);
            double[] lacking = values;
            for (int v = 0; v < n; v++) {
                lacking[v] = rounds > 0 ? values[v] - x[v] : 1;
            }
            PositiveDefinite system = new PositiveDefinite(product, ones, ones, damping);
            system.on(spare[2], spare[3], spare[4]);
            double[] more = system.solve(
                    lacking, (left, total) -> left <= enough * Math.max(n, total), maxRounds - 1 - products);
            for (int v = 0; v < n; v++) {
                x[v] += more[v];
            }
            products += system.rounds() + 1;
            residual = step(product, damping, x, values);
        }
        return result(product, values, products, residual / smallest).withWorth(scaled(product, damping, x));
    }

    /** {@code values = 1 + damping W x}; returns by how much that differs from {@code x}. */
    private static double step(Product product, double damping, double[] x, double[] values) {
        return Math.sqrt(product.times(x, values, (from, to) -> {
            double square = 0;
            for (int v = from; v < to; v++) {
                values[v] = 1 + damping * values[v];
                square += (values[v] - x[v]) * (values[v] - x[v]);
            }
            return square;
        }));
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
