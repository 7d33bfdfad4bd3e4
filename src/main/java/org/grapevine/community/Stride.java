package org.grapevine.community;

import org.grapevine.parallel.RandomStream;

/** Every number below n once, neighbours far apart: a cheap order without a pattern that data could share. */
final class Stride {
    private final int n;
    private final long start;
    private final long step;

    /** The order for {@code n} numbers, one for each seed and stream. */
    Stride(int n, long seed, long stream) {
        this.n = n;
        RandomStream random = new RandomStream();
        random.seek(seed, stream);
        start = n == 0 ? 0 : random.below(n);
        long candidate = 1L + random.below(Math.max(1, n));
        while (gcd(candidate, n) != 1) {
            candidate++;
        }
        step = candidate % Math.max(1, n);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The number to begin with. */
    int first() {
        return (int) start;
    }

    /** The number after {@code number}; after the last comes the first. */
    int after(int number) {
        long next = number + step;
        return (int) (next < n ? next : next - n);
    }
}
