package org.grapevine.graph;

/**
 * Ties receivers who share a sender: the components of the graph in which everybody stands twice, as sender and as receiver. Union and
 * find with halved paths: O(m), on one thread.
 */
final class SharedSenders {
    /* Receivers are 0 to n - 1, senders follow; a tree hangs from its smallest, so the root of a component is its smallest receiver. In a
     * group of three or more two senders share a receiver and miss only themselves, so all of it is one; a single sender ties all others;
     * of two each receives from the other alone. */

    private final Graph graph;
    private final int n;
    private final int[] parent;

    SharedSenders(Graph graph) {
        this.graph = graph;
        this.n = graph.vertices();
        this.parent = new int[2 * n];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    /** For each receiver the smallest of its component. */
    int[] roots() {
        Arcs out = graph.out();
        for (int v = 0; v < n; v++) {
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                join(n + v, out.target[a]);
            }
        }
        for (int g = 0; g < graph.memberships().groups(); g++) {
            joinGroup(graph.memberships().ofGroup, g);
        }
        int[] roots = new int[n];
        for (int v = 0; v < n; v++) {
            roots[v] = root(v);
        }
        return roots;
    }

    private void joinGroup(Arcs members, int group) {
        int begin = members.offset[group];
        int end = members.offset[group + 1];
        int senders = 0;
        for (int m = begin; m < end; m++) {
            senders += members.weight(m) > 0 ? 1 : 0;
        }
        boolean whole = senders > 1 && end - begin > 2;
        for (int m = begin; m < end; m++) {
            if (members.weight(m) > 0) {
                int other = m == begin ? begin + 1 : begin;
                for (int r = other; r < (whole ? Math.min(other + 1, end) : end); r++) {
                    if (r != m) {
                        join(n + members.target[m], members.target[r]);
                    }
                }
            }
            if (whole) {
                join(members.target[begin], members.target[m]);
            }
        }
    }

    private void join(int u, int v) {
        int one = root(u);
        int other = root(v);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    private int root(int v) {
        int at = v;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
