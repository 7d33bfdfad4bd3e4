package org.grapevine.influence;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Greedy choice of vertices that meet as many reverse reachable sets as possible for their cost: next is always the allowed vertex with
 * most new sets per unit of cost, at unit costs ties to whoever talks in more arcs and groups, then to the lower number. At unit costs within 1 - 1/e of the best. With costs a second choice takes
 * what first fits best: that prefix of the first which, with the best single vertex that still fits, meets most sets, and goes on from
 * there; the better of the two is kept. It contains the best single vertex, so it is within 0.405 of the best (Tang, Tang, Lu et al.,
 * SIGMETRICS 2021).
 *
 * <p>O(entries) for all updates and O(n log n) for the queue; 4 bytes a vertex, 16 for whoever is in a set, with costs 8 and 24 more, and
 * a bit a set beside the collection.
 */
final class MaxCover {
    /* The queue is lazy: a vertex popped with a stale gain goes back with its true one, which is always known since every covered set is
     * taken off the counts of its members at once. The same counts give an upper bound for any other choice: what is covered plus the best
     * that a fractional knapsack makes of the remaining counts; the least of it over the prefixes of the greedy order is kept. With unit
     * costs that is the sum of the largest k counts, read off a histogram; with costs it takes a sort, so it is done at prefixes 0, 1, 2,
     * 4, 8, ... and the last. */

    private static final long FITTING_STEPS = 200_000_000;

    private final RRSets sets;
    private final PackedSets.Reader reader;
    private final Rules rules;
    private final double[] costs;
    private final boolean unit;
    /** Who is in any set. */
    private final int[] present;

    private final int[] gain;
    private final long[] met;
    private final int[] histogram;
    private int highest;
    private int[] seeds = new int[16];
    private int[] coveredAfter = new int[16];
    private int count;
    private int covered;
    private double bound = Double.POSITIVE_INFINITY;
    private int fitting = -1;
    private int fittingAfter;
    private int fittingCovered;

    private MaxCover(RRSets sets, int vertices, Rules rules) {
        this.sets = sets;
        this.reader = sets.reader();
        this.rules = rules;
        this.gain = sets.counts();
        this.met = sets.marks();
        int most = 0;
        int found = 0;
        boolean allOne = true;
        for (int v = 0; v < vertices; v++) {
            if (gain[v] > 0) {
                most = Math.max(most, gain[v]);
                allOne &= rules.cost(v) == 1;
                found++;
            }
        }
        unit = allOne;
        present = new int[found];
        costs = new double[unit ? 0 : vertices];
        histogram = new int[most + 1];
        highest = most;
        for (int v = 0, i = 0; i < found; v++) {
            if (gain[v] > 0) {
                present[i++] = v;
                histogram[gain[v]]++;
                if (!unit) {
                    costs[v] = rules.cost(v);
                }
            }
        }
    }

    /** Chooses from the collection as long as rules allow and something is gained. */
    static MaxCover greedy(RRSets sets, int vertices, Supplier<Rules> rules) {
        return greedy(sets, vertices, rules, new int[0]);
    }

    /**
     * The same, from {@code sentinels} on, which {@code sets} were drawn up to: they meet the sets that ended at them. The bound holds
     * whoever they are, since no choice meets more sets than it does together with them.
     */
    static MaxCover greedy(RRSets sets, int vertices, Supplier<Rules> rules, int[] sentinels) {
        MaxCover cover = new MaxCover(sets, vertices, rules.get());
        cover.covered = sets.met();
        cover.run(sentinels);
        if (cover.fitting < 0) {
            return cover;
        }
        int[] start = Arrays.copyOf(cover.seeds, cover.fittingAfter + 1);
        start[cover.fittingAfter] = cover.fitting;
        MaxCover other = new MaxCover(sets, vertices, rules.get());
        other.run(start);
        MaxCover better = other.covered > cover.covered ? other : cover;
        better.bound = Math.min(cover.bound, other.bound);
        return better;
    }

