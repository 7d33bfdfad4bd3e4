package org.grapevine.centrality;

import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Eigenvector centrality: knows people who know people. The non-negative x of Euclidean norm 1 with {@code W x = lambda1 x}: a score is
 * the sum of the scores of those a vertex can bring, times a constant. Bonacich, <i>J. Mathematical Sociology</i> 2 (1972) 113-120.
 *
 * <p>On an undirected graph it is that of the component with the largest eigenvalue; all others have 0. On a directed graph it is that of
 * the strong component with the largest eigenvalue and of all who can reach it; all others have 0. Of components with the same eigenvalue
 * it is the one with the smallest vertex, on directed graphs among those that no other one of them can reach. Where no walk ever returns
 * every score is 0. A pair counts once for its direct arc and once for each group it shares. O(m + 16 n) a round, 8 bytes a vertex and
 * round, 136 at most.
 *
 * @param tolerance the run ends when on an undirected graph no score can be further off than this; when on a directed one
 *     {@code |W x - lambda x|} is less than {@code lambda} times this
 * @param maxRounds at least 1; a run that reaches it says so in its result
 */
public record Eigenvector(double tolerance, int maxRounds) implements Centrality {
    /* The error of a vector with residual r is at most r / gap (Davis and Kahan), where the gap to the second eigenvalue is that seen by
     * the search. A last product with the absolute values makes every score of the component positive, which can only bring them nearer,
     * and gives what a unit of tie is worth. */

    public Eigenvector {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is not positive");
        }
        if (maxRounds < 1) {
            throw new IllegalArgumentException("max-rounds " + maxRounds + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        Perron perron = SpectralRadius.blocks(graph, workers);
        int[] dominant = perron.dominant();
        if (dominant.length == 0) {
            double[] none = new double[graph.vertices()];
            return Scores.exact(none)
                    .withWorth(none)
                    .withNote(none.length == 0 ? "" : "no walk along ties ever returns, so every score is 0");
        }
        int block = graph.symmetric() ? dominant[0] : unreached(graph, perron.blocks(), dominant);
        Krylov search = perron.solved(block, this::reached, maxRounds);
        boolean converged = reached(search.residual(), search.value(), search.gap());
        double bound = graph.symmetric() ? search.residual() / search.gap() : Double.NaN;
        double[] worth = search.vector();
        Product product = new Product(graph, workers);
        product.rows((from, to) -> makePositive(worth, from, to));
        int rounds = search.products() + 1;
        if (!graph.symmetric()) {
            rounds += addUpstream(product, perron.blocks(), block, search.value(), worth);
        }
        double[] values = new double[worth.length];
        double norm = Math.sqrt(product.times(worth, values, (from, to) -> square(values, from, to)));
        product.rows((from, to) -> scale(1 / norm, values, worth, from, to));
        return Scores.iterated(values, rounds, converged, bound).withWorth(worth);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(SpectralRadius.estimate(graph).bytes() + 16L * graph.vertices());
    }

    private boolean reached(double residual, double value, double gap) {
        return residual <= tolerance * gap;
    }

    /** The first of some strong components that no other of them can reach. */
    private static int unreached(Graph graph, Components components, int[] dominant) {
        BreadthFirst upstream = BreadthFirst.along(graph.reversed());
        int[] member = new int[components.count()];
        for (int v = components.of.length - 1; v >= 0; v--) {
            member[components.of[v]] = v;
        }
        for (int candidate : dominant) {
            upstream.from(member[candidate]);
            boolean alone = true;
            for (int other : dominant) {
                alone &= other == candidate || upstream.distance[member[other]] < 0;
            }
            if (alone) {
                return candidate;
            }
        }
        throw new AssertionError("strong components reach each other in a circle");
    }

    /** Gives those outside {@code block} who can reach it their share of what it has; returns the rounds that took. */
    private int addUpstream(Product product, Components components, int block, double value, double[] x) {
        if (components.size[block] == x.length) {
            return 0;
        }
        double[] y = new double[x.length];
        double last = 0;
        for (int rounds = 1; ; rounds++) {
            double change = product.times(x, y, (from, to) -> {
                double sum = 0;
                for (int v = from; v < to; v++) {
                    y[v] = components.of[v] == block ? x[v] : y[v] / value;
                    sum += y[v] - x[v];
                }
                return sum;
            });
            System.arraycopy(y, 0, x, 0, x.length);
            double ratio = rounds == 1 ? 1 : change / last;
            last = change;
            if (change == 0 || change * ratio < tolerance * (1 - ratio) || rounds >= maxRounds) {
                return rounds;
            }
        }
    }

    private static double makePositive(double[] x, int from, int to) {
        for (int v = from; v < to; v++) {
            x[v] = Math.abs(x[v]);
        }
        return 0;
    }

    private static double square(double[] x, int from, int to) {
        double square = 0;
        for (int v = from; v < to; v++) {
            square += x[v] * x[v];
        }
        return square;
    }

    private static double scale(double factor, double[] values, double[] worth, int from, int to) {
        for (int v = from; v < to; v++) {
            values[v] *= factor;
            worth[v] *= factor;
        }
        return 0;
    }
}
