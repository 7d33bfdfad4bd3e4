package org.grapevine.diffusion;

import java.util.Arrays;

/**
 * Hazards learned from who came when. A row with exposures x_k has the hazard {@code h = sum of beta_k x_k}; somebody comes with probability
 * {@code 1 - exp(-h)}. Expectation and maximisation after Saito, Nakano and Kimura, KES 2008, with parameters shared by kind of exposure;
 * without known causes it is the regression with complementary log-log link and coefficients of at least 0.
 *
 * <p>A Gamma prior of mode m_k that weighs as much as a events holds back what few events say: {@code beta_k = (a + N_k) / (a / m_k + X_k)},
 * N_k the events expected of column k and X_k its exposure. With a = 0 it is the maximum likelihood.
 *
 * <p>Where some causes are known, a share r of those events is written down that have somebody as their cause; r is learned as well, since an
 * event of unknown cause is then the less likely somebody's. Where no cause is known, r is 0.
 *
 * <p>The log-likelihood is concave where causes are unknown, so there is one optimum; with known causes it has the further term
 * {@code log((1 - exp(-h)) / h)}, which bends the other way but is nearly straight for small h. O(entries of events) a round; a run that
 * reaches {@code maxRounds} says so in its result.
 */
public final class HazardEM {
    /* In a period with hazard h a Poisson number of attempts succeed, one at least where somebody came: h / (1 - exp(-h)) are expected, cause k
     * has the share beta_k x_k / h of them. Where the cause of one of them is known that one belongs to it, and the others, 1 less in
     * number, are shared as before. For short periods there are hardly any others, and the known one counts 1. */

    /** Stands for no column in which there is nobody to be written down. */
    public static final int NONE = -1;

    private final RiskRows rows;
    private final int alone;
    private final double[] mode;
    private final double strength;
    private final double tolerance;
    private final int maxRounds;

    /**
     * A learner.
     *
     * @param alone the column of events that nobody caused; {@link #NONE} where there is none
     * @param mode what the prior holds most likely, by column: positive
     * @param strength how many events the prior is worth; 0 for none
     * @param tolerance the run ends when no column's expected number of events changes by more than this share of all events
     */
    public HazardEM(RiskRows rows, int alone, double[] mode, double strength, double tolerance, int maxRounds) {
        if (mode.length != rows.columns) {
            throw new IllegalArgumentException(mode.length + " modes for " + rows.columns + " columns");
        }
        if (!(strength >= 0)) {
            throw new IllegalArgumentException("strength " + strength + " is not at least 0");
        }
        for (double m : mode) {
            if (!(m > 0)) {
                throw new IllegalArgumentException("mode " + m + " is not above 0");
            }
        }
        this.rows = rows;
        this.alone = alone;
        this.mode = mode.clone();
        this.strength = strength;
        this.tolerance = tolerance;
        this.maxRounds = maxRounds;
    }

    /**
     * What was learned.
     *
     * @param beta hazard of each column; 0 for one that was not used
     * @param credit how many of the events belong to each column; together they are all events
     * @param recorded share of the events with somebody as their cause of which that is known
     * @param logLikelihood of the rows at {@code beta}
     * @param rounds how many were run
     * @param converged whether the tolerance was reached
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers of a kernel; nobody compares two of them
    public record Fit(
            double[] beta, double[] credit, double recorded, double logLikelihood, int rounds, boolean converged) {}

    /** Learns the hazards of the columns in use from all rows. */
    public Fit fit(boolean[] used) {
        double[] once = new double[rows.parts];
        Arrays.fill(once, 1);
        return fit(used, once);
    }

    /** Learns from rows of which those of part p count {@code times[p]} times. */
    public Fit fit(boolean[] used, double[] times) {
        int columns = rows.columns;
        double[] beta = new double[columns];
        double[] exposed = new double[columns];
        double all = 0;
        for (int part : rows.part) {
            all += times[part];
        }
        for (int k = 0; k < columns; k++) {
            exposed[k] = rows.exposure(k, times);
            beta[k] = used[k] ? mode[k] : 0;
        }
        double known = 0;
        for (int e = 0; e < rows.events(); e++) {
            known += caused(e, beta) > 0 && !ofNobody(e) ? times[rows.part[e]] : 0;
        }
        double recorded = known > 0 ? .5 : 0;
        double[] expected = new double[columns];
        int rounds = 0;
        boolean converged = false;
        while (!converged && rounds < maxRounds) {
            double unrecorded = expect(beta, recorded, times, expected);
            double share = known > 0 ? known / (known + unrecorded) : 0;
            double change = Math.abs(share - recorded) * known;
            recorded = share;
            for (int k = 0; k < columns; k++) {
                double next = used[k] ? maximum(k, expected[k], exposed[k]) : 0;
                change = Math.max(change, Math.abs(next - beta[k]) * (exposed[k] + strength / mode[k]));
                beta[k] = next;
            }
            rounds++;
            converged = change <= tolerance * Math.max(1, all);
        }
        double[] credit = new double[columns];
        credit(beta, recorded, times, credit);
        return new Fit(beta, credit, recorded, logLikelihood(beta, recorded, times, exposed), rounds, converged);
    }

