package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Relabelling;

/**
 * Sums of numbers between 0 and a known total, one sum a vertex, kept in fixed point: 16 bytes a vertex. Integers add up to the same in
 * whatever order, so each worker may sum what it happens to do, and the total is the same bits on any number of threads.
 */
final class FixedPointSums {
    /* A summand is cut in two: whole units of 2^-bits, as many as keep the largest total below 2^62, and the rest in units 2^36 times
     * finer, of which 2^26 summands fit. For a million vertices, whose betweenness stays below 2^40, the finest unit is 2^-58. */

    private static final double FINE = 0x1p36;

    private final double units;
    private final long[] whole;
    private final long[] rest;

    /**
     * Sums for {@code n} vertices, none of which will exceed {@code most}.
     *
     * @param most at least 0
     */
    FixedPointSums(int n, double most) {
        this(Math.scalb(1.0, 61 - Math.getExponent(Math.max(1, most))), n);
    }

    private FixedPointSums(double units, int n) {
        this.units = units;
        whole = new long[n];
        rest = new long[n];
    }

    void add(int v, double summand) {
        double scaled = summand * units;
        long floor = (long) scaled;
        whole[v] += floor;
        rest[v] += (long) ((scaled - floor) * FINE + .5);
    }

    /** How many sums there are. */
    int size() {
        return whole.length;
    }

    /** Makes every sum 0. */
    void clear() {
        Arrays.fill(whole, 0);
        Arrays.fill(rest, 0);
    }

    void add(FixedPointSums others) {
        for (int v = 0; v < whole.length; v++) {
            whole[v] += others.whole[v];
            rest[v] += others.rest[v];
        }
    }

    /** The same sums by old number, where here they are by new number. */
    FixedPointSums restored(Relabelling names) {
        FixedPointSums renamed = new FixedPointSums(units, whole.length);
        for (int v = 0; v < whole.length; v++) {
            renamed.whole[names.old(v)] = whole[v];
            renamed.rest[names.old(v)] = rest[v];
        }
        return renamed;
    }

    double sum(int v) {
        return (whole[v] + rest[v] / FINE) / units;
    }
}
