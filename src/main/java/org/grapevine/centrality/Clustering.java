package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Local clustering coefficient: the share of pairs of neighbours that are tied themselves. Watts and Strogatz, <i>Nature</i> 393 (1998)
 * 440-442. Direction does not count, a pair is one neighbour however it is tied. 0 with fewer than two neighbours.
 *
 * <p>O(sum over vertices of the degrees of their neighbours), 11 bytes a vertex and worker.
 */
public record Clustering() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(Neighbours.score(graph, workers, () -> {
            Triangles triangles = new Triangles(graph);
            return v -> {
                long tied = triangles.around(v);
                double pairs = triangles.degree() * (triangles.degree() - 1.0) / 2;
                return pairs < 1 ? 0 : tied / pairs;
            };
        }));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((8L + 11L * threads) * graph.vertices());
    }
}
