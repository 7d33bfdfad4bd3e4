package org.grapevine.centrality;

import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Harmonic centrality: the sum of 1/d over all others at distance d, where those who cannot be reached add nothing: closeness that is safe
 * with islands. Between 0 and n - 1, or 0 and 1 where normalised. Marchiori and Latora, <i>Physica A</i> 285 (2000) 539-546; Boldi and
 * Vigna, <i>Internet Mathematics</i> 10 (2014) 222-262.
 *
 * <p>Distances run along arcs, out from the vertex scored; two members of a group are one hop apart, however many groups they share.
 * O(n m).
 *
 * @param scale {@code NORM} divides by n - 1
 */
public record Harmonic(Scale scale) implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        double unit = scale == Scale.NORM ? Math.max(1, n - 1) : 1;
        double[] values = new double[n];
        BreadthFirst[] searches = new BreadthFirst[workers.threads()];
        workers.run(n, (v, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = BreadthFirst.along(graph);
            }
            BreadthFirst search = searches[worker];
            int reached = search.from(v);
            double sum = 0;
            for (int i = 1; i < reached; i++) {
                sum += 1.0 / search.distance[search.order[i]];
            }
            values[v] = sum / unit;
        });
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(8L * graph.vertices()
                + threads * (8L * graph.vertices() + 5L * graph.memberships().groups()));
    }
}
