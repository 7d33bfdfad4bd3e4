package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * Current-flow closeness: closeness by all routes, not only the shortest: 1 / the sum of the resistances between a vertex and each other
 * of its component, where ties conduct as much as they weigh. Brandes and Fleischer, STACS 2005; the information centrality of Stephenson
 * and Zelen, <i>Social Networks</i> 11 (1989) 1-37, but for the factor n.
 *
 * <p>Direction does not matter; ties of a pair add up. Each component counts by itself, an isolated vertex has 0. Exact where no component
 * has more than {@value #DENSE} vertices, O(n^3) each. Else from drawn vectors, a solution of a linear system each, O(log(n / delta) /
 * epsilon^2) of them: with probability {@code 1 - delta} no score is off by more than {@code epsilon} of itself.
 *
 * @param epsilon in (0, 1)
 * @param delta in (0, 1)
 * @param seed of the draw
 */
public record CurrentFlowCloseness(double epsilon, double delta, long seed) implements Centrality {
    /* The sum of resistances of v is n P(v, v) + the trace of P, for P the inverse of the Laplacian matrix. If b is drawn normally with
     * covariance L, z = P b has covariance P: so the squares of z(v) in k draws sum to P(v, v) times a chi-squared number of k degrees of
     * freedom, off by more than a share e < 1 with probability at most 2 exp(-k (e^2 / 2 - e^3 / 3) / 2). Spielman and Srivastava, SIAM J.
     * Computing 40 (2011) 1913-1926, with normal numbers. What holds for all P(v, v) holds for their sum and for the resistances; of the
     * inverse e = epsilon / (1 + epsilon) makes a share of at most epsilon. */

    static final int DENSE = 1000;

    public CurrentFlowCloseness {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("epsilon " + epsilon + " is not in (0, 1)");
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta " + delta + " is not in (0, 1)");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        Conductors conductors = Conductors.of(graph, workers);
        return conductors.largest() <= DENSE ? exact(conductors, workers) : sketched(conductors, workers);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long square = Math.min(DENSE, graph.vertices());
        return new MemoryEstimate(Conductors.bytes(graph) + threads * (16 * square * square + 80L * graph.vertices()));
    }

    private static Scores exact(Conductors conductors, Workers workers) {
        double[] diagonal = new double[conductors.graph.vertices()];
        int[][] members = conductors.members();
        workers.run(members.length, (c, worker) -> {
            double[][] inverse = Conductors.inverse(conductors.matrix(members[c]), workers);
            for (int i = 0; i < inverse.length; i++) {
                diagonal[members[c][i]] = inverse[i][i];
            }
        });
        return Scores.exact(values(conductors, diagonal));
    }

    private static double[] values(Conductors conductors, double[] diagonal) {
        double[] trace = new double[conductors.components.count()];
        for (int v = 0; v < diagonal.length; v++) {
            trace[conductors.components.of[v]] += diagonal[v];
        }
        double[] values = new double[diagonal.length];
        for (int v = 0; v < values.length; v++) {
            int component = conductors.components.of[v];
            int size = conductors.components.size[component];
            values[v] = size == 1 ? 0 : 1 / (size * diagonal[v] + trace[component]);
        }
        return values;
    }

    /** From drawn vectors, however few vertices there are. */
    Scores sketched(Conductors conductors, Workers workers) {
        int n = conductors.graph.vertices();
        double share = epsilon / (1 + epsilon);
        double draws = Math.ceil(2 * Math.log(2.0 * n / delta) / (share * share / 2 - share * share * share / 3));
        if (draws > Integer.MAX_VALUE / 2.0) {
            throw new IllegalArgumentException("epsilon " + epsilon + " would take " + draws + " draws");
        }
        PositiveDefinite system = conductors.system(new Product(conductors.graph, workers));
        double[] b = new double[n];
        RandomStream random = new RandomStream();
        double[] diagonal = new double[n];
        for (int k = 0; k < (int) draws; k++) {
            random.seek(seed, k);
            conductors.draw(random, workers, b);
            double[] z = conductors.potentials(system, b);
            conductors.centre(z);
            for (int v = 0; v < n; v++) {
                diagonal[v] += z[v] * z[v] / draws;
            }
            workers.progress().at(k + 1, (long) draws);
        }
        double[] values = values(conductors, diagonal);
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return Scores.iterated(values, (int) draws, true, most * epsilon / (1 - epsilon))
                .withNote("each within %s of itself with probability %s (%,d vectors drawn)"
                        .formatted(epsilon, 1 - delta, (int) draws));
    }
}
