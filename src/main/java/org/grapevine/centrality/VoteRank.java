package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * VoteRank: a set of spreaders that do not crowd each other. In turn the vertex with most votes is elected, where everybody votes for each
 * neighbour with the ability he has left: 1 at first, less 1/&lt;d&gt; for every neighbour elected, nothing once elected himself; &lt;d&gt; is
 * the mean degree. Ends when nobody gets a vote. Zhang, Chen, Dong and Zhao, <i>Scientific Reports</i> 6 (2016) 27823.
 *
 * <p>The first elected scores as many as were elected, the last 1, others 0. Of equal votes the smallest vertex wins. Arcs count both ways,
 * distinct neighbours once, weights not.
 *
 * @param elected how many to elect at most
 */
public record VoteRank(int elected) implements Centrality {
    /* Votes only ever fall, so the top of a heap whose keys are out of date need only be counted anew until it stays on top. Abilities are
     * whole numbers of 1/2m, since 1/<d> = n/2m: equal votes are equal exactly. */

    /** Checks how many. */
    public VoteRank {
        if (elected < 1) {
            throw new IllegalArgumentException("elected " + elected + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(new Election(graph, workers).held(elected, workers));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(49L * graph.vertices()
                + 8L * graph.memberships().groups()
                + DistinctPairs.estimate(graph).bytes());
    }

    private static final class Election {
        private final int n;
        private final Graph pairs;
        private final Neighbourhood neighbourhood;
        private final long whole;
        private final long[] ability;
        private final long[] blockAbility;
        private final long[] votes;
        private final int[] heap;
        private int candidates;

        Election(Graph graph, Workers workers) {
            n = graph.vertices();
            pairs = DistinctPairs.bothWays(graph);
            neighbourhood = new Neighbourhood(graph);
            int[] degrees = DistinctPairs.degrees(pairs, workers);
            whole = Arrays.stream(degrees).asLongStream().sum();
            ability = new long[n];
            Arrays.fill(ability, whole);
            blockAbility = new long[pairs.memberships().groups()];
            for (int b = 0; b < blockAbility.length; b++) {
                blockAbility[b] = whole * pairs.memberships().members(b);
            }
            votes = new long[n];
            heap = new int[n];
            candidates = n;
            for (int v = 0; v < n; v++) {
                votes[v] = degrees[v] * whole;
                heap[v] = v;
            }
            for (int i = n / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }

        double[] held(int most, Workers workers) {
            int[] elected = new int[Math.min(most, n)];
            int count = 0;
            while (count < elected.length && candidates > 0) {
                workers.checkCancelled();
                int v = heap[0];
                long now = votes(v);
                if (now == votes[v]) {
                    if (now == 0) {
                        break;
                    }
                    elected[count++] = v;
                    heap[0] = heap[--candidates];
                    lowerAround(v);
                } else {
                    votes[v] = now;
                }
                sink(0);
            }
            double[] scores = new double[n];
            for (int i = 0; i < count; i++) {
                scores[elected[i]] = count - i;
            }
            return scores;
        }

        private long votes(int v) {
            Arcs arcs = pairs.out();
            long sum = 0;
            for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                sum += ((long) arcs.weight(a)) * ability[arcs.target[a]];
            }
            Memberships blocks = pairs.memberships();
            for (int m = blocks.ofVertex.offset[v]; m < blocks.ofVertex.offset[v + 1]; m++) {
                int b = blocks.ofVertex.target[m];
                sum += ((long) blocks.weight[b]) * (blockAbility[b] - ability[v]);
            }
            return sum;
        }

        private void lowerAround(int v) {
            int count = neighbourhood.adjacent(v);
            lower(v, ability[v]);
            for (int i = 0; i < count; i++) {
                int u = neighbourhood.list[i];
                lower(u, Math.min(n, ability[u]));
            }
        }

        private void lower(int v, long by) {
            if (by == 0) {
                return;
            }
            ability[v] -= by;
            Arcs blocks = pairs.memberships().ofVertex;
            for (int m = blocks.offset[v]; m < blocks.offset[v + 1]; m++) {
                blockAbility[blocks.target[m]] -= by;
            }
        }

        private void sink(int from) {
            int i = from;
            for (int child = 2 * i + 1; child < candidates; child = 2 * i + 1) {
                if (child + 1 < candidates && isBefore(heap[child + 1], heap[child])) {
                    child++;
                }
                if (!isBefore(heap[child], heap[i])) {
                    return;
                }
                int v = heap[i];
                heap[i] = heap[child];
                heap[child] = v;
                i = child;
            }
        }

        private boolean isBefore(int u, int v) {
            return votes[u] > votes[v] || (votes[u] == votes[v] && u < v);
        }
    }
}
