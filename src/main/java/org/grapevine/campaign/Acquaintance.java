package org.grapevine.campaign;

import java.util.Arrays;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;

/**
 * Who knows the same people: for one client, the share of what it tells directly (probability times worth) whose receivers another person
 * can tell too, by a tie or in a group. What is told within a group counts for its members alone. O(ties and members around the client).
 */
final class Acquaintance {
    private final Graph graph;
    private final WordOfMouth word;
    private final double[] worth;
    private final int[] seenFor;
    private int round;

    /** {@code worth} is what it is worth to tell each vertex. */
    Acquaintance(WordOfMouth word, double[] worth) {
        this.word = word;
        this.graph = word.view().graph();
        this.worth = worth;
        this.seenFor = new int[graph.vertices()];
    }

    /** By vertex, from 0 to 1; all 0 where {@code v} tells nobody of worth. */
    double[] shared(int v) {
        double[] shared = new double[graph.vertices()];
        double whole = 0;
        Arcs out = graph.out();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            double amount = out.weight(a) * worth[out.target[a]];
            whole += amount;
            creditThoseWhoCanTell(out.target[a], amount, shared);
        }
        Memberships groups = graph.memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            double sum = word.latentValue(g) - worth[v];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                sum += worth[groups.ofGroup.target[a]];
            }
            double amount = Math.max(0, groups.weight[g] * groups.ofVertex.weight(m) * sum);
            whole += amount;
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                shared[groups.ofGroup.target[a]] += amount;
            }
        }
        double all = whole;
        Arrays.setAll(shared, u -> all > 0 ? Math.min(1, shared[u] / all) : 0);
        return shared;
    }

    private void creditThoseWhoCanTell(int u, double amount, double[] shared) {
        round++;
        Arcs in = graph.in();
        for (int a = in.offset[u]; a < in.offset[u + 1]; a++) {
            credit(in.target[a], amount, shared);
        }
        Memberships groups = graph.memberships();
        for (int m = groups.ofVertex.offset[u]; m < groups.ofVertex.offset[u + 1]; m++) {
            int g = groups.ofVertex.target[m];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                if (groups.ofGroup.target[a] != u) {
                    credit(groups.ofGroup.target[a], amount, shared);
                }
            }
        }
    }

    private void credit(int who, double amount, double[] shared) {
        if (seenFor[who] != round) {
            seenFor[who] = round;
            shared[who] += amount;
        }
    }
}
