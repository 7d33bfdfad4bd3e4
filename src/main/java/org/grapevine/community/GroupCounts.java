package org.grapevine.community;

import org.jspecify.annotations.Nullable;

/**
 * How many members of each group are in each community, kept while nodes move: what a node is tied to a community by through a group is
 * read off one count, never from the members.
 */
final class GroupCounts {
    /* The communities of a group are a list in the place of its rows, as there are never more of them. A group of many communities has a hash
     * index beside (linear probing, entries pulled back when one goes), and only the communities at the head of its list are proposed to
     * a node: otherwise a club of 5,000 whose members all stand alone would cost 25 million reads. What is proposed from elsewhere,
     * and the node's own community, are still weighed through it. Promotion brings the communities of most members there. */

    private static final int WHOLE = 32;
    private static final int HEAD = 8;

    private final GroupRows rows;
    private final int[] community;
    private final int[] count;
    private final double @Nullable [] talk;
    private final int[] used;
    private final int[] slotBegin;
    private final int[] slot;

    GroupCounts(GroupRows rows, int[] of) {
        this.rows = rows;
        community = new int[rows.size()];
        count = new int[rows.size()];
        talk = rows.talk == null ? null : new double[rows.size()];
        used = new int[rows.groups()];
        slotBegin = new int[rows.groups() + 1];
        for (int g = 0; g < rows.groups(); g++) {
            int size = rows.rows(g);
            slotBegin[g + 1] = slotBegin[g] + (size <= WHOLE ? 0 : Integer.highestOneBit(size) * 4);
        }
        slot = new int[slotBegin[rows.groups()]];
        for (int g = 0; g < rows.groups(); g++) {
            for (int row = rows.begin[g]; row < rows.begin[g + 1]; row++) {
                add(g, of[rows.node[row]], rows.count(row), rows.talk(row));
            }
        }
    }

    /** Adds what {@code v} is tied to communities by through its groups, itself left out of number 0 of {@code reach}, its own. */
    void gather(int v, Reach reach) {
        boolean large = false;
        for (int m = rows.nodeBegin[v]; m < rows.nodeBegin[v + 1]; m++) {
            int g = rows.group[m];
            int n = rows.nodeCount(m);
            double t = rows.nodeTalk(m);
            double half = rows.half[g];
            int from = rows.begin[g];
            if (used[g] <= WHOLE) {
                for (int e = from; e < from + used[g]; e++) {
                    reach.add(community[e], tie(half, n, t, e));
                }
                reach.addAt(0, -half * 2 * n * t);
            } else {
                large = true;
                for (int e = from; e < from + HEAD; e++) {
                    reach.meet(community[e]);
                }
            }
        }
        for (int m = rows.nodeBegin[v]; large && m < rows.nodeBegin[v + 1]; m++) {
            int g = rows.group[m];
            if (used[g] > WHOLE) {
                int n = rows.nodeCount(m);
                double t = rows.nodeTalk(m);
                for (int i = 0; i < reach.size(); i++) {
                    int e = find(g, reach.community(i));
                    if (e >= 0) {
                        reach.addAt(i, tie(rows.half[g], n, t, e));
                    }
                }
                reach.addAt(0, -rows.half[g] * 2 * n * t);
            }
        }
    }

    private double tie(double half, int n, double t, int e) {
        return half * (t * count[e] + n * (talk == null ? count[e] : talk[e]));
    }

    /** Takes {@code v} from one community into another. */
    void move(int v, int from, int to) {
        for (int m = rows.nodeBegin[v]; m < rows.nodeBegin[v + 1]; m++) {
            int n = rows.nodeCount(m);
            double t = rows.nodeTalk(m);
            take(rows.group[m], from, n, t);
            add(rows.group[m], to, n, t);
        }
    }

    /** Brings the communities of most members to the head of their groups. */
    void promote() {
        for (int g = 0; g < used.length; g++) {
            if (used[g] > WHOLE) {
                promote(g);
            }
        }
    }

    private void promote(int g) {
        int head = rows.begin[g];
        int least = head;
        for (int e = head + 1; e < head + HEAD; e++) {
            least = count[e] < count[least] ? e : least;
        }
        for (int e = head + HEAD; e < head + used[g]; e++) {
            if (count[e] > count[least]) {
                swap(g, e, least);
                for (int h = head; h < head + HEAD; h++) {
                    least = count[h] < count[least] ? h : least;
                }
            }
        }
    }

    private void swap(int g, int a, int b) {
        int slotA = slotOf(g, community[a]);
        int slotB = slotOf(g, community[b]);
        int c = community[a];
        int n = count[a];
        double t = talk == null ? 0 : talk[a];
        copy(b, a);
        community[b] = c;
        count[b] = n;
        if (talk != null) {
            talk[b] = t;
        }
        slot[slotA] = b + 1;
        slot[slotB] = a + 1;
    }

    private void copy(int from, int to) {
        community[to] = community[from];
        count[to] = count[from];
        if (talk != null) {
            talk[to] = talk[from];
        }
    }

    private void add(int g, int c, int n, double t) {
        int e = find(g, c);
        if (e < 0) {
            e = rows.begin[g] + used[g]++;
            community[e] = c;
            count[e] = 0;
            if (talk != null) {
                talk[e] = 0;
            }
            if (slotBegin[g] < slotBegin[g + 1]) {
                slot[slotOf(g, c)] = e + 1;
            }
        }
        count[e] += n;
        if (talk != null) {
            talk[e] += t;
        }
    }

    private void take(int g, int c, int n, double t) {
        int e = find(g, c);
        count[e] -= n;
        if (talk != null) {
            talk[e] -= t;
        }
        if (count[e] == 0) {
            drop(g, e);
        }
    }

    private void drop(int g, int e) {
        int last = rows.begin[g] + --used[g];
        if (slotBegin[g] == slotBegin[g + 1]) {
            copy(last, e);
            return;
        }
        int gone = slotOf(g, community[e]);
        slot[slotOf(g, community[last])] = e + 1;
        copy(last, e);
        close(g, gone);
    }

    /** Empties slot {@code gone} and pulls back what stands behind it because of it. */
    private void close(int g, int gone) {
        int base = slotBegin[g];
        int mask = slotBegin[g + 1] - base - 1;
        int hole = gone - base;
        slot[gone] = 0;
        for (int i = (hole + 1) & mask; slot[base + i] != 0; i = (i + 1) & mask) {
            int home = home(community[slot[base + i] - 1], mask);
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slot[base + hole] = slot[base + i];
                slot[base + i] = 0;
                hole = i;
            }
        }
    }

    /** The entry of community {@code c} in group {@code g}; -1 where it has no member there. */
    private int find(int g, int c) {
        if (slotBegin[g] < slotBegin[g + 1]) {
            return slot[slotOf(g, c)] - 1;
        }
        int from = rows.begin[g];
        for (int e = from; e < from + used[g]; e++) {
            if (community[e] == c) {
                return e;
            }
        }
        return -1;
    }

    /** Where {@code c} stands in the index of group {@code g}, or the empty slot where it would. */
    private int slotOf(int g, int c) {
        int base = slotBegin[g];
        int mask = slotBegin[g + 1] - base - 1;
        int i = home(c, mask);
        while (slot[base + i] != 0 && community[slot[base + i] - 1] != c) {
            i = (i + 1) & mask;
        }
        return base + i;
    }

    private static int home(int c, int mask) {
        return ((c * 0x9e3779b9) >>> 7) & mask;
    }
}
