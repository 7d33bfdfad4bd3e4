package org.grapevine.centrality;

import org.grapevine.graph.Dijkstra;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/** Scores every vertex by how likely word from it passes to each other one. O(n (m + n) log n). */
final class LikelyDistances {
    /** Scores the source of a search. */
    interface Rule {
        /** The score of who has reached {@code others} others, {@code search.order[1]} to {@code search.order[others]}. */
        double score(Dijkstra search, int others);
    }

    private LikelyDistances() {}

    static Scores scores(Graph graph, Workers workers, Rule rule) {
        double[] values = new double[graph.vertices()];
        Dijkstra[] searches = new Dijkstra[workers.threads()];
        searches[0] = Dijkstra.mostLikely(graph);
        workers.run(values.length, (v, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = searches[0].another();
            }
            values[v] = rule.score(searches[worker], searches[worker].from(v) - 1);
        });
        return Scores.exact(values);
    }

    static MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(
                8L * graph.vertices() + Dijkstra.estimate(graph, threads).bytes());
    }
}
