package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.analysis.ExactInterval;

/**
 * Whether probabilities were as large as what came of them.
 *
 * @param brier mean squared difference from what happened
 * @param logLoss mean of minus the logarithm of the probability of what happened
 * @param error expected calibration error: mean distance of forecast and share in ten bins of equal size
 * @param slope of the regression of what happened on the forecast, both as complementary log-log; 1 where forecasts are as spread as they should
 *     be, below 1 where they are too bold
 * @param intercept of the same; 0 where they are right on average at slope 1
 * @param curve the ten bins, the lowest forecasts first
 */
public record Calibration(double brier, double logLoss, double error, double slope, double intercept, List<Bin> curve) {
    /**
     * A bin of the calibration curve.
     *
     * @param rows how many rows are in it
     * @param forecast their mean probability
     * @param came the share that came
     * @param low lower end of the exact 95 % interval of that share
     * @param high upper end of it
     */
    public record Bin(int rows, double forecast, double came, double low, double high) {}

    private static final int BINS = 10;
    private static final double LEVEL = .95;
    private static final double LEAST = 1e-12;

    /** Judges probabilities, one a row. O(rows log rows). */
    public static Calibration of(double[] forecast, boolean[] came) {
        int n = forecast.length;
        double brier = 0;
        double loss = 0;
        for (double one : losses(forecast, came)) {
            loss += one;
        }
        for (int i = 0; i < n; i++) {
            double off = kept(forecast[i]) - (came[i] ? 1 : 0);
            brier += off * off;
        }
        List<Bin> curve = curve(forecast, came);
        double error = 0;
        for (Bin bin : curve) {
            error += bin.rows * Math.abs(bin.forecast - bin.came) / n;
        }
        double[] line = line(forecast, came);
        return new Calibration(brier / n, loss / n, error, line[1], line[0], curve);
    }

    /** Minus the logarithm of the probability of what happened, a row each. */
    static double[] losses(double[] forecast, boolean[] came) {
        double[] losses = new double[forecast.length];
        for (int i = 0; i < losses.length; i++) {
            double p = kept(forecast[i]);
            losses[i] = came[i] ? -Math.log(p) : -Math.log1p(-p);
        }
        return losses;
    }

    /** A probability away from 0 and 1, where one surprise would weigh more than all else. */
    private static double kept(double p) {
        return Math.min(1 - LEAST, Math.max(LEAST, p));
    }

    private static List<Bin> curve(double[] forecast, boolean[] came) {
        int n = forecast.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> forecast[i]))
                .mapToInt(i -> i)
                .toArray();
        List<Bin> curve = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            int from = (int) ((long) n * b / BINS);
            int to = (int) ((long) n * (b + 1) / BINS);
            double sum = 0;
            int found = 0;
            for (int i = from; i < to; i++) {
                sum += forecast[order[i]];
                found += came[order[i]] ? 1 : 0;
            }
            if (to > from) {
                ExactInterval range = ExactInterval.ofShare(found, to - from, LEVEL);
                curve.add(
                        new Bin(to - from, sum / (to - from), found / (double) (to - from), range.low(), range.high()));
            }
        }
        return List.copyOf(curve);
    }

    /** Fisher scoring for P(came) = 1 - exp(-exp(a + b z)), z the complementary log-log of the forecast; NaN where it has no answer. */
    private static double[] line(double[] forecast, boolean[] came) {
        double a = 0;
        double b = 1;
        for (int round = 0; round < 50; round++) {
            double ga = 0;
            double gb = 0;
            double aa = 0;
            double ab = 0;
            double bb = 0;
            for (int i = 0; i < forecast.length; i++) {
                double p = kept(forecast[i]);
                double z = Math.log(-Math.log1p(-p));
                double h = Math.exp(Math.min(30, a + b * z));
                double mean = Math.max(LEAST, -Math.expm1(-h));
                double slope = h * Math.exp(-h);
                double score = slope * ((came[i] ? 1 : 0) - mean) / (mean * Math.max(LEAST, 1 - mean));
                double weight = slope * slope / (mean * Math.max(LEAST, 1 - mean));
                ga += score;
                gb += score * z;
                aa += weight;
                ab += weight * z;
                bb += weight * z * z;
            }
            double det = aa * bb - ab * ab;
            if (!(det > 1e-9 * aa * bb)) {
                return new double[] {Double.NaN, Double.NaN};
            }
            double da = (bb * ga - ab * gb) / det;
            double db = (aa * gb - ab * ga) / det;
            double step = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db)));
            a += step * da;
            b += step * db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                return new double[] {a, b};
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }
}
