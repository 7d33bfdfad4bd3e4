package org.grapevine.analysis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * How sure the ranks are: the measure is run again on networks that might have been observed instead (see {@link Resampling}), and each
 * person gets the range that holds 90 % of its ranks and the share of resamples in which it is among the first. Persons of equal score share
 * the middle of their ranks, and are among the first k only if all of them are: whoever ties for the first place is not first. A bootstrap
 * of ties: Efron, <i>Annals of Statistics</i> 7 (1979) 1-26; what is lost at random says nothing of ties that nobody ever knew.
 */
public final class Confidence {
    /* A resample is a function of its number, and a rank is kept under that number: the same on any number of threads. Small graphs are
     * resampled one a thread, since most of the time goes to making the graph, which one thread does; of a large one there is one at a time,
     * scored by all threads. Ranks are kept twice as large, to be whole; for the persons asked about only. */

    private static final double LOW = .05;
    private static final double HIGH = .95;
    private static final double STABLE = .9;
    private static final double ROUNDING = 1e-12;

    private final Ranking ranking;
    private final Resampling resampling;
    private final int from;
    private final int[][] ranks;
    private final int[] hits;
    private final int unfinished;

    private Confidence(Ranking ranking, Resampling resampling, int from, int[][] ranks, int[] hits, int unfinished) {
        this.ranking = ranking;
        this.resampling = resampling;
        this.from = from;
        this.ranks = ranks;
        this.hits = hits;
        this.unfinished = unfinished;
    }

    /**
     * Tries {@code ranking} by the first of its measures; ranges are kept for positions {@code from} to {@code to - 1}. Takes as long as
     * the measure times the number of resamples, and memory for {@code (to - from)} times that number.
     *
     * @throws GrapevineException if the measure cannot be tried so, or the run does not fit into memory
     */
    public static Confidence of(Ranking ranking, int from, int to, Resampling resampling, Workers workers) {
        Request request = ranking.requests().get(0).settled(ranking.view());
        requireAll(request);
        boolean wide = Resampling.wide(ranking.view().graph());
        int parallel = wide ? workers.threads() : 1;
        long each = Resampling.each(ranking.view(), request).bytes() + 24L * ranking.size();
        new MemoryEstimate(parallel * each + 4L * resampling.resamples() * (to - from + resampling.first()))
                .require("resampling " + request.text());
        Trial[] trials = new Trial[resampling.resamples()];
        AtomicInteger done = new AtomicInteger();
        Workers.Task task = (number, worker) -> {
            Workers hands = wide ? Workers.of(1) : workers;
            trials[number] = trial(ranking, request, from, to, resampling, number, hands);
            workers.progress().at(done.incrementAndGet(), trials.length);
        };
        if (wide) {
            workers.run(trials.length, task);
        } else {
            for (int number = 0; number < trials.length; number++) {
                task.run(number, 0);
            }
        }
        return of(ranking, resampling, from, trials);
    }

    /**
     * Refuses a measure that cannot be tried so.
     *
     * @throws GrapevineException naming the reason
     */
    public static void requireAll(Request request) {
        if (request.asked().containsKey("top")) {
            throw GrapevineException.input(
                    "%s scores its first few and nobody else, so ranks cannot be compared from resample to resample"
                            .formatted(request.text()),
                    "ask for " + request.measure().name() + " without top, or for a rank without --confidence");
        }
    }

    private static Confidence of(Ranking ranking, Resampling resampling, int from, Trial[] trials) {
        int[][] ranks = new int[trials.length == 0 ? 0 : trials[0].ranks.length][trials.length];
        int[] hits = new int[ranking.size()];
        int unfinished = 0;
        for (int number = 0; number < trials.length; number++) {
            for (int i = 0; i < ranks.length; i++) {
                ranks[i][number] = trials[number].ranks[i];
            }
            for (int position : trials[number].first) {
                hits[position]++;
            }
            unfinished += trials[number].converged ? 0 : 1;
        }
        for (int[] ofPerson : ranks) {
            Arrays.sort(ofPerson);
        }
        return new Confidence(ranking, resampling, from, ranks, hits, unfinished);
    }

