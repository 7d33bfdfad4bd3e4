package org.grapevine.learning;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * How much less one forecast was off than another, row by row.
 *
 * @param less mean difference of log-loss; above 0 where the first one told better
 * @param error standard error of that mean over rows
 */
public record Gain(double less, double error) {
    private static final double NORMAL = 1.959964;

    /** The gain of {@code better} over {@code worse}, the losses of both for the same rows. */
    static Gain of(double[] better, double[] worse) {
        int n = better.length;
        double[] less = new double[n];
        Arrays.setAll(less, i -> worse[i] - better[i]);
        double spread = n < 2 ? Double.NaN : StandardDeviation.of(less).getAsDouble();
        return new Gain(Mean.of(less).getAsDouble(), spread / Math.sqrt(n));
    }

    /** Lower end of the 95 % interval. */
    public double low() {
        return less - NORMAL * error;
    }

    /** Upper end of it. */
    public double high() {
        return less + NORMAL * error;
    }

    /** Whether the interval lies above 0. */
    public boolean clear() {
        return low() > 0;
    }

    /** In words. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%.2g %s (95 %% interval %.2g to %.2g)",
                Math.abs(less),
                less < 0 ? "more" : "less",
                less < 0 ? -high() : low(),
                less < 0 ? -low() : high());
    }
}
