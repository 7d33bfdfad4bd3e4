package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.grapevine.diffusion.HazardEM;
import org.grapevine.diffusion.RiskRows;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/** The strength of each way to come, learned from a stretch of the past, with 90 % intervals by bootstrap. */
final class Lesson {
    /* gamma is chosen for one type of groups after the other by the likelihood at the best beta, until nothing changes. A prior says how much
     * a type does, not how that depends on the size of groups, so at another gamma its mode is such that the groups in the data do
     * as much in total. Bootstrap samples are fitted at the gamma of the whole. */

    private static final double PRIOR_EVENTS = 2;
    private static final double TOLERANCE = 1e-7;
    private static final int MOST_ROUNDS = 3000;
    private static final int ENOUGH_FOR_TYPES = 30;
    private static final int SWEEPS = 3;
    private static final double LOW = .05;

    /** How many bootstrap samples are drawn. */
    static final int SAMPLES = 200;

    /** How many of them are kept. */
    static final int KEPT = 50;

    /**
     * What was learned of one way to come.
     *
     * @param kind which
     * @param gamma learned; NaN for a tie
     * @param beta hazard a year
     * @param low lower end of the 90 % interval
     * @param high upper end of it
     * @param credit how many conversions belong to it
     * @param weight of the data in beta, from 0 (the prior alone) to 1
     * @param exposure how many years people were at risk this way, one full tie to a client counting as one
     * @param draws beta in the first bootstrap samples
     */
    record Strength(
            Kinds.Kind kind,
            double gamma,
            double beta,
            double low,
            double high,
            double credit,
            double weight,
            double exposure,
            List<Double> draws) {}

    private final List<Strength> strengths = new ArrayList<>();
    private final double[] beta;
    private final RiskRows rows;
    private final double[] exposed;
    private final boolean commonScale;
    private final boolean converged;
    private final int outside;

    private Lesson(Kinds kinds, Training training, int samples, long seed, Workers workers) {
        rows = training.rows();
        outside = training.outside();
        commonScale = rows.events() < ENOUGH_FOR_TYPES;
        exposed = exposed(rows);
        int[] gamma = kinds.all().stream().mapToInt(Kinds.Kind::usualGamma).toArray();
        double[] priors = kinds.priors();
        double[] modes = modes(kinds, exposed);
        boolean[] used = commonScale
                ? new boolean[] {true}
                : chooseGamma(
                        kinds, new HazardEM(rows, 0, modes, PRIOR_EVENTS, TOLERANCE, MOST_ROUNDS), gamma, workers);
        HazardEM em = commonScale
                ? new HazardEM(
                        rows.combined(priors), HazardEM.NONE, new double[] {1}, PRIOR_EVENTS, TOLERANCE, MOST_ROUNDS)
                : new HazardEM(rows.only(used), 0, modes, PRIOR_EVENTS, TOLERANCE, MOST_ROUNDS);
        HazardEM.Fit fit = em.fit(used);
        converged = fit.converged();
        beta = spelled(fit.beta(), priors);
        double[][] drawn = new double[samples][];
        AtomicInteger over = new AtomicInteger();
        workers.run(samples, (sample, worker) -> {
            RandomStream random = new RandomStream();
            random.seek(seed, sample);
            double[] times = new double[rows.parts];
            for (int i = 0; i < rows.parts; i++) {
                times[random.below(rows.parts)]++;
            }
            drawn[sample] = spelled(em.fit(used, times).beta(), priors);
            workers.progress().at(over.incrementAndGet(), samples);
        });
        double[] credit = credit(fit.recorded());
        for (int k = 0; k < kinds.all().size(); k++) {
            Kinds.Kind kind = kinds.all().get(k);
            int column = kind.column(gamma[k]);
            double[] values =
                    Arrays.stream(drawn).mapToDouble(sample -> sample[column]).toArray();
            double[] ends = samples == 0
                    ? new double[] {Double.NaN, Double.NaN}
                    : Quantile.withDefaults().evaluate(values.clone(), LOW, 1 - LOW);
            strengths.add(new Strength(
                    kind,
                    kind.group() ? (commonScale ? kind.gamma() : Kinds.GAMMAS[gamma[k]]) : Double.NaN,
                    beta[column],
                    ends[0],
                    ends[1],
                    credit[column],
                    exposed[column] / (exposed[column] + PRIOR_EVENTS / kind.beta()),
                    exposed[column],
                    IntStream.range(0, Math.min(KEPT, samples))
                            .mapToObj(i -> values[i])
                            .toList()));
        }
    }

