package org.grapevine.centrality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;

/** The verifier of all set measures: distances and path counts of all pairs by definition, and every set there is. */
final class SlowSets {
    private final int n;
    private final double[][] tied;
    private final double[][] distance;

    SlowSets(Graph graph) {
        tied = Expanded.matrix(Expanded.simple(graph));
        n = tied.length;
        distance = distances(new int[0]);
    }

    /** Hops between all pairs that avoid {@code removed}; infinite where there is no way. */
    private double[][] distances(int[] removed) {
        double[][] d = new double[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                boolean gone = isIn(u, removed) || isIn(v, removed);
                d[u][v] = u == v ? 0 : tied[u][v] > 0 && !gone ? 1 : Double.POSITIVE_INFINITY;
            }
        }
        for (int w = 0; w < n; w++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    d[u][v] = Math.min(d[u][v], d[u][w] + d[w][v]);
                }
            }
        }
        return d;
    }

    private static boolean isIn(int v, int[] set) {
        for (int u : set) {
            if (u == v) {
                return true;
            }
        }
        return false;
    }

    double reach(int[] set) {
        double sum = 0;
        for (int v = 0; v < n; v++) {
            int to = v;
            double nearest =
                    Arrays.stream(set).mapToDouble(u -> distance[u][to]).min().orElse(Double.POSITIVE_INFINITY);
            sum += isIn(v, set) ? 1 : 1 / nearest;
        }
        return sum / n;
    }

    double harmonic(int[] set) {
        return n * reach(set) - set.length;
    }

    double coverage(int[] set) {
        double covered = 0;
        for (int v = 0; v < n; v++) {
            int to = v;
            covered += !isIn(v, set) && Arrays.stream(set).anyMatch(u -> tied[u][to] > 0) ? 1 : 0;
        }
        return covered / Math.max(1, n - set.length);
    }

    double fragmentation(int[] set) {
        return 1 - overPairs(set, hops -> 1 / hops);
    }

    /** Of the pairs that are left without {@code set} the share that cannot reach each other, however far apart the others are. */
    double unreachable(int[] set) {
        return 1 - overPairs(set, hops -> Double.isInfinite(hops) ? 0 : 1);
    }

    private double overPairs(int[] set, DoubleUnaryOperator ofHops) {
        double left = n - set.length;
        double[][] d = distances(set);
        double sum = 0;
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                sum += u == v ? 0 : ofHops.applyAsDouble(d[u][v]);
            }
        }
        return left < 2 ? 0 : sum / (left * (left - 1));
    }

    /** The best value that {@code value} gives to any set of {@code size} vertices. */
    double most(int size, ToDoubleFunction<int[]> value) {
        return subsets(size).stream().mapToDouble(value).max().orElse(0);
    }

    /** Every set of {@code size} vertices. */
    List<int[]> subsets(int size) {
        List<int[]> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << n; bits++) {
            if (Integer.bitCount(bits) == size) {
                int chosen = bits;
                sets.add(IntStream.range(0, n)
                        .filter(v -> (chosen >> v & 1) == 1)
                        .toArray());
            }
        }
        return sets;
    }
}
