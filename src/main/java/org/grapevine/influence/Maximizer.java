package org.grapevine.influence;

import java.util.List;
import java.util.function.Supplier;
import org.grapevine.parallel.Workers;

/**
 * Chooses seeds of nearly the largest worth, with a proof for this very run. OPIM-C (Tang, Tang, Xiao and Yuan, SIGMOD 2018): choose on a
 * first collection of reverse reachable sets, judge on a second one that had no part in the choice, double both until the proof is as good
 * as asked or the limit is reached; what was proven then is told, not what was hoped.
 */
public final class Maximizer {
    /* Whoever is judged on the second collection may be anybody, so other lists (the most connected, the best single one, a list the user
     * brings) are judged there too and the best is returned: it cannot hurt. The price is a union bound over all lists and rounds.
     *
     * Large sets end at sentinels, who are chosen in any case; the proof holds whoever they are, but they may be bad ones: if half of the
     * rounds do not prove what is asked, all begin again without. The union bound is over the rounds of both ways, so both may use the
     * same streams. A round in which even the sets that the seeds were chosen on would not prove what is asked judges nothing, and tells
     * how many more are as hopeless: those are left out. Sets that only judge end at the first seed, so they cost less than others: where
     * as many do not prove enough but twice as many should, so many more are drawn. The union bound is over both. */

    private static final double GREEDY = 1 - 1 / Math.E;

    private static final long PILOT = 0x73656e74696e656cL;

    /** Where the worth is told precisely, twice as many sets that prove no more than this end the run: the rest is the bound's own slack. */
    private static final double PROGRESS = .01;

    /**
     * When to stop.
     *
     * @param ratio proven share of the best possible at which to stop, in (0, 1]
     * @param delta probability that the proof is wrong, in (0, 1)
     * @param mostSets limit of each collection
     * @param mostBytes limit of what both collections take; the run ends, with what is proven then, where twice as much would be more
     * @param leastHits how many sets the seeds must meet for their worth to be told precisely; not beyond {@link #ENOUGH} entries
     */
    public record Goal(double ratio, double delta, int mostSets, long mostBytes, int leastHits) {
        private static final int ENOUGH = 1 << 23;

        /** Checks the ranges. */
        public Goal {
            if (!(ratio > 0 && ratio <= 1)) {
                throw new IllegalArgumentException("certificate " + ratio + " is not in (0, 1]");
            }
            if (!(delta > 0 && delta < 1)) {
                throw new IllegalArgumentException("delta " + delta + " is not in (0, 1)");
            }
            if (mostSets < 1) {
                throw new IllegalArgumentException("sets " + mostSets + " is not at least 1");
            }
        }

        /** As soon as so much is proven, or both collections would not fit into half of the memory. */
        public Goal(double ratio, double delta, int mostSets) {
            this(ratio, delta, mostSets, Runtime.getRuntime().maxMemory() / 2, 0);
        }

        /** The same, but not before the seeds meet {@code hits} sets, so that what they are worth is told to 1 in the root of that. */
        public Goal precise(int hits) {
            return new Goal(ratio, delta, mostSets, mostBytes, hits);
        }

        /**
         * As soon as the choice is proven to be within {@code 1 - 1/e - epsilon}, or so many sets are drawn that it must be.
         *
         * @param worth when word reaches everybody
         * @param atLeast what some choice of {@code k} is worth for certain, positive
         */
        public static Goal epsilon(double epsilon, double delta, int n, int k, double worth, double atLeast) {
            double most = first(n, k, delta) * worth / (epsilon * epsilon * atLeast);
            return new Goal(GREEDY - epsilon, delta, (int) Math.min(1 << 30, Math.max(1, Math.ceil(most))));
        }

        private boolean precise(int covered, RRSets second) {
            return covered >= leastHits || second.size() >= ENOUGH / 4 || second.entries() >= ENOUGH;
        }
    }

    private Maximizer() {}

    /**
     * Chooses.
     *
     * @param rules what may be chosen; asked for afresh in each round
     * @param rivals lists to judge beside the greedy choice; each must keep the rules
     */
    public static SeedSet choose(
            InfluenceModel model, Supplier<Rules> rules, List<int[]> rivals, Goal goal, long seed, Workers workers) {
        int n = model.graph.vertices();
        Sampler.Factory factory = model.samplers();
        RRSets first = new RRSets(factory, n, seed, workers);
        RRSets second = new RRSets(factory, n, ~seed, workers);
        if (factory.worth() == 0) {
            return SeedSet.none(first, second);
        }
        int k = Math.max(1, Math.min(n, rules.get().most()));
        double start = Math.max(256, Math.min(goal.mostSets, first(n, k, goal.delta)));
        int rounds = Math.max(1, (int) Math.ceil(Math.log(goal.mostSets / start) / Math.log(2)) + 1);
        double a = Math.log(3.0 * rounds * (1 + rivals.size()) / goal.delta);
        double before = 0;
        if (rivals.isEmpty() && goal.leastHits == 0 && !model.incremental()) {
            return counted(model, factory, rules, goal, start, rounds, seed, workers);
        }
        for (int round = 1; ; round++) {
            int sets = (int) Math.min(goal.mostSets, start * Math.pow(2, round - 1));
            first.growTo(sets);
            second.growTo(sets);
            MaxCover greedy = MaxCover.greedy(first, n, rules);
            int[] best = greedy.seeds();
            int covered = second.covered(best);
            int rival = 0;
            for (int r = 0; r < rivals.size(); r++) {
                int ofRival = second.covered(rivals.get(r));
                if (ofRival > covered) {
                    covered = ofRival;
                    best = rivals.get(r);
                    rival = r + 1;
                }
            }
            Certificate certificate =
                    Certificate.of(covered, second.worthOfSet(), greedy.bound(), first.worthOfSet(), a);
            boolean full = 2.0 * (first.bytes() + (double) second.bytes()) > goal.mostBytes;
            boolean stuck = goal.leastHits > 0 && certificate.ratio() - before < PROGRESS;
            boolean done = certificate.ratio() >= goal.ratio || stuck;
            if (round >= rounds || full || (done && goal.precise(covered, second))) {
                return SeedSet.of(best, rival, certificate, first, second, covered);
            }
            before = certificate.ratio();
            workers.checkCancelled();
        }
    }

