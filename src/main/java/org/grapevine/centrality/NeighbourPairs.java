package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * The pairs of neighbours of one vertex after the other, and which of them are tied: scratch space of one worker. Arcs count both ways,
 * distinct neighbours once. O(arcs of the vertex + sizes of its groups) to meet it, 5 bytes a vertex of the graph.
 */
final class NeighbourPairs {
    /* Neighbours are listed by the largest of the groups that hold them, those tied by arcs alone last. Two of one such part of the list share
     * a group, so they are tied; only pairs across parts, and all of the last one, are open. */

    private static final int BLOCK = 64;

    private final Graph graph;
    private final Arcs groupsOf;
    private final Arcs membersOf;
    private final TieRows rows;
    private final Workers workers;
    private final TieRows.Lookup lookup;
    private final int[] first = new int[BLOCK];
    private final int[] second = new int[BLOCK];
    private final byte[] mark;
    private final int[] list;
    private final long[] order;
    private final int[] begin;
    private final double[] share;
    private byte now;
    private int parts;
    private int degree;
    private long open;

    NeighbourPairs(Graph graph, TieRows rows, Workers workers) {
        this.graph = graph;
        this.rows = rows;
        this.workers = workers;
        lookup = rows.new Lookup();
        groupsOf = graph.memberships().ofVertex;
        membersOf = graph.memberships().ofGroup;
        mark = new byte[graph.vertices()];
        list = new int[graph.vertices()];
        order = new long[groupsOf.longestRow()];
        begin = new int[order.length + 2];
        share = new double[order.length + 1];
    }

    /** The memory of it. */
    static long bytes(long vertices) {
        return 5 * vertices;
    }

    /** Lists the neighbours of {@code v}. */
    void meet(int v) {
        if (++now == 0) {
            Arrays.fill(mark, (byte) 0);
            now = 1;
        }
        mark[v] = now;
        int groups = largestFirst(v);
        parts = 0;
        degree = 0;
        for (int i = 0; i < groups; i++) {
            begin[parts] = degree;
            add(membersOf, (int) order[i]);
            parts += degree > begin[parts] ? 1 : 0;
        }
        begin[parts] = degree;
        add(graph.out(), v);
        if (graph.directed()) {
            add(graph.in(), v);
        }
        begin[parts + 1] = degree;
        weigh();
    }

    private int largestFirst(int v) {
        int from = groupsOf.offset[v];
        int groups = groupsOf.degree(v);
        for (int i = 0; i < groups; i++) {
            int g = groupsOf.target[from + i];
            order[i] = (long) (Integer.MAX_VALUE - membersOf.degree(g)) << 32 | g;
        }
        Arrays.sort(order, 0, groups);
        return groups;
    }

    private void add(Arcs arcs, int row) {
        byte[] marks = mark;
        int[] target = arcs.target;
        int[] found = list;
        byte here = now;
        int count = degree;
        int end = arcs.offset[row + 1];
        for (int a = arcs.offset[row]; a < end; a++) {
            int u = target[a];
            found[count] = u;
            count += marks[u] == here ? 0 : 1;
            marks[u] = here;
        }
        degree = count;
    }

    private void weigh() {
        long twice = 0;
        for (int p = 0; p <= parts; p++) {
            long size = (long) begin[p + 1] - begin[p];
            long ends = size * (p < parts ? degree - size : degree - 1L);
            share[p] = ends;
            twice += ends;
        }
        open = twice / 2;
    }

    /** How many neighbours there are. */
    int degree() {
        return degree;
    }

    /** How many pairs of them there are. */
    long all() {
        return degree * (degree - 1L) / 2;
    }

    /** How many pairs of them are not known to be tied. */
    long open() {
        return open;
    }

    /** How many of the open pairs are tied: all are looked up. */
    long tied() {
        long tied = 0;
        for (int p = 0; p <= parts; p++) {
            for (int i = begin[p]; i < begin[p + 1]; i++) {
                workers.checkCancelled();
                for (int j = p < parts ? begin[p + 1] : i + 1; j < degree; j++) {
                    tied += rows.areTied(list[i], list[j]) ? 1 : 0;
                }
            }
        }
        return tied;
    }

    /** How many of {@code pairs} drawn from the open ones are tied. */
    long tied(long pairs, RandomStream random) {
        long tied = 0;
        for (long drawn = 0; drawn < pairs; drawn += BLOCK) {
            workers.checkCancelled();
            int count = (int) Math.min(BLOCK, pairs - drawn);
            for (int i = 0; i < count; i++) {
                draw(i, random);
            }
            tied += lookup.tied(first, second, count);
        }
        return tied;
    }

    private void draw(int i, RandomStream random) {
        double at = random.unit() * (2.0 * open);
        int p = 0;
        while (p < parts && at >= share[p]) {
            at -= share[p++];
        }
        int from = begin[p];
        int size = begin[p + 1] - from;
        int one = from + random.below(size);
        int other;
        if (p < parts) {
            other = random.below(degree - size);
            other += other < from ? 0 : size;
        } else {
            other = random.below(degree - 1);
            other += other < one ? 0 : 1;
        }
        first[i] = list[one];
        second[i] = list[other];
    }
}
