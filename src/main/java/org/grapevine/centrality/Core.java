package org.grapevine.centrality;

import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Core number: the largest k such that the vertex is in a part of the network where everybody has at least k neighbours inside that part.
 * Seidman, <i>Social Networks</i> 5 (1983) 269-287; computed by peeling, after Kabir and Madduri, PKC, IPDPS Workshops 2017.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. An isolated vertex has 0. O(m); through groups, O(n + sum over all pairs
 * of members), without expanding them in memory.
 */
public record Core() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        Graph pairs = DistinctPairs.bothWays(graph);
        Peeling peeling = new Peeling(graph, pairs, DistinctPairs.degrees(pairs, workers));
        peeling.peel(workers);
        double[] values = new double[graph.vertices()];
        for (int v = 0; v < values.length; v++) {
            values[v] = peeling.degree[v];
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(28L * graph.vertices()
                + DistinctPairs.estimate(graph).bytes()
                + 4L * graph.memberships().size()
                + 8L * graph.memberships().groups());
    }

    /* Level by level: at k, who has at most k neighbours left is peeled, then whoever has no more than k left because of that. Only the degree of a
     * neighbour is touched, no order of vertices is kept; instead those who are left are listed anew at each level, which costs the sum
     * of the core numbers. Members of a group that were peeled are dropped from its list when it is next read; a stamp keeps a pair
     * that is tied twice from counting twice. */
    private static final class Peeling {
        private static final int BREATH = 1 << 12;

        final int[] degree;
        private final Graph graph;
        private final Arcs arcs;
        private final boolean grouped;
        private final int[] queue;
        private int queued;
        private final int[] left;
        private final int[] leftEnd;
        private final int[] stamp;

        Peeling(Graph graph, Graph pairs, int[] degree) {
            int n = graph.vertices();
            Memberships groups = graph.memberships();
            this.degree = degree;
            this.graph = graph;
            grouped = graph.hasGroups();
            arcs = grouped ? graph.out() : pairs.out();
            left = groups.ofGroup.target.clone();
            leftEnd = new int[groups.groups()];
            for (int g = 0; g < leftEnd.length; g++) {
                leftEnd[g] = groups.ofGroup.offset[g + 1];
            }
            stamp = new int[grouped ? n : 0];
            queue = new int[n];
        }

        /** Turns {@link #degree} into core numbers. */
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
                if (grouped) {
                    peelThroughGroups(v, i, k);
                } else {
                    for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                        lower(arcs.target[a], k);
                    }
                }
            }
            return i;
        }

        private void peelThroughGroups(int v, int i, int k) {
            meet(graph.out(), v, i, k);
            if (graph.directed()) {
                meet(graph.in(), v, i, k);
            }
            Memberships groups = graph.memberships();
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                int kept = groups.ofGroup.offset[g];
                for (int a = kept; a < leftEnd[g]; a++) {
                    int u = left[a];
                    if (degree[u] > k) {
                        left[kept++] = u;
                        if (stamp[u] != i + 1) {
                            stamp[u] = i + 1;
                            lower(u, k);
                        }
                    }
                }
                leftEnd[g] = kept;
            }
        }

        private void meet(Arcs direct, int v, int i, int k) {
            for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
                int u = direct.target[a];
                if (stamp[u] != i + 1) {
                    stamp[u] = i + 1;
                    lower(u, k);
                }
            }
        }

        private void lower(int u, int k) {
            if (degree[u] > k && --degree[u] == k) {
                queue[queued++] = u;
            }
        }
    }
}
