package org.grapevine.centrality;

import java.util.function.Supplier;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The mean, over all ordered pairs of n vertices, of numbers in [0, 1] that a pair gives to vertices: estimated from drawn pairs, each mean
 * within a tolerance, all at once with probability {@code 1 - delta}. Pair i draws from stream i of the seed.
 */
final class PairDraw {
    /* Two draws. The first says how many pairs the second needs (ErrorPlan) and how delta is to be divided among the vertices; it is then
     * thrown away, so that the second may be judged by bounds for a number of pairs fixed before. If it fails the test, it goes on by
     * quarters, each tested with half of what is left of delta. */

    private static final int CHUNK = 16;
    private static final int FEWEST = 160;

    /** Tells what a pair gives to whom. Scratch of one worker. */
    interface Source {
        /** Tells {@code passing} what {@code s} and another vertex {@code t} give; nothing stands for 0. */
        void between(int s, int t, Passing passing);
    }

    /** Hears what is given to a vertex. */
    interface Passing {
        /** Hears that a pair gives {@code share}, at most 1, to {@code vertex}; once a pair. */
        void at(int vertex, double share);
    }

    private final int n;
    private final Supplier<Source> sources;
    private final long seed;
    private final Workers workers;
    private final @Nullable Share[] shares;
    private int drawn;

    PairDraw(int n, Supplier<Source> sources, long seed, Workers workers) {
        this.n = n;
        this.sources = sources;
        this.seed = seed;
        this.workers = workers;
        shares = new @Nullable Share[workers.threads()];
    }

    /** The bytes that it takes beside its sources. */
    static long bytes(int n, int threads) {
        return (64L + 32L * threads) * n;
    }

    static void check(double epsilon, double delta) {
        if (!(epsilon >= .0001 && epsilon <= .5)) {
            throw new IllegalArgumentException("epsilon " + epsilon + " is not in [0.0001, 0.5]");
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta " + delta + " is not in (0, 1)");
        }
    }

    /** How many pairs were drawn. */
    int pairs() {
        return drawn * CHUNK;
    }

    /** The means. */
    double[] means(double tolerance, double delta) {
        int pilot = chunks(Math.max(FEWEST, Math.log(2.0 * n / delta) / (2 * tolerance)));
        draw(pilot);
        ErrorPlan plan = new ErrorPlan(means(pilot, false), means(pilot, true), pilot * CHUNK, tolerance, delta);
        for (Share share : shares) {
            if (share != null) {
                share.forget();
            }
        }
        int main = chunks(plan.samples());
        draw(main);
        int quarter = (main + 3) / 4;
        int tests = 1;
        double[] means = means(main, false);
        while (!plan.holds(means, means(main, true), main * CHUNK, tests)) {
            draw(quarter);
            main += quarter;
            tests++;
            means = means(main, false);
        }
        return means;
    }

    private static int chunks(double samples) {
        if (samples > Integer.MAX_VALUE / 4.0) {
            throw new IllegalArgumentException("epsilon is too small: it takes " + samples + " pairs");
        }
        return (int) Math.ceil(samples / CHUNK);
    }

    private void draw(int chunks) {
        int begin = drawn;
        workers.run(chunks, (chunk, worker) -> {
            Share share = shares[worker];
            if (share == null) {
                share = new Share(n, sources.get());
                shares[worker] = share;
            }
            for (int i = 0; i < CHUNK; i++) {
                share.draw(seed, (long) (begin + chunk) * CHUNK + i);
            }
        });
        drawn += chunks;
    }

    private double[] means(int chunks, boolean ofSquares) {
        FixedPointSums total = new FixedPointSums(n, Integer.MAX_VALUE);
        for (Share share : shares) {
            if (share != null) {
                total.add(ofSquares ? share.squares : share.sums);
            }
        }
        double[] means = new double[n];
        for (int v = 0; v < n; v++) {
            means[v] = total.sum(v) / (chunks * CHUNK);
        }
        return means;
    }

    /** What one worker has drawn. */
    private static final class Share {
        private final Source source;
        private final RandomStream random = new RandomStream();
        final FixedPointSums sums;
        final FixedPointSums squares;

        Share(int n, Source source) {
            this.source = source;
            sums = new FixedPointSums(n, Integer.MAX_VALUE);
            squares = new FixedPointSums(n, Integer.MAX_VALUE);
        }

        void draw(long seed, long sample) {
            random.seek(seed, sample);
            int n = sums.size();
            int s = (int) (random.unit() * n);
            int t = (int) (random.unit() * (n - 1));
            source.between(s, t < s ? t : t + 1, this::add);
        }

        private void add(int v, double share) {
            sums.add(v, share);
            squares.add(v, share * share);
        }

        void forget() {
            sums.clear();
            squares.clear();
        }
    }
}