    /** Chooses where nothing is asked of the second collection but how many of its sets the seeds meet: it is never stored. */
    private static SeedSet counted(
            InfluenceModel model,
            Sampler.Factory factory,
            Supplier<Rules> rules,
            Goal goal,
            double start,
            int rounds,
            long seed,
            Workers workers) {
        int n = model.graph.vertices();
        RRSets first = new RRSets(factory, n, seed, workers);
        RRSets second = new RRSets(factory, n, ~seed, workers);
        int quarter = Math.min(n, rules.get().most()) / 4;
        int[] sentinels = {};
        if (quarter > 0) {
            RRSets pilot = new RRSets(factory, n, seed ^ PILOT, workers);
            Sentinels.grow(pilot, goal.delta);
            sentinels = Sentinels.of(pilot, model.graph, quarter, rules.get());
        }
        int attempts = sentinels.length == 0 ? 0 : (rounds + 1) / 2;
        double a = Math.log(6.0 * (rounds + attempts) / goal.delta);
        RRSets ended = RRSets.upTo(sentinels, factory, n, seed, workers);
        int round = 1;
        while (true) {
            boolean ending = round <= attempts;
            RRSets chosenOn = ending ? ended : first;
            int sets = (int) Math.min(goal.mostSets, start * Math.pow(2, (ending ? round : round - attempts) - 1));
            chosenOn.growTo(sets);
            MaxCover greedy = MaxCover.greedy(chosenOn, n, rules, ending ? sentinels : new int[0]);
            boolean last = round >= rounds + attempts || 2.0 * chosenOn.bytes() > goal.mostBytes;
            int doublings = last ? 0 : doublings(greedy, goal.ratio, a);
            if (doublings == 0) {
                int[] seeds = greedy.seeds();
                double worth = factory.worth() / sets;
                int judged = sets;
                int met = second.meeting(seeds, 0, sets);
                Certificate certificate = Certificate.of(met, worth, greedy.bound(), worth, a);
                boolean soon = Certificate.of(2.0 * met, worth / 2, greedy.bound(), worth, a)
                                .ratio()
                        >= goal.ratio;
                if (certificate.ratio() < goal.ratio && soon) {
                    judged = 2 * sets;
                    met += second.meeting(seeds, sets, judged);
                    certificate = Certificate.of(met, worth / 2, greedy.bound(), worth, a);
                }
                if (last || certificate.ratio() >= goal.ratio) {
                    return SeedSet.counted(seeds, certificate, first, sets, second, judged, met, chosenOn);
                }
            }
            int end = ending ? attempts + 1 : rounds + attempts;
            round = Math.min(end, round + Math.max(1, doublings - 1));
            workers.checkCancelled();
        }
    }

    /**
     * How often the collections must double before the proof can be {@code ratio}, if seeds meet no more of twice as many fresh sets than of
     * those they were chosen on.
     */
    private static int doublings(MaxCover greedy, double ratio, double a) {
        int doublings = 0;
        double times = 1;
        while (doublings < 30 && ratio(greedy, 2 * times, times, a) < ratio) {
            times *= 2;
            doublings++;
        }
        return doublings;
    }

    /** What would be proven if seeds met {@code judged} times as many fresh sets, of collections {@code times} as large. */
    private static double ratio(MaxCover greedy, double judged, double times, double a) {
        double sets = Math.max(1, judged / times);
        return Certificate.of(judged * greedy.covered(), 1 / sets, times * greedy.bound(), 1, a)
                .ratio();
    }

    /** Judges {@code seeds} that somebody else chose, without any proof of how near the best they are. */
    public static SeedSet judge(InfluenceModel model, int[] seeds, int sets, long seed, Workers workers) {
        Sampler.Factory factory = model.samplers();
        RRSets drawn = new RRSets(factory, model.graph.vertices(), seed, workers);
        if (factory.worth() > 0) {
            drawn.growTo(sets);
        }
        Certificate nothing = new Certificate(0, factory.worth());
        return SeedSet.of(seeds, 0, nothing, drawn, drawn, SeedSet.UNKNOWN);
    }

    /** The size of the first collections. */
    private static double first(int n, int k, double delta) {
        double alpha = Math.sqrt(Math.log(6 / delta));
        double beta = Math.sqrt(GREEDY * (logChoices(n, k) + Math.log(6 / delta)));
        double root = GREEDY * alpha + beta;
        return 2 * root * root;
    }

    /** The logarithm of n choose k. */
    private static double logChoices(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            sum += Math.log((double) (n - i + 1) / i);
        }
        return sum;
    }
}
