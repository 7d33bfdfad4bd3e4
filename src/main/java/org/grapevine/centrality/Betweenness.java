package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Betweenness: the share of shortest paths between two others that pass through a vertex, summed over all pairs. Freeman, <i>Sociometry</i>
 * 40 (1977) 35-41; computed by Brandes, <i>J. Math. Sociology</i> 25 (2001) 163-177.
 *
 * <p>Distances are hops along arcs; two members of a group are one hop apart, and shortest paths through different groups, or through a
 * group and directly, are different paths. Ordered pairs count on a directed graph, each pair once on an undirected one. O(n m).
 *
 * @param scale {@code NORM} divides by the number of pairs of others: (n - 1)(n - 2), half of that where undirected
 */
public record Betweenness(Scale scale) implements Centrality {
    /* Brandes on a graph whose groups are vertices half a hop from their members: level by level persons hand their path counts to their
     * groups and those to the next persons; back again, c = (1 + dependency) / paths of the next level is pulled. */

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        double pairs = Math.max(1, (n - 1.0) * (n - 2.0));
        @Nullable Search[] searches = new @Nullable Search[workers.threads()];
        workers.run(n, (source, worker) -> {
            Search search = searches[worker];
            if (search == null) {
                search = new Search(graph, pairs);
                searches[worker] = search;
            }
            search.from(source);
        });
        FixedPointSums sums = new FixedPointSums(n, pairs);
        for (Search search : searches) {
            if (search != null) {
                sums.add(search.sums);
            }
        }
        double counted = graph.directed() ? 1 : 2;
        double unit = scale == Scale.NORM ? pairs : counted;
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = sums.sum(v) / unit;
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(24L * graph.vertices()
                + threads * (44L * graph.vertices() + 24L * graph.memberships().groups()));
    }

    private static final class Search {
        final FixedPointSums sums;
        private final Arcs out;
        private final Memberships groups;
        private final int[] distance;
        private final int[] order;
        private final double[] paths;
        private final double[] share;
        private final int[] groupDistance;
        private final int[] groupOrder;
        private final double[] groupPaths;
        private int met;
        private int groupsMet;

        Search(Graph graph, double pairs) {
            int n = graph.vertices();
            out = graph.out();
            groups = graph.memberships();
            sums = new FixedPointSums(n, pairs);
            distance = new int[n];
            order = new int[n];
            paths = new double[n];
            share = new double[n];
            groupDistance = new int[groups.groups()];
            groupOrder = new int[groups.groups()];
            groupPaths = new double[groups.groups()];
        }

        void from(int source) {
            Arrays.fill(distance, -1);
            Arrays.fill(paths, 0);
            Arrays.fill(groupDistance, -1);
            Arrays.fill(groupPaths, 0);
            distance[source] = 0;
            paths[source] = 1;
            order[0] = source;
            met = 1;
            groupsMet = 0;
            for (int begin = 0, end = met; begin < end; begin = end, end = met) {
                forward(begin, end, distance[order[begin]]);
            }
            for (int begin = met, end = met; end > 1; end = begin) {
                int hops = distance[order[end - 1]];
                while (begin > 0 && distance[order[begin - 1]] == hops) {
                    begin--;
                }
                backward(begin, end, hops);
            }
        }

        private void forward(int begin, int end, int hops) {
            int groupBegin = groupsMet;
            for (int i = begin; i < end; i++) {
                int v = order[i];
                for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                    int g = groups.ofVertex.target[m];
                    if (groupDistance[g] < 0) {
                        groupDistance[g] = hops;
                        groupOrder[groupsMet++] = g;
                    }
                    if (groupDistance[g] == hops) {
                        groupPaths[g] += paths[v];
                    }
                }
                hand(out, v, hops + 1, paths[v]);
            }
            for (int i = groupBegin; i < groupsMet; i++) {
                hand(groups.ofGroup, groupOrder[i], hops + 1, groupPaths[groupOrder[i]]);
            }
        }

        private void hand(Arcs arcs, int from, int hops, double count) {
            for (int a = arcs.offset[from]; a < arcs.offset[from + 1]; a++) {
                int u = arcs.target[a];
                if (distance[u] < 0) {
                    distance[u] = hops;
                    order[met++] = u;
                }
                if (distance[u] == hops) {
                    paths[u] += count;
                }
            }
        }

        private void backward(int begin, int end, int hops) {
            while (groupsMet > 0 && groupDistance[groupOrder[groupsMet - 1]] >= hops) {
                int g = groupOrder[--groupsMet];
                groupPaths[g] = pull(groups.ofGroup, g, hops + 1);
            }
            for (int i = begin; i < end; i++) {
                int v = order[i];
                double sum = pull(out, v, hops + 1);
                for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                    int g = groups.ofVertex.target[m];
                    if (groupDistance[g] == hops) {
                        sum += groupPaths[g];
                    }
                }
                if (hops > 0 && sum > 0) {
                    sums.add(v, paths[v] * sum);
                }
                share[v] = 1 / paths[v] + sum;
            }
        }

        private double pull(Arcs arcs, int from, int hops) {
            double sum = 0;
            for (int a = arcs.offset[from]; a < arcs.offset[from + 1]; a++) {
                int u = arcs.target[a];
                if (distance[u] == hops) {
                    sum += share[u];
                }
            }
            return sum;
        }
    }
}
