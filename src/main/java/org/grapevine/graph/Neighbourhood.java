package org.grapevine.graph;

/**
 * Lists the distinct neighbours of a vertex, through direct arcs and groups, each once and never the vertex itself. Scratch space of one
 * worker: 5 bytes a vertex, kept between calls. A call costs O(arcs of v + sizes of its groups).
 */
public final class Neighbourhood {
    /** The neighbours found by the last call, in the order met; only the first as many as that call returned are valid. */
    public final int[] list;

    private final Graph graph;
    private final boolean[] met;

    /** A scratch for {@code graph}. */
    public Neighbourhood(Graph graph) {
        this.graph = graph;
        this.list = new int[graph.vertices()];
        this.met = new boolean[graph.vertices()];
    }

    /** Fills {@link #list} with those that v has an arc to; returns how many. */
    public int successors(int v) {
        met[v] = true;
        return forget(v, throughGroups(v, through(graph.out(), v, 0)));
    }

    /** Fills {@link #list} with those that v has an arc to or from; returns how many. */
    public int adjacent(int v) {
        met[v] = true;
        int count = through(graph.out(), v, 0);
        if (graph.directed()) {
            count = through(graph.in(), v, count);
        }
        return forget(v, throughGroups(v, count));
    }

    private int through(Arcs arcs, int v, int count) {
        int found = count;
        for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
            found = meet(arcs.target[a], found);
        }
        return found;
    }

    private int throughGroups(int v, int count) {
        Memberships groups = graph.memberships();
        int found = count;
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                found = meet(groups.ofGroup.target[a], found);
            }
        }
        return found;
    }

    private int meet(int u, int count) {
        if (met[u]) {
            return count;
        }
        met[u] = true;
        list[count] = u;
        return count + 1;
    }

    private int forget(int v, int count) {
        met[v] = false;
        for (int i = 0; i < count; i++) {
            met[list[i]] = false;
        }
        return count;
    }
}
