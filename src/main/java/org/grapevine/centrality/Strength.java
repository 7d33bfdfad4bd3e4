package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Strength: the sum of the weights of a vertex's out-arcs. In a graph of probabilities that is how many direct referrals to expect; it is
 * the baseline that any other measure has to beat. Barrat, Barthelemy, Pastor-Satorras and Vespignani, <i>PNAS</i> 101 (2004) 3747-3752.
 *
 * <p>O(m), 24 bytes a vertex. An isolated vertex has 0. A pair counts once for its direct arc and once for each group it shares.
 */
public record Strength() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        double[] ones = new double[graph.vertices()];
        Arrays.fill(ones, 1);
        double[] values = new double[graph.vertices()];
        new Product(graph, workers).times(ones, values);
        return Scores.exact(values).withWorth(ones);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(
                16L * graph.vertices() + 8L * graph.memberships().groups());
    }
}
