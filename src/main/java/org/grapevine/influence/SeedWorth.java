package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.parallel.Workers;

/**
 * What every vertex would be worth as a seed: alone, or as its fair share of what all of them together would be. One collection of reverse
 * reachable sets tells it for all at once. Borgs et al., SODA 2014; fair shares (Shapley values): Chen and Teng, WWW 2017.
 *
 * <p>O(entries of the sets) time; 1 to 2 bytes an entry.
 */
public final class SeedWorth {
    private final RRSets sets;

    private SeedWorth(RRSets sets) {
        this.sets = sets;
    }

    /**
     * Draws sets until there are {@code mostSets}, or {@code mostEntries} in them.
     *
     * @param mostSets at least 1
     */
    public static SeedWorth of(InfluenceModel model, int mostSets, long mostEntries, long seed, Workers workers) {
        if (mostSets < 1) {
            throw new IllegalArgumentException("sets " + mostSets + " is not at least 1");
        }
        Sampler.Factory factory = model.samplers();
        RRSets sets = new RRSets(factory, model.graph.vertices(), seed, workers);
        if (factory.worth() > 0) {
            for (int size = Math.min(mostSets, 1 << 14); ; size = (int) Math.min(mostSets, 2L * size)) {
                sets.growTo(size);
                if (size == mostSets || sets.entries() >= mostEntries / 2) {
                    break;
                }
                workers.checkCancelled();
            }
        }
        return new SeedWorth(sets);
    }

    /** What each vertex alone would be worth; 0 for whoever may not be a seed. */
    public double[] standalone() {
        double worthOfSet = sets.worthOfSet();
        return Arrays.stream(sets.counts())
                .mapToDouble(count -> count * worthOfSet)
                .toArray();
    }

    /** What each vertex alone would be worth, as a share of all sets: its standard error is the root of the number of sets that hold it. */
    public double largestError() {
        int most = Arrays.stream(sets.counts()).max().orElse(0);
        return Math.sqrt(most) * sets.worthOfSet();
    }

    /** The fair share of each vertex of what all together are worth: every set is shared by those it holds. */
    public double[] shapley() {
        double[] share = new double[sets.vertices()];
        PackedSets.Reader reader = sets.reader();
        while (reader.next()) {
            for (int e = 0; e < reader.length(); e++) {
                share[sets.vertex(reader.ranks()[e])] += 1.0 / reader.length();
            }
        }
        double worthOfSet = sets.worthOfSet();
        Arrays.setAll(share, v -> (share[v] + sets.alone(v)) * worthOfSet);
        return share;
    }

    /** How many sets were drawn. */
    public int sets() {
        return sets.size();
    }
}
