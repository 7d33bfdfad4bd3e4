package org.grapevine.influence;

/**
 * How near the best possible a set of seeds is: with probability 1 - 2 exp(-a) its worth is at least {@code lower} and nobody's is above
 * {@code upper}. Tang, Tang, Xiao and Yuan (OPIM-C), SIGMOD 2018, equations 5 and 8: bounds by martingale concentration, from the coverage
 * of the seeds in sets they were not chosen on, and from an upper bound of any coverage in the sets they were chosen on.
 *
 * @param lower at least so much the seeds are worth
 * @param upper at most so much any allowed choice is worth
 */
public record Certificate(double lower, double upper) {
    /**
     * The bounds.
     *
     * @param covered sets of the second collection that the seeds meet
     * @param worthOfCovered what each set of the second collection stands for
     * @param bound upper bound of the sets of the first collection that any allowed seeds meet
     * @param worthOfBound what each set of the first collection stands for
     * @param a {@code ln(1 / failure probability)} of each bound
     */
    static Certificate of(double covered, double worthOfCovered, double bound, double worthOfBound, double a) {
        double root = Math.sqrt(covered + 2 * a / 9) - Math.sqrt(a / 2);
        double low = root <= 0 ? 0 : Math.max(0, root * root - a / 18);
        double high = Math.sqrt(bound + a / 2) + Math.sqrt(a / 2);
        return new Certificate(low * worthOfCovered, high * high * worthOfBound);
    }

    /** The seeds are worth at least this share of the best possible. */
    public double ratio() {
        return upper == 0 ? 1 : Math.min(1, lower / upper);
    }
}
