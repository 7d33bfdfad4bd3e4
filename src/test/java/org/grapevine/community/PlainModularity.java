package org.grapevine.community;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;

/** Modularity by its definition, over all pairs of the expanded matrix. */
final class PlainModularity {
    private PlainModularity() {}

    static double of(Graph graph, int[] community, double resolution) {
        double[][] arcs = Expanded.matrix(graph);
        int n = arcs.length;
        double[] strength = new double[n];
        double total = 0;
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                strength[u] += (arcs[u][v] + arcs[v][u]) / 2;
            }
            total += strength[u];
        }
        double sum = 0;
        for (int u = 0; u < n && total > 0; u++) {
            for (int v = 0; v < n; v++) {
                if (community[u] == community[v]) {
                    sum += (arcs[u][v] + arcs[v][u]) / 2 - resolution * strength[u] * strength[v] / total;
                }
            }
        }
        return total == 0 ? 0 : sum / total;
    }
}
