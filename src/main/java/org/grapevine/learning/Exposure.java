package org.grapevine.learning;

import java.util.Arrays;
import org.grapevine.network.Affiliations;
import org.grapevine.network.Referral;
import org.grapevine.network.Ties;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/**
 * What those at risk were exposed to, period by period: for each way of coming the summed intensity of ties to people who were clients by the
 * beginning of the period. Nothing counts that came later: no tie created later, no contact or departure known only later.
 *
 * <p>Groups are never expanded: a group's talkers are summed once a period. O(periods (arcs + memberships)) time, 16 bytes an arc.
 */
final class Exposure {
    /* Of a contact that is dated later than the period nothing was known in it but that the tie had not fallen asleep, so the tie counts
     * in full, as one without a date does. */

    private static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    /** Takes exposures. */
    interface Sink {
        /** Vertex {@code v} is exposed in period {@code t}: {@code amount} a year, in that column. */
        void at(int v, int t, int column, double amount);
    }

    private final View view;
    private final Kinds kinds;
    private final boolean dated;
    private final double talks;
    private final int[] offset;
    private final int[] from;
    private final int[] row;
    private final double[] base;
    private final int[] memberOffset;
    private final int[] membership;
    private final int[] groupOf;

    Exposure(History history, Kinds kinds) {
        this.view = history.view();
        this.kinds = kinds;
        this.dated = history.clock().days();
        this.talks = history.talks();
        int n = view.graph().vertices();
        offset = new int[n + 1];
        view.sendTies((speaker, listener, tie, intensity) -> offset[listener + 1] += counts(tie) ? 1 : 0);
        for (int v = 0; v < n; v++) {
            offset[v + 1] += offset[v];
        }
        int[] next = Arrays.copyOf(offset, n);
        from = new int[offset[n]];
        row = new int[offset[n]];
        base = new double[offset[n]];
        view.sendTies((speaker, listener, tie, intensity) -> {
            if (counts(tie)) {
                int at = next[listener]++;
                from[at] = speaker;
                row[at] = tie;
                base[at] = intensity;
            }
        });
        Affiliations rows = view.network().affiliations();
        groupOf = new int[view.network().groups().size()];
        Arrays.fill(groupOf, -1);
        for (int g = 0; g < view.graph().memberships().groups(); g++) {
            groupOf[view.group(g)] = g;
        }
        memberOffset = new int[view.graph().memberships().groups() + 1];
        for (int m = 0; m < rows.size(); m++) {
            if (seen(rows, m)) {
                memberOffset[groupOf[rows.group(m)] + 1]++;
            }
        }
        for (int g = 0; g + 1 < memberOffset.length; g++) {
            memberOffset[g + 1] += memberOffset[g];
        }
        int[] place = memberOffset.clone();
        membership = new int[memberOffset[memberOffset.length - 1]];
        for (int m = 0; m < rows.size(); m++) {
            if (seen(rows, m)) {
                membership[place[groupOf[rows.group(m)]]++] = m;
            }
        }
    }

    private boolean seen(Affiliations rows, int m) {
        return groupOf[rows.group(m)] >= 0 && view.vertex(rows.person(m)) >= 0;
    }

    /** Ties whose probability is given are facts, and referrals without a date may be later. */
    private boolean counts(int tie) {
        if (tie < 0) {
            return kinds.ofReferrals() != null
                    && view.network().referrals().get(~tie).date() != null;
        }
        return kind(tie) != null && Double.isNaN(view.network().ties().number(tie, "probability"));
    }

    private Kinds.@Nullable Kind kind(int tie) {
        return tie < 0
                ? kinds.ofReferrals()
                : kinds.ofTieType(view.network().ties().typeNumber(tie));
    }

