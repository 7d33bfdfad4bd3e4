package org.grapevine.influence;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Chosen seeds and what they are worth, each figure an exact sum over reverse reachable sets that had no part in the choice.
 */
public final class SeedSet {
    private final int[] seeds;
    private final int rival;
    private final Certificate certificate;
    private final RRSets first;
    private final RRSets second;

    private SeedSet(int[] seeds, int rival, Certificate certificate, RRSets first, RRSets second) {
        this.seeds = seeds;
        this.rival = rival;
        this.certificate = certificate;
        this.first = first;
        this.second = second;
    }

    static SeedSet of(int[] seeds, int rival, Certificate certificate, RRSets first, RRSets second) {
        return new SeedSet(seeds.clone(), rival, certificate, first, second);
    }

    static SeedSet none(RRSets first, RRSets second) {
        return new SeedSet(new int[0], 0, new Certificate(0, 0), first, second);
    }

    /** These seeds and {@code more} after them; what is proven of these holds of all together too. */
    public SeedSet with(int[] more) {
        int[] all = Arrays.copyOf(seeds, seeds.length + more.length);
        System.arraycopy(more, 0, all, seeds.length, more.length);
        return new SeedSet(all, rival, certificate, first, second);
    }

    /** The seeds in the order of choice. */
    public int[] seeds() {
        return seeds.clone();
    }

    /** How many seeds there are. */
    public int size() {
        return seeds.length;
    }

    /** Which of the rival lists they are, counted from 1; 0 where they are the greedy choice. */
    public int rival() {
        return rival;
    }

    /** What is proven about them. */
    public Certificate certificate() {
        return certificate;
    }

    /** What the seeds are worth together. */
    public double worth() {
        return second.covered(seeds, seeds.length) * second.worthOfSet();
    }

    /** What comes without any seed; 0 unless the model is incremental. */
    public double anyway() {
        return second.anyway() * second.worthOfSet();
    }

    /** How many sets each collection has. */
    public int sets() {
        return second.size();
    }

    /** How many entries both collections have. */
    public long entries() {
        return (long) first.entries() + second.entries();
    }

    /** What each seed adds to those before it; adds up to {@link #worth}. */
    public double[] marginals() {
        double[] marginal = new double[seeds.length];
        int[] covered = second.coveredBy(seeds);
        for (int i = 0; i < seeds.length; i++) {
            marginal[i] = (covered[i] - (i == 0 ? 0 : covered[i - 1])) * second.worthOfSet();
        }
        return marginal;
    }

    /** What any other seeds are worth together, by the same sets. */
    public double worth(int[] others) {
        return second.covered(others, others.length) * second.worthOfSet();
    }

    /** What the first 1, 2, ... of {@code others} are worth together, by the same sets. O(entries of their sets). */
    public double[] worths(int[] others) {
        int[] covered = second.coveredBy(others);
        double[] worths = new double[covered.length];
        for (int i = 0; i < worths.length; i++) {
            worths[i] = covered[i] * second.worthOfSet();
        }
        return worths;
    }

    /** The seeds that the same first collection would have given under other rules. */
    public int[] under(Supplier<Rules> rules) {
        return MaxCover.greedy(first, first.vertices(), rules).seeds();
    }

    /** The standard error of {@link #worth}: what drawing other sets would change. */
    public double error() {
        double share = second.size() == 0 ? 0 : second.covered(seeds, seeds.length) / (double) second.size();
        return second.size() == 0 ? 0 : second.worthOfSet() * Math.sqrt(second.size() * share * (1 - share));
    }

    /** What any vertex alone would be worth. */
    public double standalone(int v) {
        return second.count(v) * second.worthOfSet();
    }

    /** Each seed's fair share (Shapley value) of what all seeds together are worth: every set is shared by those it holds. */
    public double[] shapley() {
        double[] share = new double[seeds.length];
        int[] place = new int[first.vertices()];
        Arrays.fill(place, -1);
        for (int i = 0; i < seeds.length; i++) {
            place[seeds[i]] = i;
        }
        for (int s = 0; s < second.size(); s++) {
            int holding = 0;
            for (int e = second.begin(s); e < second.begin(s + 1); e++) {
                holding += place[second.memberAt(e)] >= 0 ? 1 : 0;
            }
            for (int e = second.begin(s); holding > 0 && e < second.begin(s + 1); e++) {
                int i = place[second.memberAt(e)];
                if (i >= 0) {
                    share[i] += second.worthOfSet() / holding;
                }
            }
        }
        return share;
    }

    /** What seed number {@code i} and seed number {@code j} would both bring: counted once in {@link #worth}. */
    public double overlap(int i, int j) {
        int[] both = {seeds[i], seeds[j]};
        return (second.count(both[0]) + second.count(both[1]) - second.covered(both, 2)) * second.worthOfSet();
    }
}
