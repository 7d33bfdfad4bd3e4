package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;

/**
 * What share of the shortest paths from one vertex to another passes each third: a search from both ends that goes on where it is cheaper,
 * as in Borassi and Natale, <i>KADABRA</i>, ESA 2016, but that weighs all paths where they draw one. Scratch of one worker, kept between
 * searches: O(n) bytes, and O(what is met) time a search.
 */
final class PairSearch implements PairDraw.Source {
    /* Whole levels are searched, so when the two sides first meet, all shortest paths cross from the last level of one side to the last of
     * the other, and every arc on which one does is written down. Let c = the paths through a vertex / (all paths * paths that lead to it):
     * beyond a crossing it is known, and towards either end each vertex adds up those of the vertices next to it. A group is a vertex half a
     * hop from its members. A level whose counts pass 2^300 is scaled down. */

    private static final double MANY = 0x1p300;

    private final Side source;
    private final Side target;
    /** On which side and level each vertex stands: 1 + level from the source, minus that from the target, 0 if not met. */
    private final int[] mark;

    private final double[] paths;
    private final double[] weight;
    /** What the other side brought to a vertex where both meet. */
    private final double[] brought;

    private final int[] groupMark;
    private final double[] groupPaths;
    private final double[] groupWeight;
    private final Memberships memberships;
    private int[] crossFrom = new int[64];
    private int[] crossTo = new int[64];
    private int crossings;

    /** How much each vertex costs to go on from, either way; shared by all searches of a graph. */
    static final class Ties {
        private final Graph graph;
        private final int[] out;
        private final int[] in;

        Ties(Graph graph) {
            this.graph = graph;
            out = ties(graph.out());
            in = graph.directed() ? ties(graph.in()) : out;
        }

        private int[] ties(Arcs arcs) {
            Memberships memberships = graph.memberships();
            int[] all = new int[arcs.rows()];
            for (int v = 0; v < all.length; v++) {
                long sum = arcs.degree(v);
                for (int m = memberships.ofVertex.offset[v]; m < memberships.ofVertex.offset[v + 1]; m++) {
                    sum += memberships.members(memberships.ofVertex.target[m]);
                }
                all[v] = (int) Math.min(Integer.MAX_VALUE, sum);
            }
            return all;
        }
    }

    PairSearch(Ties ties) {
        Graph graph = ties.graph;
        int n = graph.vertices();
        memberships = graph.memberships();
        mark = new int[n];
        paths = new double[n];
        weight = new double[n];
        brought = new double[n];
        groupMark = new int[memberships.groups()];
        groupPaths = new double[memberships.groups()];
        groupWeight = new double[memberships.groups()];
        source = new Side(graph.out(), ties.out, 1);
        target = new Side(graph.in(), ties.in, -1);
    }

    /** The bytes that it takes, apart from the ties: about an arc in five is a crossing of some pair. */
    static long bytes(Graph graph) {
        return 36L * graph.vertices()
                + 7L * graph.out().size() / 4
                + 10L * graph.memberships().size()
                + 28L * graph.memberships().groups();
    }

    /** Tells what share of the shortest paths from {@code s} to {@code t} passes whom. */
    @Override
    public void between(int s, int t, PairDraw.Passing passing) {
        source.start(s);
        target.start(t);
        crossings = 0;
        while (crossings == 0 && source.size() > 0 && target.size() > 0) {
            Side near = source.cost <= target.cost ? source : target;
            near.expand();
            if (crossings > 0) {
                tell(near, near == source ? target : source, passing);
            }
        }
        source.forget();
        target.forget();
    }

    private void tell(Side near, Side far, PairDraw.Passing passing) {
        double total = 0;
        for (int i = 0; i < crossings; i++) {
            int from = crossFrom[i];
            int to = crossTo[i];
            double count = from < 0 ? groupPaths[~from] : paths[from];
            brought[to] += count;
            total += count * paths[to];
        }
        for (int i = 0; i < crossings; i++) {
            int from = crossFrom[i];
            int to = crossTo[i];
            weight[to] = brought[to] / total;
            double passed = paths[to] / total;
            if (from < 0) {
                groupWeight[~from] += passed;
            } else {
                weight[from] += passed;
            }
        }
        near.passGroups(near.level - 1);
        near.tell(near.level - 1, passing);
        far.tell(far.level, passing);
        for (int i = 0; i < crossings; i++) {
            brought[crossTo[i]] = 0;
            weight[crossTo[i]] = 0;
        }
    }

    private void cross(int from, int to) {
        if (crossings == crossFrom.length) {
            crossFrom = Arrays.copyOf(crossFrom, 2 * crossings);
            crossTo = Arrays.copyOf(crossTo, 2 * crossings);
        }
        crossFrom[crossings] = from;
        crossTo[crossings++] = to;
    }

    private final class Side {
        private final Arcs arcs;
        private final int sign;
        private final int[] ties;
        private int[] order = new int[64];
        private int[] groups = new int[16];
        private int[] begin = new int[8];
        private int[] groupBegin = new int[8];
        private double[] scale = new double[8];
        private int met;
        private int groupsMet;
        private int level;
        private long cost;

        Side(Arcs arcs, int[] ties, int sign) {
            this.arcs = arcs;
            this.ties = ties;
            this.sign = sign;
        }

