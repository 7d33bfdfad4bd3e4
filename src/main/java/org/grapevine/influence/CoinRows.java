package org.grapevine.influence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.grapevine.graph.Arcs;
import org.grapevine.parallel.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of coins: in row r every entry comes up by itself with its own probability, and {@link #flip} finds those that do in time
 * proportional to their number rather than to the length of the row. Subset sampling: Guo, Wang, Wei and Chen (SUBSIM), SIGMOD 2020.
 *
 * <p>8 bytes a row; nothing for an entry where every row has one probability, else 8 bytes, and 4 more where some are 0.
 */
final class CoinRows {
    /* Three ways, chosen by row:
     * - one probability, few expected: how many come up is drawn from a table of the binomial distribution, then which: one random number
     *   more than there are hits, no logarithm;
     * - one probability, many expected: geometric jumps, a logarithm a hit;
     * - several probabilities: hazards -ln(1 - p) are added up along the row, and an exponential draw falls onto the first that comes up,
     *   the next draw counts on from there. Mostly a draw ends beyond the row, which is seen without its logarithm: -ln x is at least
     *   1 - x.
     * Tables are shared by all rows of one length and probability. What a row needs first stands together: where it begins, its way. */

    private static final double LIKELY = .1;
    private static final double FEW = 6;
    private static final int SEVERAL = -1;
    private static final int SHORT = 16;
    /** More than any exponential draw. */
    private static final double CERTAIN = 40;

    private record Law(int trials, double p) {}

    private final int[] head;
    private final int[] source;
    private final double[] hazard;
    private final double[] lawProbability;
    private final long[][] tables;
    private final int longest;

    /**
     * The coins of {@code arcs}, row by row.
     *
     * @param given probability of each arc, in the numbering of {@code arcs}, instead of its weight; arcs of probability 0 are dropped
     */
    CoinRows(Arcs arcs, double @Nullable [] given) {
        double[] p = given != null ? given : weights(arcs);
        int rows = arcs.rows();
        boolean whole = Arrays.stream(p).parallel().allMatch(one -> one > 0);
        source = whole ? arcs.target : new int[arcs.size()];
        head = new int[2 * rows + 1];
        Laws laws = new Laws();
        double[] sums = {};
        int kept = 0;
        int most = 0;
        for (int r = 0; r < rows; r++) {
            int begin = kept;
            double first = 0;
            boolean one = true;
            for (int a = arcs.offset[r]; a < arcs.offset[r + 1]; a++) {
                if (p[a] > 0) {
                    first = kept == begin ? p[a] : first;
                    one &= p[a] == first;
                    if (!whole) {
                        source[kept] = arcs.target[a];
                    }
                    kept++;
                }
            }
            most = Math.max(most, kept - begin);
            if (one) {
                head[2 * r + 1] = laws.of(kept - begin, first);
            } else {
                head[2 * r + 1] = SEVERAL;
                sums = sums.length == 0 ? new double[arcs.size()] : sums;
                addUp(p, arcs.offset[r], arcs.offset[r + 1], sums, begin);
            }
            head[2 * r + 2] = kept;
        }
        longest = most;
        hazard = sums;
        lawProbability = Arrays.copyOf(laws.probability, laws.number.size());
        tables = new long[laws.number.size()][];
        laws.number.forEach((law, index) -> tables[index] =
                law.trials < 2 || law.p >= .5 || law.trials * law.p > FEW ? new long[0] : cumulative(law));
    }

    private static double[] weights(Arcs arcs) {
        if (arcs.weight != null) {
            return arcs.weight;
        }
        double[] ones = new double[arcs.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void addUp(double[] p, int from, int to, double[] sums, int begin) {
        double sum = 0;
        int at = begin;
        for (int a = from; a < to; a++) {
            if (p[a] > 0) {
                sum += Math.min(CERTAIN, -Math.log1p(-p[a]));
                sums[at++] = sum;
            }
        }
    }

    /** Numbers for kinds of rows; the last one of each length is remembered, since most rows of a length are alike. */
    private static final class Laws {
        private final Map<Law, Integer> number = new HashMap<>();
        private double[] probability = new double[16];
        private int[] last = new int[0];

        int of(int trials, double p) {
            if (trials >= last.length) {
                last = Arrays.copyOf(last, Math.max(trials + 1, 2 * last.length));
            }
            int known = last[trials] - 1;
            if (known < 0 || probability[known] != p) {
                known = number.computeIfAbsent(new Law(trials, p), law -> number.size());
                last[trials] = known + 1;
                if (known == probability.length) {
                    probability = Arrays.copyOf(probability, 2 * known);
                }
                probability[known] = p;
            }
            return known;
        }
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

    /** Flips the coins of row {@code row}: writes the entries that come up to {@code hits} and returns how many do. */
    int flip(int row, RandomStream random, int[] hits) {
        int from = head[2 * row];
        int to = head[2 * row + 2];
        if (from == to) {
            return 0;
        }
        int way = head[2 * row + 1];
        if (way == SEVERAL) {
            return several(from, to, random, hits);
        }
        long[] table = tables[way];
        return table.length > 0
                ? few(table, from, to - from, random, hits)
                : jumps(from, to, lawProbability[way], random, hits);
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

    private int several(int from, int to, RandomStream random, int[] hits) {
        int count = 0;
        double passed = 0;
        double all = hazard[to - 1];
        for (int a = from; a < to; a++) {
            double left = 1 - random.unit();
            if (1 - left > all - passed) {
                break;
            }
            double draw = passed - Math.log(left);
            if (draw > all) {
                break;
            }
            a = reached(draw, a, to);
            hits[count++] = source[a];
            passed = hazard[a];
        }
        return count;
    }

    /** The first entry from {@code from} on up to which hazards add up to {@code sum}, which those of the row do. */
    private int reached(double sum, int from, int to) {
        int low = from;
        int high = to - 1;
        while (high - low > SHORT) {
            int middle = (low + high) >>> 1;
            if (hazard[middle] < sum) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (hazard[low] < sum) {
            low++;
        }
        return low;
    }
}
