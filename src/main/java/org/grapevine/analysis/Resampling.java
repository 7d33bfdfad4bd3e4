package org.grapevine.analysis;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.network.View;

/**
 * How a ranking is tried on networks that might have been observed instead.
 *
 * @param resamples how many
 * @param drop the probability with which each tie and each membership is left out; the referral log is drawn anew with replacement
 * @param first of how many first places the chance is asked
 * @param seed of the draws
 */
public record Resampling(int resamples, double drop, int first, long seed) {
    /** So many where they are cheap. */
    public static final int MANY = 200;

    /** The fewest from which a fifth of a tail can be told. */
    public static final int FEW = 20;

    /** What is left out where nobody says otherwise. */
    public static final double DROP = .1;

    /** Of how many first places the chance is told where nobody says otherwise. */
    public static final int FIRST = 10;

    private static final double PATIENCE = 120;
    private static final double SECONDS_AN_ARC = 1e-6;
    private static final int WIDE = 1 << 22;

    /** Checks the parameters. */
    public Resampling {
        if (resamples < 2) {
            throw new IllegalArgumentException("resamples " + resamples + " is not at least 2");
        }
        if (!(drop >= 0 && drop < 1)) {
            throw new IllegalArgumentException("drop " + drop + " is not in [0, 1)");
        }
        if (first < 1) {
            throw new IllegalArgumentException("first " + first + " is not at least 1");
        }
    }

    /** {@code resamples} of {@code ranking} as usual: {@link #FIRST} first places, of a short list its first half. */
    public static Resampling usual(int resamples, Ranking ranking, long seed) {
        return new Resampling(resamples, DROP, first(FIRST, ranking), seed);
    }

    /** Of how many first places the chance is asked where {@code wanted} are, in a list that may be too short. */
    public static int first(int wanted, Ranking ranking) {
        return Math.min(wanted, Math.max(1, ranking.size() / 2));
    }

    /**
     * About how many seconds one resample of {@code ranking} takes on one core. A function of the graph and the measure, not of the clock, so
     * that whoever repeats a run gets the same.
     */
    public static double seconds(Ranking ranking) {
        View view = ranking.view();
        Graph graph = view.graph();
        double arcs = graph.vertices()
                + graph.out().size()
                + (double) graph.memberships().size();
        return SECONDS_AN_ARC * arcs
                + ranking.requests().get(0).settled(view).kernel().seconds(view);
    }

    /** {@link #MANY} resamples, or as many as two minutes are estimated to hold, at least {@link #FEW}. */
    public static int affordable(Ranking ranking) {
        return (int) Math.max(FEW, Math.min(MANY, PATIENCE / seconds(ranking)));
    }

    /** Whether resamples of {@code graph} are small enough for one a thread. */
    static boolean wide(Graph graph) {
        return graph.out().size() + (long) graph.memberships().size() < WIDE;
    }

    /** The memory of one resample of {@code view} while it is made and scored on one thread. */
    static MemoryEstimate each(View view, Request request) {
        long graph = MemoryEstimate.of(view.graph()).bytes();
        return new MemoryEstimate(3 * graph + request.kernel().estimate(view, 1).bytes());
    }
}
