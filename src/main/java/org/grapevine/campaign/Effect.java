package org.grapevine.campaign;

import java.util.Arrays;
import org.grapevine.parallel.RandomStream;

/**
 * What asking brought, from what came of people in clusters of which some were left alone: the mean of an outcome if all were asked less the mean
 * if nobody was (total effect: Hudgens and Halloran, JASA 103 (2008) 832-842). By clusters: people of the clusters that were asked against those
 * of the others. By full exposure: only people whose neighbourhood lies wholly in one arm, weighed by how likely that was (Horvitz and
 * Thompson 1952; as a ratio: Hajek 1971); Ugander, Karrer, Backstrom and Kleinberg, KDD 2013, section 2.3.
 *
 * <p>O(people + clusters) an estimate. What spills over between clusters draws the difference of clusters towards 0; full exposure has no such
 * bias as long as nothing spills over beyond neighbours, but fewer people.
 */
public final class Effect {
    /* A bootstrap draws clusters, with whom they hold, anew within each arm; the test deals arms anew as they were dealt, with the difference
     * of clusters as the statistic. Both work on sums by cluster. */

    /** How often arms are dealt anew, and clusters drawn anew. */
    public static final int ROUNDS = 2000;

    /**
     * An estimate with its interval.
     *
     * @param value estimated; NaN where one arm has nobody who counts
     * @param low end of the interval of 95 % by a bootstrap of clusters
     * @param high end of it
     * @param asked people who count among those asked
     * @param left people who count among those left alone
     */
    public record Estimate(double value, double low, double high, int asked, int left) {
        /** Whether the interval is all on one side of nothing. */
        public boolean conclusive() {
            return low > 0 || high < 0;
        }
    }

    private final double[] outcome;
    private final int[] cluster;
    private final int[][] touched;
    private final boolean[] asked;
    private final TrialDesign design;

    /**
     * Outcomes to compare.
     *
     * @param outcome of each person
     * @param cluster of each person, from 0
     * @param touched the clusters of each person and its neighbours, each once
     * @param asked whether each cluster was asked
     */
    Effect(double[] outcome, int[] cluster, int[][] touched, boolean[] asked, TrialDesign design) {
        this.outcome = outcome;
        this.cluster = cluster;
        this.touched = touched;
        this.asked = asked;
        this.design = design;
    }

    /** The mean of people in clusters asked less that of people in clusters left alone, with its interval. */
    Estimate byClusters(long seed) {
        return estimate(everybody(), seed);
    }

    /** The ratio estimate on people whose whole neighbourhood lies in one arm, with its interval. */
    Estimate byExposure(long seed) {
        return estimate(exposed(), seed);
    }

    /** The mean of people in clusters asked less that of people in clusters left alone; NaN where an arm is empty. */
    double difference() {
        return plain(everybody());
    }

    /** The ratio estimate on people whose whole neighbourhood lies in one arm; NaN where there is nobody in one of them. */
    double hajek() {
        return plain(exposed());
    }

    private double plain(double[] weight) {
        Sums sums = new Sums(weight);
        return difference(sums.outcome, sums.weight, asked, sums.once);
    }

    private double[] everybody() {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Sums by cluster. */
    private final class Sums {
        private final double[] outcome = new double[asked.length];
        private final double[] weight = new double[asked.length];
        private final int[] once = new int[asked.length];

        Sums(double[] weights) {
            for (int i = 0; i < weights.length; i++) {
                outcome[cluster[i]] += weights[i] * Effect.this.outcome[i];
                weight[cluster[i]] += weights[i];
            }
            Arrays.fill(once, 1);
        }
    }

    /** The unbiased estimate on people whose whole neighbourhood lies in one arm; it varies more than {@link #byExposure}. */
    double horvitzThompson() {
        double[] weight = exposed();
        double sum = 0;
        for (int i = 0; i < outcome.length; i++) {
            sum += (asked[cluster[i]] ? 1 : -1) * weight[i] * outcome[i];
        }
        return sum / outcome.length;
    }

    /** One over the probability of the exposure a person had; 0 where its neighbourhood lies in both arms. */
    private double[] exposed() {
        double[] weight = new double[outcome.length];
        for (int i = 0; i < weight.length; i++) {
            boolean arm = asked[cluster[i]];
            boolean full = true;
            for (int c : touched[i]) {
                full &= asked[c] == arm;
            }
            weight[i] = full ? 1 / design.probability(touched[i], arm) : 0;
        }
        return weight;
    }

    private Estimate estimate(double[] weight, long seed) {
        Sums sums = new Sums(weight);
        int people = 0;
        int others = 0;
        for (int i = 0; i < weight.length; i++) {
            people += weight[i] > 0 && asked[cluster[i]] ? 1 : 0;
            others += weight[i] > 0 && !asked[cluster[i]] ? 1 : 0;
        }
        double value = difference(sums.outcome, sums.weight, asked, sums.once);
        double[] drawn = new double[ROUNDS];
        RandomStream random = new RandomStream();
        int found = 0;
        for (int b = 0; b < ROUNDS && !Double.isNaN(value); b++) {
            random.seek(seed, b);
            double one = difference(sums.outcome, sums.weight, asked, times(random));
            if (!Double.isNaN(one)) {
                drawn[found++] = one;
            }
        }
        double[] sorted = Arrays.copyOf(drawn, found);
        Arrays.sort(sorted);
        return new Estimate(
                value,
                found == 0 ? Double.NaN : sorted[(int) Math.floor(.025 * (found - 1))],
                found == 0 ? Double.NaN : sorted[(int) Math.ceil(.975 * (found - 1))],
                people,
                others);
    }

    /** How often each cluster is drawn, as many of each arm as there are. */
    private int[] times(RandomStream random) {
        int[] times = new int[asked.length];
        for (boolean arm : new boolean[] {true, false}) {
            int[] members = new int[asked.length];
            int count = 0;
            for (int c = 0; c < asked.length; c++) {
                if (asked[c] == arm) {
                    members[count++] = c;
                }
            }
            for (int k = 0; k < count; k++) {
                times[members[random.below(count)]]++;
            }
        }
        return times;
    }

    private static double difference(double[] sum, double[] total, boolean[] arm, int[] times) {
        double[] sums = new double[2];
        double[] totals = new double[2];
        for (int c = 0; c < sum.length; c++) {
            int side = arm[c] ? 1 : 0;
            sums[side] += times[c] * sum[c];
            totals[side] += times[c] * total[c];
        }
        return totals[0] > 0 && totals[1] > 0 ? sums[1] / totals[1] - sums[0] / totals[0] : Double.NaN;
    }

    /** How often arms dealt anew differ at least as much as these do: a two-sided p-value if asking changes nothing. */
    double chance(long seed) {
        Sums sums = new Sums(everybody());
        double value = Math.abs(difference(sums.outcome, sums.weight, asked, sums.once)) * (1 - 1e-12);
        boolean[] drawn = new boolean[asked.length];
        RandomStream random = new RandomStream();
        int more = 0;
        for (int b = 0; b < ROUNDS; b++) {
            random.seek(~seed, b);
            design.draw(random, drawn);
            more += Math.abs(difference(sums.outcome, sums.weight, drawn, sums.once)) >= value ? 1 : 0;
        }
        return (1. + more) / (1 + ROUNDS);
    }
}
