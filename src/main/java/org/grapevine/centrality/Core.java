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
 * Seidman, <i>Social Networks</i> 5 (1983) 269-287; computed by peeling, Batagelj and Zaversnik, arXiv cs/0310049.
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
        return new MemoryEstimate(36L * graph.vertices()
                + DistinctPairs.estimate(graph).bytes()
                + 4L * graph.memberships().size()
                + 8L * graph.memberships().groups());
    }

    /* Vertices stand in order of the degree they have left; begin[d] is where degree d begins. The next one in order is peeled: its degree is
     * its core number, and every neighbour of higher degree moves to the front of its own degree and then over into the one below. Members
     * of a group that were peeled are dropped from its list when it is next read; a stamp keeps a pair that is tied twice from
     * counting twice. */
    private static final class Peeling {
        private static final int BREATH = 1 << 12;

        final int[] degree;
        private final Graph graph;
        private final Arcs arcs;
        private final boolean grouped;
        private final int[] order;
        private final int[] place;
        private final int[] begin;
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
            order = new int[n];
            place = new int[n];
            begin = new int[n + 1];
            for (int v = 0; v < n; v++) {
                begin[degree[v] + 1]++;
            }
            for (int d = 0; d < n; d++) {
                begin[d + 1] += begin[d];
            }
            int[] at = begin.clone();
            for (int v = 0; v < n; v++) {
                place[v] = at[degree[v]]++;
                order[place[v]] = v;
            }
        }

        void peel(Workers workers) {
            for (int i = 0; i < order.length; i++) {
                if (i % BREATH == 0) {
                    workers.checkCancelled();
                }
                int v = order[i];
                if (!grouped) {
                    for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                        lower(arcs.target[a], degree[v]);
                    }
                } else {
                    peelThroughGroups(v, i);
                }
            }
        }

        private void peelThroughGroups(int v, int i) {
            meet(graph.out(), v, i);
            if (graph.directed()) {
                meet(graph.in(), v, i);
            }
            Memberships groups = graph.memberships();
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                int kept = groups.ofGroup.offset[g];
                for (int a = kept; a < leftEnd[g]; a++) {
                    int u = left[a];
                    if (place[u] > i) {
                        left[kept++] = u;
                        if (stamp[u] != i + 1) {
                            stamp[u] = i + 1;
                            lower(u, degree[v]);
                        }
                    }
                }
                leftEnd[g] = kept;
            }
        }

        private void meet(Arcs direct, int v, int i) {
            for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
                int u = direct.target[a];
                if (stamp[u] != i + 1) {
                    stamp[u] = i + 1;
                    lower(u, degree[v]);
                }
            }
        }

        private void lower(int u, int core) {
            int d = degree[u];
            if (d > core) {
                int front = begin[d]++;
                int other = order[front];
                order[place[u]] = other;
                place[other] = place[u];
                order[front] = u;
                place[u] = front;
                degree[u] = d - 1;
            }
        }
    }
}
