package org.grapevine.centrality;

import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Closeness: how few hops a vertex is from those it can reach, times the share of all it can reach. With r vertices reached (itself
 * included) at distances d it is {@code (r - 1) / (n - 1) * (r - 1) / sum of d}, from 0 (reaches nobody) to 1 (tied to all). Wasserman and
 * Faust, <i>Social Network Analysis</i> (1994), eq. 5.22.
 *
 * <p>Distances run along arcs, out from the vertex scored; two members of a group are one hop apart, however many groups they share.
 * O(n m).
 */
public record Closeness() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        double[] values = new double[n];
        BreadthFirst[] searches = new BreadthFirst[workers.threads()];
        workers.run(n, (v, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = BreadthFirst.along(graph);
            }
            BreadthFirst search = searches[worker];
            int others = search.from(v) - 1;
            long sum = 0;
            for (int i = 1; i <= others; i++) {
                sum += search.distance[search.order[i]];
            }
            values[v] = others == 0 ? 0 : (double) others / (n - 1) * others / sum;
        });
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(8L * graph.vertices()
                + threads * (8L * graph.vertices() + 5L * graph.memberships().groups()));
    }
}
