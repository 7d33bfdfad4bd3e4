package org.grapevine.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Chosen seeds and what they are worth, each figure an exact sum over reverse reachable sets that had no part in the choice. Where the choice
 * only counted those sets, they are drawn again, the same ones, and kept when something is asked that takes more than their count: the workers
 * of the choice must then still be open.
 */
public final class SeedSet {
    /** Where nobody has counted yet how many sets the seeds meet. */
    static final int UNKNOWN = -1;

    private final int[] seeds;
    private final int rival;
    private final Certificate certificate;
    private final RRSets first;
    private final int chosenOn;
    private final RRSets second;
    private final int sets;
    private final long entries;
    private final long bytes;
    private int covered;

    private SeedSet(
            int[] seeds,
            int rival,
            Certificate certificate,
            RRSets first,
            int chosenOn,
            RRSets second,
            int sets,
            int covered,
            long entries,
            long bytes) {
        this.seeds = seeds;
        this.rival = rival;
        this.certificate = certificate;
        this.first = first;
        this.chosenOn = chosenOn;
        this.second = second;
        this.sets = sets;
        this.covered = covered;
        this.entries = entries;
        this.bytes = bytes;
    }

    /**
     * Seeds judged on a second collection that is stored.
     *
     * @param covered how many of its sets they meet, or {@link #UNKNOWN}
     */
    static SeedSet of(int[] seeds, int rival, Certificate certificate, RRSets first, RRSets second, int covered) {
        long entries = first.entries() + second.entries();
        return new SeedSet(
                seeds.clone(),
                rival,
                certificate,
                first,
                first.size(),
                second,
                second.size(),
                covered,
                entries,
                first.bytes() + second.bytes());
    }

    /**
     * Seeds that meet {@code covered} of the {@code sets} first sets of {@code second}, chosen on the {@code chosenOn} first of {@code first}.
     *
     * @param stored what was kept for the choice
     */
    static SeedSet counted(
            int[] seeds,
            Certificate certificate,
            RRSets first,
            int chosenOn,
            RRSets second,
            int sets,
            int covered,
            RRSets stored) {
        return new SeedSet(
                seeds.clone(),
                0,
                certificate,
                first,
                chosenOn,
                second,
                sets,
                covered,
                stored.entries(),
                stored.bytes());
    }

    static SeedSet none(RRSets first, RRSets second) {
        return of(new int[0], 0, new Certificate(0, 0), first, second, 0);
    }

    private synchronized RRSets first() {
        first.growTo(chosenOn);
        return first;
    }

    private synchronized RRSets second() {
        second.growTo(sets);
        return second;
    }

    private synchronized int covered() {
        if (covered == UNKNOWN) {
            covered = second().covered(seeds);
        }
        return covered;
    }

    /** What each set stands for that judged. */
    public double worthOfSet() {
        return sets == 0 ? 0 : second.worth() / sets;
    }

    /** These seeds and {@code more} after them; what is proven of these holds of all together too. */
    public SeedSet with(int[] more) {
        int[] all = Arrays.copyOf(seeds, seeds.length + more.length);
        System.arraycopy(more, 0, all, seeds.length, more.length);
        return new SeedSet(all, rival, certificate, first, chosenOn, second, sets, UNKNOWN, entries, bytes);
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
        return covered() * worthOfSet();
    }

    /** What comes without any seed; 0 unless the model is incremental. */
    public double anyway() {
        return second().anyway() * worthOfSet();
    }

    /** How many sets the seeds are judged on. */
    public int sets() {
        return sets;
    }

    /** How many sets they were chosen and judged on, together. */
    public long drawn() {
        return (long) chosenOn + sets;
    }

    /** How many entries were stored for the choice, in both collections together. */
    public long entries() {
        return entries;
    }

    /** How many bytes they and their index took. */
    public long bytes() {
        return bytes;
    }

    /** What each seed adds to those before it; adds up to {@link #worth}. */
    public double[] marginals() {
        double[] marginal = new double[seeds.length];
        int[] covered = second().coveredBy(seeds);
        for (int i = 0; i < seeds.length; i++) {
            marginal[i] = (covered[i] - (i == 0 ? 0 : covered[i - 1])) * worthOfSet();
        }
        return marginal;
    }

    /** What any other seeds are worth together, by the same sets. */
    public double worth(int[] others) {
        return second().covered(others) * worthOfSet();
    }

    /** What the first 1, 2, ... of {@code others} are worth together, by the same sets. O(entries). */
    public double[] worths(int[] others) {
        int[] covered = second().coveredBy(others);
        double[] worths = new double[covered.length];
        for (int i = 0; i < worths.length; i++) {
            worths[i] = covered[i] * worthOfSet();
        }
        return worths;
    }

    /** The seeds that the same first collection would have given under other rules. */
    public int[] under(Supplier<Rules> rules) {
        return MaxCover.greedy(first(), first.vertices(), rules).seeds();
    }

    /** The standard error of {@link #worth}: what drawing other sets would change. */
    public double error() {
        double share = sets == 0 ? 0 : covered() / (double) sets;
        return worthOfSet() * Math.sqrt(sets * share * (1 - share));
    }

    /** What any vertex alone would be worth. */
    public double standalone(int v) {
        return second().count(v) * worthOfSet();
    }

    /**
     * A way on which the word of a seed leaves: what it would be worth alone is the sum over its ways, and a way counts for all that comes
     * of it, however far. Where two ways reach the same, the one that the sampler met first counts.
     *
     * @param toVertex whom the seed tells; -1 where it tells in a group or is itself what counts
     * @param inGroup the group in which it tells; -1 where it tells one vertex or is itself what counts
     * @param worth of all that comes on this way
     */
    public record Way(int toVertex, int inGroup, double worth) {}

    /** The ways of each seed, by at most {@code mostSets} of the sets that judged. */
    public List<List<Way>> ways(int mostSets) {
        int judged = Math.min(mostSets, sets);
        int n = second.vertices();
        List<List<Way>> ways = new ArrayList<>();
        for (Map<Integer, Integer> ofSeed : second.ways(seeds, judged)) {
            List<Way> its = new ArrayList<>();
            ofSeed.forEach((way, count) ->
                    its.add(new Way(way < n ? way : -1, way < n ? -1 : way - n, count * second.worth() / judged)));
            ways.add(its);
        }
        return ways;
    }

    /** Each seed's fair share (Shapley value) of what all seeds together are worth: every set is shared by those it holds. */
    public double[] shapley() {
        RRSets kept = second();
        double[] share = new double[seeds.length];
        if (seeds.length == 0) {
            return share;
        }
        int[] place = new int[first.vertices()];
        Arrays.fill(place, -1);
        for (int i = 0; i < seeds.length; i++) {
            place[seeds[i]] = i;
            share[i] = kept.alone(seeds[i]) * worthOfSet();
        }
        PackedSets.Reader reader = kept.reader();
        int[] here = new int[seeds.length];
        while (reader.next()) {
            int holding = 0;
            for (int e = 0; e < reader.length(); e++) {
                int i = place[kept.vertex(reader.ranks()[e])];
                if (i >= 0) {
                    here[holding++] = i;
                }
            }
            for (int h = 0; h < holding; h++) {
                share[here[h]] += worthOfSet() / holding;
            }
        }
        return share;
    }

    /** What seed number {@code i} and seed number {@code j} would both bring: counted once in {@link #worth}. */
    public double overlap(int i, int j) {
        return second().shared(seeds, i, j) * worthOfSet();
    }
}
