package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.Workers;

/**
 * How many pairs of others the loss of each vertex would leave without any path: 0 but for cut vertices. Arcs count both ways; members of a
 * group stay tied to each other. One search in depth: Tarjan, <i>SIAM J. Computing</i> 1 (1972) 146-160. O(arcs + memberships); 48 bytes a
 * vertex, 20 a group.
 */
final class Cuts {
    /* A group is a vertex that nobody can remove and that does not count. Of the subtrees of a vertex those from which no tie leads above it
     * fall off, each a part by itself; what is left of the component is one more part. Its size is known once its root is done, so sums
     * over the parts are kept until then. */

    private static final int BREATH = 1 << 14;

    private final Graph graph;
    private final Workers workers;
    private final int n;
    private final Arcs[] rows;
    private final int[] order;
    private final int[] low;
    private final int[] below;
    private final int[] path;
    private final int[] cursor;
    private final int[] found;
    private final long[] fallen;
    private final double[] squares;
    private int met;
    private int numbered;

    Cuts(Graph graph, Workers workers) {
        Memberships groups = graph.memberships();
        this.graph = graph;
        this.workers = workers;
        n = graph.vertices();
        rows = graph.directed()
                ? new Arcs[] {graph.out(), graph.in(), groups.ofVertex}
                : new Arcs[] {graph.out(), groups.ofVertex};
        int all = n + groups.groups();
        order = new int[all];
        low = new int[all];
        below = new int[all];
        path = new int[all];
        cursor = new int[all];
        found = new int[n];
        fallen = new long[n];
        squares = new double[n];
    }

    /** The bytes that it takes. */
    static long bytes(Graph graph) {
        return 48L * graph.vertices() + 20L * graph.memberships().groups();
    }

    /** For each vertex the number of unordered pairs of others that lose each other with it once {@code removed} are gone; 0 for these. */
    double[] pairs(boolean[] removed) {
        Arrays.fill(order, 0);
        Arrays.fill(fallen, 0);
        Arrays.fill(squares, 0);
        met = 0;
        numbered = 0;
        double[] pairs = new double[n];
        for (int root = 0; root < n; root++) {
            if (root % BREATH == 0) {
                workers.checkCancelled();
            }
            if (order[root] == 0 && !removed[root]) {
                int first = met;
                search(root, removed);
                for (int i = first; i < met; i++) {
                    int v = found[i];
                    double others = below[root] - 1.0;
                    double rest = others - fallen[v];
                    pairs[v] = (others * others - squares[v] - rest * rest) / 2;
                }
            }
        }
        return pairs;
    }

    private void search(int root, boolean[] removed) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int v = path[depth];
            int u = next(v, removed);
            if (u < 0) {
                depth--;
                if (depth >= 0) {
                    leave(v, path[depth]);
                }
            } else if (order[u] == 0) {
                path[++depth] = u;
                enter(u);
            } else {
                low[v] = Math.min(low[v], order[u]);
            }
        }
    }

    private void enter(int v) {
        order[v] = ++numbered;
        low[v] = numbered;
        cursor[v] = 0;
        below[v] = v < n ? 1 : 0;
        if (v < n) {
            found[met++] = v;
        }
    }

    /** Ends the subtree of {@code v}, which hangs on {@code parent}. */
    private void leave(int v, int parent) {
        below[parent] += below[v];
        low[parent] = Math.min(low[parent], low[v]);
        if (parent < n && low[v] >= order[parent]) {
            fallen[parent] += below[v];
            squares[parent] += (double) below[v] * below[v];
        }
    }

    /** Where the next tie of {@code v} leads, groups numbered after the vertices; -1 where there is none left. */
    private int next(int v, boolean[] removed) {
        while (true) {
            int u = v < n ? ofVertex(v, cursor[v]++) : ofGroup(v - n, cursor[v]++);
            if (u < 0 || u >= n || !removed[u]) {
                return u;
            }
        }
    }

    private int ofVertex(int v, int place) {
        int at = place;
        for (int kind = 0; kind < rows.length; kind++) {
            int degree = rows[kind].degree(v);
            if (at < degree) {
                return rows[kind].target[rows[kind].offset[v] + at] + (kind == rows.length - 1 ? n : 0);
            }
            at -= degree;
        }
        return -1;
    }

    private int ofGroup(int g, int place) {
        Arcs members = graph.memberships().ofGroup;
        return place < members.degree(g) ? members.target[members.offset[g] + place] : -1;
    }
}
