package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * How near a growing set S is to everybody: the sum over all vertices j of 1/d(S, j), where members count 1, who cannot be reached counts
 * nothing, and distances are hops along arcs, out from the set. Monotone and submodular in S: the best of several rows of the matrix 1/d
 * is taken in every column.
 */
final class Reach implements LazyGreedy.Gain {
    /* What v adds is looked for by a search from v that goes no further where the set is as near already: whoever lies behind is as near
     * to it as well. A group is entered only from nearer than by any member of the set so far. After each level the search knows how many
     * vertices the next one can hold at most (the sum of degrees) and how many of those left are how far from the set, which bounds what
     * is still to come: Bergamini, Borassi, Crescenzi, Marino and Meyerhenke, ACM TKDD 13 (2019) 53. It stops once that is too little.
     *
     * 1/d is counted in whole units, a number that 1 to 24 divide, so sums have no rounding up to there and equal gains are equal. */

    static final long UNIT = 5_354_228_880L;
    private static final int FAR = Integer.MAX_VALUE;
    /** Distances from the set that are told apart; those above and none at all are counted together. */
    private static final int KINDS = 64;

    private static final int BREATH = 1 << 12;

    private final Graph graph;
    private final Workers workers;
    private final int[] degree;
    private final int[] distance;
    private final int[] groupDistance;
    private final long[] atDistance = new long[KINDS];
    private final @Nullable Search[] searches;

    Reach(Graph graph, Workers workers) {
        this.graph = graph;
        this.workers = workers;
        degree = DistinctPairs.degrees(DistinctPairs.along(graph), workers);
        distance = new int[graph.vertices()];
        groupDistance = new int[graph.memberships().groups()];
        Arrays.fill(distance, FAR);
        Arrays.fill(groupDistance, FAR);
        atDistance[KINDS - 1] = distance.length;
        searches = new @Nullable Search[workers.threads()];
    }

    static MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(28L * graph.vertices()
                + 4L * graph.memberships().groups()
                + DistinctPairs.estimate(graph).bytes()
                + threads * (12L * graph.vertices() + 4L * graph.memberships().groups()));
    }

    private static long worth(int hops) {
        return hops <= 1 ? UNIT : hops == FAR ? 0 : UNIT / hops;
    }

    private static int kind(int hops) {
        return Math.min(hops, KINDS - 1);
    }

    @Override
    public long most(int v) {
        return UNIT + degree[v] * UNIT + (degree.length - 1L - degree[v]) * (UNIT / 2);
    }

    @Override
    public long of(int v, long enough, int worker) {
        return search(worker).gain(v, enough);
    }

    @Override
    public void take(int v) {
        Search search = search(0);
        search.gain(v, Long.MIN_VALUE);
        search.keep();
    }

    private Search search(int worker) {
        Search search = searches[worker];
        if (search == null) {
            search = new Search();
            searches[worker] = search;
        }
        return search;
    }

    private final class Search {
        private final int[] metIn = new int[distance.length];
        private final int[] order = new int[distance.length];
        private final int[] enteredIn = new int[groupDistance.length];
        private final int[] levelEnd = new int[distance.length + 1];
        private final long[] met = new long[KINDS];
        private int round;
        private int count;
        private int levels;

        long gain(int v, long enough) {
            round++;
            Arrays.fill(met, 0);
            count = 0;
            levels = 0;
            long sum = 0;
            meet(v, 0);
            for (int begin = 0; begin < count; begin = levelEnd[levels - 1]) {
                int end = count;
                long next = 0;
                for (int i = begin; i < end; i++) {
                    int u = order[i];
                    sum += worth(levels) - worth(distance[u]);
                    met[kind(distance[u])]++;
                    next += degree[u];
                }
                levelEnd[levels++] = end;
                long most = sum + toCome(levels, next);
                if (most < enough) {
                    return most;
                }
                for (int i = begin; i < end; i++) {
                    if (i % BREATH == 0) {
                        workers.checkCancelled();
                    }
                    expand(order[i], levels);
                }
            }
            return sum;
        }

        /** No more than this is still to come if at most {@code next} of those left are {@code hops} away and all others further. */
        private long toCome(int hops, long next) {
            long left = 0;
            long sum = 0;
            for (int kind = kind(hops + 1); kind < KINDS; kind++) {
                long there = atDistance[kind] - met[kind];
                left += there;
                sum += there * Math.max(0, worth(hops + 1) - (kind == KINDS - 1 ? 0 : worth(kind)));
            }
            return sum + Math.min(left, next) * (worth(hops) - worth(hops + 1));
        }

        private void expand(int u, int hops) {
            for (int a = graph.out().offset[u]; a < graph.out().offset[u + 1]; a++) {
                meet(graph.out().target[a], hops);
            }
            Memberships groups = graph.memberships();
            for (int m = groups.ofVertex.offset[u]; m < groups.ofVertex.offset[u + 1]; m++) {
                int g = groups.ofVertex.target[m];
                if (enteredIn[g] != round && hops <= groupDistance[g]) {
                    enteredIn[g] = round;
                    for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                        meet(groups.ofGroup.target[a], hops);
                    }
                }
            }
        }

        private void meet(int u, int hops) {
            if (metIn[u] != round && hops < distance[u]) {
                metIn[u] = round;
                order[count++] = u;
            }
        }

        /** Makes the vertex of the last search, which must have run to its end, a member of the set. */
        void keep() {
            int i = 0;
            for (int hops = 0; hops < levels; hops++) {
                for (; i < levelEnd[hops]; i++) {
                    int u = order[i];
                    atDistance[kind(distance[u])]--;
                    atDistance[kind(hops)]++;
                    distance[u] = hops;
                    Memberships groups = graph.memberships();
                    for (int m = groups.ofVertex.offset[u]; m < groups.ofVertex.offset[u + 1]; m++) {
                        int g = groups.ofVertex.target[m];
                        groupDistance[g] = Math.min(groupDistance[g], hops);
                    }
                }
            }
        }
    }
}
