package org.grapevine.parallel;

import java.util.Arrays;

/**
 * A range 0 to n - 1 cut into chunks that depend on the data alone, never on the number of threads. Chunk {@code c} holds
 * {@code from(c)} to {@code to(c) - 1}.
 */
public final class Chunks {
    private static final int MOST = 1 << 14;

    private final int[] bounds;

    private Chunks(int[] bounds) {
        this.bounds = bounds;
    }

    /** Chunks of {@code size} each, the last one smaller. */
    public static Chunks even(int n, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("chunk size " + size + " is not at least 1");
        }
        int count = (int) (((long) n + size - 1) / size);
        int[] bounds = new int[count + 1];
        for (int c = 1; c < count; c++) {
            bounds[c] = c * size;
        }
        bounds[count] = n;
        return new Chunks(bounds);
    }

    /**
     * Chunks of rows that hold about {@code work} units each, where row {@code v} costs {@code 1 + offset[v + 1] - offset[v]}.
     *
     * @param offset of a CSR structure, one longer than the number of rows
     */
    public static Chunks byWork(int[] offset, int work) {
        return byWork(work, offset);
    }

    /**
     * Chunks of rows that hold about {@code work} units each, where a row costs 1 and what it holds in each of several CSR structures.
     *
     * @param offsets of the structures, each one longer than the number of rows
     */
    public static Chunks byWork(int work, int[]... offsets) {
        int rows = offsets[0].length - 1;
        long total = rows;
        for (int[] offset : offsets) {
            total += offset[rows] - offset[0];
        }
        long target = Math.max(Math.max(1, work), total / MOST + 1);
        int[] bounds = new int[(int) (total / target) + 2];
        int count = 0;
        long done = 0;
        for (int row = 0; row < rows; row++) {
            done++;
            for (int[] offset : offsets) {
                done += offset[row + 1] - offset[row];
            }
            if (done >= target) {
                bounds[++count] = row + 1;
                done = 0;
            }
        }
        if (bounds[count] < rows) {
            bounds[++count] = rows;
        }
        return new Chunks(Arrays.copyOf(bounds, count + 1));
    }

    /** How many chunks there are; 0 for an empty range. */
    public int count() {
        return bounds.length - 1;
    }

    /** The first element of chunk {@code chunk}. */
    public int from(int chunk) {
        return bounds[chunk];
    }

    /** One past the last element of chunk {@code chunk}. */
    public int to(int chunk) {
        return bounds[chunk + 1];
    }
}
