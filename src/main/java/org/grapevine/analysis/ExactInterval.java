package org.grapevine.analysis;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A range that holds the true value at least as often as its level says, whatever that value is.
 *
 * @param low lower end
 * @param high upper end
 */
public record ExactInterval(double low, double high) {
    /**
     * Of the mean of a Poisson count of which {@code count} was seen. Garwood, <i>Biometrika</i> 28 (1936) 437-442.
     *
     * @param level such as .95
     */
    public static ExactInterval ofCount(long count, double level) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is not at least 0");
        }
        double tail = (1 - level) / 2;
        double low = count == 0 ? 0 : ChiSquaredDistribution.of(2.0 * count).inverseCumulativeProbability(tail) / 2;
        return new ExactInterval(low, ChiSquaredDistribution.of(2.0 * count + 2).inverseSurvivalProbability(tail) / 2);
    }

    /**
     * Of a share of which {@code count} of {@code of} were seen. Clopper and Pearson, <i>Biometrika</i> 26 (1934) 404-413.
     *
     * @param level such as .95
     */
    public static ExactInterval ofShare(long count, long of, double level) {
        if (count < 0 || count > of || of < 1) {
            throw new IllegalArgumentException(count + " of " + of + " is no share");
        }
        double tail = (1 - level) / 2;
        double low = count == 0
                ? 0
                : BetaDistribution.of((double) count, of - count + 1.0).inverseCumulativeProbability(tail);
        double high = count == of
                ? 1
                : BetaDistribution.of(count + 1.0, (double) (of - count)).inverseSurvivalProbability(tail);
        return new ExactInterval(low, high);
    }

    /** The same in units that are {@code factor} times as large. */
    public ExactInterval times(double factor) {
        return new ExactInterval(factor * low, factor * high);
    }
}
