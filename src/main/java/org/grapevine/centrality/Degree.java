package org.grapevine.centrality;

import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.NeighbourCounts;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Degree: how many others a vertex has an arc to. Freeman, <i>Social Networks</i> 1 (1979) 215-239.
 *
 * <p>Distinct others: whoever is tied directly and through three groups is one. Weights do not matter. O(m); where groups
 * have no more than thousands of members, O(all pairs of members), which is quicker and takes next to no memory. An isolated vertex has 0.
 *
 * @param scale {@code NORM} divides by n - 1
 */
public record Degree(Scale scale) implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        int[] degrees = NeighbourCounts.areQuick(graph)
                ? NeighbourCounts.along(graph, workers)
                : DistinctPairs.degrees(DistinctPairs.along(graph), workers);
        double unit = scale == Scale.NORM ? Math.max(1, n - 1) : 1;
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = degrees[v] / unit;
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        return new MemoryEstimate(
                NeighbourCounts.areQuick(graph)
                        ? 12 * n + threads * NeighbourCounts.bytes(n)
                        : 28 * n + DistinctPairs.estimate(graph).bytes());
    }
}
