package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.NeighbourCounts;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Constraint: how far a vertex's ties lead back to one circle; low is a broker between circles. Sum over the neighbours j of
 * {@code (p_ij + sum over q of p_iq p_qj)^2}, where p_ij is the share of {@code a_ij + a_ji} in all that i is tied with. Burt, <i>Structural
 * Holes</i> (1992), chapter 2.
 *
 * <p>A pair counts once for its direct arc and once for each group it shares; without weights it counts once altogether. Above 0; 1 where all depends on one contact, 1.125 in a triangle. Undefined for isolated vertices. O(sum over all pairs of the arcs and memberships of the second), without expanding
 * groups in memory.
 */
public record Constraint() implements Centrality {
    /* For each i, r_q = p_iq / (all that q is tied with) is spread once over the arcs of every neighbour q, and summed over its groups:
     * then sum over q of p_iq p_qj is what came to j by arcs, and for each group g of j
     *     weight_g * (sum over g of r_q talk_q + talk_j * sum over g of r_q), less the terms of j itself.
     * Without weights the arcs and groups are those of the distinct pairs. */

    private static final int WORK = 1 << 9;
    private static final double STEP_SECONDS = 1e-9;

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        double[] all = new double[n];
        double[] values = new double[n];
        Arrays.fill(values, 1);
        boolean plain = graph.weighting() == Weighting.NONE;
        Graph ties = plain ? DistinctPairs.along(graph) : graph;
        Product product = new Product(ties, workers);
        product.times(values, all);
        double[] received = new double[n];
        product.transposedTimes(values, received);
        for (int v = 0; v < n; v++) {
            all[v] += received[v];
        }
        Chunks chunks = Chunks.byWork(graph.out().offset, WORK);
        @Nullable Circle[] circles = new @Nullable Circle[workers.threads()];
        workers.run(chunks.count(), (chunk, worker) -> {
            Circle circle = circles[worker];
            if (circle == null) {
                circle = new Circle(graph, ties, all);
                circles[worker] = circle;
            }
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                values[v] = circle.constraint(v);
            }
        });
        return Scores.exact(values);
    }

    @Override
    public double seconds(Graph graph) {
        double rows = (double) (2L * graph.out().size() + graph.memberships().size()) / Math.max(1, graph.vertices());
        return graph.hasGroups() ? STEP_SECONDS * rows * NeighbourCounts.met(graph) : 0;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        long groups = graph.memberships().groups();
        long pairs = graph.weighting() == Weighting.NONE
                ? DistinctPairs.estimate(graph).bytes()
                : 0;
        return new MemoryEstimate(24 * n + 8 * groups + pairs + threads * (28 * n + 20 * groups));
    }

    /** The neighbours of one vertex and what its ties lead to through them. */
    private static final class Circle {
        private final Graph graph;
        private final Graph ties;
        private final Memberships groups;
        private final double most;
        private final double[] all;
        private final double[] tie;
        private final double[] spread;
        private final double[] indirect;
        private final int[] list;
        private final double[] groupSpread;
        private final double[] groupTalk;
        private final int[] groupList;
        private int neighbours;
        private int groupsMet;

        Circle(Graph graph, Graph ties, double[] all) {
            int n = graph.vertices();
            this.graph = graph;
            this.ties = ties;
            this.groups = ties.memberships();
            this.most = graph.weighting() == Weighting.NONE ? 2 : Double.POSITIVE_INFINITY;
            this.all = all;
            tie = new double[n];
            spread = new double[n];
            indirect = new double[n];
            list = new int[n];
            groupSpread = new double[groups.groups()];
            groupTalk = new double[groups.groups()];
            groupList = new int[groups.groups()];
        }

        double constraint(int v) {
            if (all[v] == 0) {
                return Double.NaN;
            }
            meet(v);
            for (int i = 0; i < neighbours; i++) {
                int q = list[i];
                spread[q] = tie[q] / all[v] / all[q];
            }
            for (int i = 0; i < neighbours; i++) {
                spreadFrom(list[i]);
            }
            double sum = 0;
            for (int i = 0; i < neighbours; i++) {
                int j = list[i];
                double share = tie[j] / all[v] + indirect[j] + throughGroups(j);
                sum += share * share;
            }
            forget();
            return sum;
        }

        private void meet(int v) {
            neighbours = 0;
            groupsMet = 0;
            meetAlong(graph.out(), v, graph.directed() ? 1 : 2);
            if (graph.directed()) {
                meetAlong(graph.in(), v, 1);
            }
            Memberships shared = graph.memberships();
            for (int m = shared.ofVertex.offset[v]; m < shared.ofVertex.offset[v + 1]; m++) {
                int g = shared.ofVertex.target[m];
                double talk = shared.ofVertex.weight(m);
                for (int a = shared.ofGroup.offset[g]; a < shared.ofGroup.offset[g + 1]; a++) {
                    if (shared.ofGroup.target[a] != v) {
                        tie(shared.ofGroup.target[a], shared.weight[g] * (talk + shared.ofGroup.weight(a)));
                    }
                }
            }
        }

        private void meetAlong(Arcs arcs, int v, double times) {
            for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                tie(arcs.target[a], times * arcs.weight(a));
            }
        }

        private void tie(int u, double weight) {
            if (tie[u] == 0 && weight > 0) {
                list[neighbours++] = u;
            }
            tie[u] = Math.min(most, tie[u] + weight);
        }

        private void spreadFrom(int q) {
            double r = spread[q];
            spreadAlong(ties.out(), q, ties.directed() ? r : 2 * r);
            if (ties.directed()) {
                spreadAlong(ties.in(), q, r);
            }
            for (int m = groups.ofVertex.offset[q]; m < groups.ofVertex.offset[q + 1]; m++) {
                int g = groups.ofVertex.target[m];
                if (groupSpread[g] == 0) {
                    groupList[groupsMet++] = g;
                }
                groupSpread[g] += r;
                groupTalk[g] += r * groups.ofVertex.weight(m);
            }
        }

        private void spreadAlong(Arcs arcs, int q, double r) {
            for (int a = arcs.offset[q]; a < arcs.offset[q + 1]; a++) {
                if (tie[arcs.target[a]] > 0) {
                    indirect[arcs.target[a]] += r * arcs.weight(a);
                }
            }
        }

        private double throughGroups(int j) {
            double sum = 0;
            for (int m = groups.ofVertex.offset[j]; m < groups.ofVertex.offset[j + 1]; m++) {
                int g = groups.ofVertex.target[m];
                double talk = groups.ofVertex.weight(m);
                double others = groupTalk[g] - spread[j] * talk + talk * (groupSpread[g] - spread[j]);
                sum += groups.weight[g] * others;
            }
            return sum;
        }

        private void forget() {
            for (int i = 0; i < neighbours; i++) {
                tie[list[i]] = 0;
                spread[list[i]] = 0;
                indirect[list[i]] = 0;
            }
            for (int i = 0; i < groupsMet; i++) {
                groupSpread[groupList[i]] = 0;
                groupTalk[groupList[i]] = 0;
            }
        }
    }
}
