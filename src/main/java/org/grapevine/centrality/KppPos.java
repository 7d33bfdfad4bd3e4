package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;

/**
 * The key player problem, positive: whom to tell so that word is near to everybody. The value is the distance-weighted reach
 * {@code DR(S) = (1/n) * sum over all j of 1/d(S, j)}, where members count 1 and who cannot be reached counts nothing: between |S|/n and 1.
 * Borgatti, <i>Computational & Mathematical Organization Theory</i> 12 (2006) 21-34, eq. 14.
 *
 * <p>Distances are hops along arcs, out from the set; two members of a group are one hop apart. A marginal is what the member adds to DR;
 * all marginals add up to the value. DR is monotone and submodular, so the greedy set has at least 1 - 1/e of the best possible. O(n m) at
 * worst for the first member, far less where searches can stop early; later members search only where they are nearer than the set.
 */
public record KppPos() implements GroupCentrality {
    @Override
    public KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers) {
        LazyGreedy greedy = LazyGreedy.choose(new Reach(graph, workers), size, eligible, workers);
        double unit = unit(graph);
        return players(graph, greedy.members(), greedy.gains())
                .chosen(
                        Math.min(1, greedy.bound() / unit),
                        "at least 63 % (1 - 1/e) of the best possible, by greedy choice of a monotone submodular function")
                .beside(greedy.alone(), of(graph, greedy.alone(), workers).value());
    }

    @Override
    public KeyPlayers of(Graph graph, int[] set, Workers workers) {
        return players(graph, set, LazyGreedy.gains(new Reach(graph, workers), set));
    }

    private static KeyPlayers players(Graph graph, int[] members, long[] gains) {
        double unit = unit(graph);
        double[] marginals = new double[gains.length];
        long sum = 0;
        for (int i = 0; i < gains.length; i++) {
            marginals[i] = gains[i] / unit;
            sum += gains[i];
        }
        return KeyPlayers.given(members, marginals, sum / unit, 0);
    }

    private static double unit(Graph graph) {
        return (double) Reach.UNIT * Math.max(1, graph.vertices());
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return Reach.estimate(graph, threads);
    }
}
