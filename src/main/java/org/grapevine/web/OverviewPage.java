package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.grapevine.analysis.ReferralFlow;
import org.grapevine.analysis.ReferralLog;
import org.grapevine.analysis.Reproduction;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.store.StoreStatus;
import org.jspecify.annotations.Nullable;

/** What is loaded, what was left out and why, whether word of mouth sustains itself, and what to do next. */
final class OverviewPage implements Page {
    private static final int YEAR = 365;

    /**
     * The page.
     *
     * @param where the store is
     * @param bolt the address for Neo4j tools
     * @param loadedAt when the data last changed; null where nothing was loaded
     * @param unfinished whether a load was broken off
     * @param clients how many persons buy
     * @param prospects how many do not yet
     * @param lost how many do no longer
     * @param ties rows of each type
     * @param groups groups of each type
     * @param memberships rows
     * @param referrals rows
     * @param analyses how many rankings are kept
     * @param leftOut what is not in the analyses, and why
     * @param flow how many new clients a client brings; null where no client is old enough or nobody referred anybody
     * @param told how many others a person tells in a year by the model; null where nobody can
     * @param steps what to do next
     */
    record Overview(
            String where,
            String bolt,
            @Nullable ZonedDateTime loadedAt,
            boolean unfinished,
            int clients,
            int prospects,
            int lost,
            Map<String, Integer> ties,
            Map<String, Integer> groups,
            int memberships,
            int referrals,
            long analyses,
            List<String> leftOut,
            @Nullable Flow flow,
            double told,
            List<Step> steps) {}

    /**
     * The reproduction number R of the referral log.
     *
     * @param mean how many new clients a client brought
     * @param low end of the interval that holds it at 95 %
     * @param high end of it
     * @param clients how many were watched
     * @param brought how many they brought
     * @param words what that means
     */
    record Flow(double mean, double low, double high, int clients, long brought, String words) {}

    /**
     * What to do next.
     *
     * @param title in a few words
     * @param why it helps
     * @param page to do it on
     */
    record Step(String title, String why, String page) {}

    private final Desk desk;

    OverviewPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/overview", this::overview);
    }

    private void overview(Context request) {
        Snapshot snapshot = desk.snapshot();
        Overview counted = desk.found(snapshot, "overview", "counting", workers -> counted(snapshot));
        StoreStatus status = desk.store().status();
        request.json(new Overview(
                status.where(),
                desk.store().bolt(),
                status.loadedAt(),
                status.unfinished(),
                counted.clients,
                counted.prospects,
                counted.lost,
                counted.ties,
                counted.groups,
                counted.memberships,
                counted.referrals,
                status.analyses(),
                counted.leftOut,
                counted.flow,
                counted.told,
                counted.steps));
    }

    private static Overview counted(Snapshot snapshot) {
        ReferralNetwork network = snapshot.network();
        Persons persons = network.persons();
        Map<State, Integer> states = new EnumMap<>(State.class);
        for (int p = 0; p < persons.size(); p++) {
            states.merge(persons.state(p), 1, Integer::sum);
        }
        Map<String, Integer> ties = new LinkedHashMap<>();
        for (int t = 0; t < network.ties().size(); t++) {
            ties.merge(network.ties().type(t), 1, Integer::sum);
        }
        Map<String, Integer> groups = new LinkedHashMap<>();
        for (int g = 0; g < network.groups().size(); g++) {
            groups.merge(network.groups().get(g).type(), 1, Integer::sum);
        }
        ReferralLog log = ReferralLog.of(network, ReferralLog.usualDay(network), Referral.WON);
        return new Overview(
                "",
                "",
                null,
                false,
                states.getOrDefault(State.CLIENT, 0),
                states.getOrDefault(State.PROSPECT, 0),
                states.getOrDefault(State.LOST, 0),
                ties,
                groups,
                network.affiliations().size(),
                network.referrals().size(),
                0,
                leftOut(snapshot, log),
                flow(log),
                snapshot.view().reproduction(),
                steps(snapshot, states, log));
    }

    private static List<String> leftOut(Snapshot snapshot, ReferralLog log) {
        List<String> leftOut = new ArrayList<>(snapshot.remarks());
        leftOut.addAll(PageWords.of(snapshot.view().notes()));
        Persons persons = snapshot.network().persons();
        int unasked = 0;
        int minors = 0;
        for (int p = 0; p < persons.size(); p++) {
            unasked += persons.flag(p, "doNotContact") ? 1 : 0;
            minors += persons.flag(p, "minor") ? 1 : 0;
        }
        add(
                leftOut,
                unasked,
                "In no plan and no export, since they are not to be contacted: %,d. Word still passes through them.");
        add(leftOut, minors, "Minors, who are never asked: %,d.");
        add(
                leftOut,
                log.leftOut(ReferralLog.LeftOut.UNKNOWN_PERSON),
                "Referrals by or of nobody we know, left out: %,d.");
        add(
                leftOut,
                log.leftOut(ReferralLog.LeftOut.REPEATED),
                "Referrals of the same two persons again, counted once: %,d.");
        add(
                leftOut,
                log.leftOut(ReferralLog.LeftOut.CIRCLE),
                "Referrals that would make somebody the client of its own client, left out: %,d.");
        return leftOut;
    }

    private static void add(List<String> sentences, int count, String sentence) {
        if (count > 0) {
            sentences.add(sentence.formatted(count));
        }
    }

    private static @Nullable Flow flow(ReferralLog log) {
        Optional<Reproduction> found =
                log.won() == 0 ? Optional.empty() : ReferralFlow.of(log, YEAR).reproduction();
        return found.map(r ->
                        new Flow(r.mean(), r.interval().low(), r.interval().high(), r.clients(), r.brought(), words(r)))
                .orElse(null);
    }

    private static String words(Reproduction r) {
        if (r.interval().low() >= 1) {
            return "Word of mouth sustains itself: each client brings at least one more.";
        }
        String range = r.bounded()
                ? String.format(
                        Locale.ROOT,
                        "One new client becomes %.2f in the end (%.2f to %.2f)",
                        Reproduction.multiplier(r.mean()),
                        Reproduction.multiplier(r.interval().low()),
                        Reproduction.multiplier(r.interval().high()))
                : "Whether word of mouth sustains itself is open";
        return range + ", with those whom it brings, and those whom they bring."
                + (r.uneven() ? " Few clients bring most of them, so the range is too narrow." : "");
    }

    private static List<Step> steps(Snapshot snapshot, Map<State, Integer> states, ReferralLog log) {
        List<Step> steps = new ArrayList<>();
        if (states.getOrDefault(State.CLIENT, 0) > 0) {
            steps.add(new Step(
                    "Meet your centres of influence", "Who is heard most, how sure that is, and why.", "influencers"));
        }
        if (snapshot.network().groups().size() > 0) {
            steps.add(new Step(
                    "Look for groups without a client",
                    "Where nobody can open the door for you yet.",
                    "groups?unreached=true"));
        }
        if (log.won() + snapshot.network().adoptions().size() > 0
                && !snapshot.view().learned()) {
            steps.add(new Step(
                    "Learn from past referrals",
                    "The strengths of ties are priors, not yours: who came, and through whom, can tell them.",
                    "learn"));
        }
        if (states.getOrDefault(State.PROSPECT, 0) == 0) {
            steps.add(new Step(
                    "Add prospects",
                    "Without them nobody can say what word of mouth would bring: rows of clients.csv with the state prospect.",
                    "data"));
        }
        if (snapshot.network().referrals().isEmpty()) {
            steps.add(new Step(
                    "Add past referrals",
                    "Who brought whom: referrals.csv with the columns referrer, referred, date, outcome, value.",
                    "data"));
        }
        return steps;
    }
}
