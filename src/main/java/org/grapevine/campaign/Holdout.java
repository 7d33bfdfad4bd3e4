package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.parallel.RandomStream;

/**
 * Which of some clusters are left alone, drawn by lot among clusters alike: what those do is what the others would have done without being
 * asked. Two-stage randomisation: Hudgens and Halloran, <i>Journal of the American Statistical Association</i> 103 (2008) 832-842; matched
 * pairs: Imai, King and Nall, <i>Statistical Science</i> 24 (2009) 29-53.
 */
public final class Holdout {
    /* Clusters stand in the order of what is expected of them, cut into bands, each band in the order of size; then they are cut into as many
     * strata of neighbours as there are clusters in the smaller arm, and in each one is drawn for it. For one half these are pairs. A stratum
     * has a random stream of its own, so the draw is a function of the seed and of the clusters alone. */

    /** Fewer clusters in an arm are too few to measure anything. */
    public static final int LEAST = 10;

    private final int[] stratum;
    private final boolean[] held;
    private final int strata;
    private final int heldCount;

    private Holdout(int[] stratum, boolean[] held, int strata, int heldCount) {
        this.stratum = stratum;
        this.held = held;
        this.strata = strata;
        this.heldCount = heldCount;
    }

    /** How many of {@code clusters} a holdout of {@code share} leaves alone: never more than the share. */
    public static int held(int clusters, double share) {
        return (int) Math.floor(clusters * share + 1e-9);
    }

    /** How many clusters there must be so that both arms have {@link #LEAST}. */
    public static int needed(double share) {
        int clusters = 2 * LEAST;
        while (!enough(clusters, share)) {
            clusters = Math.addExact(clusters, 1);
        }
        return clusters;
    }

    static boolean enough(int clusters, double share) {
        int held = held(clusters, share);
        return held >= LEAST && clusters - held >= LEAST;
    }

    /**
     * Draws.
     *
     * @param people in each cluster
     * @param worth expected of each cluster
     * @param share to be left alone
     * @throws IllegalArgumentException if there are too few, see {@link #needed}
     */
    public static Holdout draw(int[] people, double[] worth, double share, long seed) {
        int count = people.length;
        if (!enough(count, share)) {
            throw new IllegalArgumentException(count + " clusters are less than " + needed(share));
        }
        int held = held(count, share);
        int strata = Math.min(held, count - held);
        int[] order = order(people, worth, strata);
        int[] stratum = new int[count];
        boolean[] left = new boolean[count];
        RandomStream random = new RandomStream();
        for (int s = 0; s < strata; s++) {
            int from = (int) ((long) s * count / strata);
            int to = (int) ((s + 1L) * count / strata);
            random.seek(seed, 0x686f6c646f7574L + s);
            int drawn = from + random.below(to - from);
            for (int i = from; i < to; i++) {
                stratum[order[i]] = s;
                left[order[i]] = (i == drawn) == (held <= count - held);
            }
        }
        return new Holdout(stratum, left, strata, held);
    }

    private static int[] order(int[] people, double[] worth, int strata) {
        Comparator<Integer> bySize = Comparator.comparingInt((Integer c) -> -people[c]);
        Comparator<Integer> byWorth = Comparator.comparingDouble((Integer c) -> -worth[c]);
        List<Integer> all = IntStream.range(0, people.length)
                .boxed()
                .sorted(byWorth.thenComparing(bySize).thenComparing(Comparator.naturalOrder()))
                .toList();
        int bands = (int) Math.max(1, Math.round(Math.sqrt(strata)));
        List<Integer> order = new ArrayList<>();
        for (int b = 0; b < bands; b++) {
            int from = (int) ((long) b * strata / bands * people.length / strata);
            int to = (int) ((b + 1L) * strata / bands * people.length / strata);
            all.subList(from, to).stream()
                    .sorted(bySize.thenComparing(byWorth).thenComparing(Comparator.naturalOrder()))
                    .forEach(order::add);
        }
        return order.stream().mapToInt(c -> c).toArray();
    }

    /** How many clusters there are. */
    public int clusters() {
        return held.length;
    }

    /** How many of them are left alone. */
    public int held() {
        return heldCount;
    }

    /** Whether cluster {@code c} is left alone. */
    public boolean held(int c) {
        return held[c];
    }

    /** How many strata there are. */
    public int strata() {
        return strata;
    }

    /** The number of the stratum of cluster {@code c}, from 0. */
    public int stratum(int c) {
        return stratum[c];
    }
}