    /** What one resample said. */
    private static final class Trial {
        private final int[] ranks;
        private final int[] first;
        private final boolean converged;

        /**
         * A trial.
         *
         * @param ranks twice the rank of each position asked about
         * @param first the positions among the first
         * @param converged whether the measure reached its tolerance
         */
        Trial(int[] ranks, int[] first, boolean converged) {
            this.ranks = ranks;
            this.first = first;
            this.converged = converged;
        }
    }

    private static Trial trial(
            Ranking ranking, Request request, int from, int to, Resampling resampling, long number, Workers workers) {
        View view = ranking.view().resampled(resampling.drop(), resampling.seed(), number);
        Scores scores = request.run(view, workers);
        double[] score = new double[ranking.size()];
        for (int i = 0; i < score.length; i++) {
            double value = scores.values()[ranking.vertex(i)];
            score[i] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        }
        double[] ascending = score.clone();
        Arrays.sort(ascending);
        int[] twice = twiceRanks(ascending);
        int[] ranks = new int[to - from];
        for (int i = from; i < to; i++) {
            ranks[i - from] = twice[Arrays.binarySearch(ascending, score[i])];
        }
        return new Trial(ranks, first(score, ascending, twice, resampling.first()), scores.converged());
    }

    /** Twice the rank of each of the {@code ascending} scores, where equal ones share the middle; what differs by rounding is equal. */
    private static int[] twiceRanks(double[] ascending) {
        int n = ascending.length;
        double largest = 0;
        for (double value : ascending) {
            largest = Double.isInfinite(value) ? largest : Math.max(largest, Math.abs(value));
        }
        int[] twice = new int[n];
        int begin = 0;
        for (int end = 1; end <= n; end++) {
            if (end == n || !equal(ascending[end], ascending[end - 1], ROUNDING * largest)) {
                Arrays.fill(twice, begin, end, 2 * n - begin - (end - 1));
                begin = end;
            }
        }
        return twice;
    }

    private static boolean equal(double a, double b, double tolerance) {
        return a == b || Math.abs(a - b) <= tolerance;
    }

    private static int[] first(double[] score, double[] ascending, int[] twice, int most) {
        int n = score.length;
        int cut = Math.max(0, n - most);
        while (cut > 0 && cut < n && twice[cut] == twice[cut - 1]) {
            cut++;
        }
        int[] first = new int[n - cut];
        int count = 0;
        for (int i = 0; i < n && count < first.length; i++) {
            if (score[i] >= ascending[cut]) {
                first[count++] = i;
            }
        }
        return first;
    }

    /** How it was tried. */
    public Resampling resampling() {
        return resampling;
    }

    /** The rank at position {@code i} of the ranking that 5 % of the resamples reach or better; half numbers where scores are equal. */
    public double low(int i) {
        return quantile(i, LOW);
    }

    /** The rank at position {@code i} of the ranking that 5 % of the resamples do not reach. */
    public double high(int i) {
        return quantile(i, HIGH);
    }

    /** The smallest rank that no less than {@code share} of the resamples stay within. */
    private double quantile(int i, double share) {
        int[] ofPerson = ranks[i - from];
        return ofPerson[(int) Math.ceil(share * ofPerson.length) - 1] / 2.0;
    }

    /** The share of resamples in which the person at position {@code i} is among the first. */
    public double chance(int i) {
        return (double) hits[i] / resampling.resamples();
    }

    /** The positions of all who are among the first in nine resamples of ten, in the order of the ranking. */
    public int[] stable() {
        return IntStream.range(0, ranking.size())
                .filter(i -> chance(i) >= STABLE)
                .toArray();
    }

    /** In how many resamples the measure stopped before it reached its tolerance. */
    public int unfinished() {
        return unfinished;
    }
}
