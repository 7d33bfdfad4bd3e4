package org.grapevine.community;

import java.util.Arrays;

/**
 * Vertices cut into communities, numbered from 0: the largest first, of equals the one that holds the smallest vertex. The arrays are open so
 * that kernels read them without a call; nobody writes them once built.
 */
public final class Partition {
    /** The number of the community of each vertex. */
    public final int[] of;

    /** How many vertices each community has. */
    public final int[] size;

    /**
     * The communities of vertices of equal labels.
     *
     * @param label any numbers from 0 to the number of vertices - 1
     * @throws IllegalArgumentException if a label is none of these
     */
    public Partition(int[] label) {
        int[] dense = label.clone();
        for (int c : dense) {
            if (c < 0 || c >= dense.length) {
                throw new IllegalArgumentException("label " + c + " is not in [0, " + dense.length + ")");
            }
        }
        int count = Members.renumber(dense, dense.length);
        long[] order = new long[count];
        for (int c = 0; c < count; c++) {
            order[c] = (long) Integer.MAX_VALUE << 32 | c;
        }
        for (int c : dense) {
            order[c] -= 1L << 32;
        }
        Arrays.sort(order);
        size = new int[count];
        int[] number = new int[count];
        for (int i = 0; i < count; i++) {
            number[(int) order[i]] = i;
            size[i] = Integer.MAX_VALUE - (int) (order[i] >>> 32);
        }
        of = dense;
        for (int v = 0; v < of.length; v++) {
            of[v] = number[of[v]];
        }
    }

    /** How many communities there are. */
    public int count() {
        return size.length;
    }
}
