package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.NeighbourCounts;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Core number: the largest k such that the vertex is in a part of the network where everybody has at least k neighbours inside that part.
 * Seidman, <i>Social Networks</i> 5 (1983) 269-287; computed by peeling, after Kabir and Madduri, PKC, IPDPS Workshops 2017.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. An isolated vertex has 0. O(m); through groups (see {@link GroupPeeling})
 * O(all pairs of members) time and O(memberships) memory.
 */
public record Core() implements Centrality {
    private static final double PAIR_SECONDS = 1.5e-9;

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int[] degree;
        if (graph.hasGroups()) {
            degree = NeighbourCounts.bothWays(graph, workers);
            new GroupPeeling(graph, degree, workers).peel();
        } else {
            Graph pairs = DistinctPairs.bothWays(graph);
            degree = DistinctPairs.degrees(pairs, workers);
            new Peeling(pairs.out(), degree).peel(workers);
        }
        return Scores.exact(Arrays.stream(degree).asDoubleStream().toArray());
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        Memberships groups = graph.memberships();
        return graph.hasGroups()
                ? new MemoryEstimate(12 * n
                        + Math.max(
                                threads * NeighbourCounts.bytes(n),
                                GroupPeeling.bytes(n, groups.groups(), groups.size(), threads)))
                : new MemoryEstimate(20 * n + DistinctPairs.estimate(graph).bytes());
    }

    @Override
    public double seconds(Graph graph) {
        return PAIR_SECONDS * NeighbourCounts.met(graph);
    }

    /* Level by level: at k, who has at most k neighbours left is peeled, then whoever has no more than k left because of that. Only the degree of a
     * neighbour is touched, no order of vertices is kept; instead those who are left are listed anew at each level, which costs the sum
     * of the core numbers. */
    private static final class Peeling {
        private static final int BREATH = 1 << 12;

        private final Arcs arcs;
        private final int[] degree;
        private final int[] queue;
        private int queued;

        Peeling(Arcs arcs, int[] degree) {
            this.arcs = arcs;
            this.degree = degree;
            queue = new int[degree.length];
        }

        /** Turns the degrees into core numbers. */
        void peel(Workers workers) {
            int n = degree.length;
            int[] staying = new int[n];
            for (int v = 0; v < n; v++) {
                staying[v] = v;
            }
            int stay = n;
            int peeled = 0;
            for (int k = 0; stay > 0; k++) {
                int kept = 0;
                int least = Integer.MAX_VALUE;
                for (int i = 0; i < stay; i++) {
                    int v = staying[i];
                    if (degree[v] == k) {
                        queue[queued++] = v;
                    } else if (degree[v] > k) {
                        staying[kept++] = v;
                        least = Math.min(least, degree[v]);
                    }
                }
                stay = kept;
                if (peeled == queued) {
                    k = least - 1;
                }
                peeled = peelQueued(peeled, k, workers);
            }
        }

        private int peelQueued(int from, int k, Workers workers) {
            int i = from;
            for (; i < queued; i++) {
                if (i % BREATH == 0) {
                    workers.checkCancelled();
                }
                int v = queue[i];
                for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                    int u = arcs.target[a];
                    if (degree[u] > k && --degree[u] == k) {
                        queue[queued++] = u;
                    }
                }
            }
            return i;
        }
    }
}
