package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Current-flow betweenness: how much of a unit of current between two others runs through a vertex, summed over all pairs: introductions by
 * all routes, not only the shortest. Newman, <i>Social Networks</i> 27 (2005) 39-54; computed as in Brandes and Fleischer, STACS 2005.
 *
 * <p>Ties conduct as much as they weigh; direction does not matter; ties of a pair add up. No current runs between components. Exact where
 * no component has more than {@value #DENSE} vertices, O(n^2 log n) for each tied pair at most. Else from drawn pairs, a solution of a linear system
 * each: with probability {@code 1 - delta} no normalised score is off by more than {@code epsilon}.
 *
 * @param scale {@code NORM} divides by the number of pairs of others, (n - 1)(n - 2) / 2
 * @param epsilon from 0.0001 to 0.5, on the normalised scale
 * @param delta in (0, 1)
 * @param seed of the draw
 */
public record CurrentFlowBetweenness(Scale scale, double epsilon, double delta, long seed) implements Centrality {
    /* A tie u-v of conductance c carries c |(P(u, s) - P(v, s)) - (P(u, t) - P(v, t))| of the current from s to t, P the inverse of the
     * Laplacian matrix: the differences of the entries of one row, summed over all pairs by sorting it. Half of what the ties of v carry
     * runs through v. For drawn pairs the potentials take the place of P; and the sum over the pairs of a group of how far potentials lie
     * apart comes from sorting its members. */

    static final int DENSE = 500;

    public CurrentFlowBetweenness {
        PairDraw.check(epsilon, delta);
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        Conductors conductors = Conductors.of(graph, workers);
        int n = graph.vertices();
        if (conductors.largest() <= DENSE) {
            double[] values = exact(conductors, workers);
            for (int v = 0; v < n && scale == Scale.NORM; v++) {
                values[v] /= pairs(n);
            }
            return Scores.exact(values);
        }
        return drawn(conductors, workers);
    }

    /** From drawn pairs, however few vertices there are. */
    Scores drawn(Conductors conductors, Workers workers) {
        int n = conductors.graph.vertices();
        double pairs = pairs(n);
        PairDraw draw = new PairDraw(n, () -> new Currents(conductors, workers), seed, workers);
        double[] values = draw.means(epsilon * (n - 2) / n, delta);
        double unit = scale == Scale.NORM ? 1 : pairs;
        for (int v = 0; v < n; v++) {
            values[v] *= unit * n / (n - 2);
        }
        return Scores.iterated(values, draw.pairs(), true, epsilon * unit)
                .withNote("within %s of the normalised score with probability %s (%,d pairs drawn)"
                        .formatted(epsilon, 1 - delta, draw.pairs()));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long square = Math.min(DENSE, graph.vertices());
        return new MemoryEstimate(Conductors.bytes(graph)
                + PairDraw.bytes(graph.vertices(), threads)
                + 24 * square * square
                + 80L * threads * graph.vertices());
    }

    private static double pairs(int n) {
        return Math.max(1, (n - 1.0) * (n - 2.0) / 2);
    }

    private static double[] exact(Conductors conductors, Workers workers) {
        double[] values = new double[conductors.graph.vertices()];
        for (int[] members : conductors.members()) {
            double[][] matrix = conductors.matrix(members);
            double[][] inverse = Conductors.inverse(matrix, workers);
            workers.run(members.length, (i, worker) -> values[members[i]] = through(i, matrix[i], inverse));
        }
        return values;
    }

    private static double through(int v, double[] conductance, double[][] inverse) {
        int n = inverse.length;
        double[] row = new double[n];
        double sum = 0;
        for (int u = 0; u < n; u++) {
            if (conductance[u] > 0) {
                double own = inverse[v][v] - inverse[u][v];
                double carried = 0;
                for (int s = 0; s < n; s++) {
                    row[s] = inverse[v][s] - inverse[u][s];
                    carried -= Math.abs(row[s] - own);
                }
                Arrays.sort(row);
                for (int rank = 0; rank < n; rank++) {
                    carried += (2 * rank - n + 1) * row[rank];
                }
                sum += conductance[u] * carried;
            }
        }
        return Math.max(0, sum / 2);
    }

    /** What runs through whom between two vertices. */
    private static final class Currents implements PairDraw.Source {
        private final Conductors conductors;
        private final PositiveDefinite system;
        private final double[] current;
        private final double[] through;
        private final double[] sorted;
        private final double[] below;

        Currents(Conductors conductors, Workers workers) {
            this.conductors = conductors;
            system = conductors.system(new Product(conductors.graph, workers.alone()));
            current = new double[conductors.graph.vertices()];
            through = new double[conductors.graph.vertices()];
            sorted = new double[conductors.graph.memberships().ofGroup.longestRow()];
            below = new double[sorted.length + 1];
        }

        @Override
        public void between(int s, int t, PairDraw.Passing passing) {
            if (conductors.components.of[s] != conductors.components.of[t]) {
                return;
            }
            Arrays.fill(current, 0);
            current[s] = 1;
            current[t] = -1;
            double[] potential = conductors.potentials(system, current);
            flow(potential);
            flowThroughGroups(potential);
            for (int v = 0; v < through.length; v++) {
                if (through[v] > 0 && v != s && v != t) {
                    passing.at(v, Math.min(1, through[v] / 2));
                }
            }
        }

        private void flow(double[] potential) {
            Arcs out = conductors.graph.out();
            for (int v = 0; v < through.length; v++) {
                through[v] = 0;
                for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                    through[v] += out.weight(a) * Math.abs(potential[v] - potential[out.target[a]]);
                }
            }
        }

        private void flowThroughGroups(double[] potential) {
            Memberships groups = conductors.graph.memberships();
            Arcs members = groups.ofGroup;
            for (int g = 0; g < groups.groups(); g++) {
                int size = members.degree(g);
                int begin = members.offset[g];
                double above = 0;
                for (int i = 0; i < size; i++) {
                    sorted[i] = potential[members.target[begin + i]];
                    above += sorted[i];
                }
                Arrays.sort(sorted, 0, size);
                for (int i = 0; i < size; i++) {
                    below[i + 1] = below[i] + sorted[i];
                }
                for (int i = 0; i < size; i++) {
                    int v = members.target[begin + i];
                    int rank = Arrays.binarySearch(sorted, 0, size, potential[v]);
                    double apart = potential[v] * (2 * rank - size) - 2 * below[rank] + above;
                    through[v] += groups.weight[g] * Math.max(0, apart);
                }
            }
        }
    }
}
