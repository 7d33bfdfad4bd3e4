package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.parallel.Workers;

/**
 * Looks for sets whose loss splits a network that is too large to try everybody. Proposed are, for what some others have left of it once they
 * are removed: those who cut off most pairs ({@link Cuts}), those with most neighbours left, and those on most of the drawn shortest
 * paths that none of the others is on. O(arcs + memberships) a question.
 */
final class Splitters {
    private static final int EACH = 4;
    private static final double SAME = 1e-12;

    /** How much the loss of a set splits. */
    interface Value {
        /** The value of {@code set}, by one worker. */
        double of(int[] set, int worker);
    }

    private final Graph graph;
    private final PathSamples paths;
    private final boolean[] eligible;
    private final int[] degrees;
    private final Neighbourhood neighbourhood;
    private final Cuts cuts;
    private final Workers workers;

    /** @param eligible who may be proposed */
    Splitters(Graph graph, PathSamples paths, boolean[] eligible, Workers workers) {
        this.graph = graph;
        this.paths = paths;
        this.eligible = eligible;
        this.workers = workers;
        degrees = DistinctPairs.degrees(DistinctPairs.bothWays(graph), workers);
        neighbourhood = new Neighbourhood(graph);
        cuts = new Cuts(graph, workers);
    }

    /** The bytes that it takes, the paths left out. */
    static long bytes(Graph graph) {
        return Cuts.bytes(graph) + 34L * graph.vertices();
    }

    /**
     * A set each of whose members is the best proposed for what those before it have left; then the one whose loss counts least gives way to a
     * better one proposed for what the others have left, as long as there is one and {@code trials} are left.
     *
     * @return {@code count} members, fewer where nobody else can be proposed
     */
    int[] exchanged(Value value, int count, long trials) {
        int[] set = new int[0];
        double reached = Double.NEGATIVE_INFINITY;
        long left = trials;
        while (set.length < count) {
            int[] proposed = proposed(set);
            if (proposed.length == 0) {
                return set;
            }
            double[] values = values(value, set, proposed);
            int best = best(values);
            set = with(set, proposed[best]);
            reached = values[best];
            left -= proposed.length;
        }
        int at = 0;
        int[] order = leastFirst(value, set);
        left -= count;
        while (at < count && left > 0) {
            int[] others = without(set, order[at++]);
            int[] proposed = proposed(others);
            left -= proposed.length;
            double[] values = values(value, others, proposed);
            int best = best(values);
            if (best >= 0 && values[best] > reached + SAME) {
                set = with(others, proposed[best]);
                reached = values[best];
                order = leastFirst(value, set);
                left -= count;
                at = 0;
            }
        }
        return set;
    }

    private double[] values(Value value, int[] set, int[] more) {
        double[] values = new double[more.length];
        workers.run(more.length, (i, worker) -> values[i] = value.of(with(set, more[i]), worker));
        return values;
    }

    /** The members, the one first without whom the value is largest. */
    private int[] leastFirst(Value value, int[] set) {
        double[] without = new double[set.length];
        workers.run(set.length, (i, worker) -> without[i] = value.of(without(set, set[i]), worker));
        int[] order = new int[set.length];
        for (int i = 0; i < order.length; i++) {
            int best = best(without);
            order[i] = set[best];
            without[best] = Double.NEGATIVE_INFINITY;
        }
        return order;
    }

    /** The first of the largest, rounding aside; -1 where there is none. */
    private static int best(double[] values) {
        int best = values.length - 1;
        for (int i = values.length - 2; i >= 0; i--) {
            best = values[i] > values[best] - SAME ? i : best;
        }
        return best;
    }

    private static int[] with(int[] set, int v) {
        int[] larger = Arrays.copyOf(set, set.length + 1);
        larger[set.length] = v;
        return larger;
    }

    private static int[] without(int[] set, int v) {
        return Arrays.stream(set).filter(u -> u != v).toArray();
    }

    private int[] proposed(int[] removed) {
        boolean[] gone = new boolean[graph.vertices()];
        for (int v : removed) {
            gone[v] = true;
        }
        boolean[] in = new boolean[graph.vertices()];
        propose(cuts.pairs(gone), gone, in);
        propose(degreesLeft(removed), gone, in);
        propose(pathsLeft(gone), gone, in);
        int[] proposed = new int[3 * EACH];
        int count = 0;
        for (int v = 0; v < in.length; v++) {
            if (in[v]) {
                proposed[count++] = v;
            }
        }
        return Arrays.copyOf(proposed, count);
    }

    private double[] degreesLeft(int[] removed) {
        double[] left = new double[degrees.length];
        for (int v = 0; v < left.length; v++) {
            left[v] = degrees[v];
        }
        for (int v : removed) {
            int count = neighbourhood.adjacent(v);
            for (int i = 0; i < count; i++) {
                left[neighbourhood.list[i]]--;
            }
        }
        return left;
    }

    private double[] pathsLeft(boolean[] gone) {
        double[] left = new double[gone.length];
        for (int i = 0; i < paths.size(); i++) {
            boolean cut = false;
            for (int e = paths.begin(i); e < paths.begin(i + 1); e++) {
                cut |= gone[paths.inside(e)];
            }
            for (int e = paths.begin(i); !cut && e < paths.begin(i + 1); e++) {
                left[paths.inside(e)]++;
            }
        }
        return left;
    }

    /** Adds those of largest {@code score} above 0 that are neither gone nor in, equal ones ascending. */
    private void propose(double[] score, boolean[] gone, boolean[] in) {
        int[] best = new int[EACH];
        int count = 0;
        for (int v = 0; v < score.length; v++) {
            boolean open = eligible[v] && !gone[v] && !in[v] && score[v] > 0;
            if (open && (count < EACH || score[v] > score[best[EACH - 1]])) {
                int place = Math.min(count, EACH - 1);
                while (place > 0 && score[v] > score[best[place - 1]]) {
                    best[place] = best[place - 1];
                    place--;
                }
                best[place] = v;
                count = Math.min(EACH, count + 1);
            }
        }
        for (int i = 0; i < count; i++) {
            in[best[i]] = true;
        }
    }
}