    /**
     * Sends what everybody was exposed to while at risk. By oneself anybody may come: 1 a year in column 0.
     *
     * @param bounds the ends of the periods, the first being the beginning of the first one
     * @param last the last period in which each vertex was at risk; -1 if it never was
     */
    void send(Spread spread, double[] bounds, int[] last, Sink sink) {
        for (int v = 0; v < last.length; v++) {
            for (int t = 0; t <= last[v]; t++) {
                sink.at(v, t, 0, 1);
            }
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                sendArc(spread, bounds, v, a, last[v], sink);
            }
        }
        for (int g = 0; g + 1 < memberOffset.length; g++) {
            sendGroup(spread, bounds, g, last, sink);
        }
    }

    private void sendArc(Spread spread, double[] bounds, int v, int a, int last, Sink sink) {
        Kinds.Kind kind = kind(row[a]);
        if (kind == null || Double.isNaN(spread.came()[from[a]])) {
            return;
        }
        for (int t = 0; t <= last; t++) {
            double intensity =
                    spread.talks(from[a], bounds[t], talks) ? intensity(row[a], base[a], kind, bounds[t]) : 0;
            if (intensity > 0) {
                sink.at(v, t, kind.column(), intensity);
            }
        }
    }

    private double intensity(int tie, double full, Kinds.Kind kind, double time) {
        if (!dated) {
            return full;
        }
        if (tie < 0) {
            Referral referral = view.network().referrals().get(~tie);
            long day =
                    referral.date() == null ? Long.MAX_VALUE : referral.date().toEpochDay();
            return day >= time ? 0 : full * faded(day, kind, time);
        }
        Ties ties = view.network().ties();
        return ties.day(tie, "since") > time ? 0 : full * faded(ties.day(tie, "lastContact"), kind, time);
    }

    private static double faded(long day, Kinds.Kind kind, double time) {
        return day == UNKNOWN_DAY || day >= time ? 1 : Math.pow(2, -(time - day) / kind.halfLife());
    }

    private double present(int m, Kinds.Kind kind, double time) {
        Affiliations rows = view.network().affiliations();
        if (!dated) {
            return 1;
        }
        return rows.day(m, "since") > time ? 0 : faded(rows.day(m, "until"), kind, time);
    }

    private void sendGroup(Spread spread, double[] bounds, int g, int[] last, Sink sink) {
        Affiliations rows = view.network().affiliations();
        Kinds.Kind kind = kinds.ofGroup(g);
        int others = view.size(g) - 1;
        if (others < 1) {
            return;
        }
        double[] pair = new double[Kinds.GAMMAS.length];
        for (int i = 0; i < pair.length; i++) {
            pair[i] = Math.pow(others, -Kinds.GAMMAS[i]);
        }
        for (int t = 0; t + 1 < bounds.length; t++) {
            double talking = 0;
            for (int i = memberOffset[g]; i < memberOffset[g + 1]; i++) {
                int v = view.vertex(rows.person(membership[i]));
                talking += spread.talks(v, bounds[t], talks) ? present(membership[i], kind, bounds[t]) : 0;
            }
            for (int i = memberOffset[g]; i < memberOffset[g + 1] && talking > 0; i++) {
                int v = view.vertex(rows.person(membership[i]));
                double heard = t <= last[v] ? talking * present(membership[i], kind, bounds[t]) : 0;
                for (int c = 0; c < pair.length && heard > 0; c++) {
                    sink.at(v, t, kind.column(c), heard * pair[c]);
                }
            }
        }
    }

    /**
     * What ties {@code speaker} to {@code listener} at a time, by column; all zeros where nothing does. O(arcs into the listener +
     * memberships of the groups of both).
     */
    double[] between(int speaker, int listener, double time) {
        double[] found = new double[kinds.columns()];
        for (int a = offset[listener]; a < offset[listener + 1]; a++) {
            Kinds.Kind kind = kind(row[a]);
            if (from[a] == speaker && kind != null) {
                found[kind.column()] += intensity(row[a], base[a], kind, time);
            }
        }
        int[] groups = view.graph().memberships().ofVertex.target;
        int[] bounds = view.graph().memberships().ofVertex.offset;
        for (int i = bounds[speaker]; i < bounds[speaker + 1]; i++) {
            if (Arrays.binarySearch(groups, bounds[listener], bounds[listener + 1], groups[i]) >= 0) {
                addGroup(groups[i], speaker, listener, time, found);
            }
        }
        return found;
    }

    private void addGroup(int g, int speaker, int listener, double time, double[] found) {
        Affiliations rows = view.network().affiliations();
        Kinds.Kind kind = kinds.ofGroup(g);
        double both = 1;
        for (int i = memberOffset[g]; i < memberOffset[g + 1]; i++) {
            int v = view.vertex(rows.person(membership[i]));
            both *= v == speaker || v == listener ? present(membership[i], kind, time) : 1;
        }
        for (int c = 0; c < Kinds.GAMMAS.length; c++) {
            found[kind.column(c)] += both * Math.pow(view.size(g) - 1, -Kinds.GAMMAS[c]);
        }
    }
}
