package org.grapevine.centrality;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.graph.Components;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;

/** The verifier of all measures made of products: the full matrix, solved by elimination or multiplied as the definition says. */
final class DenseWalks {
    private static final int SQUARINGS = 50;

    private final double[][] matrix;
    private final int n;

    DenseWalks(Graph graph) {
        this(Expanded.matrix(graph));
    }

    private DenseWalks(double[][] matrix) {
        this.matrix = matrix;
        this.n = matrix.length;
    }

    /** How many strong components have the spectral radius of the whole, if that is positive. */
    static long dominantBlocks(Graph graph) {
        double radius = new DenseWalks(graph).spectralRadius();
        Components strong = Components.strong(graph);
        return IntStream.range(0, strong.count())
                .filter(block -> strong.size[block] > 1)
                .filter(block -> inside(graph, strong.of, block).spectralRadius() > radius - 1e-9)
                .count();
    }

    private static DenseWalks inside(Graph graph, int[] of, int block) {
        double[][] matrix = Expanded.matrix(graph);
        for (int u = 0; u < matrix.length; u++) {
            for (int v = 0; v < matrix.length; v++) {
                matrix[u][v] = of[u] == block && of[v] == block ? matrix[u][v] : 0;
            }
        }
        return new DenseWalks(matrix);
    }

    double[] pageRank(double damping) {
        return pageRank(damping, IntStream.range(0, n).toArray());
    }

    /** The walker goes to one of {@code set}, also from where there is nowhere to go. */
    double[] pageRank(double damping, int[] set) {
        double[] restart = new double[n];
        for (int v : set) {
            restart[v] = 1.0 / set.length;
        }
        double[][] system = new double[n][n];
        double[] right = new double[n];
        for (int v = 0; v < n; v++) {
            double strength = 0;
            for (int u = 0; u < n; u++) {
                strength += matrix[u][v];
            }
            for (int u = 0; u < n; u++) {
                double step = strength > 0 ? matrix[u][v] / strength : restart[u];
                system[u][v] = (u == v ? 1 : 0) - damping * step;
            }
            right[v] = (1 - damping) * restart[v];
        }
        return solve(system, right);
    }

    double[] katz(double alpha) {
        double[][] system = new double[n][n];
        double[] right = new double[n];
        Arrays.fill(right, 1);
        for (int v = 0; v < n; v++) {
            for (int u = 0; u < n; u++) {
                system[v][u] = (u == v ? 1 : 0) - alpha * matrix[v][u];
            }
        }
        return solve(system, right);
    }

    double[] diffusion(double q, int rounds) {
        double[] heard = new double[n];
        double[] news = new double[n];
        Arrays.fill(news, 1);
        for (int round = 0; round < rounds; round++) {
            double[] next = times(news);
            for (int v = 0; v < n; v++) {
                next[v] *= q;
                heard[v] += next[v];
            }
            news = next;
        }
        return heard;
    }

    double[] times(double[] x) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, x)).toArray();
    }

    /** By Gelfand's formula on I + W, whose radius is one more. */
    double spectralRadius() {
        double[][] power = new double[n][];
        for (int v = 0; v < n; v++) {
            power[v] = matrix[v].clone();
            power[v][v]++;
        }
        double logarithm = 0;
        for (int squaring = 0; squaring < SQUARINGS; squaring++) {
            double largest =
                    Arrays.stream(power).flatMapToDouble(Arrays::stream).max().orElse(1);
            logarithm += Math.log(largest) / Math.scalb(1.0, squaring);
            for (double[] row : power) {
                for (int v = 0; v < n; v++) {
                    row[v] /= largest;
                }
            }
            power = product(power, power);
        }
        return Math.expm1(logarithm);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            double value = b[k];
            b[k] = b[pivot];
            b[pivot] = value;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                b[i] -= factor * b[k];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = b[i];
            for (int j = i + 1; j < n; j++) {
                rest -= a[i][j] * x[j];
            }
            x[i] = rest / a[i][i];
        }
        return x;
    }
}
