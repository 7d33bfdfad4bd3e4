package org.grapevine.graph;

import java.util.function.IntToLongFunction;

/** For each vertex, one or more sums over sources of what a source is worth so many hops away. */
final class HopSums {
    private final IntToLongFunction[] worth;
    private final long[] now;
    private final long[][] sums;

    HopSums(int vertices, IntToLongFunction... worth) {
        this.worth = worth;
        this.now = new long[worth.length];
        this.sums = new long[worth.length][vertices];
    }

    /** Whatever is added from here on is {@code hops} away. */
    void at(int hops) {
        for (int k = 0; k < worth.length; k++) {
            now[k] = worth[k].applyAsLong(hops);
        }
    }

    void add(int v, int sources) {
        for (int k = 0; k < now.length; k++) {
            sums[k][v] += sources * now[k];
        }
    }

    void add(HopSums others) {
        for (int k = 0; k < sums.length; k++) {
            for (int v = 0; v < sums[k].length; v++) {
                sums[k][v] += others.sums[k][v];
            }
        }
    }

    long[][] sums() {
        return sums;
    }
}
