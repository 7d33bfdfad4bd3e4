package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Degree: how many others a vertex has an arc to, through direct arcs or a shared group, each counted once.
 *
 * <p>O(n) without groups; with groups O(sum over vertices of the sizes of their groups), 5 bytes a vertex and worker.
 *
 * @param scale {@code NORM} divides by n - 1
 */
public record Degree(Scale scale) implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        double unit = scale == Scale.NORM ? Math.max(1, graph.vertices() - 1) : 1;
        return Scores.exact(Neighbours.score(graph, workers, () -> {
            if (!graph.hasGroups()) {
                return v -> graph.out().degree(v) / unit;
            }
            Neighbourhood near = new Neighbourhood(graph);
            return v -> near.successors(v) / unit;
        }));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((8L + 5L * threads) * graph.vertices());
    }
}
