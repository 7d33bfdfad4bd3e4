package org.grapevine.analysis;

import java.util.Arrays;
import org.grapevine.centrality.Strength;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * The main reason of everybody's score: the tie or group that contributes most, with its share, as {@link Why} finds it for one person.
 * O(arcs + memberships) for all together.
 */
public final class Reasons {
    /* What a member has through a group is the sum over all members less its own part, so one sum a group serves them all. Why adds the
     * others up one by one: shares agree to rounding. */

    private final View view;
    private final boolean exact;
    private final int[] tie;
    private final int[] group;
    private final double[] share;

    private Reasons(View view, boolean exact) {
        int n = view.graph().vertices();
        this.view = view;
        this.exact = exact;
        this.tie = new int[n];
        this.group = new int[n];
        this.share = new double[n];
    }

    /** The reasons of all persons of {@code ranking}, by the first of its measures. */
    public static Reasons of(Ranking ranking, Workers workers) {
        View view = ranking.view();
        double[] worth = ranking.scores(0).worth();
        Reasons reasons = new Reasons(view, worth != null);
        double[] unit =
                worth == null ? new Strength().scores(view.graph(), workers).worth() : worth;
        reasons.find(unit == null ? new double[view.graph().vertices()] : unit);
        return reasons;
    }

    private void find(double[] worth) {
        Memberships groups = view.graph().memberships();
        Arcs out = view.graph().out();
        double[] all = new double[groups.groups()];
        for (int g = 0; g < all.length; g++) {
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                all[g] += worth[groups.ofGroup.target[a]];
            }
        }
        Arrays.fill(tie, -1);
        Arrays.fill(group, -1);
        for (int v = 0; v < share.length; v++) {
            double most = 0;
            double total = 0;
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                double amount = out.weight(a) * worth[out.target[a]];
                total += amount;
                if (amount > most) {
                    most = amount;
                    tie[v] = out.target[a];
                }
            }
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                double amount = groups.weight[g] * groups.ofVertex.weight(m) * Math.max(0, all[g] - worth[v]);
                total += amount;
                if (amount > most) {
                    most = amount;
                    group[v] = g;
                }
            }
            share[v] = total == 0 ? 0 : most / total;
        }
    }

    /** Whether the shares are those of the score itself rather than of the direct referrals to expect. */
    public boolean exact() {
        return exact;
    }

    /** The main reason of vertex {@code v} in words; empty where it has no ties and no groups. */
    public String words(int v) {
        if (share[v] == 0) {
            return "";
        }
        long percent = Math.round(100 * share[v]);
        if (group[v] < 0) {
            String other = view.network().persons().name(view.person(tie[v]));
            return "%d %% through the tie to %s".formatted(percent, other);
        }
        Group shared = view.network().groups().get(view.group(group[v]));
        int members = view.graph().memberships().members(group[v]);
        return "%d %% through %s (%s, %,d members)".formatted(percent, shared.name(), shared.type(), members);
    }
}
