package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;

/** The verifier of current-flow measures: the pairs made, Kirchhoff's equations solved by elimination for every two vertices. */
final class SlowCurrents {
    private final int n;
    private final double[][] conductance;
    private final double[][][] potential;

    SlowCurrents(Graph graph) {
        n = graph.vertices();
        conductance = conductance(graph);
        potential = new double[n][n][];
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                potential[s][t] = s == t ? new double[n] : potential(s, t);
            }
        }
    }

    private static double[][] conductance(Graph graph) {
        int n = graph.vertices();
        double[][] sum = new double[n][n];
        for (int v = 0; v < n; v++) {
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                sum[v][graph.out().target[a]] += graph.out().weight(a);
                sum[graph.out().target[a]][v] += graph.directed() ? graph.out().weight(a) : 0;
            }
        }
        Memberships groups = graph.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            for (int i = groups.ofGroup.offset[g]; i < groups.ofGroup.offset[g + 1]; i++) {
                for (int j = groups.ofGroup.offset[g]; j < groups.ofGroup.offset[g + 1]; j++) {
                    sum[groups.ofGroup.target[i]][groups.ofGroup.target[j]] += i == j ? 0 : groups.weight[g];
                }
            }
        }
        return sum;
    }

    /** Potentials for a unit of current from s to t, which is at 0; nothing where none can flow. */
    private double[] potential(int s, int t) {
        boolean[] reached = new boolean[n];
        reached[s] = true;
        for (int round = 0; round < n; round++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    reached[v] |= reached[u] && conductance[u][v] > 0;
                }
            }
        }
        if (!reached[t]) {
            return new double[0];
        }
        double[][] rows = new double[n][n + 1];
        for (int v = 0; v < n; v++) {
            if (v == t || !reached[v]) {
                rows[v][v] = 1;
                continue;
            }
            rows[v][n] = v == s ? 1 : 0;
            for (int u = 0; u < n; u++) {
                rows[v][v] += conductance[v][u];
                rows[v][u] -= conductance[v][u];
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double factor = i == k ? 0 : rows[i][k] / rows[k][k];
                for (int j = k; j <= n && factor != 0; j++) {
                    rows[i][j] -= factor * rows[k][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int v = 0; v < n; v++) {
            solution[v] = rows[v][n] / rows[v][v];
        }
        return solution;
    }

    double[] closeness() {
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            double resistance = 0;
            for (int u = 0; u < n; u++) {
                resistance += potential[v][u].length == 0 ? 0 : potential[v][u][v];
            }
            values[v] = resistance == 0 ? 0 : 1 / resistance;
        }
        return values;
    }

    double[] betweenness() {
        double[] values = new double[n];
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < s; t++) {
                for (int v = 0; v < n && potential[s][t].length > 0; v++) {
                    for (int u = 0; u < n && v != s && v != t; u++) {
                        values[v] += conductance[v][u] * Math.abs(potential[s][t][v] - potential[s][t][u]) / 2;
                    }
                }
            }
        }
        return values;
    }
}