        void start(int v) {
            met = 0;
            groupsMet = 0;
            level = 0;
            cost = 0;
            begin[0] = 0;
            meet(v);
            paths[v] = 1;
            begin[1] = 1;
        }

        int size() {
            return begin[level + 1] - begin[level];
        }

        private void meet(int u) {
            if (met == order.length) {
                order = Arrays.copyOf(order, 2 * met);
            }
            mark[u] = sign * (level + 1);
            paths[u] = 0;
            order[met++] = u;
            cost += ties[u];
        }

        void expand() {
            int first = begin[level];
            int last = begin[level + 1];
            int here = sign * (level + 1);
            groupBegin[level] = groupsMet;
            for (int i = first; i < last; i++) {
                enter(order[i], here);
            }
            groupBegin[level + 1] = groupsMet;
            level++;
            cost = 0;
            for (int i = first; i < last; i++) {
                int v = order[i];
                hand(arcs, v, v, paths[v]);
            }
            for (int i = groupBegin[level - 1]; i < groupsMet; i++) {
                int g = groups[i];
                hand(memberships.ofGroup, g, ~g, groupPaths[g]);
            }
            if (level + 2 > begin.length - 1) {
                begin = Arrays.copyOf(begin, 2 * begin.length);
                groupBegin = Arrays.copyOf(groupBegin, 2 * groupBegin.length);
                scale = Arrays.copyOf(scale, 2 * scale.length);
            }
            begin[level + 1] = met;
            scaleDown();
        }

        private void enter(int v, int here) {
            for (int m = memberships.ofVertex.offset[v]; m < memberships.ofVertex.offset[v + 1]; m++) {
                int g = memberships.ofVertex.target[m];
                if (groupMark[g] * sign <= 0) {
                    if (groupsMet == groups.length) {
                        groups = Arrays.copyOf(groups, 2 * groupsMet);
                    }
                    groups[groupsMet++] = g;
                    groupMark[g] = here;
                    groupPaths[g] = 0;
                }
                if (groupMark[g] == here) {
                    groupPaths[g] += paths[v];
                }
            }
        }

        private void hand(Arcs to, int row, int from, double count) {
            int there = sign * (level + 1);
            for (int a = to.offset[row]; a < to.offset[row + 1]; a++) {
                int u = to.target[a];
                int at = mark[u];
                if (at == 0) {
                    meet(u);
                    at = there;
                }
                if (at == there) {
                    paths[u] += count;
                } else if (at * sign < 0) {
                    cross(from, u);
                }
            }
        }

        private void scaleDown() {
            double most = 0;
            for (int i = begin[level]; i < met; i++) {
                most = Math.max(most, paths[order[i]]);
            }
            scale[level] = most > MANY ? Math.scalb(1.0, -Math.getExponent(most)) : 1;
            for (int i = begin[level]; i < met && most > MANY; i++) {
                paths[order[i]] *= scale[level];
            }
        }

        /** Adds to the weight of the vertices of a level that of the groups which they entered first. */
        private void passGroups(int at) {
            for (int i = begin[at]; i < begin[at + 1] && groupBegin[at] < groupBegin[at + 1]; i++) {
                weight[order[i]] += groupWeight(order[i], at);
            }
        }

        private double groupWeight(int v, int at) {
            double sum = 0;
            for (int m = memberships.ofVertex.offset[v]; m < memberships.ofVertex.offset[v + 1]; m++) {
                int g = memberships.ofVertex.target[m];
                sum += groupMark[g] == sign * (at + 1) ? groupWeight[g] : 0;
            }
            return sum;
        }

        /** Tells what passes the vertices of level {@code at}, whose weights are known, and of those before, the end itself left out. */
        private void tell(int at, PairDraw.Passing passing) {
            for (int k = at; k > 0; k--) {
                if (k < at) {
                    weigh(k);
                }
                for (int i = begin[k]; i < begin[k + 1]; i++) {
                    double share = weight[order[i]] * paths[order[i]];
                    if (share > 0) {
                        passing.at(order[i], Math.min(1, share));
                    }
                }
            }
        }

        /** Weighs the vertices of level {@code at} by those of the next. */
        private void weigh(int at) {
            for (int i = groupBegin[at]; i < groupBegin[at + 1]; i++) {
                groupWeight[groups[i]] = scale[at + 1] * weightNext(memberships.ofGroup, groups[i], at);
            }
            for (int i = begin[at]; i < begin[at + 1]; i++) {
                int v = order[i];
                weight[v] = scale[at + 1] * weightNext(arcs, v, at);
            }
            passGroups(at);
        }

        private double weightNext(Arcs to, int row, int at) {
            int there = sign * (at + 2);
            double sum = 0;
            for (int a = to.offset[row]; a < to.offset[row + 1]; a++) {
                int u = to.target[a];
                sum += mark[u] == there ? weight[u] : 0;
            }
            return sum;
        }

        void forget() {
            for (int i = 0; i < met; i++) {
                mark[order[i]] = 0;
                weight[order[i]] = 0;
            }
            for (int i = 0; i < groupsMet; i++) {
                groupMark[groups[i]] = 0;
                groupWeight[groups[i]] = 0;
            }
        }
    }
}
