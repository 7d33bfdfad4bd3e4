package org.grapevine.influence;

import java.util.Arrays;
import org.grapevine.graph.Graph;

/**
 * Vertices that are chosen in any case, since they are in so many large reverse reachable sets that other sets may end at them: a set that
 * meets one is covered whoever else it holds. Guo, Wang, Wei and Chen (HIST), SIGMOD 2020.
 */
final class Sentinels {
    /* They are found in a small pilot of whole sets on streams of their own: greedily while somebody is in two sets or more that hold none
     * of those found, ties to whoever has more arcs out, then by sets times arcs out. Where sets are small nothing is saved. */

    /** How many members sets must have on average. */
    static final int LARGE = 8;

    private static final int FIRST = 16;
    private static final int ENOUGH = 1 << 16;

    private Sentinels() {}

    /** Draws 16 sets and then, as long as they hold too little, twice as many, up to {@code 60 ln(1 / delta)}. */
    static void grow(RRSets pilot, double delta) {
        int all = (int) Math.ceil(60 * Math.log(1 / delta));
        int sets = FIRST;
        pilot.growTo(Math.min(sets, all));
        while (sets < all && pilot.entries() < ENOUGH) {
            sets *= 2;
            pilot.growTo(Math.min(sets, all));
        }
    }

    /** Up to {@code most} sentinels that {@code rules} allow in this order; none where the sets of {@code pilot} are small or costs differ. */
    static int[] of(RRSets pilot, Graph graph, int most, Rules rules) {
        if (pilot.entries() < (long) LARGE * pilot.size()) {
            return new int[0];
        }
        int n = pilot.vertices();
        int[] candidate = new int[n];
        int[] gain = pilot.counts();
        int candidates = 0;
        for (int v = 0; v < n; v++) {
            if (gain[v] > 0) {
                if (rules.cost(v) != 1) {
                    return new int[0];
                }
                candidate[candidates++] = v;
            }
        }
        int[] found = new int[most];
        int count = greedy(pilot, graph, rules, Arrays.copyOf(candidate, candidates), gain, found);
        if (count < most) {
            double[] key = new double[candidates];
            for (int i = 0; i < candidates; i++) {
                key[i] = pilot.count(candidate[i]) * (1.0 + talk(graph, candidate[i]));
            }
            Descending.sort(key, candidate, 0, candidates);
            boolean[] taken = new boolean[n];
            for (int i = 0; i < count; i++) {
                taken[found[i]] = true;
            }
            for (int i = 0; i < candidates && count < most; i++) {
                if (!taken[candidate[i]] && rules.allows(candidate[i])) {
                    rules.taken(candidate[i]);
                    found[count++] = candidate[i];
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Takes off {@code gain} what the found ones cover; returns how many are found. */
    private static int greedy(RRSets pilot, Graph graph, Rules rules, int[] candidate, int[] gain, int[] found) {
        long[] met = pilot.marks();
        PackedSets.Reader reader = pilot.reader();
        int count = 0;
        while (count < found.length) {
            int best = -1;
            for (int v : candidate) {
                boolean better = gain[v] >= 2
                        && (best < 0
                                || gain[v] > gain[best]
                                || (gain[v] == gain[best] && talk(graph, v) > talk(graph, best)));
                if (better && rules.allows(v)) {
                    best = v;
                }
            }
            if (best < 0) {
                break;
            }
            rules.taken(best);
            found[count++] = best;
            gain[best] -= pilot.alone(best);
            for (int i = pilot.firstOf(best); i < pilot.endOf(best); i++) {
                if (PackedSets.mark(met, pilot.setAt(i))) {
                    reader.read(pilot.setAt(i));
                    for (int e = 0; e < reader.length(); e++) {
                        gain[pilot.vertex(reader.ranks()[e])]--;
                    }
                }
            }
        }
        return count;
    }

    /** In how many arcs and groups {@code v} talks. */
    static int talk(Graph graph, int v) {
        return graph.out().degree(v) + graph.memberships().ofVertex.degree(v);
    }
}