    private double maximum(int k, double events, double exposed) {
        double denominator = strength / mode[k] + exposed;
        return denominator > 0 ? (strength + events) / denominator : 0;
    }

    /** Fills in the events expected of each column; returns how many of unknown cause had somebody as their cause. */
    private double expect(double[] beta, double recorded, double[] times, double[] expected) {
        Arrays.fill(expected, 0);
        double unrecorded = 0;
        for (int e = 0; e < rows.events(); e++) {
            double weight = times[rows.part[e]];
            double h = weight == 0 ? 0 : hazard(e, beta);
            double caused = weight == 0 ? 0 : caused(e, beta);
            double others = h > 0 ? Math.max(0, h / -Math.expm1(-h) - 1) : 0;
            if (caused > 0) {
                for (int i = rows.causeOffset[e]; i < rows.causeOffset[e + 1]; i++) {
                    int k = rows.causeColumn[i];
                    expected[k] += weight * beta[k] * rows.causeValue[i] / caused;
                }
            }
            double silent = caused > 0 || h == 0 ? 0 : silent(e, beta, recorded);
            for (int i = rows.offset[e]; i < rows.offset[e + 1] && h > 0; i++) {
                int k = rows.column[i];
                double share = beta[k] * rows.value[i];
                double first = silent > 0 ? share * heard(k, recorded) / silent : 0;
                expected[k] += weight * (first + others * share / h);
                unrecorded += k == alone ? 0 : weight * first;
            }
        }
        return unrecorded;
    }

    /** The share of what lies in column {@code k} of which no cause is known. */
    private double heard(int k, double recorded) {
        return k == alone ? 1 : 1 - recorded;
    }

    /** The hazard of event {@code e} of unknown cause. */
    private double silent(int e, double[] beta, double recorded) {
        double h = 0;
        for (int i = rows.offset[e]; i < rows.offset[e + 1]; i++) {
            h += beta[rows.column[i]] * rows.value[i] * heard(rows.column[i], recorded);
        }
        return h;
    }

    private boolean ofNobody(int e) {
        return rows.causeOffset[e + 1] - rows.causeOffset[e] == 1 && rows.causeColumn[rows.causeOffset[e]] == alone;
    }

    private void credit(double[] beta, double recorded, double[] times, double[] credit) {
        double[] share = new double[credit.length];
        for (int e = 0; e < rows.events(); e++) {
            shares(e, beta, recorded, share);
            for (int k = 0; k < share.length; k++) {
                credit[k] += times[rows.part[e]] * share[k];
            }
        }
    }

    /** To which columns event {@code e} belongs at hazards {@code beta}: shares that sum to 1, or zeros where nothing explains it. */
    public void shares(int e, double[] beta, double recorded, double[] share) {
        Arrays.fill(share, 0);
        double caused = caused(e, beta);
        if (caused > 0) {
            for (int i = rows.causeOffset[e]; i < rows.causeOffset[e + 1]; i++) {
                share[rows.causeColumn[i]] = beta[rows.causeColumn[i]] * rows.causeValue[i] / caused;
            }
            return;
        }
        double h = silent(e, beta, recorded);
        for (int i = rows.offset[e]; i < rows.offset[e + 1] && h > 0; i++) {
            int k = rows.column[i];
            share[k] = beta[k] * rows.value[i] * heard(k, recorded) / h;
        }
    }

    private double hazard(int e, double[] beta) {
        double h = 0;
        for (int i = rows.offset[e]; i < rows.offset[e + 1]; i++) {
            h += beta[rows.column[i]] * rows.value[i];
        }
        return h;
    }

    private double caused(int e, double[] beta) {
        double h = 0;
        for (int i = rows.causeOffset[e]; i < rows.causeOffset[e + 1]; i++) {
            h += beta[rows.causeColumn[i]] * rows.causeValue[i];
        }
        return h;
    }

    private double logLikelihood(double[] beta, double recorded, double[] times, double[] exposed) {
        double sum = 0;
        for (int k = 0; k < beta.length; k++) {
            sum -= beta[k] * exposed[k];
        }
        for (int e = 0; e < rows.events(); e++) {
            double weight = times[rows.part[e]];
            if (weight > 0) {
                double h = hazard(e, beta);
                double caused = caused(e, beta);
                sum += weight * (h + (h > 0 ? Math.log(-Math.expm1(-h)) : Double.NEGATIVE_INFINITY));
                if (caused > 0) {
                    sum += weight * Math.log((ofNobody(e) ? 1 : recorded) * caused / h);
                } else if (recorded > 0) {
                    sum += weight * Math.log(silent(e, beta, recorded) / h);
                }
            }
        }
        return sum;
    }
}
