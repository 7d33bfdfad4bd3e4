package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Local clustering coefficient: how many of the pairs of neighbours are themselves tied, from 0 (a broker) to 1 (a clique); 0 with fewer
 * than two neighbours. Watts and Strogatz, <i>Nature</i> 393 (1998) 440-442.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. Costs what {@link Triangles} costs.
 */
public record Clustering() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(TriangleScore.CLUSTERING.all(graph, workers));
    }

    @Override
    public double seconds(Graph graph) {
        return new Triangles().seconds(graph);
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        return SampledTriangles.quicker(TriangleScore.CLUSTERING, graph, seed);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new Triangles().estimate(graph, threads);
    }
}
