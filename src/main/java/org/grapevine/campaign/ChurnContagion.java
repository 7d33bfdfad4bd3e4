package org.grapevine.campaign;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Weighting;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;

/**
 * What the loss of a client puts at risk: its own lifetime value, and that of those tied to it, who leave more readily for a while. The
 * yearly hazard of leaving h becomes {@code h * product over lost neighbours of (1 + 0.8 s 2^(-dt / HL))}, s being the strength of the
 * tie, dt the days since the loss, HL 30 days. The 0.8 and the fading are those of Nitzan and Libai, <i>Journal of Marketing</i> 75/6 (2011)
 * 24-38, a million telephone customers; the half-life is a prior.
 *
 * <p>s is the given strength of direct ties, at most 1, and {@code 1 / (size - 1)^gamma} for two members of a group; a neighbour tied in
 * two ways is counted for each. O(ties + memberships).
 */
public final class ChurnContagion {
    static final double RISE = .8;
    static final double HALF_LIFE = 30;

    private final ClientAccounts accounts;
    private final View strengths;
    private final double years;
    private final int[] client;
    private final double[] hazard;
    private final double[] pair;
    private final List<String> notes = new ArrayList<>();

    /**
     * The contagion among the clients.
     *
     * @param years over which losses are counted
     */
    ChurnContagion(ClientAccounts accounts, double years) {
        this.accounts = accounts;
        this.years = years;
        ViewOptions seen = accounts.view().options();
        this.strengths = View.of(
                accounts.view().network(),
                new ViewOptions(seen.ties(), seen.groups(), seen.direction(), Weighting.STRENGTH, seen.horizon()));
        this.client = new int[strengths.graph().vertices()];
        Arrays.fill(client, -1);
        this.hazard = new double[accounts.count()];
        for (int c = 0; c < hazard.length; c++) {
            client[accounts.vertex(c)] = c;
            hazard[c] = -Math.log(Math.max(1e-9, accounts.retention(c)));
        }
        this.pair = pairs();
        spreadFromLost();
    }

    private double[] pairs() {
        Memberships groups = strengths.graph().memberships();
        double[] strength = new double[groups.groups()];
        for (int g = 0; g < strength.length; g++) {
            Group group = strengths.network().groups().get(strengths.group(g));
            double gamma = strengths.network().types().group(group.type()).gamma();
            int size = Math.max(group.size(), groups.members(g));
            strength[g] = size < 2 ? 0 : Math.min(1, Math.pow(size - 1.0, -gamma));
        }
        return strength;
    }

    /** Neighbours lost lately have raised hazards already. */
    private void spreadFromLost() {
        Persons persons = strengths.network().persons();
        int today = strengths.network().latestDay();
        int future = 0;
        double[] factor = new double[hazard.length];
        Arrays.fill(factor, 1);
        for (int v = 0; v < client.length; v++) {
            int p = strengths.person(v);
            if (persons.state(p) != State.LOST) {
                continue;
            }
            int day = day(persons, p);
            future += day > today ? 1 : 0;
            double rise = day == Integer.MIN_VALUE ? 0 : RISE * Math.pow(2, -Math.max(0, today - day) / HALF_LIFE);
            if (rise > 1e-6) {
                each(v, (c, strength) -> factor[c] *= 1 + rise * strength);
            }
        }
        for (int c = 0; c < hazard.length; c++) {
            hazard[c] *= factor[c];
        }
        if (future > 0) {
            notes.add("Marked lost on a day after the latest one in the data: %,d; they count as lost today."
                    .formatted(future));
        }
    }

    private static int day(Persons persons, int p) {
        int day = persons.day(p, "lostOn");
        String text = persons.text(p, "lostOn");
        try {
            return day != Integer.MIN_VALUE || text.length() < 10
                    ? day
                    : Math.toIntExact(LocalDate.parse(text.substring(0, 10)).toEpochDay());
        } catch (DateTimeParseException | ArithmeticException noDate) {
            return Integer.MIN_VALUE;
        }
    }

    /** Takes a client tied to somebody, and how strongly. */
    private interface Neighbour {
        void tied(int client, double strength);
    }

    private void each(int v, Neighbour neighbour) {
        Arcs out = strengths.graph().out();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            int c = client[out.target[a]];
            if (c >= 0) {
                neighbour.tied(c, Math.min(1, out.weight(a)));
            }
        }
        Memberships groups = strengths.graph().memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                int c = client[groups.ofGroup.target[a]];
                if (c >= 0 && groups.ofGroup.target[a] != v) {
                    neighbour.tied(c, pair[g]);
                }
            }
        }
    }

    /** The probability that client {@code c} leaves within a year, neighbours lost lately included. */
    double churn(int c) {
        return -Math.expm1(-hazard[c]);
    }

    /** What each client's loss would put at risk: its own CLV, if that is positive, and what its going would cost of others'. */
    double[] valueAtRisk() {
        /* All pairs of a group share one strength, so a group is summed once and each member taken off its own part. */
        double[] atRisk = new double[hazard.length];
        Memberships groups = strengths.graph().memberships();
        double[] ofGroup = new double[pair.length];
        for (int g = 0; g < ofGroup.length; g++) {
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                int c = client[groups.ofGroup.target[a]];
                ofGroup[g] += c < 0 ? 0 : endangered(c, pair[g]);
            }
        }
        Arcs out = strengths.graph().out();
        for (int c = 0; c < atRisk.length; c++) {
            int v = accounts.vertex(c);
            double sum = Math.max(0, accounts.clv(c));
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                int other = client[out.target[a]];
                sum += other < 0 ? 0 : endangered(other, Math.min(1, out.weight(a)));
            }
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                sum += Math.max(0, ofGroup[g] - endangered(c, pair[g]));
            }
            atRisk[c] = sum;
        }
        return atRisk;
    }

    private double endangered(int c, double strength) {
        double before = Math.exp(-hazard[c] * years);
        double after = Math.exp(-hazard[c] * (1 + RISE * strength) * years);
        return Math.max(0, accounts.clv(c)) * (before - after);
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
