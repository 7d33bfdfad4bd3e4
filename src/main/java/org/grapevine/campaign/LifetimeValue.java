package org.grapevine.campaign;

import org.grapevine.GrapevineException;

/**
 * Customer lifetime value (CLV) under contract: a margin each year as long as the client stays, discounted. With margin m, retention r and
 * discount d: {@code m (1+d) / (1+d-r)} without end, else the sum of {@code m r^t / (1+d)^t} over the years of the horizon. Gupta and
 * Lehmann, <i>Journal of Interactive Marketing</i> 17 (2003) 9-24.
 *
 * @param years horizon in whole years, or {@link Double#POSITIVE_INFINITY}
 * @param discount a year, at least 0
 * @param later whether the first margin comes a year from now rather than now
 */
public record LifetimeValue(double years, double discount, boolean later) {
    /** Three years at a tenth a year, the first margin now: a prior, stated wherever it is used. */
    public static final LifetimeValue DEFAULT = new LifetimeValue(3, .1, false);

    /** Checks the ranges. */
    public LifetimeValue {
        if (!(years >= 1) || (Double.isFinite(years) && (years != Math.rint(years) || years > 100))) {
            throw GrapevineException.input(
                    "a horizon of " + years + " years is not a whole number from 1 to 100",
                    "write for example --horizon 3, or --horizon endless");
        }
        if (!(discount >= 0 && discount <= 10)) {
            throw GrapevineException.input(
                    "discount " + discount + " is not in [0, 10]", "0.1 takes a tenth off for each year of waiting");
        }
    }

    /**
     * The value of a client.
     *
     * @param margin a year
     * @param retention probability of staying another year, from 0 to 1
     * @return infinite where nothing ends it: retention 1, no discount, no horizon
     */
    public double of(double margin, double retention) {
        double kept = retention / (1 + discount);
        double yearsWorth = 0;
        if (Double.isInfinite(years)) {
            yearsWorth = (1 + discount) / (1 + discount - retention);
        } else {
            double still = 1;
            for (int t = 0; t < years; t++) {
                yearsWorth += still;
                still *= kept;
            }
        }
        double whole = margin == 0 ? 0 : margin * yearsWorth;
        return later ? kept * whole : whole;
    }

    /** In words: {@code 3 years, 10 % a year}. */
    public String words() {
        return (Double.isInfinite(years) ? "without end" : "over %.0f years".formatted(years))
                + ", discounted by %.4g %% a year".formatted(100 * discount)
                + (later ? ", first margin in a year" : "");
    }
}
