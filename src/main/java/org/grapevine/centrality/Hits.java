package org.grapevine.centrality;

import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Hubs and authorities: a good hub sends to good authorities, a good authority is sent to by good hubs. With authority scores a and hub
 * scores h: {@code h = W a} and {@code a = W' h} up to a constant: the singular vectors of the largest singular value. Kleinberg,
 * <i>J. ACM</i> 46 (1999) 604-632.
 *
 * <p>Somebody is there twice, as sender and as receiver; where these fall into components that share no arc, the one with the largest
 * singular value scores and all others have 0; of equals the one with the smallest receiver. On an undirected graph sending and receiving
 * are the same and both scores are the eigenvector centrality. A pair counts once for its direct arc and once for each group it shares.
 * O(m + 16 n) a round, which is two products.
 *
 * @param role which score
 * @param scale of the score
 * @param tolerance the run ends when no score, at a Euclidean norm of 1, can be further off than this
 * @param maxRounds at least 1; a run that reaches it says so in its result
 */
public record Hits(Role role, Unit scale, double tolerance, int maxRounds) implements Centrality {
    /** Which of the two scores. */
    public enum Role {
        /** Sends. */
        HUB,
        /** Receives. */
        AUTHORITY
    }

    /** What is 1. */
    public enum Unit {
        /** The sum of all scores. */
        SUM,
        /** The largest score. */
        MAX
    }

    /* The authorities are the Perron vector of W'W, which is symmetric and non-negative; its blocks are the receivers that share a sender. */

    public Hits {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is not positive");
        }
        if (maxRounds < 1) {
            throw new IllegalArgumentException("max-rounds " + maxRounds + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        Product product = new Product(graph, workers);
        Perron perron = graph.symmetric() ? SpectralRadius.blocks(graph, workers) : receivers(graph, product, workers);
        int[] dominant = perron.dominant();
        if (dominant.length == 0) {
            Scores none = Scores.exact(new double[n]);
            return role == Role.HUB ? none.withWorth(new double[n]) : none;
        }
        Krylov search = perron.solved(dominant[0], (residual, value, gap) -> residual <= tolerance * gap, maxRounds);
        double[] authority = search.vector();
        product.rows((from, to) -> makePositive(authority, from, to));
        double[] values = authority;
        if (role == Role.HUB) {
            values = new double[n];
            product.times(authority, values);
        }
        double bound = search.residual() / search.gap();
        return scaled(product, values, authority, search.products(), bound);
    }

    private Perron receivers(Graph graph, Product product, Workers workers) {
        double[] sent = new double[graph.vertices()];
        NonNegative square = (x, y, then) -> {
            product.times(x, sent);
            return product.transposedTimes(sent, y, then);
        };
        return new Perron(square, true, Components.sharingSenders(graph), workers);
    }

    private Scores scaled(Product product, double[] values, double[] authority, int rounds, double bound) {
        double largest = product.largest((from, to) -> largest(values, from, to));
        double sum = product.rows((from, to) -> sum(values, from, to));
        double norm = Math.sqrt(product.rows((from, to) -> square(values, from, to)));
        double one = scale == Unit.SUM ? sum : largest;
        // the unit errs too: by the error of one score, or by that of the sum, at most sqrt(n) times as much
        double unit = scale == Unit.SUM ? Math.sqrt(values.length) * largest / sum : 1;
        double[] worth = new double[values.length];
        product.rows((from, to) -> {
            for (int v = from; v < to; v++) {
                values[v] /= one;
                worth[v] = authority[v] / one;
            }
            return 0;
        });
        Scores scores = Scores.iterated(values, rounds, bound <= tolerance, bound * norm / one * (1 + unit));
        return role == Role.HUB ? scores.withWorth(worth) : scores;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(8L * (Krylov.SIZE + 5) * graph.vertices()
                + 56L * graph.memberships().groups());
    }

    private static double makePositive(double[] x, int from, int to) {
        for (int v = from; v < to; v++) {
            x[v] = Math.abs(x[v]);
        }
        return 0;
    }

    private static double largest(double[] x, int from, int to) {
        double largest = 0;
        for (int v = from; v < to; v++) {
            largest = Math.max(largest, x[v]);
        }
        return largest;
    }

    private static double sum(double[] x, int from, int to) {
        double sum = 0;
        for (int v = from; v < to; v++) {
            sum += x[v];
        }
        return sum;
    }

    private static double square(double[] x, int from, int to) {
        double square = 0;
        for (int v = from; v < to; v++) {
            square += x[v] * x[v];
        }
        return square;
    }
}
