package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Shapley degree: a vertex's fair share of covering the graph, where a set covers itself and its neighbours:
 * {@code sum over u in {v} and N(v) of 1 / (1 + d_u)}. The scores add up to n. Michalak et al., <i>J. Artificial Intelligence Research</i>
 * 46 (2013) 607-650, game 1. Direction does not count. An isolated vertex has 1.
 *
 * <p>O(m) without groups, else O(sum over vertices of the sizes of their groups); 5 bytes a vertex and worker.
 */
public record ShapleyDegree() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        int[] degree = Neighbours.degrees(graph, workers);
        return Scores.exact(Neighbours.score(graph, workers, () -> {
            Neighbourhood near = new Neighbourhood(graph);
            return v -> {
                int count = near.adjacent(v);
                double sum = 1.0 / (1 + degree[v]);
                for (int i = 0; i < count; i++) {
                    sum += 1.0 / (1 + degree[near.list[i]]);
                }
                return sum;
            };
        }));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((12L + 5L * threads) * graph.vertices());
    }
}
