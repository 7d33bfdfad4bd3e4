package org.grapevine.parallel;

/**
 * Random numbers by number of stream: stream i of a seed is the same whoever draws from it and whatever was drawn from others, so that
 * work cut by stream gives the same bits on any number of threads. SplitMix64: Steele, Lea and Flood, OOPSLA 2014; period 2^64 a stream.
 * Not for secrets.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** Moves to the beginning of stream {@code stream} of {@code seed}. */
    public void seek(long seed, long stream) {
        state = mixed(mixed(seed + GOLDEN) ^ (stream * GOLDEN));
    }

    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits. */
    public long bits() {
        state += GOLDEN;
        return mixed(state);
    }

    /** A number from 0 (included) to 1 (excluded). */
    public double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** A whole number from 0 to {@code bound} - 1, all equally likely up to 2^-32. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /**
     * How many failures precede the next success of trials that succeed with the same probability p.
     *
     * @param logFailure {@code log1p(-p)}: negative; minus infinity for p = 1
     * @return at least 0, possibly more than an int holds
     */
    public double failures(double logFailure) {
        return Math.floor(Math.log(1 - unit()) / logFailure);
    }
}
