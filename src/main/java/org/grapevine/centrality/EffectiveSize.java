package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Effective size: how many contacts are left when those who know each other count as one, d - 2t/d for d neighbours with t ties among
 * them. Burt, <i>Structural Holes</i>, 1992; the form is Borgatti's, <i>Connections</i> 20 (1997) 35-38. Weights and direction do not
 * count. Undefined for isolated vertices.
 *
 * <p>O(sum over vertices of the degrees of their neighbours), 11 bytes a vertex and worker.
 */
public record EffectiveSize() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(Neighbours.score(graph, workers, () -> {
            Triangles triangles = new Triangles(graph);
            return v -> {
                double tied = triangles.around(v);
                double degree = triangles.degree();
                return degree == 0 ? Double.NaN : degree - 2 * tied / degree;
            };
        }));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((8L + 11L * threads) * graph.vertices());
    }
}
