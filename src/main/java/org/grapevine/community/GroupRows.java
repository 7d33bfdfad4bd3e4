package org.grapevine.community;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of a {@link Level} are in which groups, and how much of each: a node that stands for many vertices counts as many members.
 * Between what two nodes have in a group the mean weight of both directions is {@code half[g] * (talk * count' + count * talk')}.
 */
final class GroupRows {
    /* With talk factors t, the arcs i -> j and j -> i of a group weigh w t_i and w t_j, their mean w/2 (t_i + t_j); summed over i in one set
     * and j in another that is w/2 (T n' + n T'), with n the number of members and T the sum of their factors. Without factors T = n. */

    private static final int WORK = 1 << 13;

    /** Where each group begins. */
    final int[] begin;

    /** The nodes of the groups. */
    final int[] node;

    /** How many members each of them stands for; null where all stand for one. */
    final int @Nullable [] count;

    /** The sums of their talk factors; null where these equal the counts. */
    final double @Nullable [] talk;

    /** Half of what the arc of a pair weighs, for each group. */
    final double[] half;

    /** Where each node begins. */
    final int[] nodeBegin;

    /** The groups of the nodes. */
    final int[] group;

    /** As {@link #count}, by node. */
    final int @Nullable [] nodeCount;

    /** As {@link #talk}, by node. */
    final double @Nullable [] nodeTalk;

    private GroupRows(
            int nodes, int[] begin, int[] node, int @Nullable [] count, double @Nullable [] talk, double[] half) {
        this.begin = begin;
        this.node = node;
        this.count = count;
        this.talk = talk;
        this.half = half;
        nodeBegin = new int[nodes + 1];
        for (int v : node) {
            nodeBegin[v + 1]++;
        }
        for (int v = 0; v < nodes; v++) {
            nodeBegin[v + 1] += nodeBegin[v];
        }
        int[] at = nodeBegin.clone();
        group = new int[node.length];
        nodeCount = count == null ? null : new int[node.length];
        nodeTalk = talk == null ? null : new double[node.length];
        for (int g = 0; g < half.length; g++) {
            for (int row = begin[g]; row < begin[g + 1]; row++) {
                int slot = at[node[row]]++;
                group[slot] = g;
                if (nodeCount != null && count != null) {
                    nodeCount[slot] = count[row];
                }
                if (nodeTalk != null && talk != null) {
                    nodeTalk[slot] = talk[row];
                }
            }
        }
    }

    private GroupRows(Memberships groups) {
        Arcs members = groups.ofGroup;
        begin = members.offset;
        node = members.target;
        count = null;
        talk = members.weight;
        nodeBegin = groups.ofVertex.offset;
        group = groups.ofVertex.target;
        nodeCount = null;
        nodeTalk = groups.ofVertex.weight;
        half = new double[groups.groups()];
        for (int g = 0; g < half.length; g++) {
            half[g] = groups.weight[g] / 2;
        }
    }

    /** The memberships of a graph, each vertex a node. Shares the arrays. */
    static GroupRows of(Memberships groups) {
        return new GroupRows(groups);
    }

    int groups() {
        return half.length;
    }

    int size() {
        return node.length;
    }

    /** How many rows group {@code g} has. */
    int rows(int g) {
        return begin[g + 1] - begin[g];
    }

    int count(int row) {
        return count == null ? 1 : count[row];
    }

    double talk(int row) {
        return talk == null ? count(row) : talk[row];
    }

    int nodeCount(int slot) {
        return nodeCount == null ? 1 : nodeCount[slot];
    }

    double nodeTalk(int slot) {
        return nodeTalk == null ? nodeCount(slot) : nodeTalk[slot];
    }

