package org.grapevine.graph;

/**
 * A graph whose vertices are renamed by falling number of ties, equal ones in their old order, so that what is read most often lies close
 * together. Weights are left out. 4 bytes an arc each way, 8 a membership, 16 a vertex; O(m).
 */
final class HubsFirst {
    /** The old name of each vertex. */
    final int[] old;

    /** The new name of each vertex. */
    final int[] name;

    /** Row per new name: whom it has an arc to, by new names, ascending. */
    final Arcs out;

    /** Row per new name: who has an arc to it, by new names, ascending. */
    final Arcs in;

    /** Row per new name: the groups it belongs to. */
    final Arcs groups;

    /** Row per group: its members by new names, ascending. */
    final Arcs members;

    HubsFirst(Graph graph) {
        this.old = order(graph);
        this.name = new int[old.length];
        for (int v = 0; v < old.length; v++) {
            name[old[v]] = v;
        }
        this.out = renamed(graph.in(), graph.out());
        this.in = graph.in() == graph.out() ? out : renamed(graph.out(), graph.in());
        this.groups = rows(graph.memberships().ofVertex);
        this.members = groups.transposed(graph.memberships().groups());
    }

    private static int[] order(Graph graph) {
        int n = graph.vertices();
        int[] ties = new int[n];
        int most = 0;
        for (int v = 0; v < n; v++) {
            ties[v] = graph.out().degree(v) + graph.memberships().ofVertex.degree(v);
            ties[v] += graph.directed() ? graph.in().degree(v) : 0;
            most = Math.max(most, ties[v]);
        }
        int[] at = new int[most + 2];
        for (int v = 0; v < n; v++) {
            at[most - ties[v] + 1]++;
        }
        for (int t = 0; t <= most; t++) {
            at[t + 1] += at[t];
        }
        int[] order = new int[n];
        for (int v = 0; v < n; v++) {
            order[at[most - ties[v]]++] = v;
        }
        return order;
    }

    /** The rows of {@code rows}, filled by way of the arcs turned round, in the order of new names: so they come out sorted. */
    private Arcs renamed(Arcs turned, Arcs rows) {
        int[] offset = new int[rows.offset.length];
        for (int v = 0; v < old.length; v++) {
            offset[v + 1] = offset[v] + rows.degree(old[v]);
        }
        int[] at = offset.clone();
        int[] target = new int[rows.size()];
        for (int v = 0; v < old.length; v++) {
            for (int a = turned.offset[old[v]]; a < turned.offset[old[v] + 1]; a++) {
                target[at[name[turned.target[a]]]++] = v;
            }
        }
        return new Arcs(offset, target, null);
    }

    private Arcs rows(Arcs groups) {
        int[] offset = new int[groups.offset.length];
        int[] target = new int[groups.size()];
        for (int v = 0; v < old.length; v++) {
            int degree = groups.degree(old[v]);
            offset[v + 1] = offset[v] + degree;
            System.arraycopy(groups.target, groups.offset[old[v]], target, offset[v], degree);
        }
        return new Arcs(offset, target, null);
    }
}
