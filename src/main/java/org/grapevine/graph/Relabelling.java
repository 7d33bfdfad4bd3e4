package org.grapevine.graph;

import org.grapevine.parallel.Workers;

/**
 * A graph with new numbers for its vertices: those with the most arcs into them first, of equals the one with the smaller old number.
 * Whatever gathers values along arcs then finds most of them close together, which pays where the values of all vertices do not fit into
 * the cache. Scores go back to the old numbers by {@link #restored}.
 */
public final class Relabelling {
    /* New rows are made by turning the old ones round, row after row in the new order, so they come out sorted. An undirected graph is its
     * own transpose: one turn does. */

    private static final int CACHED = 1 << 18;

    private final Graph graph;
    private final int[] order;
    private final int[] name;

    Relabelling(Graph graph, int[] order, int[] name) {
        this.graph = graph;
        this.order = order;
        this.name = name;
    }

    /** Whether new numbers can make work on a graph of so many vertices faster: whether a value a vertex is more than 2 MB. */
    public static boolean pays(int vertices) {
        return vertices > CACHED;
    }

    /** {@code graph} with new numbers, and what leads back. O(m); 8 bytes a vertex beside the second graph. */
    public static Relabelling byDegree(Graph graph, Workers workers) {
        int[] degree = new int[graph.vertices()];
        for (int v = 0; v < degree.length; v++) {
            degree[v] = graph.in().degree(v) + graph.memberships().ofVertex.degree(v);
        }
        int[] order = descending(degree);
        int[] name = inverse(order);
        ArcSort sort = new ArcSort(workers);
        int n = order.length;
        Arcs out = sort.turned(graph.in(), n, order, name);
        Arcs in = graph.directed() ? sort.turned(graph.out(), n, order, name) : out;
        Memberships old = graph.memberships();
        Arcs ofVertex = sort.turned(old.ofGroup, n, null, name);
        Memberships memberships = new Memberships(ofVertex, sort.turned(ofVertex, old.groups()), old.weight);
        return new Relabelling(new Graph(out, in, memberships, graph.directed(), graph.weighting()), order, name);
    }

    /** The vertices by descending degree, of equals the smaller number first. */
    public static int[] descending(int[] degree) {
        int most = 0;
        for (int d : degree) {
            most = Math.max(most, d);
        }
        int[] place = new int[most + 2];
        for (int d : degree) {
            place[most - d + 1]++;
        }
        for (int d = 0; d <= most; d++) {
            place[d + 1] += place[d];
        }
        int[] order = new int[degree.length];
        for (int v = 0; v < order.length; v++) {
            order[place[most - degree[v]]++] = v;
        }
        return order;
    }

    /** At which place of {@code order}, which holds each vertex once, a vertex stands. */
    public static int[] inverse(int[] order) {
        int[] name = new int[order.length];
        for (int v = 0; v < order.length; v++) {
            name[order[v]] = v;
        }
        return name;
    }

    /** The graph with the new numbers. */
    public Graph graph() {
        return graph;
    }

    /** The memory that {@link #byDegree} takes for {@code graph} without its weights. */
    public static MemoryEstimate estimate(Graph graph, int threads) {
        long arcs = (graph.directed() ? 2L : 1L) * graph.out().size()
                + 2L * graph.memberships().size();
        long rows = (graph.directed() ? 3L : 2L) * graph.vertices()
                + graph.memberships().groups();
        long counts = (long) graph.vertices() * ArcSort.slices(graph.out().size(), graph.vertices(), threads);
        return new MemoryEstimate(4 * (arcs + rows + counts) + 8L * graph.vertices());
    }

    /** The new number of the vertex that was {@code v}. */
    public int name(int v) {
        return name[v];
    }

    /** The old number of vertex {@code v}. */
    public int old(int v) {
        return order[v];
    }

    /** Scores by new number, put by old number. */
    public Scores restored(Scores scores) {
        return scores.reordered(name);
    }
}
