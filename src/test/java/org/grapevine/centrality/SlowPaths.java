package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;

/**
 * The verifier of all shortest-path measures: a matrix of how many arcs lead from each vertex to each other one (one for the direct arc
 * and one for each shared group), distances by Floyd's algorithm, path counts by products of that matrix, sums over all pairs.
 */
final class SlowPaths {
    private final int n;
    private final boolean directed;
    private final int[][] arcs;
    private final int[][] distance;
    private final double[][] paths;

    SlowPaths(Graph graph) {
        n = graph.vertices();
        directed = graph.directed();
        arcs = arcs(graph);
        distance = distances();
        paths = paths();
    }

    private static int[][] arcs(Graph graph) {
        int[][] arcs = new int[graph.vertices()][graph.vertices()];
        for (int v = 0; v < arcs.length; v++) {
            Arcs out = graph.out();
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                arcs[v][out.target[a]]++;
            }
        }
        Memberships groups = graph.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            int[] members =
                    Arrays.copyOfRange(groups.ofGroup.target, groups.ofGroup.offset[g], groups.ofGroup.offset[g + 1]);
            for (int u : members) {
                for (int v : members) {
                    arcs[u][v] += u == v ? 0 : 1;
                }
            }
        }
        return arcs;
    }

    private int[][] distances() {
        int[][] d = new int[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                int direct = arcs[u][v] > 0 ? 1 : n;
                d[u][v] = u == v ? 0 : direct;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    d[u][v] = Math.min(d[u][v], d[u][via] + d[via][v]);
                }
            }
        }
        return d;
    }

    private double[][] paths() {
        double[][] count = new double[n][n];
        for (int u = 0; u < n; u++) {
            count[u][u] = 1;
            for (int hops = 1; hops < n; hops++) {
                for (int v = 0; v < n; v++) {
                    for (int last = 0; distance[u][v] == hops && last < n; last++) {
                        if (distance[u][last] == hops - 1) {
                            count[u][v] += count[u][last] * arcs[last][v];
                        }
                    }
                }
            }
        }
        return count;
    }

    double[] harmonic() {
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            for (int u = 0; u < n; u++) {
                values[v] += u == v || distance[v][u] == n ? 0 : 1.0 / distance[v][u];
            }
        }
        return values;
    }

    double[] closeness() {
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            int[] found = Arrays.stream(distance[v]).filter(d -> d > 0 && d < n).toArray();
            double others = found.length;
            values[v] = others == 0
                    ? 0
                    : others / (n - 1) * others / Arrays.stream(found).sum();
        }
        return values;
    }

    double[] betweenness() {
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            for (int s = 0; s < n; s++) {
                for (int t = 0; t < n; t++) {
                    boolean through = s != v && t != v && s != t && distance[s][t] < n;
                    if (through && distance[s][v] + distance[v][t] == distance[s][t]) {
                        values[v] += paths[s][v] * paths[v][t] / paths[s][t] / (directed ? 1 : 2);
                    }
                }
            }
        }
        return values;
    }

    /** Lengths of the most likely paths between all pairs, by Floyd's algorithm on every pair's likeliest arc. */
    static double[][] likely(Graph graph) {
        int n = graph.vertices();
        double[][] d = new double[n][n];
        for (int v = 0; v < n; v++) {
            Arrays.fill(d[v], Double.POSITIVE_INFINITY);
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                d[v][graph.out().target[a]] = -Math.log(graph.out().weight(a));
            }
        }
        Memberships groups = graph.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            for (int i = groups.ofGroup.offset[g]; i < groups.ofGroup.offset[g + 1]; i++) {
                for (int j = groups.ofGroup.offset[g]; j < groups.ofGroup.offset[g + 1]; j++) {
                    int u = groups.ofGroup.target[i];
                    int v = groups.ofGroup.target[j];
                    d[u][v] = Math.min(d[u][v], -Math.log(groups.weight[g] * groups.ofGroup.weight(i)));
                }
            }
        }
        for (int via = 0; via < n; via++) {
            d[via][via] = 0;
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    d[u][v] = Math.min(d[u][v], d[u][via] + d[via][v]);
                }
            }
        }
        return d;
    }

    /** Of the ordered pairs two or more hops apart the share whose paths have a vertex of {@code set} inside. */
    double met(int[] set) {
        double pairs = 0;
        double met = 0;
        for (int s = 0; s < n; s++) {
            double[] free = free(s, set);
            for (int t = 0; t < n; t++) {
                if (distance[s][t] > 1 && distance[s][t] < n) {
                    pairs++;
                    met += 1 - free[t] / paths[s][t];
                }
            }
        }
        return met / Math.max(1, pairs);
    }

    private double[] free(int s, int[] set) {
        boolean[] member = new boolean[n];
        Arrays.stream(set).forEach(v -> member[v] = true);
        double[] free = new double[n];
        free[s] = 1;
        for (int hops = 1; hops < n; hops++) {
            for (int v = 0; v < n; v++) {
                for (int last = 0; distance[s][v] == hops && last < n; last++) {
                    if (distance[s][last] == hops - 1 && (last == s || !member[last])) {
                        free[v] += free[last] * arcs[last][v];
                    }
                }
            }
        }
        return free;
    }
}
