package org.grapevine.sample;

/**
 * Random numbers by counter: the same seed, purpose and index give the same number, whatever was drawn before. Elementary functions are
 * those of {@link StrictMath}, so that every machine gets the same bits. Safe for use by several threads.
 */
final class Chance {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long key;

    Chance(long seed, String purpose) {
        key = mix(seed + mix(purpose.hashCode() * GOLDEN));
    }

    /** SplitMix64's output function: Steele, Lea and Flood, <i>OOPSLA 2014</i>, figure 16, with the constants of Stafford's variant 13. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private long bits(long index) {
        return mix(key + (index + 1) * GOLDEN);
    }

    /** At least 0, below 1. */
    double unit(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /** Whether something of probability {@code p} happens. */
    boolean happens(long index, double p) {
        return unit(index) < p;
    }

    /** At least 0, below {@code bound}. */
    int below(long index, int bound) {
        return (int) (unit(index) * bound);
    }

    /** Mean 1. */
    double exponential(long index) {
        return -StrictMath.log(1 - unit(index));
    }

    /** Mean 0, variance 1, by Box and Muller. */
    double normal(long index) {
        long bits = bits(index);
        double radius = Math.sqrt(-2 * StrictMath.log(1 - (bits >>> 32) * 0x1p-32));
        return radius * StrictMath.cos(2 * Math.PI * (bits & 0xffffffffL) * 0x1p-32);
    }

    /** Median {@code median}, its logarithm of standard deviation {@code sigma}. */
    double lognormal(long index, double median, double sigma) {
        return median * StrictMath.exp(sigma * normal(index));
    }
}
