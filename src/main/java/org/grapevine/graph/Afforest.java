package org.grapevine.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * Weak components by a forest that grows over a sample of the arcs first. Sutton, Ben-Nun and Barak, <i>Optimizing parallel graph
 * connectivity computation via subgraph sampling</i>, IPDPS 2018.
 */
final class Afforest {
    /* Vertices come first, then groups, which tie their members without any pair being made. Every tree hangs from its smallest vertex: a
     * root is only ever hung under something smaller, by compare-and-set, so whatever the order of events the roots end the same. After
     * two arcs of each vertex nearly all of a social network is one tree; its vertices need not be looked at again, since an arc into it is
     * also an arc of whoever is not yet in it. */

    private static final VarHandle PARENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SAMPLED_ARCS = 2;
    private static final int SAMPLED_VERTICES = 1024;
    private static final int CHUNK = 1 << 12;

    private final Arcs out;
    private final Arcs in;
    private final Memberships groups;
    private final Workers workers;
    private final int n;
    private final int[] parent;
    private final Chunks chunks;

    Afforest(Graph graph, Workers workers) {
        this.out = graph.out();
        this.in = graph.in();
        this.groups = graph.memberships();
        this.workers = workers;
        this.n = graph.vertices();
        this.parent = new int[n + groups.groups()];
        this.chunks = Chunks.even(parent.length, CHUNK);
    }

    /** For each vertex the smallest of its component. */
    int[] roots() {
        each(this::plant);
        for (int arc = 0; arc < SAMPLED_ARCS; arc++) {
            int sampled = arc;
            each((from, to) -> joinSampled(sampled, from, to));
            each(this::shorten);
        }
        int giant = mostFrequent();
        each((from, to) -> joinOutside(giant, from, to));
        each(this::shorten);
        return Arrays.copyOf(parent, n);
    }

    private interface Range {
        void at(int from, int to);
    }

    private void each(Range range) {
        workers.run(chunks.count(), (chunk, worker) -> range.at(chunks.from(chunk), chunks.to(chunk)));
    }

    private void plant(int from, int to) {
        for (int v = from; v < to; v++) {
            parent[v] = v;
        }
    }

    private void joinSampled(int sampled, int from, int to) {
        for (int v = from; v < Math.min(to, n); v++) {
            int a = out.offset[v] + sampled;
            if (a < out.offset[v + 1]) {
                join(v, out.target[a]);
            }
            int m = groups.ofVertex.offset[v] + sampled;
            if (m < groups.ofVertex.offset[v + 1]) {
                join(v, n + groups.ofVertex.target[m]);
            }
        }
    }

    private void joinOutside(int giant, int from, int to) {
        for (int v = from; v < to; v++) {
            if (parent(v) != giant) {
                joinAll(v);
            }
        }
    }

    private void joinAll(int v) {
        if (v >= n) {
            joinRow(v, groups.ofGroup, v - n, 0);
            return;
        }
        joinRow(v, out, v, 0);
        if (in != out) {
            joinRow(v, in, v, 0);
        }
        joinRow(v, groups.ofVertex, v, n);
    }

    private void joinRow(int v, Arcs arcs, int row, int first) {
        for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
            join(v, first + arcs.target[a]);
        }
    }

    private void join(int u, int v) {
        int one = parent(u);
        int other = parent(v);
        while (one != other) {
            int high = Math.max(one, other);
            int low = Math.min(one, other);
            if (PARENT.compareAndSet(parent, high, high, low)) {
                return;
            }
            one = parent(parent(high));
            other = low;
        }
    }

    private int parent(int v) {
        return (int) PARENT.getOpaque(parent, v);
    }

    private void shorten(int from, int to) {
        for (int v = from; v < to; v++) {
            int root = parent(v);
            while (root != parent(root)) {
                root = parent(root);
            }
            PARENT.setOpaque(parent, v, root);
        }
    }

    /* Any guess is right, a good one is fast: the tree that stands most often among vertices spread evenly. */
    private int mostFrequent() {
        int[] sample = new int[Math.min(SAMPLED_VERTICES, n)];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = parent[(int) ((long) i * n / sample.length)];
        }
        Arrays.sort(sample);
        int best = -1;
        int most = 0;
        for (int i = 0, run = 0; i < sample.length; i++) {
            run = i > 0 && sample[i] == sample[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = sample[i];
            }
        }
        return best;
    }
}
