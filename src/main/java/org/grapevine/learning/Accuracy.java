package org.grapevine.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * How well scores told who would come. Of equal scores none counts as higher: mid-ranks, and shares of what lies at a cut.
 *
 * @param rows how many persons (or persons and periods) were judged
 * @param came how many of them came
 * @param auc probability that one who came scored above one who did not; NaN where all or none came
 * @param error standard error of it. Hanley and McNeil, <i>Radiology</i> 143 (1982) 29-36
 * @param averagePrecision mean share of comers among those who score at least as high as a comer
 * @param lift share of comers among the highest 1, 5 and 10 % over that among all
 */
@SuppressWarnings("ArrayRecordComponent") // three numbers that nobody compares
public record Accuracy(int rows, int came, double auc, double error, double averagePrecision, double[] lift) {
    /** At which shares of the rows {@link #lift} is taken. */
    static final double[] CUTS = {.01, .05, .10};

    /** Judges scores, one a row; a score that is not defined counts as the lowest. O(rows log rows). */
    public static Accuracy of(double[] scores, boolean[] came) {
        double[] score = Arrays.stream(scores)
                .map(s -> Double.isNaN(s) ? Double.NEGATIVE_INFINITY : s)
                .toArray();
        int n = score.length;
        int positives = count(came);
        Integer[] order = order(score);
        double[] lift = new double[CUTS.length];
        for (int c = 0; c < CUTS.length; c++) {
            lift[c] = positives == 0
                    ? Double.NaN
                    : captured(score, came, order, CUTS[c] * n) / (CUTS[c] * n) * n / positives;
        }
        double auc = auc(score, came, positives);
        return new Accuracy(
                n,
                positives,
                auc,
                error(auc, positives, n - positives),
                precision(score, came, order, positives),
                lift);
    }

    private static int count(boolean[] came) {
        int count = 0;
        for (boolean one : came) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Rows by falling score. */
    private static Integer[] order(double[] score) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -score[i]))
                .toArray(Integer[]::new);
    }

    private static double auc(double[] score, boolean[] came, int positives) {
        int negatives = score.length - positives;
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        double[] rank = new NaturalRanking(TiesStrategy.AVERAGE).apply(score);
        double sum = 0;
        for (int i = 0; i < rank.length; i++) {
            sum += came[i] ? rank[i] : 0;
        }
        return (sum - positives * (positives + 1.0) / 2) / positives / negatives;
    }

    private static double error(double auc, int positives, int negatives) {
        double one = auc / (2 - auc);
        double two = 2 * auc * auc / (1 + auc);
        double variance = auc * (1 - auc) + (positives - 1) * (one - auc * auc) + (negatives - 1) * (two - auc * auc);
        return Math.sqrt(Math.max(0, variance / positives / negatives));
    }

    /** How many came of the first {@code most} rows in that order; of rows with one score that share which lies before the cut. */
    private static double captured(double[] score, boolean[] came, Integer[] order, double most) {
        double found = 0;
        for (int from = 0, to; from < order.length && from < most; from = to) {
            to = from;
            int block = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                block += came[order[to++]] ? 1 : 0;
            }
            found += block * Math.min(1, (most - from) / (to - from));
        }
        return found;
    }

    private static double precision(double[] score, boolean[] came, Integer[] order, int positives) {
        double sum = 0;
        int found = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            int before = found;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                found += came[order[to++]] ? 1 : 0;
            }
            sum += (found - before) * (double) found / to;
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }
}
