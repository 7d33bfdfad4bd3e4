package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Workers;

/**
 * Which shortest-path searches stand for others. A leaf, who has one neighbour only (its hub) on an undirected graph, sees beyond its hub
 * what the hub sees. Twins, who have the same ties apart from one to each other, can change places, and no shortest path from one of them
 * passes another: one search does for all. Who reaches nobody needs none. O(arcs + memberships); 36 bytes a vertex.
 *
 * <p>Rows of the graph must be in ascending order.
 */
final class SourceClasses {
    /* Twins are found by two sums of hashes over the ties, without and with the vertex itself, and then compared tie by tie. No vertex has
     * twins of both kinds; and no hub has a twin, to whom its leaf would be tied too. */

    /** What {@link #search} holds for who reaches nobody, or only a neighbour who reaches nobody else. */
    static final int NONE = -1;

    private static final int BREATH = 1 << 12;

    /** Whose search does for each vertex. */
    final int[] search;

    /** Whether the vertex is a leaf and its search that of its hub. */
    final boolean[] leaf;

    private final Graph graph;
    private final Arcs groupsOf;
    private final Arcs membersOf;
    private final int[] table;
    private final long[] keys;

    SourceClasses(Graph graph, Workers workers) {
        int n = graph.vertices();
        this.graph = graph;
        groupsOf = graph.memberships().ofVertex;
        membersOf = graph.memberships().ofGroup;
        search = new int[n];
        leaf = new boolean[n];
        table = new int[Integer.highestOneBit(Math.max(1, n)) * 4];
        keys = new long[table.length];
        Arrays.fill(table, NONE);
        for (int v = 0; v < n; v++) {
            int hub = graph.directed() ? NONE : onlyNeighbour(v);
            leaf[v] = hub != NONE;
            search[v] = leaf[v] ? hub : v;
        }
        for (int v = 0; v < n; v++) {
            if (v % BREATH == 0) {
                workers.checkCancelled();
            }
            if (leaf[v]) {
                search[v] = leaf[search[v]] && search[search[v]] <= v ? NONE : search[v];
            } else if (graph.out().degree(v) + groupsOf.degree(v) == 0) {
                search[v] = NONE;
            } else {
                search[v] = twin(v);
            }
        }
    }

    private int onlyNeighbour(int v) {
        Arcs out = graph.out();
        if (out.degree(v) > 1) {
            return NONE;
        }
        int only = out.degree(v) == 1 ? out.target[out.offset[v]] : NONE;
        for (int m = groupsOf.offset[v]; m < groupsOf.offset[v + 1]; m++) {
            int g = groupsOf.target[m];
            if (membersOf.degree(g) > 2) {
                return NONE;
            }
            for (int a = membersOf.offset[g]; a < membersOf.offset[g + 1]; a++) {
                int u = membersOf.target[a];
                if (u != v && u != only) {
                    if (only != NONE) {
                        return NONE;
                    }
                    only = u;
                }
            }
        }
        return only;
    }

    /** The first vertex met that is a twin of {@code v}; {@code v} itself where none is. */
    private int twin(int v) {
        long apart = sum(graph.out(), v, 1) + sum(groupsOf, v, 2) + (graph.directed() ? sum(graph.in(), v, 3) : 0);
        long together = apart + hash(v, 1) + (graph.directed() ? hash(v, 3) : 0);
        int slot = slot(apart);
        int met = table[slot];
        if (met != NONE && sameRows(met, v)) {
            return met;
        }
        int other = slot(~together);
        int tied = table[other];
        if (tied != NONE && sameRowsButEachOther(tied, v)) {
            return tied;
        }
        if (met == NONE) {
            table[slot] = v;
            keys[slot] = apart;
        }
        other = slot(~together);
        if (table[other] == NONE) {
            table[other] = v;
            keys[other] = ~together;
        }
        return v;
    }

    private int slot(long key) {
        int slot = (int) (key >>> 32) & table.length - 1;
        while (table[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private static long sum(Arcs arcs, int row, int kind) {
        long sum = 0;
        for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
            sum += hash(arcs.target[a], kind);
        }
        return sum;
    }

    private static long hash(int target, int kind) {
        long z = (4L * target + kind) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private boolean sameRows(int u, int v) {
        return same(graph.out(), u, v) && same(groupsOf, u, v) && (!graph.directed() || same(graph.in(), u, v));
    }

    private static boolean same(Arcs arcs, int u, int v) {
        return Arrays.equals(
                arcs.target, arcs.offset[u], arcs.offset[u + 1], arcs.target, arcs.offset[v], arcs.offset[v + 1]);
    }

    private boolean sameRowsButEachOther(int u, int v) {
        return sameButEachOther(graph.out(), u, v)
                && same(groupsOf, u, v)
                && (!graph.directed() || sameButEachOther(graph.in(), u, v));
    }

    private static boolean sameButEachOther(Arcs arcs, int u, int v) {
        int degree = arcs.degree(u);
        if (degree != arcs.degree(v)) {
            return false;
        }
        int i = arcs.offset[u];
        int j = arcs.offset[v];
        for (int left = 2 * degree; left > 0; ) {
            if (i < arcs.offset[u + 1] && arcs.target[i] == v) {
                i++;
                left--;
            } else if (j < arcs.offset[v + 1] && arcs.target[j] == u) {
                j++;
                left--;
            } else if (i == arcs.offset[u + 1] || j == arcs.offset[v + 1] || arcs.target[i++] != arcs.target[j++]) {
                return false;
            } else {
                left -= 2;
            }
        }
        return true;
    }
}
