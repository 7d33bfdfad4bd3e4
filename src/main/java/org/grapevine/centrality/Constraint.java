package org.grapevine.centrality;

import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;

/**
 * Burt's constraint: how much a vertex's contacts are bound to each other; low for brokers between circles. The sum over neighbours j of
 * {@code (p_ij + sum over q of p_iq p_qj)^2} where {@code p_ij} is the share of i's ties, both ways together, that j has. Burt,
 * <i>Structural Holes</i>, 1992, equation 2.4. Undefined for isolated vertices.
 *
 * <p>A pair weighs the sum of its direct arcs and of one arc each way for each group it shares; 1 without weights, however it is tied.
 * O(sum over vertices of the degrees of their neighbours), 26 bytes a vertex and worker.
 */
public record Constraint() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        double[] total = Neighbours.score(graph, workers, () -> new Shares(graph)::total);
        return Scores.exact(Neighbours.score(graph, workers, () -> new Burt(graph, total)));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((16L + 34L * threads) * graph.vertices());
    }

    private static final class Burt implements Neighbours.Rule {
        private final double[] total;
        private final Shares own;
        private final Shares others;
        private final double[] through;

        Burt(Graph graph, double[] total) {
            this.total = total;
            this.own = new Shares(graph);
            this.others = new Shares(graph);
            this.through = new double[graph.vertices()];
        }

        @Override
        public double of(int v) {
            int count = own.weigh(v);
            if (count == 0) {
                return Double.NaN;
            }
            for (int i = 0; i < count; i++) {
                int q = own.list()[i];
                double share = own.weight[q] / total[v] / total[q];
                int further = others.weigh(q);
                for (int j = 0; j < further; j++) {
                    through[others.list()[j]] += share * others.weight[others.list()[j]];
                }
                for (int j = 0; j < further; j++) {
                    int u = others.list()[j];
                    if (own.weight[u] == 0) {
                        through[u] = 0;
                    }
                }
                others.clear(further);
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                int j = own.list()[i];
                double bound = own.weight[j] / total[v] + through[j];
                sum += bound * bound;
                through[j] = 0;
            }
            own.clear(count);
            return sum;
        }
    }

    /** What each neighbour of a vertex weighs, both ways together. */
    private static final class Shares {
        final double[] weight;
        private final Graph graph;
        private final Neighbourhood near;
        private final boolean plain;

        Shares(Graph graph) {
            this.graph = graph;
            this.near = new Neighbourhood(graph);
            this.weight = new double[graph.vertices()];
            this.plain = graph.weighting() == Weighting.NONE;
        }

        int[] list() {
            return near.list;
        }

        double total(int v) {
            int count = weigh(v);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weight[near.list[i]];
            }
            clear(count);
            return sum;
        }

        int weigh(int v) {
            int count = near.adjacent(v);
            if (plain && !graph.directed()) {
                for (int i = 0; i < count; i++) {
                    weight[near.list[i]] = 1;
                }
                return count;
            }
            add(graph.out(), v);
            add(graph.in(), v);
            addGroups(v);
            for (int i = 0; plain && i < count; i++) {
                weight[near.list[i]] = Math.min(2, weight[near.list[i]]);
            }
            return count;
        }

        private void add(Arcs arcs, int v) {
            for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                weight[arcs.target[a]] += arcs.weight(a);
            }
        }

        private void addGroups(int v) {
            Memberships groups = graph.memberships();
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                double own = groups.ofVertex.weight(m);
                for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                    if (groups.ofGroup.target[a] != v) {
                        weight[groups.ofGroup.target[a]] += groups.weight[g] * (own + groups.ofGroup.weight(a));
                    }
                }
            }
        }

        void clear(int count) {
            for (int i = 0; i < count; i++) {
                weight[near.list[i]] = 0;
            }
        }
    }
}
