package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Product;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * A graph as a circuit: every tie conducts as much as it weighs, both ways; ties of a pair (opposite arcs, the direct one, one for each shared
 * group) lie side by side and add up. How much a membership talks is left out. Groups are never expanded, except within {@link #inverse}.
 */
final class Conductors {
    /* With L = D - W, W the conductances and D their sums, a current of b (in total 0 in each component) needs potentials L+ b: conjugate
     * gradients keep to the space in which L is regular. A group of s members and pair weight w is w s (I - J / s), w s times a projection:
     * so a random vector of covariance L is had from one number a tie and one a member. */

    private static final double ROUNDING = 1e-11;
    private static final int BREATH = 1 << 12;

    final Graph graph;
    final Components components;
    private final double[] strength;
    private final double[] inverse;

    private Conductors(Graph graph, Components components, double[] strength, double[] inverse) {
        this.graph = graph;
        this.components = components;
        this.strength = strength;
        this.inverse = inverse;
    }

    static Conductors of(Graph given, Workers workers) {
        Graph graph = given.symmetric() ? given : undirected(given);
        double[] inverse = new double[graph.vertices()];
        double[] strength = new double[graph.vertices()];
        new Product(graph, workers).sums(inverse, strength);
        for (int v = 0; v < strength.length; v++) {
            strength[v] = strength[v] > 0 ? strength[v] : 1;
            inverse[v] = 1 / strength[v];
        }
        return new Conductors(graph, Components.weak(graph, workers), strength, inverse);
    }

    /** The bytes that it takes. */
    static long bytes(Graph graph) {
        return 32L * graph.vertices()
                + (graph.symmetric()
                        ? 0
                        : 40L * graph.out().size() + 40L * graph.memberships().size());
    }

    private static Graph undirected(Graph given) {
        GraphBuilder builder = new GraphBuilder(given.vertices(), false, Weighting.STRENGTH);
        for (int v = 0; v < given.vertices(); v++) {
            for (int a = given.out().offset[v]; a < given.out().offset[v + 1]; a++) {
                if (given.directed() || v < given.out().target[a]) {
                    builder.arc(v, given.out().target[a], given.out().weight(a));
                }
            }
        }
        Memberships groups = given.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            builder.group(groups.weight[g]);
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                builder.member(g, groups.ofGroup.target[a]);
            }
        }
        return builder.build();
    }

    /** How many vertices the largest component has. */
    int largest() {
        int largest = components.largest();
        return largest < 0 ? 0 : components.size[largest];
    }

    /** The vertices of each component, in ascending order. */
    int[][] members() {
        int[][] members = new int[components.count()][];
        for (int c = 0; c < members.length; c++) {
            members[c] = new int[components.size[c]];
        }
        int[] count = new int[members.length];
        for (int v = 0; v < graph.vertices(); v++) {
            int c = components.of[v];
            members[c][count[c]++] = v;
        }
        return members;
    }

    /** What conducts between each two of {@code members}, a component. */
    double[][] matrix(int[] members) {
        double[][] matrix = new double[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            Arcs out = graph.out();
            for (int a = out.offset[members[i]]; a < out.offset[members[i] + 1]; a++) {
                matrix[i][place(members, out.target[a])] += out.weight(a);
            }
            Memberships groups = graph.memberships();
            for (int m = groups.ofVertex.offset[members[i]]; m < groups.ofVertex.offset[members[i] + 1]; m++) {
                int g = groups.ofVertex.target[m];
                for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                    if (groups.ofGroup.target[a] != members[i]) {
                        matrix[i][place(members, groups.ofGroup.target[a])] += groups.weight[g];
                    }
                }
            }
        }
        return matrix;
    }

    private static int place(int[] members, int v) {
        return Arrays.binarySearch(members, v);
    }

    /** Potentials: the inverse of L but for a constant, for the conductances of a component. O(n^3). */
    static double[][] inverse(double[][] matrix, Workers workers) {
        int n = matrix.length;
        double[][] inverse = new double[n][n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] -= matrix[i][j];
                inverse[i][i] += matrix[i][j];
                total += matrix[i][j];
            }
        }
        if (total == 0) {
            return inverse;
        }
        double level = total / n / n;
        for (double[] row : inverse) {
            for (int j = 0; j < n; j++) {
                row[j] += level;
            }
        }
        for (int k = 0; k < n; k++) {
            workers.checkCancelled();
            sweep(inverse, k);
        }
        for (double[] row : inverse) {
            for (int j = 0; j < n; j++) {
                row[j] -= 1 / (level * n * n);
            }
        }
        return inverse;
    }

    private static void sweep(double[][] matrix, int k) {
        double[] row = matrix[k];
        double pivot = 1 / row[k];
        row[k] = 1;
        for (int j = 0; j < row.length; j++) {
            row[j] *= pivot;
        }
        for (int i = 0; i < row.length; i++) {
            if (i != k) {
                double[] other = matrix[i];
                double factor = other[k];
                other[k] = 0;
                for (int j = 0; j < row.length; j++) {
                    other[j] -= factor * row[j];
                }
            }
        }
    }

    /** What finds {@link #potentials} with this {@code product}, time after time in the same memory. */
    PositiveDefinite system(Product product) {
        return new PositiveDefinite(product, strength, inverse, 1);
    }

    /** Potentials for the current {@code b}, in total 0 in each component; until the next call with this {@code system}. */
    double[] potentials(PositiveDefinite system, double[] b) {
        double square = 0;
        for (int v = 0; v < b.length; v++) {
            square += b[v] * b[v] * inverse[v];
        }
        double enough = ROUNDING * Math.sqrt(square);
        return system.solve(b, (residual, total) -> residual <= enough, 20 * b.length + 100);
    }

    /** Makes the mean of each component 0. */
    void centre(double[] z) {
        double[] mean = new double[components.count()];
        for (int v = 0; v < z.length; v++) {
            mean[components.of[v]] += z[v] / components.size[components.of[v]];
        }
        for (int v = 0; v < z.length; v++) {
            z[v] -= mean[components.of[v]];
        }
    }

    /** Fills {@code b} with a vector drawn from the normal distribution whose covariance matrix is L. */
    void draw(RandomStream random, Workers workers, double[] b) {
        Arrays.fill(b, 0);
        Arcs out = graph.out();
        for (int v = 0; v < b.length; v++) {
            if (v % BREATH == 0) {
                workers.checkCancelled();
            }
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                if (v < out.target[a]) {
                    double current = Math.sqrt(out.weight(a)) * normal(random);
                    b[v] += current;
                    b[out.target[a]] -= current;
                }
            }
        }
        Memberships groups = graph.memberships();
        double[] part = new double[groups.ofGroup.longestRow()];
        for (int g = 0; g < groups.groups(); g++) {
            int begin = groups.ofGroup.offset[g];
            int members = groups.members(g);
            double mean = 0;
            for (int i = 0; i < members; i++) {
                part[i] = normal(random);
                mean += part[i] / members;
            }
            double scale = Math.sqrt(groups.weight[g] * members);
            for (int i = 0; i < members; i++) {
                b[groups.ofGroup.target[begin + i]] += scale * (part[i] - mean);
            }
        }
    }

    /** Box and Muller, <i>Annals of Mathematical Statistics</i> 29 (1958) 610-611. */
    private static double normal(RandomStream random) {
        return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
    }
}
