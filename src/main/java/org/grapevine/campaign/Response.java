package org.grapevine.campaign;

import org.grapevine.GrapevineException;

/** What part of what can be won at an account is won in so many hours: from 0 upward, never falling. */
public sealed interface Response {
    /** The part won in {@code hours}, from 0. */
    double at(double hours);

    /** Each further hour wins the same part of what is left: {@code 1 - exp(-k x)}. */
    record Saturating(double rate) implements Response {
        /** Checks the range. */
        public Saturating {
            if (!(rate > 0 && Double.isFinite(rate))) {
                throw GrapevineException.input(
                        "a rate of " + rate + " an hour is not above 0", "0.1 wins half of what can be won in 7 hours");
            }
        }

        /** The curve that has won half of what can be won after {@code hours}. */
        public static Saturating halfAfter(double hours) {
            if (!(hours > 0 && Double.isFinite(hours))) {
                throw GrapevineException.input(
                        "half of what can be won after " + hours + " hours cannot be",
                        "give a number of hours above 0");
            }
            return new Saturating(Math.log(2) / hours);
        }

        @Override
        public double at(double hours) {
            return -Math.expm1(-rate * hours);
        }
    }

    /**
     * ADBUDG, {@code low + (high - low) x^c / (d + x^c)}: S-shaped where c is above 1, so that a little time may be no use. Little,
     * <i>Management Science</i> 16 (1970) B466-B485; for salesmen's time Lodish, CALLPLAN, <i>Management Science</i> 18 (1971) P25-P40.
     *
     * @param low at no time at all
     * @param high with all the time there is
     * @param c how late the curve rises
     * @param d how much time it takes
     */
    record Adbudg(double low, double high, double c, double d) implements Response {
        /** Checks the ranges. */
        public Adbudg {
            if (!(low >= 0 && high > low && c > 0 && d > 0 && Double.isFinite(high) && Double.isFinite(c * d))) {
                throw GrapevineException.input(
                        "no response curve has low %s, high %s, c %s, d %s".formatted(low, high, c, d),
                        "it must rise, from at least 0");
            }
        }

        /**
         * The curve through what is judged: 1 at today's effort, {@code more} at one and a half times that, {@code low} without any and
         * {@code high} with all the time there is.
         */
        public static Adbudg judged(double low, double high, double more) {
            if (!(low >= 0 && low < 1 && more > 1 && more < high)) {
                throw GrapevineException.input(
                        "judgements %s, 1, %s, %s do not rise".formatted(low, more, high),
                        "without any effort less than now, with half as much again more than now, with all the time most");
            }
            double d = (high - 1) / (1 - low);
            return new Adbudg(low, high, Math.log(d * (more - low) / (high - more)) / Math.log(1.5), d);
        }

        /** The curve from 0 to 1 of that lateness which has won half after {@code hours}. */
        public static Adbudg halfAfter(double hours, double c) {
            Saturating.halfAfter(hours);
            return new Adbudg(0, 1, c, Math.pow(hours, c));
        }

        @Override
        public double at(double hours) {
            double power = Math.pow(hours, c);
            return low + (high - low) * (Double.isInfinite(power) ? 1 : power / (d + power));
        }
    }
}