    /** Learns from {@code training}; the same seed gives the same lesson on any number of workers. */
    static Lesson of(Kinds kinds, Training training, int samples, long seed, Workers workers) {
        return new Lesson(kinds, training, samples, seed, workers);
    }

    private static double[] exposed(RiskRows rows) {
        double[] exposed = new double[rows.columns];
        for (int p = 0; p < rows.parts; p++) {
            for (int k = 0; k < rows.columns; k++) {
                exposed[k] += rows.exposure[p * rows.columns + k];
            }
        }
        return exposed;
    }

    private static double[] modes(Kinds kinds, double[] exposed) {
        double[] modes = new double[kinds.columns()];
        for (Kinds.Kind kind : kinds.all()) {
            double usual = exposed[kind.column(kind.usualGamma())];
            for (int c = 0; c < (kind.group() ? Kinds.GAMMAS.length : 1); c++) {
                double here = exposed[kind.column(c)];
                modes[kind.column(c)] = here > 0 && usual > 0 ? kind.beta() * usual / here : kind.beta();
            }
        }
        return modes;
    }

    private static boolean[] chooseGamma(Kinds kinds, HazardEM em, int[] gamma, Workers workers) {
        boolean changed = true;
        for (int sweep = 0; sweep < SWEEPS && changed; sweep++) {
            changed = false;
            for (int k = 0; k < gamma.length; k++) {
                if (kinds.all().get(k).group()) {
                    int before = gamma[k];
                    gamma[k] = best(kinds, em, gamma, k, workers);
                    changed |= gamma[k] != before;
                }
            }
        }
        return used(kinds, gamma);
    }

    private static int best(Kinds kinds, HazardEM em, int[] gamma, int k, Workers workers) {
        double[] likelihood = new double[Kinds.GAMMAS.length];
        workers.run(likelihood.length, (c, worker) -> {
            int[] tried = gamma.clone();
            tried[k] = c;
            likelihood[c] = em.fit(used(kinds, tried)).logLikelihood();
        });
        int best = gamma[k];
        for (int c = 0; c < likelihood.length; c++) {
            best = likelihood[c] > likelihood[best] + 1e-6 ? c : best;
        }
        return best;
    }

    private static boolean[] used(Kinds kinds, int[] gamma) {
        boolean[] used = new boolean[kinds.columns()];
        for (int k = 0; k < gamma.length; k++) {
            used[kinds.all().get(k).column(gamma[k])] = true;
        }
        return used;
    }

    private double[] spelled(double[] fitted, double[] priors) {
        return commonScale
                ? Arrays.stream(priors).map(prior -> fitted[0] * prior).toArray()
                : fitted;
    }

    private double[] credit(double recorded) {
        double[] credit = new double[beta.length];
        double[] share = new double[beta.length];
        HazardEM shares = new HazardEM(rows, 0, Arrays.stream(beta).map(b -> 1).toArray(), 0, 1, 1);
        for (int e = 0; e < rows.events(); e++) {
            shares.shares(e, beta, recorded, share);
            for (int k = 0; k < share.length; k++) {
                credit[k] += share[k];
            }
        }
        return credit;
    }

    /** What was learned, to come by oneself first. */
    List<Strength> strengths() {
        return strengths;
    }

    /** Hazards by column. */
    double[] beta() {
        return beta;
    }

    /** How many years people were at risk in a column. */
    double exposure(int column) {
        return exposed[column];
    }

    /** How many conversions it was learned from. */
    int conversions() {
        return rows.events();
    }

    /** Whether there were too few conversions for more than one common factor on all priors. */
    boolean commonScale() {
        return commonScale;
    }

    /** Whether the optimum was reached. */
    boolean converged() {
        return converged;
    }

    /** How many were brought by somebody to whom nothing in the data ties them. */
    int outside() {
        return outside;
    }
}
