package org.grapevine.graph;

import java.util.Arrays;

/**
 * Strong components by depth-first search. Tarjan, <i>SIAM J. Computing</i> 1 (1972) 146-160, without recursion.
 */
final class StrongSearch {
    /* A group is a vertex of its own, entered by the members who talk and left to all of them: who reaches it reaches every member, just as
     * along the pairs. */

    private final Graph graph;
    private final int n;
    private final int[] number;
    private final int[] low;
    private final int[] next;
    private final int[] path;
    private final int[] open;
    private final int[] root;
    private int numbered;
    private int depth;
    private int opened;

    StrongSearch(Graph graph) {
        this.graph = graph;
        this.n = graph.vertices();
        int nodes = n + graph.memberships().groups();
        this.number = new int[nodes];
        this.low = new int[nodes];
        this.next = new int[nodes];
        this.path = new int[nodes];
        this.open = new int[nodes];
        this.root = new int[nodes];
        Arrays.fill(root, -1);
    }

    /** For each vertex a vertex of its component, the same for all of that component. */
    int[] roots() {
        for (int v = 0; v < n; v++) {
            if (number[v] == 0) {
                search(v);
            }
        }
        return Arrays.copyOf(root, n);
    }

    private void search(int start) {
        enter(start);
        while (depth > 0) {
            int v = path[depth - 1];
            int u = successor(v);
            if (u < 0) {
                leave(v);
            } else if (number[u] == 0) {
                enter(u);
            } else if (root[u] < 0) {
                low[v] = Math.min(low[v], number[u]);
            }
        }
    }

    private void enter(int v) {
        number[v] = ++numbered;
        low[v] = numbered;
        path[depth++] = v;
        open[opened++] = v;
    }

    private void leave(int v) {
        depth--;
        if (depth > 0) {
            low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[v]);
        }
        if (low[v] < number[v]) {
            return;
        }
        int first = opened;
        int person = n;
        do {
            first--;
            person = Math.min(person, open[first]);
        } while (open[first] != v);
        for (int i = first; i < opened; i++) {
            root[open[i]] = person;
        }
        opened = first;
    }

    /** The next one that v leads to, -1 after the last. */
    private int successor(int v) {
        Memberships groups = graph.memberships();
        if (v >= n) {
            int m = groups.ofGroup.offset[v - n] + next[v]++;
            return m < groups.ofGroup.offset[v - n + 1] ? groups.ofGroup.target[m] : -1;
        }
        while (true) {
            int a = graph.out().offset[v] + next[v]++;
            if (a < graph.out().offset[v + 1]) {
                return graph.out().target[a];
            }
            int m = groups.ofVertex.offset[v] + (a - graph.out().offset[v + 1]);
            if (m >= groups.ofVertex.offset[v + 1]) {
                return -1;
            }
            if (groups.ofVertex.weight(m) > 0) {
                return n + groups.ofVertex.target[m];
            }
        }
    }
}
