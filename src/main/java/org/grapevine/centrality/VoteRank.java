package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * VoteRank: elects spreaders one after the other who lie apart. Everybody gives a vote to each neighbour; whoever gets most is elected,
 * votes no more, and its neighbours' votes lose {@code 1 / mean degree}. Zhang, Chen, Dong and Zhao, <i>Scientific Reports</i> 6 (2016)
 * 27823. Ties go to the lower vertex; the election ends when nobody gets a vote. Direction does not count.
 *
 * <p>The score of the first elected is the number of elected, of the last 1, of all others 0. O(n) and the degrees of the neighbours of
 * the elected, each election; 25 bytes a vertex.
 *
 * @param elected at most so many
 */
public record VoteRank(int elected) implements Centrality {
    /** Checks the number. */
    public VoteRank {
        if (elected < 1) {
            throw new IllegalArgumentException("elected " + elected + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        Neighbourhood near = new Neighbourhood(graph);
        Neighbourhood second = new Neighbourhood(graph);
        int[] degree = Neighbours.degrees(graph, workers);
        double[] votes = new double[n];
        double[] ability = new double[n];
        Arrays.fill(ability, 1);
        long ends = 0;
        for (int v = 0; v < n; v++) {
            votes[v] = degree[v];
            ends += degree[v];
        }
        double loss = ends == 0 ? 0 : (double) n / ends;
        int[] order = new int[Math.min(n, elected)];
        int count = 0;
        for (int best = first(votes); count < order.length && best >= 0; best = first(votes)) {
            workers.checkCancelled();
            order[count++] = best;
            int neighbours = near.adjacent(best);
            withdraw(near.list, neighbours, ability[best], votes);
            ability[best] = 0;
            votes[best] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < neighbours; i++) {
                int u = near.list[i];
                double lost = Math.min(loss, ability[u]);
                ability[u] -= lost;
                withdraw(second.list, second.adjacent(u), lost, votes);
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < count; i++) {
            values[order[i]] = count - i;
        }
        return Scores.exact(values);
    }

    private static void withdraw(int[] from, int count, double lost, double[] votes) {
        for (int i = 0; lost > 0 && i < count; i++) {
            votes[from[i]] -= lost;
        }
    }

    /* Votes are taken back piece by piece, so a sum that ought to be 0 may be off by rounding. */
    private static int first(double[] votes) {
        int best = -1;
        double most = 1e-9;
        for (int v = 0; v < votes.length; v++) {
            if (votes[v] > most * (1 + 1e-12)) {
                most = votes[v];
                best = v;
            }
        }
        return best;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((33L + 5L * threads) * graph.vertices());
    }
}
