package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;

/**
 * Harmonic centrality of a set: the sum over all j outside of it of 1/d(S, j), where who cannot be reached adds nothing: between 0 and
 * n - |S|. Everett and Borgatti, <i>J. Math. Sociology</i> 23 (1999) 181-201, on harmonic distances; Angriman, Becker, D'Angelo, Gilbert,
 * van der Grinten and Meyerhenke, <i>ALENEX</i> (2021) 154-168.
 *
 * <p>Distances are hops along arcs, out from the set; two members of a group are one hop apart. A marginal is the change of the sum, and all
 * marginals add up to the value. Submodular but not monotone: who joins no longer counts as reached, so a marginal may fall to -1. Since
 * members stop counting 1 each, H(S) = n DR(S) - |S| with the reach of {@link KppPos}: of sets of one size the same are best. The greedy
 * choice is that of KppPos, so H + |S| is at least 1 - 1/e of the best possible, which is {@code H >= (1 - 1/e) best - |S| / e}. Cost as
 * KppPos.
 */
public record GroupHarmonic() implements GroupCentrality {
    @Override
    public KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers) {
        LazyGreedy greedy = LazyGreedy.choose(new Reach(graph, workers), size, eligible, workers);
        int members = greedy.members().length;
        double bound = greedy.bound() / (double) Reach.UNIT - members;
        return players(greedy.members(), greedy.gains())
                .chosen(
                        Math.min(graph.vertices() - (double) members, bound),
                        "counting each member as 1, at least 63 % (1 - 1/e) of the best possible, by greedy choice;"
                                + " without the members the sum is not monotone")
                .beside(greedy.alone(), of(graph, greedy.alone(), workers).value());
    }

    @Override
    public KeyPlayers of(Graph graph, int[] set, Workers workers) {
        return players(set, LazyGreedy.gains(new Reach(graph, workers), set));
    }

    private static KeyPlayers players(int[] members, long[] gains) {
        double[] marginals = new double[gains.length];
        long sum = 0;
        for (int i = 0; i < gains.length; i++) {
            long change = gains[i] - Reach.UNIT;
            marginals[i] = change / (double) Reach.UNIT;
            sum += change;
        }
        return KeyPlayers.given(members, marginals, sum / (double) Reach.UNIT, 0);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return Reach.estimate(graph, threads);
    }
}
