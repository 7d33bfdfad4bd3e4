package org.grapevine.learning;

import java.util.Arrays;

/**
 * How one thing spread among the vertices of a view: who came when, through whom, and until when they talked.
 *
 * @param name of the product; empty where all count together
 * @param begin when it was first watched; whoever came by then is a talker from the beginning and was never at risk
 * @param came when each vertex came: NaN if never, minus infinity if before anything is known
 * @param left when it stopped to talk; infinity if never
 * @param bringer the vertex that is known to have brought it; -1 where that is not known
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table that nobody compares
record Spread(String name, double begin, double[] came, double[] left, int[] bringer) {
    static final int UNKNOWN = -1;

    /** Nobody has come yet. */
    static Spread of(String name, double begin, int vertices) {
        Spread spread = new Spread(name, begin, new double[vertices], new double[vertices], new int[vertices]);
        Arrays.fill(spread.came, Double.NaN);
        Arrays.fill(spread.left, Double.POSITIVE_INFINITY);
        Arrays.fill(spread.bringer, UNKNOWN);
        return spread;
    }

    /** Whether {@code v} came after {@code from} and by {@code to}. */
    boolean cameIn(int v, double from, double to) {
        return came[v] > from && came[v] <= to;
    }

    /** Whether {@code v} has not come by {@code time}. */
    boolean open(int v, double time) {
        return !(came[v] <= time);
    }

    /** Whether {@code v} talks at {@code time}, which it does for so long from the time it came. */
    boolean talks(int v, double time, double howLong) {
        return came[v] <= time && time < left[v] && (howLong == Double.POSITIVE_INFINITY || time - came[v] < howLong);
    }

    /** The same with other times of coming, and no bringers. */
    Spread shuffled(double[] times) {
        int[] nobody = new int[times.length];
        Arrays.fill(nobody, UNKNOWN);
        return new Spread(name, begin, times, left, nobody);
    }
}
