package org.grapevine.sample;

/** A {@link Chance} thrown again and again. */
final class Dice {
    private final Chance chance;
    private long throwsSoFar;

    Dice(long seed, String purpose) {
        chance = new Chance(seed, purpose);
    }

    double unit() {
        return chance.unit(throwsSoFar++);
    }

    boolean happens(double p) {
        return chance.happens(throwsSoFar++, p);
    }

    int below(int bound) {
        return chance.below(throwsSoFar++, bound);
    }

    double exponential() {
        return chance.exponential(throwsSoFar++);
    }

    double normal() {
        return chance.normal(throwsSoFar++);
    }

    double lognormal(double median, double sigma) {
        return chance.lognormal(throwsSoFar++, median, sigma);
    }

    /** At least {@code least}, above x with probability {@code (least / x)^exponent}. */
    double pareto(double least, double exponent) {
        return least / StrictMath.pow(1 - unit(), 1 / exponent);
    }
}