    private void run(int[] start) {
        for (int v : start) {
            if (!rules.allows(v)) {
                throw new IllegalArgumentException("the rules refuse vertex " + v + ", which they allowed before");
            }
            take(v);
        }
        boolean fits = !unit && start.length == 0;
        LazyQueue queue = new LazyQueue(present.length);
        for (int v : present) {
            if (gain[v] > 0) {
                queue.add(v, ratio(v));
            }
        }
        queue.heapify();
        tighten();
        int most = rules.most();
        while (!queue.isEmpty() && count < most) {
            int v = queue.top();
            double ratio = ratio(v);
            if (gain[v] == 0 || (ratio == queue.topKey() && !rules.allows(v))) {
                queue.removeTop();
            } else if (ratio < queue.topKey()) {
                queue.lowerTop(ratio);
            } else {
                if (fits && (long) count * present.length < FITTING_STEPS) {
                    fit();
                }
                queue.removeTop();
                take(v);
                if (unit || Integer.bitCount(count) == 1) {
                    tighten();
                }
            }
        }
        tighten();
    }

    /** Notes the vertex that would meet most new sets now, whatever it costs, if that is more than was ever met this way. */
    private void fit() {
        int best = -1;
        for (int v : present) {
            if (gain[v] > 0 && (best < 0 || gain[v] > gain[best]) && rules.allows(v)) {
                best = v;
            }
        }
        if (best >= 0 && covered + gain[best] > fittingCovered) {
            fitting = best;
            fittingAfter = count;
            fittingCovered = covered + gain[best];
        }
    }

    private double ratio(int v) {
        return unit ? gain[v] + sets.preference(v) : gain[v] / costs[v];
    }

    private void take(int v) {
        rules.taken(v);
        if (count == seeds.length) {
            seeds = Arrays.copyOf(seeds, 2 * count);
            coveredAfter = Arrays.copyOf(coveredAfter, 2 * count);
        }
        lower(v, sets.alone(v));
        covered += sets.alone(v);
        int end = gain[v] == 0 ? 0 : sets.endOf(v);
        for (int i = gain[v] == 0 ? 0 : sets.firstOf(v); i < end; i++) {
            if (PackedSets.mark(met, sets.setAt(i))) {
                covered++;
                reader.read(sets.setAt(i));
                int[] ranks = reader.ranks();
                for (int e = 0; e < reader.length(); e++) {
                    lower(sets.vertex(ranks[e]), 1);
                }
            }
        }
        seeds[count] = v;
        coveredAfter[count++] = covered;
    }

    private void lower(int v, int by) {
        histogram[gain[v]]--;
        gain[v] -= by;
        histogram[gain[v]]++;
    }

    private void tighten() {
        double more = unit
                ? largest((long) Math.min(rules.budget(), rules.most()))
                : Math.min(knapsack(), largest(rules.most()));
        double least = Math.min(more, rules.most(gain));
        bound = Math.min(bound, Math.min(sets.size() - (double) sets.anyway(), covered + least));
    }

    private double largest(long most) {
        long left = most;
        double sum = 0;
        while (highest > 0 && histogram[highest] == 0) {
            highest--;
        }
        for (int g = highest; g > 0 && left > 0; g--) {
            long taken = Math.min(left, histogram[g]);
            sum += (double) g * taken;
            left -= taken;
        }
        return sum;
    }

    private double knapsack() {
        LazyQueue queue = new LazyQueue(present.length);
        for (int v : present) {
            if (gain[v] > 0 && costs[v] <= rules.budget()) {
                queue.add(v, gain[v] / costs[v]);
            }
        }
        queue.heapify();
        double left = rules.budget();
        double sum = 0;
        while (!queue.isEmpty() && left > 0) {
            int v = queue.top();
            double share = Math.min(1, left / costs[v]);
            sum += share * gain[v];
            left -= costs[v];
            queue.removeTop();
        }
        return sum;
    }

    /** The chosen vertices in the order of choice. */
    int[] seeds() {
        return Arrays.copyOf(seeds, count);
    }

    /** How many sets the first {@code i + 1} seeds meet. */
    int coveredAfter(int i) {
        return coveredAfter[i];
    }

    /** How many sets all seeds together meet. */
    int covered() {
        return covered;
    }

    /** No choice that the budget allows meets more sets of this collection. */
    double bound() {
        return bound;
    }
}
