package org.grapevine.influence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.grapevine.graph.Arcs;
import org.grapevine.parallel.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of coins: in row r every entry comes up by itself with its own probability, and {@link #flip} finds those that do in time
 * proportional to their number rather than to the length of the row. Subset sampling after Guo, Wang, Wei and Chen (SUBSIM), SIGMOD 2020.
 */
final class CoinRows {
    /* Three ways, chosen by row:
     * - one probability, few expected: how many come up is drawn from a table of the binomial distribution, then which: one random number
     *   more than there are hits, no logarithm;
     * - one probability, many expected: geometric jumps, a logarithm a hit;
     * - several probabilities: entries sorted downwards; likely ones get a coin each, then jumps with the bound of the rest, each landing
     *   kept with the ratio of its own probability to the bound.
     * Tables are shared by all rows of one length and probability. */

    private static final double LIKELY = .1;
    private static final double FEW = 6;
    private static final int PLAIN = -1;

    private record Law(int trials, double p) {}

    private final int[] offset;
    private final int[] source;
    private final double @Nullable [] probability;
    private final double[] rowProbability;
    private final int[] table;
    private final long[][] tables;
    private final int longest;

    /**
     * The coins of {@code arcs}, row by row.
     *
     * @param probability of each arc, in the numbering of {@code arcs}; arcs of probability 0 are dropped
     */
    CoinRows(Arcs arcs, double[] probability) {
        int rows = arcs.rows();
        offset = new int[rows + 1];
        int[] sortedSource = new int[arcs.size()];
        double[] sorted = new double[arcs.size()];
        rowProbability = new double[rows];
        table = new int[rows];
        Map<Law, Integer> laws = new HashMap<>();
        int kept = 0;
        boolean uniform = true;
        int most = 0;
        for (int r = 0; r < rows; r++) {
            int begin = kept;
            for (int a = arcs.offset[r]; a < arcs.offset[r + 1]; a++) {
                if (probability[a] > 0) {
                    sortedSource[kept] = arcs.target[a];
                    sorted[kept++] = probability[a];
                }
            }
            offset[r + 1] = kept;
            most = Math.max(most, kept - begin);
            Descending.sort(sorted, sortedSource, begin, kept);
            boolean one = kept == begin || sorted[begin] == sorted[kept - 1];
            uniform &= one;
            rowProbability[r] = one ? (kept == begin ? 0 : sorted[begin]) : Double.NaN;
            table[r] = one ? tableOf(laws, kept - begin, rowProbability[r]) : PLAIN;
        }
        longest = most;
        source = kept == sortedSource.length ? sortedSource : Arrays.copyOf(sortedSource, kept);
        this.probability = uniform ? null : sorted;
        tables = new long[laws.size()][];
        laws.forEach((law, index) -> tables[index] = cumulative(law));
    }

    private static int tableOf(Map<Law, Integer> laws, int trials, double p) {
        if (trials < 2 || p >= .5 || trials * p > FEW) {
            return PLAIN;
        }
        return laws.computeIfAbsent(new Law(trials, p), law -> laws.size());
    }

    /** P(at most c hits) in units of 2^-63, up to where nothing is left. */
    private static long[] cumulative(Law law) {
        long[] steps = new long[Math.min(law.trials, 64)];
        double mass = Math.pow(1 - law.p, law.trials);
        double sum = mass;
        int c = 0;
        for (; c < steps.length; c++) {
            steps[c] = (long) Math.min(0x1p63, sum * 0x1p63);
            if (steps[c] == Long.MAX_VALUE || mass < 0x1p-70) {
                break;
            }
            mass *= (law.trials - c) * law.p / ((c + 1) * (1 - law.p));
            sum += mass;
        }
        return Arrays.copyOf(steps, Math.min(c + 1, steps.length));
    }

    /** The length of the longest row: the room that {@link #flip} may need. */
    int longest() {
        return longest;
    }

    /** The number of entries of row {@code row} that can come up. */
    int length(int row) {
        return offset[row + 1] - offset[row];
    }

    /** Flips the coins of row {@code row}: writes the entries that come up to {@code hits} and returns how many do. */
    int flip(int row, RandomStream random, int[] hits) {
        int from = offset[row];
        int to = offset[row + 1];
        if (from == to) {
            return 0;
        }
        if (table[row] != PLAIN) {
            return few(tables[table[row]], from, to - from, random, hits);
        }
        double p = rowProbability[row];
        return Double.isNaN(p) ? several(from, to, random, hits) : jumps(from, to, p, random, hits);
    }

    private int few(long[] cumulative, int from, int length, RandomStream random, int[] hits) {
        long draw = random.bits() >>> 1;
        int count = 0;
        while (count < cumulative.length && draw >= cumulative[count]) {
            count++;
        }
        for (int i = 0; i < count; i++) {
            int entry = from + random.below(length);
            for (int j = 0; j < i; j++) {
                if (hits[j] == entry) {
                    entry = from + random.below(length);
                    j = -1;
                }
            }
            hits[i] = entry;
        }
        for (int i = 0; i < count; i++) {
            hits[i] = source[hits[i]];
        }
        return count;
    }

    private int jumps(int from, int to, double p, RandomStream random, int[] hits) {
        int count = 0;
        if (p >= LIKELY) {
            for (int a = from; a < to; a++) {
                if (random.unit() < p) {
                    hits[count++] = source[a];
                }
            }
            return count;
        }
        double logFailure = Math.log1p(-p);
        for (double a = from + random.failures(logFailure); a < to; a += 1 + random.failures(logFailure)) {
            hits[count++] = source[(int) a];
        }
        return count;
    }

    @SuppressWarnings("NullAway") // a row of several probabilities exists only where the array does
    private int several(int from, int to, RandomStream random, int[] hits) {
        int count = 0;
        int a = from;
        for (; a < to && probability[a] >= LIKELY; a++) {
            if (random.unit() < probability[a]) {
                hits[count++] = source[a];
            }
        }
        while (a < to) {
            double bound = probability[a];
            double landing = a + random.failures(Math.log1p(-bound));
            if (landing >= to) {
                break;
            }
            a = (int) landing;
            if (random.unit() * bound < probability[a]) {
                hits[count++] = source[a];
            }
            a++;
        }
        return count;
    }
}
