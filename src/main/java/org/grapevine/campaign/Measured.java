package org.grapevine.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Arcs;
import org.grapevine.network.Adoption;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign with a holdout brought: who came in the clusters that were asked, against who came in those that were left alone (see
 * {@link Effect}). A person comes at its first adoption, else with the first won referral, else at the column {@code since}; whoever had come
 * before the campaign, or is a client and nobody knows since when, does not count.
 *
 * @param question what was asked for
 * @param asked the clusters that were asked
 * @param left the clusters that were left alone
 * @param byClusters lift of the share who came, by clusters
 * @param byExposure the same on people whose whole neighbourhood lies in one arm, as a ratio
 * @param horvitzThompson the same on them, unbiased; it varies more
 * @param chance how often arms dealt anew differ at least as much, if asking changes nothing
 * @param worth lift of what people who came are worth, by clusters; of NaN where nothing is known of it
 * @param near people in clusters left alone who have a neighbour in one that was asked
 * @param nearCame how many of them came
 */
public record Measured(
        Question question,
        Arm asked,
        Arm left,
        Effect.Estimate byClusters,
        Effect.Estimate byExposure,
        double horvitzThompson,
        double chance,
        Effect.Estimate worth,
        int near,
        int nearCame) {
    /* Clusters are those that were drawn with the plan, as the store has them, whatever the network looks like by now; neighbours are those of
     * the network of today. People who were in no cluster, or who came into the data later, tell nothing. */

    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * What is to be measured.
     *
     * @param places everybody in a cluster, as they were drawn
     * @param asked ids of the clients who were asked
     * @param withheld ids of the clients whom the plan chose as well
     * @param from first day that counts
     * @param until last day that counts
     * @param worth of a new client; NaN for what the data say: the column {@code clv}, else the value of the won referral
     * @param cost of the campaign
     */
    public record Question(
            List<Trial.Place> places,
            Set<String> asked,
            Set<String> withheld,
            LocalDate from,
            LocalDate until,
            double worth,
            double cost) {
        /**
         * What is usually asked of a campaign: from the day of its approval until today, worth as the data say, cost as the plan expected.
         *
         * @param facts of the campaign as it was kept: its name, when it was approved, what {@link Proposal#kept} has
         * @param places everybody in a cluster, as they were drawn
         * @param asked ids of the clients who were asked
         * @param withheld ids of the clients whom the plan chose as well
         * @throws GrapevineException of kind INFEASIBLE if nobody was left alone
         */
        public static Question usual(
                Map<String, Object> facts, List<Trial.Place> places, Set<String> asked, Set<String> withheld) {
            if (places.isEmpty()) {
                throw GrapevineException.infeasible(
                        "the campaign " + facts.get("name")
                                + " has no holdout: nobody can tell what it brought from what would have come anyway",
                        "draw one with the next plan: grapevine plan --holdout 50% --as NAME");
            }
            Instant approved = Instant.parse(String.valueOf(facts.get("approvedAt")));
            double cost = facts.get("expectedCost") instanceof Number expected ? expected.doubleValue() : Double.NaN;
            return new Question(
                    places,
                    asked,
                    withheld,
                    LocalDate.ofInstant(approved, ZoneOffset.UTC),
                    LocalDate.now(ZoneId.systemDefault()),
                    Double.NaN,
                    cost);
        }

        /**
         * The same with what somebody says instead; null for what stays.
         *
         * @throws GrapevineException if the last day is before the first
         */
        public Question with(
                @Nullable LocalDate first, @Nullable LocalDate last, @Nullable Double value, @Nullable Double spent) {
            LocalDate since = first == null ? from : first;
            LocalDate to = last == null ? until : last;
            if (to.isBefore(since)) {
                throw GrapevineException.input(
                        "the last day that counts, %s, is before the first, %s".formatted(to, since),
                        "give --since and --until in this order");
            }
            return new Question(
                    places, asked, withheld, since, to, value == null ? worth : value, spent == null ? cost : spent);
        }
    }

    /**
     * One arm.
     *
     * @param clusters with anybody who counts
     * @param people who count
     * @param came how many of them came
     * @param chosen clients whom the plan chose in it
     * @param referred won referrals that those gave
     */
    public record Arm(int clusters, int people, int came, int chosen, int referred) {
        /** The share who came. */
        public double share() {
            return came / (double) people;
        }
    }

    /**
     * An amount with its interval.
     *
     * @param value expected
     * @param low end of the interval of 95 %
     * @param high end of it
     */
    public record Amount(double value, double low, double high) {
        static Amount of(Effect.Estimate estimate, double factor) {
            return new Amount(estimate.value() * factor, estimate.low() * factor, estimate.high() * factor);
        }
    }

    /** New clients beyond those who would have come anyway, in the clusters that were asked. */
    public Amount newClients() {
        return Amount.of(byClusters, asked.people());
    }

    /** What they are worth; of NaN where nothing is known of that. */
    public Amount margin() {
        return Amount.of(worth, asked.people());
    }

    /** What is left of a unit of money spent, beyond it; of NaN where nothing is known of worth or of cost. */
    public Amount returned() {
        Amount margin = margin();
        double cost = question.cost() > 0 ? question.cost() : Double.NaN;
        return new Amount(margin.value() / cost - 1, margin.low() / cost - 1, margin.high() / cost - 1);
    }

    /** Whether the test by lot and the interval agree that asking changed something. */
    public boolean conclusive() {
        return chance < .05 && byClusters.conclusive();
    }

    /**
     * Measures.
     *
     * @param view whose ties and groups say who is near whom
     * @throws GrapevineException of kind INFEASIBLE if an arm has fewer than {@link Holdout#LEAST} clusters with anybody who counts
     */
    public static Measured of(View view, Question question, long seed) {
        int clusters =
                question.places().stream().mapToInt(Trial.Place::cluster).max().orElse(0);
        int[] stratum = new int[clusters];
        boolean[] arm = new boolean[clusters];
        int[] cluster = new int[view.graph().vertices()];
        Arrays.fill(cluster, -1);
        for (Trial.Place place : question.places()) {
            stratum[place.cluster() - 1] = place.stratum() - 1;
            arm[place.cluster() - 1] = !place.held();
            int v = view.vertex(place.id());
            if (v >= 0) {
                cluster[v] = place.cluster() - 1;
            }
        }
        int[] came = arrivals(view);
        int first = Math.toIntExact(question.from().toEpochDay());
        int last = Math.toIntExact(question.until().toEpochDay());
        int[] counted = IntStream.range(0, cluster.length)
                .filter(v -> cluster[v] >= 0 && came[v] >= first)
                .toArray();
        int[][] touched = touched(view, cluster, clusters);
        int[] of = new int[counted.length];
        int[][] around = new int[counted.length][];
        double[] outcome = new double[counted.length];
        double[] amount = values(view, question.worth(), counted, came, last);
        int near = 0;
        int nearCame = 0;
        for (int i = 0; i < counted.length; i++) {
            of[i] = cluster[counted[i]];
            around[i] = touched[counted[i]];
            outcome[i] = came[counted[i]] <= last ? 1 : 0;
            amount[i] *= outcome[i];
            if (!arm[of[i]] && Arrays.stream(around[i]).anyMatch(c -> arm[c])) {
                near++;
                nearCame += outcome[i] > 0 ? 1 : 0;
            }
        }
        Arm asked = arm(view, question, question.asked(), of, outcome, arm, true);
        Arm left = arm(view, question, question.withheld(), of, outcome, arm, false);
        requireEnough(asked, left);
        TrialDesign design = TrialDesign.strata(stratum, arm);
        Effect effect = new Effect(outcome, of, around, arm, design);
        return new Measured(
                question,
                asked,
                left,
                effect.byClusters(seed),
                effect.byExposure(seed),
                effect.horvitzThompson(),
                effect.chance(seed),
                new Effect(amount, of, around, arm, design).byClusters(seed),
                near,
                nearCame);
    }

    private static void requireEnough(Arm asked, Arm left) {
        if (asked.clusters() < Holdout.LEAST || left.clusters() < Holdout.LEAST) {
            throw GrapevineException.infeasible(
                    "the campaign cannot be measured: %d clusters that were asked and %d that were left alone have anybody who counts, and %d of each are needed"
                            .formatted(asked.clusters(), left.clusters(), Holdout.LEAST),
                    "look whether the day it began is right (--since); a larger plan reaches more clusters");
        }
    }

    /** For each vertex the day on which it came; before all days where nobody knows since when a client is one, {@link #NEVER} where it did not. */
    private static int[] arrivals(View view) {
        int n = view.graph().vertices();
        Persons persons = view.network().persons();
        double[] adopted = new double[n];
        int[] won = new int[n];
        Arrays.fill(adopted, Double.POSITIVE_INFINITY);
        Arrays.fill(won, NEVER);
        for (Adoption adoption : view.network().adoptions()) {
            int v = view.vertex(adoption.person());
            if (v >= 0) {
                adopted[v] = Math.min(adopted[v], adoption.time());
            }
        }
        for (Referral referral : view.network().referrals()) {
            int v = view.vertex(referral.referred());
            LocalDate date = referral.date();
            if (v >= 0 && date != null && view.network().won(referral)) {
                won[v] = Math.min(won[v], Math.toIntExact(date.toEpochDay()));
            }
        }
        int[] came = new int[n];
        for (int v = 0; v < n; v++) {
            int p = view.person(v);
            if (Double.isFinite(adopted[v])) {
                came[v] = (int) Math.floor(adopted[v]);
            } else if (won[v] < NEVER) {
                came[v] = won[v];
            } else {
                // an unknown day is the smallest number
                came[v] = persons.state(p) == State.PROSPECT ? NEVER : persons.day(p, "since");
            }
        }
        return came;
    }

    /** For each vertex in a cluster the clusters of it and its neighbours, each once. */
    private static int[][] touched(View view, int[] cluster, int clusters) {
        int n = cluster.length;
        BitSet[] around = new BitSet[n];
        for (int v = 0; v < n; v++) {
            if (cluster[v] >= 0) {
                around[v] = new BitSet(clusters);
                around[v].set(cluster[v]);
            }
        }
        Arcs out = view.graph().out();
        for (int v = 0; v < n; v++) {
            for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
                int w = out.target[a];
                if (cluster[v] >= 0 && cluster[w] >= 0) {
                    around[v].set(cluster[w]);
                    around[w].set(cluster[v]);
                }
            }
        }
        Arcs members = view.graph().memberships().ofGroup;
        for (int g = 0; g < view.graph().memberships().groups(); g++) {
            BitSet inside = new BitSet(clusters);
            for (int a = members.offset[g]; a < members.offset[g + 1]; a++) {
                if (cluster[members.target[a]] >= 0) {
                    inside.set(cluster[members.target[a]]);
                }
            }
            for (int a = members.offset[g]; a < members.offset[g + 1]; a++) {
                if (cluster[members.target[a]] >= 0) {
                    around[members.target[a]].or(inside);
                }
            }
        }
        int[][] touched = new int[n][];
        for (int v = 0; v < n; v++) {
            touched[v] = cluster[v] < 0 ? new int[0] : around[v].stream().toArray();
        }
        return touched;
    }

    /** What each of those who count is worth, or would be; NaN where nothing is known of anybody who came. */
    private static double[] values(View view, double worth, int[] counted, int[] came, int last) {
        double[] value = new double[counted.length];
        if (!Double.isNaN(worth)) {
            Arrays.fill(value, worth);
            return value;
        }
        Map<String, Double> paid = new HashMap<>();
        for (Referral referral : view.network().referrals()) {
            if (view.network().won(referral) && !Double.isNaN(referral.value())) {
                paid.putIfAbsent(referral.referred(), referral.value());
            }
        }
        Persons persons = view.network().persons();
        double sum = 0;
        int known = 0;
        for (int i = 0; i < value.length; i++) {
            int p = view.person(counted[i]);
            double clv = persons.number(p, "clv");
            value[i] = Double.isNaN(clv) ? paid.getOrDefault(persons.id(p), Double.NaN) : clv;
            if (came[counted[i]] <= last && !Double.isNaN(value[i])) {
                sum += value[i];
                known++;
            }
        }
        for (int i = 0; i < value.length; i++) {
            value[i] = Double.isNaN(value[i]) ? sum / known : value[i];
        }
        return value;
    }

    private static Arm arm(
            View view, Question question, Set<String> chosen, int[] of, double[] outcome, boolean[] arm, boolean side) {
        BitSet clusters = new BitSet();
        int people = 0;
        int came = 0;
        for (int i = 0; i < of.length; i++) {
            if (arm[of[i]] == side) {
                clusters.set(of[i]);
                people++;
                came += outcome[i] > 0 ? 1 : 0;
            }
        }
        int referred = 0;
        for (Referral referral : view.network().referrals()) {
            LocalDate date = referral.date();
            if (date != null
                    && view.network().won(referral)
                    && chosen.contains(referral.referrer())
                    && !date.isBefore(question.from())
                    && !date.isAfter(question.until())) {
                referred++;
            }
        }
        return new Arm(clusters.cardinality(), people, came, chosen.size(), referred);
    }
}
