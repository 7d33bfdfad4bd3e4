package org.grapevine.influence;

import java.util.Arrays;
import java.util.function.Supplier;
import org.grapevine.parallel.Workers;

/**
 * Chooses seeds of nearly the worth that the same choice would reach on ever more sets, and stops when four times as many sets have hardly
 * made it better. A proof of so much would take many times as long; what is proven on the way is told all the same. The choice is greedy:
 * that is at least 1 - 1/e of the best and mostly within a few per cent.
 *
 * <p>O(entries) a stage, most of it in the last one.
 */
public final class Refinement {
    /* Each stage draws four times as many sets as the one before, on streams of its own, and chooses on them. The first seeds of a stage are
     * safe long before the last ones are, so they are sentinels of the next: sets end there, which makes them some ten times smaller. After
     * the first stage they are a quarter of the seeds, later half of them, as far as each added more than chance would; none where sets are small, since they would save nothing and the
     * bound is better without. New seeds and those before are judged on the same fresh sets, so
     * that chance favours neither, and the better ones are kept. If what a list lacks falls at least with the root of the number of sets,
     * then all further stages together bring at most what the last one brought: that is where the rule to stop comes from. It asks for so
     * many hits that chance alone would change the count by less. */

    private static final long STAGE = 0x7265666e656421L;
    private static final int FIRST = 1 << 12;
    private static final int GROWTH = 4;
    private static final int JUDGED = 2;
    private static final int SAFE = 8;

    /**
     * When to stop.
     *
     * @param gain when the last stage made the seeds better by no more than this share, in (0, 1), and what they are worth is told to about as
     *     much
     * @param delta probability that what is proven is wrong, in (0, 1)
     * @param mostSets limit of the sets chosen on
     * @param mostBytes limit of what they take
     */
    public record Goal(double gain, double delta, int mostSets, long mostBytes) {
        /** Checks the ranges. */
        public Goal {
            if (!(gain > 0 && gain < 1)) {
                throw new IllegalArgumentException("gain " + gain + " is not in (0, 1)");
            }
            if (!(delta > 0 && delta < 1)) {
                throw new IllegalArgumentException("delta " + delta + " is not in (0, 1)");
            }
            if (mostSets < 1) {
                throw new IllegalArgumentException("sets " + mostSets + " is not at least 1");
            }
        }

        /** Within half of the memory and 2^28 sets. */
        public Goal(double gain, double delta) {
            this(gain, delta, 1 << 28, Runtime.getRuntime().maxMemory() / 2);
        }
    }

    private Refinement() {}

    /**
     * Chooses.
     *
     * @param rules what may be chosen; asked for afresh in each stage
     */
    public static SeedSet choose(InfluenceModel model, Supplier<Rules> rules, Goal goal, long seed, Workers workers) {
        int n = model.graph.vertices();
        Sampler.Factory factory = model.samplers();
        RRSets second = new RRSets(factory, n, ~seed, workers);
        if (factory.worth() == 0) {
            return SeedSet.none(second, second);
        }
        int stages = 1;
        for (long sets = FIRST; sets < goal.mostSets; sets *= GROWTH) {
            stages++;
        }
        double a = Math.log(3.0 * stages / goal.delta);
        boolean ending = !model.incremental() && alike(rules.get(), n);
        int[] before = {};
        int[] sentinels = {};
        for (int stage = 1; ; stage++) {
            int sets = (int) Math.min(goal.mostSets, FIRST * Math.pow(GROWTH, stage - 1));
            long stream = seed + stage * STAGE;
            RRSets first = RRSets.upTo(sentinels, factory, n, stream, workers);
            first.growTo(sets);
            MaxCover greedy = MaxCover.greedy(first, n, rules, sentinels);
            int[] seeds = greedy.seeds();
            int judged = Math.max(1, sets / JUDGED);
            int[] met = second.meeting(seeds, before, 0, judged);
            boolean better = met[0] >= met[1];
            boolean last = stage >= stages || GROWTH * (double) first.bytes() > goal.mostBytes;
            boolean told = stage > 1 && met[1] >= 1 / (goal.gain * goal.gain);
            if (last || (told && met[0] - met[1] <= goal.gain * met[1])) {
                Certificate certificate = Certificate.of(
                        Math.max(met[0], met[1]), factory.worth() / judged, greedy.bound(), factory.worth() / sets, a);
                RRSets whole = sentinels.length == 0 ? first : new RRSets(factory, n, stream, workers);
                return SeedSet.counted(
                        better ? seeds : before,
                        certificate,
                        whole,
                        sets,
                        second,
                        judged,
                        Math.max(met[0], met[1]),
                        first);
            }
            before = better ? seeds : before;
            ending = ending && (stage > 1 || first.entries() >= (long) Sentinels.LARGE * sets);
            sentinels = ending
                    ? Arrays.copyOf(seeds, safe(greedy, sentinels.length, seeds.length / (stage == 1 ? 4 : 2)))
                    : new int[0];
            workers.checkCancelled();
        }
    }

    /** How many seeds, {@code most} at most, added {@link #SAFE} sets or more each, the first {@code sentinels} aside. */
    private static int safe(MaxCover greedy, int sentinels, int most) {
        int safe = sentinels;
        while (safe < most && greedy.coveredAfter(safe) - (safe == 0 ? 0 : greedy.coveredAfter(safe - 1)) >= SAFE) {
            safe++;
        }
        return safe;
    }

    /** Whether nobody costs more than another: with costs the greedy order is not one of worth. */
    private static boolean alike(Rules rules, int n) {
        for (int v = 0; v < n; v++) {
            if (rules.cost(v) != 1) {
                return false;
            }
        }
        return true;
    }
}
