package org.grapevine.graph;

import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A sparse matrix in compressed rows: the arcs of row {@code v} are numbered {@code offset[v]} to {@code offset[v + 1] - 1}, lead to
 * {@code target} in ascending order and weigh {@code weight}. The arrays are open so that kernels read them without a call; nobody writes
 * them once built.
 */
public final class Arcs {
    /** Where each row begins; one longer than the number of rows. */
    public final int[] offset;

    /** Where each arc leads. */
    public final int[] target;

    /** What each arc weighs; null where all weigh 1. */
    public final double @Nullable [] weight;

    Arcs(int[] offset, int[] target, double @Nullable [] weight) {
        this.offset = offset;
        this.target = target;
        this.weight = weight;
    }

    /** Sorts arcs into rows by counting: O(arcs + rows). Arcs of one row keep the order in which they are given. */
    static Arcs sorted(int rows, int arcs, int[] from, int[] to, double @Nullable [] weight) {
        int[] offset = new int[rows + 1];
        for (int a = 0; a < arcs; a++) {
            offset[from[a] + 1]++;
        }
        for (int v = 0; v < rows; v++) {
            offset[v + 1] += offset[v];
        }
        int[] at = offset.clone();
        int[] target = new int[arcs];
        double[] sortedWeight = weight == null ? null : new double[arcs];
        for (int a = 0; a < arcs; a++) {
            int slot = at[from[a]]++;
            target[slot] = to[a];
            if (sortedWeight != null && weight != null) {
                sortedWeight[slot] = weight[a];
            }
        }
        return new Arcs(offset, target, sortedWeight);
    }

    /** The same arcs turned round; {@code rows} is the number of columns. Rows come out sorted by target. */
    @SuppressWarnings("resource") // one worker has no threads
    Arcs transposed(int rows) {
        return new ArcSort(Workers.of(1)).turned(this, rows);
    }

    /** The same arcs, each weighing 1; shares the arrays. */
    Arcs unweighted() {
        return weight == null ? this : new Arcs(offset, target, null);
    }

    /** How many rows there are. */
    public int rows() {
        return offset.length - 1;
    }

    /** How many arcs there are. */
    public int size() {
        return target.length;
    }

    /** How many arcs leave {@code row}. */
    public int degree(int row) {
        return offset[row + 1] - offset[row];
    }

    /** How many arcs leave the row that most leave. */
    public int longestRow() {
        int longest = 0;
        for (int row = 0; row < rows(); row++) {
            longest = Math.max(longest, degree(row));
        }
        return longest;
    }

    /** What arc number {@code arc} weighs. */
    public double weight(int arc) {
        return weight == null ? 1 : weight[arc];
    }
}
