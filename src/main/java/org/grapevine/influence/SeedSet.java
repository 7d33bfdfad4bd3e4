package org.grapevine.influence;

import java.util.Arrays;

/**
 * Chosen seeds and what they are worth, each figure an exact sum over reverse reachable sets that had no part in the choice.
 */
public final class SeedSet {
    private final int[] seeds;
    private final Certificate certificate;
    private final RRSets first;
    private final RRSets second;

    private SeedSet(int[] seeds, Certificate certificate, RRSets first, RRSets second) {
        this.seeds = seeds;
        this.certificate = certificate;
        this.first = first;
        this.second = second;
    }

    static SeedSet of(int[] seeds, Certificate certificate, RRSets first, RRSets second) {
        return new SeedSet(seeds.clone(), certificate, first, second);
    }

    static SeedSet none(RRSets first, RRSets second) {
        return new SeedSet(new int[0], new Certificate(0, 0), first, second);
    }

    /** The seeds in the order of choice. */
    public int[] seeds() {
        return seeds.clone();
    }

    /** How many seeds there are. */
    public int size() {
        return seeds.length;
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
        long before = 0;
        for (int i = 0; i < seeds.length; i++) {
            long covered = second.covered(seeds, i + 1);
            marginal[i] = (covered - before) * second.worthOfSet();
            before = covered;
        }
        return marginal;
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
