package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** Everybody's ties and groups side by side, to tell of any two whether they are tied: 4 bytes a vertex, an arc and a membership. */
final class TieRows {
    /* The row of u has ~w for everybody w who is tied to u by an arc, whichever way, and then the numbers of its groups; so it is ascending, and
     * u and w are tied if each row has the other's complement or both have a number that is not negative. Walking along both rows until one
     * ends finds either. Most pairs that are not tied are told without that, and without waiting for one comparison after the other: numbers
     * of one row leave the stamp of the pair in a small table, where those of the other row look for it. Rows lie anywhere in memory: of a
     * block of pairs all are touched before the first is looked at, so that cache misses overlap. */

    private static final int WORK = 1 << 13;
    private static final int LONG = 256;
    private static final int SLOTS = 1 << 12;

    private final int[] offset;
    private final int[] row;

    TieRows(Graph graph, Workers workers) {
        int n = graph.vertices();
        Arcs groups = graph.memberships().ofVertex;
        offset = new int[n + 1];
        for (int v = 0; v < n; v++) {
            int arcs = graph.directed() ? union(graph, v, null, 0) : graph.out().degree(v);
            offset[v + 1] = Math.addExact(offset[v], arcs + groups.degree(v));
        }
        row = new int[offset[n]];
        Chunks chunks = Chunks.byWork(offset, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                int at = graph.directed() ? union(graph, v, row, offset[v]) : complements(graph.out(), v);
                System.arraycopy(groups.target, groups.offset[v], row, at, groups.degree(v));
            }
        });
    }

    private int complements(Arcs arcs, int v) {
        int at = offset[v];
        for (int a = arcs.offset[v + 1] - 1; a >= arcs.offset[v]; a--) {
            row[at++] = ~arcs.target[a];
        }
        return at;
    }

    /** Writes the complements of those that {@code v} has an arc to or from, in ascending order, unless {@code into} is null; returns the end. */
    private static int union(Graph graph, int v, int @Nullable [] into, int from) {
        Arcs out = graph.out();
        Arcs in = graph.in();
        int a = out.offset[v + 1] - 1;
        int b = in.offset[v + 1] - 1;
        int at = from;
        while (a >= out.offset[v] || b >= in.offset[v]) {
            int left = a >= out.offset[v] ? out.target[a] : -1;
            int right = b >= in.offset[v] ? in.target[b] : -1;
            if (into != null) {
                into[at] = ~Math.max(left, right);
            }
            at++;
            a -= left >= right ? 1 : 0;
            b -= right >= left ? 1 : 0;
        }
        return at;
    }

    /** The memory of it. */
    static long bytes(Graph graph) {
        long arcs = graph.out().size() + (graph.directed() ? graph.in().size() : 0L);
        return 4 * (graph.vertices() + arcs + graph.memberships().size());
    }

    /** Whether {@code u} and {@code w} are tied by an arc or share a group. */
    boolean areTied(int u, int w) {
        int i = offset[u];
        int j = offset[w];
        int endU = offset[u + 1];
        int endW = offset[w + 1];
        if (endU - i + endW - j > LONG) {
            return areTied(i, endU, u, j, endW, w);
        }
        int notU = ~u;
        int notW = ~w;
        while (i < endU && j < endW) {
            int a = row[i];
            int b = row[j];
            if ((a == b && a >= 0) || a == notW || b == notU) {
                return true;
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return false;
    }

    /** The same for long rows: the shorter is searched for a tie, groups alone are walked along. */
    private boolean areTied(int fromU, int endU, int u, int fromW, int endW, int w) {
        boolean shorter = endU - fromU <= endW - fromW;
        if (Arrays.binarySearch(row, shorter ? fromU : fromW, shorter ? endU : endW, shorter ? ~w : ~u) >= 0) {
            return true;
        }
        int i = firstGroup(fromU, endU);
        int j = firstGroup(fromW, endW);
        while (i < endU && j < endW) {
            if (row[i] == row[j]) {
                return true;
            }
            if (row[i] < row[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private int firstGroup(int from, int end) {
        int at = Arrays.binarySearch(row, from, end, 0);
        return at < 0 ? -at - 1 : at;
    }

    /** Looks up many pairs: scratch space of one worker. */
    final class Lookup {
        private final int[] seen = new int[SLOTS];
        private int now;

        @SuppressWarnings("UnusedVariable") // written so that touching is not dropped
        private int touched;

        /** How many of the first {@code count} pairs are tied. */
        int tied(int[] first, int[] second, int count) {
            touch(first, second, count);
            int tied = 0;
            for (int i = 0; i < count; i++) {
                tied += mayBeTied(first[i], second[i]) && areTied(first[i], second[i]) ? 1 : 0;
            }
            return tied;
        }

        private void touch(int[] first, int[] second, int count) {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += end(first[i]) + end(second[i]);
            }
            touched = sum;
        }

        private int end(int v) {
            int from = offset[v];
            int to = offset[v + 1];
            return from == to ? 0 : row[from] + row[to - 1];
        }

        private boolean mayBeTied(int u, int w) {
            int stamp = ++now;
            int notW = ~w;
            int hits = 0;
            for (int i = offset[u]; i < offset[u + 1]; i++) {
                int a = row[i];
                hits |= a == notW ? 1 : 0;
                seen[a & (SLOTS - 1)] = stamp;
            }
            for (int j = offset[w]; j < offset[w + 1]; j++) {
                int b = row[j];
                hits |= b >= 0 && seen[b & (SLOTS - 1)] == stamp ? 1 : 0;
            }
            return hits != 0;
        }
    }
}
