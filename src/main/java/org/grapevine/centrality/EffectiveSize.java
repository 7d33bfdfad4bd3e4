package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Effective size: how many contacts that do not know each other. d - 2t/d, where t counts the ties among the d neighbours. Between 1 (they
 * all know each other) and d. Burt, <i>Structural Holes</i> (1992); in this form Borgatti, <i>Connections</i> 20 (1997) 35-38.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. Undefined for isolated vertices. Costs what {@link Triangles} costs.
 */
public record EffectiveSize() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(TriangleScore.EFFECTIVE_SIZE.all(graph, workers));
    }

    @Override
    public double seconds(Graph graph) {
        return new Triangles().seconds(graph);
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        return SampledTriangles.quicker(TriangleScore.EFFECTIVE_SIZE, graph, seed);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new Triangles().estimate(graph, threads);
    }
}
