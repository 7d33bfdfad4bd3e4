package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Core number: the largest k such that the vertex belongs to a part of the graph in which everybody has at least k neighbours within that
 * part. Seidman, <i>Social Networks</i> 5 (1983) 269-287; peeled after Batagelj and Zaversnik, arXiv cs/0310049. Direction does not count,
 * a pair is one neighbour however it is tied.
 *
 * <p>O(m) without groups; with groups the neighbours are listed anew when a vertex is peeled, O(sum over vertices of the sizes of their
 * groups) and no memory for pairs. 25 bytes a vertex. An isolated vertex has 0.
 */
public record Core() implements Centrality {
    /* Vertices lie in one array sorted by degree; begin[d] is where degree d begins. Peeling moves left to right: a neighbour that loses a
     * degree changes places with the first of its degree, and that border moves by one. */

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        int[] degree = Neighbours.degrees(graph, workers);
        int most = 0;
        for (int d : degree) {
            most = Math.max(most, d);
        }
        int[] begin = new int[most + 2];
        for (int d : degree) {
            begin[d + 1]++;
        }
        for (int d = 0; d <= most; d++) {
            begin[d + 1] += begin[d];
        }
        int[] order = new int[n];
        int[] place = new int[n];
        int[] at = begin.clone();
        for (int v = 0; v < n; v++) {
            place[v] = at[degree[v]]++;
            order[place[v]] = v;
        }
        Neighbourhood near = new Neighbourhood(graph);
        for (int i = 0; i < n; i++) {
            int v = order[i];
            int neighbours = near.adjacent(v);
            for (int j = 0; j < neighbours; j++) {
                int u = near.list[j];
                if (degree[u] > degree[v]) {
                    int first = begin[degree[u]];
                    int other = order[first];
                    order[first] = u;
                    order[place[u]] = other;
                    place[other] = place[u];
                    place[u] = first;
                    begin[degree[u]]++;
                    degree[u]--;
                }
            }
            if ((i & 0xfff) == 0) {
                workers.checkCancelled();
            }
        }
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = degree[v];
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((25L + 5L * threads) * graph.vertices());
    }
}
