package org.grapevine.analysis;

/**
 * The reproduction number R: how many new clients a client brings, as a mean over clients who were all watched equally long. Below 1 a new
 * client brings 1/(1 - R) in the end, itself included: those it brings, those whom they bring, and so on.
 *
 * @param clients how many were watched
 * @param brought how many new clients they brought
 * @param variance of the number from client to client, with divisor n - 1; NaN for fewer than two clients
 * @param interval that holds R at a level of 95 %, as if the number brought were a Poisson count
 */
public record Reproduction(int clients, long brought, double variance, ExactInterval interval) {
    private static final double LEVEL = .95;
    private static final double UNEVEN = 1.5;

    /**
     * R of clients who brought {@code offspring} new clients each.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Reproduction of(int[] offspring) {
        int n = offspring.length;
        if (n == 0) {
            throw new IllegalArgumentException("there are no clients to take a mean over");
        }
        long sum = 0;
        double squares = 0;
        for (int each : offspring) {
            sum += each;
            squares += (double) each * each;
        }
        double variance = n < 2 ? Double.NaN : (squares - (double) sum * sum / n) / (n - 1);
        return new Reproduction(
                n, sum, variance, ExactInterval.ofCount(sum, LEVEL).times(1.0 / n));
    }

    /** R itself. */
    public double mean() {
        return (double) brought / clients;
    }

    /** The standard error of R, from the variance between clients. */
    public double standardError() {
        return Math.sqrt(variance / clients);
    }

    /** What R = {@code mean} makes of one new client in the end; infinite from 1 on. */
    public static double multiplier(double mean) {
        return mean < 1 ? 1 / (1 - mean) : Double.POSITIVE_INFINITY;
    }

    /** Whether R below 1 is settled, so that the multiplier has an upper end. */
    public boolean bounded() {
        return interval.high() < 1;
    }

    /** The exact interval of R at another level. */
    public ExactInterval at(double level) {
        return ExactInterval.ofCount(brought, level).times(1.0 / clients);
    }

    /** Whether clients differ so much that the interval is too narrow. */
    public boolean uneven() {
        return variance > UNEVEN * mean();
    }
}
