package org.grapevine.centrality;

import java.util.stream.IntStream;

/**
 * How many samples the means of many numbers in [0, 1] need so that, with probability {@code 1 - delta}, all are within a tolerance at
 * once; and the test whether they are, once drawn. A pilot, independent of what is tested, settles how delta is divided.
 */
final class ErrorPlan {
    /* A mean is judged by one of two bounds, whichever the pilot favours. Hoeffding, JASA 58 (1963) 13-30, theorem 1: a mean p comes out as
     * q or beyond with probability at most exp(-samples kl(q, p)). Bernstein, as in Boucheron, Lugosi and Massart, Concentration
     * Inequalities (2013), section 2.8: it is off by sqrt(2 variance x / samples) + x / (3 samples) to one side with probability at most exp(-x), the
     * variance being at most the mean of squares, which the first bound limits from above.
     *
     * Few means can be high where their sum is small, as that of betweenness is. Those below half the tolerance are classed by
     * thirty-seconds of it, and a class is one case. */

    private static final int CLASSES = 32;
    private static final double FIRST = .8;
    private static final double SPARE = 1.08;

    private final double tolerance;
    /** What each number may give with the pilot's mean and mean of squares, one more than seen. */
    private final double[] mean;

    private final double[] square;
    /** How many numbers each class holds, and those that are in none. */
    private final long[] size = new long[CLASSES / 2 + 1];

    private final int[] heavy;
    /** How much of delta each number gets, for which bound. */
    private final double[] chance;

    private final boolean[] squared;
    private final int samples;

    /**
     * @param mean of each number in the pilot
     * @param square mean of its square in the pilot
     * @param pilot how many samples that was
     */
    ErrorPlan(double[] mean, double[] square, int pilot, double tolerance, double delta) {
        this.tolerance = tolerance;
        this.mean = more(mean, 1.0 / pilot);
        this.square = more(square, 1.0 / pilot);
        heavy = IntStream.range(0, mean.length)
                .filter(v -> kind(v) > CLASSES / 2)
                .toArray();
        chance = new double[mean.length];
        squared = new boolean[mean.length];
        for (int v = 0; v < mean.length; v++) {
            size[Math.min(kind(v), CLASSES / 2)]++;
        }
        size[CLASSES / 2] -= heavy.length;
        double enough = enough(FIRST * delta);
        divide(enough);
        samples = (int) Math.min(Integer.MAX_VALUE, Math.ceil(enough * SPARE));
    }

    private static double[] more(double[] values, double by) {
        double[] more = new double[values.length];
        for (int v = 0; v < more.length; v++) {
            more[v] = Math.min(1, values[v] + by);
        }
        return more;
    }

    private int kind(int v) {
        return (int) Math.ceil(mean[v] * CLASSES / tolerance);
    }

    /** How many samples will probably pass the test. */
    int samples() {
        return samples;
    }

    private double enough(double aim) {
        double low = 1;
        double high = 1;
        while (needed(high) > aim) {
            low = high;
            high *= 2;
        }
        while (high > low * 1.01) {
            double middle = (low + high) / 2;
            if (needed(middle) > aim) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How much of delta all would need if what comes out is as in the pilot. */
    private double needed(double samples) {
        double total = 0;
        for (int kind = 0; kind < size.length; kind++) {
            total += size[kind] == 0 ? 0 : size[kind] * light(samples, kind);
        }
        for (int v : heavy) {
            total += Math.min(byMean(samples, mean[v]), bySquare(samples, square[v]));
        }
        return total;
    }

    private void divide(double samples) {
        for (int v = 0; v < chance.length; v++) {
            chance[v] = kind(v) <= CLASSES / 2 ? light(samples, kind(v)) : 0;
        }
        for (int v : heavy) {
            double direct = byMean(samples, mean[v]);
            double indirect = bySquare(samples, square[v]);
            squared[v] = indirect < direct;
            chance[v] = Math.min(direct, indirect);
        }
    }

    private double light(double samples, int kind) {
        return byMean(samples, kind * tolerance / CLASSES);
    }

    /** The chance that must be granted to a mean that comes out as {@code p}, for Hoeffding's bound. */
    private double byMean(double samples, double p) {
        return 2 * Math.exp(-samples * exponent(p, tolerance));
    }

    /**
     * How fast it becomes unlikely that a mean comes out as {@code p} which is off by {@code tolerance} or more: to either side at most
     * {@code exp(-samples * exponent)}.
     */
    static double exponent(double p, double tolerance) {
        double exponent = p + tolerance >= 1 ? Double.POSITIVE_INFINITY : divergence(p, p + tolerance);
        return p > tolerance ? Math.min(exponent, divergence(p, p - tolerance)) : exponent;
    }

    /** The same for Bernstein's bound and a mean of squares. */
    private double bySquare(double samples, double square) {
        double low = 0;
        double high = 3 * samples * tolerance;
        for (int halving = 0; halving < 40; halving++) {
            double x = (low + high) / 2;
            if (radius(samples, square, x) > tolerance) {
                high = x;
            } else {
                low = x;
            }
        }
        return 3 * Math.exp(-low);
    }

    private static double radius(double samples, double square, double x) {
        return Math.sqrt(2 * highest(square, x / samples) * x / samples) + x / (3 * samples);
    }

    /** The largest mean that may come out as {@code q} if the divergence can be {@code most}. */
    private static double highest(double q, double most) {
        double low = Math.min(1, q);
        double high = 1;
        for (int halving = 0; halving < 40; halving++) {
            double p = (low + high) / 2;
            if (divergence(q, p) > most) {
                high = p;
            } else {
                low = p;
            }
        }
        return high;
    }

    /** Kullback and Leibler's divergence of a coin of chance q from one of chance p. */
    private static double divergence(double q, double p) {
        if (p >= 1) {
            return q >= 1 ? 0 : Double.POSITIVE_INFINITY;
        }
        double heads = q <= 0 ? 0 : q * Math.log(q / p);
        double tails = q >= 1 ? 0 : (1 - q) * Math.log((1 - q) / (1 - p));
        return Math.max(0, heads + tails);
    }

    /**
     * Whether all means are within the tolerance.
     *
     * @param tests 1 at the first test of what is drawn, 2 at the second, with more samples, and so on
     */
    boolean holds(double[] mean, double[] square, int samples, int tests) {
        double part = tests == 1 ? 1 : (1 - FIRST) / FIRST * Math.scalb(1.0, 1 - tests);
        for (int v = 0; v < mean.length; v++) {
            double least = part * chance[v];
            double needed = squared[v] ? bySquare(samples, square[v]) : byMean(samples, mean[v]);
            if (needed > least) {
                return false;
            }
        }
        return true;
    }
}
