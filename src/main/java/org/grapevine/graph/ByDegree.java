package org.grapevine.graph;

/**
 * A graph whose vertices are numbered anew, the best connected first, so that what a search meets most often lies together. Weights and
 * talk factors are left behind; groups keep their numbers. O(arcs + memberships) time and memory.
 */
public final class ByDegree {
    /** The same ties under new numbers. */
    public final Graph graph;

    /** What each vertex was called before. */
    public final int[] vertex;

    private final int[] name;

    private ByDegree(Graph given) {
        vertex = order(given);
        name = new int[vertex.length];
        for (int v = 0; v < vertex.length; v++) {
            name[vertex[v]] = v;
        }
        Arcs out = turned(given.in());
        Arcs in = given.directed() ? turned(given.out()) : out;
        graph = new Graph(out, in, memberships(given.memberships()), given.directed(), Weighting.NONE);
    }

    /** {@code graph} in descending order of arcs out, arcs in and memberships together; equals keep their order. */
    public static ByDegree of(Graph graph) {
        return new ByDegree(graph);
    }

    /** The memory that it takes. */
    public static MemoryEstimate estimate(Graph graph) {
        long arcs = (graph.directed() ? 2L : 1L) * graph.out().size();
        return new MemoryEstimate(4 * arcs
                + 8L * graph.memberships().size()
                + (graph.directed() ? 36L : 28L) * graph.vertices()
                + 4L * graph.memberships().groups());
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
        for (int d = 0; d <= most; d++) {
            at[d + 1] += at[d];
        }
        int[] order = new int[n];
        for (int v = 0; v < n; v++) {
            order[at[most - ties[v]]++] = v;
        }
        return order;
    }

    /** Renames both ends and turns every arc round: whoever is read in ascending order fills rows in ascending order. */
    private Arcs turned(Arcs arcs) {
        int[] offset = new int[vertex.length + 1];
        for (int u : arcs.target) {
            offset[name[u] + 1]++;
        }
        for (int v = 0; v < vertex.length; v++) {
            offset[v + 1] += offset[v];
        }
        int[] at = offset.clone();
        int[] target = new int[arcs.size()];
        for (int v = 0; v < vertex.length; v++) {
            for (int a = arcs.offset[vertex[v]]; a < arcs.offset[vertex[v] + 1]; a++) {
                target[at[name[arcs.target[a]]]++] = v;
            }
        }
        return new Arcs(offset, target, null);
    }

    private Memberships memberships(Memberships given) {
        int[] offset = new int[vertex.length + 1];
        int[] group = new int[given.size()];
        for (int v = 0; v < vertex.length; v++) {
            int begin = given.ofVertex.offset[vertex[v]];
            offset[v + 1] = offset[v] + given.ofVertex.degree(vertex[v]);
            System.arraycopy(given.ofVertex.target, begin, group, offset[v], offset[v + 1] - offset[v]);
        }
        Arcs ofVertex = new Arcs(offset, group, null);
        return new Memberships(ofVertex, ofVertex.transposed(given.groups()), given.weight);
    }
}
