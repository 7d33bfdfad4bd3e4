package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.MultiSourceSearch;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Closeness: how few hops a vertex is from those it can reach, times the share of all it can reach. With r vertices reached (itself
 * included) at distances d it is {@code (r - 1) / (n - 1) * (r - 1) / sum of d}, from 0 (reaches nobody) to 1 (tied to all). Wasserman and
 * Faust, <i>Social Network Analysis</i> (1994), eq. 5.22.
 *
 * <p>Distances run along arcs, out from the vertex scored; two members of a group are one hop apart, however many groups they share.
 * O(n m), 512 sources to a pass; memory as {@link MultiSourceSearch} estimates.
 */
public record Closeness() implements Centrality {
    /* Searched against the arcs, so that every vertex counts who is so far from it, no matter which sources. */

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        long[][] sums = new MultiSourceSearch(graph.reversed(), workers).sums(hops -> 1, hops -> hops);
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = score(n, (double) sums[0][v], (double) sums[1][v]);
        }
        return Scores.exact(values);
    }

    /** The score of who reaches {@code others} others that are {@code distance} away together, in a graph of n. */
    static double score(int n, double others, double distance) {
        return others == 0 ? 0 : others / (n - 1) * others / distance;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        int n = graph.vertices();
        return new MemoryEstimate(
                8L * n + MultiSourceSearch.estimate(graph, n, 2, threads).bytes());
    }

    @Override
    public double seconds(Graph graph) {
        return MultiSourceSearch.seconds(graph, graph.vertices());
    }
}