    /** What every node is tied to all others by through its groups: added to {@code weight}. */
    void addTies(double[] weight, Workers workers) {
        if (groups() == 0) {
            return;
        }
        long[] members = new long[groups()];
        double[] talks = new double[groups()];
        Chunks chunks = Chunks.byWork(begin, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int g = chunks.from(chunk); g < chunks.to(chunk); g++) {
                for (int row = begin[g]; row < begin[g + 1]; row++) {
                    members[g] += count(row);
                    talks[g] += talk(row);
                }
            }
        });
        Chunks nodes = Chunks.byWork(nodeBegin, WORK);
        workers.run(nodes.count(), (chunk, worker) -> {
            for (int v = nodes.from(chunk); v < nodes.to(chunk); v++) {
                double sum = 0;
                for (int slot = nodeBegin[v]; slot < nodeBegin[v + 1]; slot++) {
                    int g = group[slot];
                    long n = nodeCount(slot);
                    double t = nodeTalk(slot);
                    sum += half[g] * (t * (members[g] - n) + n * (talks[g] - t));
                }
                weight[v] += sum;
            }
        });
    }

    /** The same with nodes merged into {@code merged} others; groups that lie within one of these vanish. */
    GroupRows merged(int[] into, int merged) {
        return regrouped(into, false, merged);
    }

    /** The same nodes, with every group cut into what of it is in each community; parts of one node vanish. */
    GroupRows within(int[] community) {
        return regrouped(community, true, nodeBegin.length - 1);
    }

    /* The rows of a group are chained by their new names, in the order in which the names are met. */
    private GroupRows regrouped(int[] name, boolean cut, int nodes) {
        int[] first = new int[name.length];
        int[] next = new int[size()];
        int[] met = new int[longestGroup()];
        Collected collected = new Collected(cut ? size() / 2 : groups());
        for (int g = 0; g < groups(); g++) {
            int names = 0;
            for (int row = begin[g + 1] - 1; row >= begin[g]; row--) {
                int c = name[node[row]];
                if (first[c] == 0) {
                    met[names++] = c;
                }
                next[row] = first[c];
                first[c] = row + 1;
            }
            for (int i = names - 1; i >= 0; i--) {
                int c = met[i];
                for (int link = first[c]; link > 0; link = next[link - 1]) {
                    collected.add(link - 1, cut ? node[link - 1] : c, cut || link == first[c]);
                }
                first[c] = 0;
                if (cut) {
                    collected.close(half[g]);
                }
            }
            if (!cut) {
                collected.close(half[g]);
            }
        }
        return collected.rows(nodes);
    }

    /** Groups in the making. */
    private final class Collected {
        private final int[] offset;
        private final double[] halves;
        private final int[] target = new int[size()];
        private final int[] counts = new int[size()];
        private final double @Nullable [] talks = talk == null ? null : new double[size()];
        private boolean plain = true;
        private int closed;
        private int filled;

        Collected(int most) {
            offset = new int[most + 1];
            halves = new double[most];
        }

        void add(int row, int name, boolean fresh) {
            if (fresh) {
                target[filled++] = name;
            }
            int last = filled - 1;
            counts[last] = (fresh ? 0 : counts[last]) + count(row);
            plain &= counts[last] == 1;
            if (talks != null) {
                talks[last] = (fresh ? 0 : talks[last]) + talk(row);
            }
        }

        /** Ends a group; drops it where it has no two rows. */
        void close(double pairHalf) {
            if (filled - offset[closed] < 2) {
                filled = offset[closed];
                return;
            }
            halves[closed++] = pairHalf;
            offset[closed] = filled;
        }

        GroupRows rows(int nodes) {
            return new GroupRows(
                    nodes,
                    Arrays.copyOf(offset, closed + 1),
                    Arrays.copyOf(target, filled),
                    plain ? null : Arrays.copyOf(counts, filled),
                    talks == null ? null : Arrays.copyOf(talks, filled),
                    Arrays.copyOf(halves, closed));
        }
    }

    private int longestGroup() {
        int longest = 0;
        for (int g = 0; g < groups(); g++) {
            longest = Math.max(longest, rows(g));
        }
        return longest;
    }
}
