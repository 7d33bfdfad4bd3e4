package org.grapevine.campaign;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many people a comparison of two shares needs, and how small a difference it can tell. Two-sided, by the normal approximation (Fleiss,
 * Levin and Paik, <i>Statistical Methods for Rates and Proportions</i>, 2003, section 4.2). People of one cluster are alike, so they count for
 * fewer: {@code 1 + (m - 1) rho} times as many are needed where clusters have {@code m} people (Donner and Klar, <i>Design and Analysis of
 * Cluster Randomization Trials</i>, 2000), and {@code 1 + ((1 + cv^2) m - 1) rho} where their sizes vary (Eldridge, Ashby and Kerry,
 * <i>International Journal of Epidemiology</i> 35 (2006) 1292-1300).
 *
 * @param significance probability of seeing a difference where there is none, in (0, 1)
 * @param power probability of seeing the difference that is there, in (0, 1)
 * @param correlation rho: how alike two people of one cluster are in what they do, from 0 (as strangers) to 1
 */
public record SampleSize(double significance, double power, double correlation) {
    /** 5 % and 80 %, and people of one cluster alike by .05: a guess, until a campaign was measured. */
    public static final SampleSize USUAL = new SampleSize(.05, .8, .05);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Checks the ranges. */
    public SampleSize {
        if (!(significance > 0 && significance < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "significance " + significance + " or power " + power + " is not in (0, 1)");
        }
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException("correlation " + correlation + " is not in [0, 1]");
        }
    }

    private double outside() {
        return NORMAL.inverseCumulativeProbability(1 - significance / 2);
    }

    private double reach() {
        return outside() + NORMAL.inverseCumulativeProbability(power);
    }

    private double exact(double share, double other) {
        double gap = share - other;
        return reach() * reach() * (share * (1 - share) + other * (1 - other)) / (gap * gap);
    }

    /** How many strangers each arm needs so that {@code share} is told from {@code other}. */
    public long people(double share, double other) {
        return (long) Math.ceil(exact(share, other));
    }

    /** How many people each arm needs where they come in clusters of {@code size}. Rounded up once, at the end. */
    public long people(double share, double other, double size) {
        return (long) Math.ceil(exact(share, other) * inflation(size, 0));
    }

    /** How many clusters of {@code size} people each arm needs. */
    public long clusters(double share, double other, double size) {
        return (long) Math.ceil(people(share, other, size) / size);
    }

    /**
     * How many times as many people are needed as of strangers; at least 1 for clusters of one and more.
     *
     * @param size mean number of people in a cluster
     * @param variation standard deviation of these numbers over their mean
     */
    public double inflation(double size, double variation) {
        return 1 + ((1 + variation * variation) * size - 1) * correlation;
    }

    /**
     * The smallest difference of shares that is seen with the probability asked for.
     *
     * @param share usual one, in both arms
     * @param treated people in one arm
     * @param control people in the other
     * @param inflation by clusters
     */
    public double detectable(double share, double treated, double control, double inflation) {
        return reach() * error(share, treated, control, inflation);
    }

    /** The probability that a difference of {@code lift} is seen; parameters as of {@link #detectable}. */
    public double chance(double lift, double share, double treated, double control, double inflation) {
        return NORMAL.cumulativeProbability(lift / error(share, treated, control, inflation) - outside());
    }

    private static double error(double share, double treated, double control, double inflation) {
        return Math.sqrt(share * (1 - share) * inflation * (1 / treated + 1 / control));
    }
}
