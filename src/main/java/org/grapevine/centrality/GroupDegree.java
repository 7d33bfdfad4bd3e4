package org.grapevine.centrality;

import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Degree of a set: the share of all others whom its members have an arc to, |N(S)| / (n - |S|) with N(S) the neighbours outside of S:
 * between 0 and 1. Everett and Borgatti, <i>J. Math. Sociology</i> 23 (1999) 181-201.
 *
 * <p>Distinct others; weights do not matter. A marginal is the change of |N(S)|, a number of people: all marginals add up to |N(S)|, and
 * one is -1 where the member was a neighbour before and brings nobody new. Submodular but not monotone; with the members counted as
 * covered too it is both, and since |N(S)| is that less |S| the same sets of a size are best. So |N(S)| + |S| is at least 1 - 1/e of the
 * best possible by greedy choice. O(arcs and memberships of those counted).
 */
public record GroupDegree() implements GroupCentrality {
    @Override
    public KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers) {
        int[] degrees = DistinctPairs.degrees(DistinctPairs.along(graph), workers);
        LazyGreedy greedy = LazyGreedy.choose(new Cover(graph, degrees, workers.threads()), size, eligible, workers);
        int members = greedy.members().length;
        double others = Math.max(1, graph.vertices() - members);
        return players(graph, greedy.members(), greedy.gains())
                .chosen(
                        Math.min(1, (greedy.bound() - members) / others),
                        "counting the members as covered, at least 63 % (1 - 1/e) of the best possible, by greedy choice")
                .beside(greedy.alone(), of(graph, greedy.alone(), workers).value());
    }

    @Override
    public KeyPlayers of(Graph graph, int[] set, Workers workers) {
        return players(graph, set, LazyGreedy.gains(new Cover(graph, new int[0], 1), set));
    }

    private static KeyPlayers players(Graph graph, int[] members, long[] gains) {
        double[] marginals = new double[gains.length];
        double sum = 0;
        for (int i = 0; i < gains.length; i++) {
            marginals[i] = gains[i] - 1.0;
            sum += marginals[i];
        }
        return KeyPlayers.given(members, marginals, sum / Math.max(1, graph.vertices() - members.length), 0);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(46L * graph.vertices()
                + graph.memberships().groups()
                + DistinctPairs.estimate(graph).bytes()
                + 4L * threads * graph.vertices());
    }

    private static final class Cover implements LazyGreedy.Gain {
        /* A group of which somebody was taken is covered as a whole, and never looked at again. */

        private final Graph graph;
        private final int[] degrees;
        private final boolean[] covered;
        private final boolean[] groupCovered;
        private final @Nullable Scratch[] scratch;

        Cover(Graph graph, int[] degrees, int threads) {
            this.graph = graph;
            this.degrees = degrees;
            covered = new boolean[graph.vertices()];
            groupCovered = new boolean[graph.memberships().groups()];
            scratch = new @Nullable Scratch[threads];
        }

        @Override
        public long most(int v) {
            return degrees[v] + 1L;
        }

        @Override
        public long of(int v, long enough, int worker) {
            Scratch own = scratch[worker];
            if (own == null) {
                own = new Scratch(covered.length);
                scratch[worker] = own;
            }
            return own.uncovered(v);
        }

        @Override
        public void take(int v) {
            Memberships groups = graph.memberships();
            covered[v] = true;
            cover(graph.out(), v);
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                if (!groupCovered[g]) {
                    groupCovered[g] = true;
                    cover(groups.ofGroup, g);
                }
            }
        }

        private void cover(Arcs arcs, int row) {
            for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                covered[arcs.target[a]] = true;
            }
        }

        private final class Scratch {
            private final int[] metIn;
            private int round;

            Scratch(int vertices) {
                metIn = new int[vertices];
            }

            long uncovered(int v) {
                Memberships groups = graph.memberships();
                round++;
                metIn[v] = round;
                long count = covered[v] ? 0 : 1;
                count += meet(graph.out(), v);
                for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                    int g = groups.ofVertex.target[m];
                    count += groupCovered[g] ? 0 : meet(groups.ofGroup, g);
                }
                return count;
            }

            private long meet(Arcs arcs, int row) {
                long count = 0;
                for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                    int u = arcs.target[a];
                    if (metIn[u] != round) {
                        metIn[u] = round;
                        count += covered[u] ? 0 : 1;
                    }
                }
                return count;
            }
        }
    }
}
