package org.grapevine.community;

import org.grapevine.parallel.Chunks;

/** Nodes sorted by the set that each is in. */
final class Members {
    /** Where each set begins in {@link #node}. */
    final int[] begin;

    /** The nodes, those of one set in ascending order. */
    final int[] node;

    /** Sorts by counting. */
    Members(int[] of, int sets) {
        begin = new int[sets + 1];
        for (int set : of) {
            begin[set + 1]++;
        }
        for (int set = 0; set < sets; set++) {
            begin[set + 1] += begin[set];
        }
        int[] at = begin.clone();
        node = new int[of.length];
        for (int v = 0; v < of.length; v++) {
            node[at[of[v]]++] = v;
        }
    }

    int sets() {
        return begin.length - 1;
    }

    int size(int set) {
        return begin[set + 1] - begin[set];
    }

    /** Chunks of sets whose nodes have about {@code work} arcs. */
    Chunks chunks(Level level, int work) {
        int[] cost = new int[begin.length];
        for (int set = 0; set < sets(); set++) {
            long sum = cost[set];
            for (int i = begin[set]; i < begin[set + 1]; i++) {
                sum += 1 + level.degree(node[i]);
            }
            cost[set + 1] = Math.toIntExact(sum);
        }
        return Chunks.byWork(cost, work);
    }

    /** Numbers the sets that are not empty in the order of their first nodes, in place, and returns how many there are. */
    static int renumber(int[] of, int sets) {
        int[] number = new int[sets];
        int count = 0;
        for (int v = 0; v < of.length; v++) {
            if (number[of[v]] == 0) {
                number[of[v]] = ++count;
            }
            of[v] = number[of[v]] - 1;
        }
        return count;
    }
}
