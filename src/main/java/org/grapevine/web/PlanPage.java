package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.BudgetSteps;
import org.grapevine.campaign.Clusters;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Measured;
import org.grapevine.campaign.MeasuredWords;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.PlanWords;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Rule;
import org.grapevine.campaign.Trial;
import org.grapevine.campaign.TrialWords;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.parallel.Workers;
import org.grapevine.store.CampaignRecord;
import org.jspecify.annotations.Nullable;

/** Whom to ask under a budget: the profit curve first, then the plan at the budget chosen, then the campaign that is approved and handed over. */
final class PlanPage implements Page {
    /* What a plan stands on comes with every question, as parameters of the address: so a plan can be linked to, and the server keeps no
     * state of a page. Two things are asked of the store anew each time, since approving a campaign changes them: whom other campaigns have
     * asked lately, and the fingerprint of the data. */

    private static final int STEPS = 30;
    private static final int NAMED = 12;
    private static final int MOST_CLIENTS = 100;

    /**
     * What can be chosen before anything is planned.
     *
     * @param clients who buy
     * @param eligible how many of them may be asked
     * @param excluded how many may not, by reason
     * @param priced whether asking anybody costs something
     * @param all what asking all who may be asked would take: money, or clients where nobody's cost is known
     * @param most where the slider ends unless somebody says otherwise
     * @param segments of clients who may be asked, and how many there are of each
     * @param managers how many clients have each; the columns that rules can be about
     * @param today the day from which days count back
     * @param dated whether the data says which day that is, rather than the clock
     * @param cuts types of groups by which a holdout can be drawn, beside communities
     * @param dataHash of the data that all this is about
     */
    record Form(
            int clients,
            int eligible,
            Map<String, Integer> excluded,
            boolean priced,
            double all,
            double most,
            Map<String, Integer> segments,
            Map<String, Integer> managers,
            LocalDate today,
            boolean dated,
            List<String> cuts,
            String dataHash) {}

    /**
     * The profit curve.
     *
     * @param steps budgets, from small to large
     * @param stops from which of them on the next client costs more than it brings; -1 where that is beyond
     * @param money whether worth is money
     * @param notes what to know
     */
    record Curve(List<Step> steps, int stops, boolean money, List<String> notes) {}

    /**
     * A budget.
     *
     * @param limit money, or clients where nobody's cost is known
     * @param clients how many are asked
     * @param reserve money to set aside
     * @param expectedCost money expected to be spent
     * @param value expected, beyond what comes anyway
     * @param enters who is asked and was not at the budget before
     * @param leaves who was asked at the budget before and no longer is
     */
    record Step(
            double limit,
            int clients,
            double reserve,
            double expectedCost,
            double value,
            Change enters,
            Change leaves) {}

    /**
     * Clients in whom two budgets differ.
     *
     * @param clients how many
     * @param first of them, in the order of choice
     */
    record Change(int clients, List<Asked> first) {}

    /**
     * Somebody who may be asked.
     *
     * @param id of the client
     * @param name of the client
     * @param segment of the client
     * @param cost of asking
     */
    record Asked(String id, String name, String segment, double cost) {}

    /**
     * A plan; whom it asks is sent apart, as much of it as is shown.
     *
     * @param managed whether any of those asked has an account manager
     * @param facts in words, by heading
     * @param notes what to know
     * @param money whether worth is money
     * @param timed whether hours of work are known
     * @param people what is counted where worth is no money
     * @param holdout what is withheld; null where no holdout is asked for
     */
    record Told(
            boolean managed,
            Map<String, String> facts,
            List<String> notes,
            boolean money,
            boolean timed,
            String people,
            @Nullable Withheld holdout) {}

    /**
     * The holdout of a plan.
     *
     * @param refused why there can be none; null where there is one
     * @param remedy what to do about that; null where there is one
     * @param sight what can be told afterwards, in a sentence
     * @param many what the clusters are, in words
     * @param clusters in which the plan chose somebody
     * @param clients whom the plan chose and who are withheld
     */
    record Withheld(
            @Nullable String refused,
            @Nullable String remedy,
            String sight,
            String many,
            List<Trial.Cluster> clusters,
            List<Left> clients) {
        static Withheld refused(GrapevineException refusal) {
            return new Withheld(refusal.getMessage(), refusal.remedy(), "", "", List.of(), List.of());
        }
    }

    /**
     * A client whom the plan chose and who is withheld.
     *
     * @param position in the order of choice
     * @param id of the client
     * @param name of the client
     * @param manager of the client
     * @param cluster number of it
     * @param clusterName what it is called
     * @param cost that is not spent
     * @param brings what it would add to those before
     */
    record Left(
            int position,
            String id,
            String name,
            String manager,
            int cluster,
            String clusterName,
            double cost,
            double brings) {}

    /**
     * A client whom the plan asks; amounts as {@link Invitation} has them.
     *
     * @param position in the order of choice
     * @param costSoFar set aside for all up to here
     * @param netSoFar expected to be left of all up to here
     * @param why in a sentence
     */
    record Invited(
            int position,
            String id,
            String name,
            String manager,
            String segment,
            double cost,
            double costSoFar,
            double hours,
            double acceptance,
            double newClients,
            double brings,
            double alone,
            double fairShare,
            double netSoFar,
            String through,
            int firstRank,
            int lastRank,
            String why) {}

    /**
     * What a campaign brought.
     *
     * @param verdict whether it changed anything, in words
     * @param facts in words, by heading
     * @param lifts of the share who came, told in each way
     * @param notes what to know
     */
    record Brought(String verdict, Map<String, String> facts, List<MeasuredWords.Lift> lifts, List<String> notes) {
        static Brought of(MeasuredWords words) {
            Map<String, String> facts = words.facts();
            String verdict = String.valueOf(facts.remove("verdict"));
            return new Brought(verdict, facts, words.lifts(), words.notes());
        }
    }

    /**
     * What a plan stands on.
     *
     * @param words the same in words
     * @param word of mouth
     * @param prices of asking
     * @param eligibility who may be asked
     * @param rules to be kept
     * @param holdout how a part is to be withheld; none where none is
     * @param spendAll even where the next client costs more than it brings
     * @param today the day from which days count back
     * @param dated whether the data says which day that is, rather than the clock
     */
    private record Ground(
            String words,
            WordOfMouth word,
            Prices prices,
            Eligibility eligibility,
            List<Rule> rules,
            Optional<HoldoutTerms> holdout,
            boolean spendAll,
            LocalDate today,
            boolean dated) {}

    /** What is kept of a plan that was found. */
    private record Found(Plan plan, Ground ground, Limits limits) {}

    /** A holdout, or why there can be none. */
    private record Drawn(Optional<Trial> trial, Optional<GrapevineException> refusal) {}

    private final Desk desk;

    PlanPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/plan/form", this::form);
        routes.get("/api/plan/curve", this::curve);
        routes.get("/api/plan", this::plan);
        routes.get("/api/plan/invitations", this::invitations);
        routes.post("/api/plan/propose", this::propose);
        routes.get(
                "/api/campaigns",
                request -> request.json(desk.store().campaigns().stream()
                        .map(CampaignRecord::facts)
                        .toList()));
        routes.get("/api/campaigns/{name}", request -> request.json(about(named(request))));
        routes.get(
                "/api/campaigns/{name}/invitations",
                request -> listed(request, named(request).invitations()));
        routes.get(
                "/api/campaigns/{name}/withheld",
                request -> listed(request, named(request).withheld()));
        routes.get("/api/campaigns/{name}/brought", this::brought);
        routes.post("/api/campaigns/{name}/approve", this::approve);
    }

    private Ground ground(Snapshot snapshot, Asking asking) {
        Terms terms = PlanTerms.of(asking);
        WordOfMouth word = desk.found(
                snapshot, "word " + terms, "weighing ties", workers -> WordOfMouth.of(snapshot.view(), terms));
        Prices prices = Prices.of(word, Map.of(), asking.number("contactCost", 0), asking.number("giftCost", 0));
        OptionalInt latest = desk.found(
                snapshot, "latest day", "looking for the latest day", workers -> Eligibility.latestDay(word));
        int today = latest.orElseGet(
                () -> Math.toIntExact(LocalDate.now(ZoneId.systemDefault()).toEpochDay()));
        Eligibility.Criteria criteria = Eligibility.Criteria.of(
                asking.count("minTenure", Eligibility.Criteria.USUAL_DAYS),
                asking.count("contacted", 0),
                asking.count("coolingOff", Eligibility.Criteria.USUAL_DAYS),
                day -> desk.store().askedSince(LocalDate.ofEpochDay(day)),
                day -> desk.store().heldOutSince(LocalDate.ofEpochDay(day)),
                today);
        List<Rule> rules = new ArrayList<>();
        int perManager = asking.count("perManager", 0);
        if (perManager > 0) {
            rules.add(Rule.each("manager", perManager, "at most " + perManager + " of each manager"));
        }
        String segment = asking.word("segment", "");
        double share = asking.number("share", 0);
        if (!segment.isEmpty() && share > 0) {
            rules.add(Rule.share(
                    "segment",
                    segment,
                    Math.min(1, share / 100),
                    "at least %.0f %% from %s".formatted(share, segment)));
        }
        return new Ground(
                asking.without("holdout", "by").words() + " resting="
                        + criteria.resting().hashCode() + " left="
                        + criteria.heldOut().hashCode(),
                word,
                prices,
                Eligibility.of(word, criteria),
                rules,
                PlanTerms.holdout(asking, desk.seed()),
                asking.flag("spendAll"),
                LocalDate.ofEpochDay(today),
                latest.isPresent());
    }

    private void form(Context request) {
        Snapshot snapshot = desk.snapshot();
        Ground ground = ground(snapshot, Asking.of(request));
        Eligibility eligibility = ground.eligibility();
        Persons persons = snapshot.network().persons();
        Map<String, Integer> segments = new TreeMap<>();
        Map<String, Integer> managers = new TreeMap<>();
        int n = snapshot.view().graph().vertices();
        for (int v = 0; v < n; v++) {
            if (eligibility.holds(v)) {
                count(segments, persons.text(snapshot.view().person(v), "segment"));
                count(managers, persons.text(snapshot.view().person(v), "manager"));
            }
        }
        boolean priced = ground.prices().known();
        double all = priced
                ? IntStream.range(0, n)
                        .filter(eligibility::holds)
                        .mapToDouble(ground.prices()::reserve)
                        .sum()
                : eligibility.count();
        double most = priced ? Math.min(all, Math.max(all / 5, Math.min(all, 1000))) : Math.min(all, MOST_CLIENTS);
        request.json(new Form(
                (int) IntStream.range(0, persons.size())
                        .filter(p -> persons.state(p) == State.CLIENT)
                        .count(),
                eligibility.count(),
                eligibility.excluded(),
                priced,
                all,
                priced ? round(most) : most,
                segments,
                managers,
                ground.today(),
                ground.dated(),
                Clusters.types(snapshot.view()),
                snapshot.dataHash()));
    }

    private static void count(Map<String, Integer> values, String value) {
        if (!value.isEmpty()) {
            values.merge(value, 1, Integer::sum);
        }
    }

    /** Up to two figures. */
    private static double round(double amount) {
        double unit = amount <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(amount)) - 1);
        return Math.ceil(amount / unit) * unit;
    }

    private Limits limits(Ground ground, double amount) {
        return ground.prices().known()
                ? new Limits(amount, Integer.MAX_VALUE, ground.rules())
                : new Limits(Double.POSITIVE_INFINITY, (int) Math.min(Integer.MAX_VALUE, amount), ground.rules());
    }

    private Aim aim(Ground ground) {
        return new Aim(.9, ground.spendAll(), desk.seed());
    }

    private void curve(Context request) {
        Snapshot snapshot = desk.snapshot();
        Asking asking = Asking.of(request);
        Ground ground = ground(snapshot, asking);
        Limits limits = limits(ground, asking.number("most", 0));
        BudgetSteps found = desk.found(
                snapshot,
                "curve " + ground.words(),
                "drawing the profit curve",
                workers -> Planner.steps(
                        ground.word(), ground.prices(), ground.eligibility(), limits, aim(ground), STEPS, workers));
        List<Step> steps = new ArrayList<>();
        List<String> before = List.of();
        for (BudgetSteps.Step step : found.steps()) {
            steps.add(new Step(
                    step.limit(),
                    step.clients().size(),
                    step.reserve(),
                    step.expectedCost(),
                    step.value(),
                    change(before, step.clients(), snapshot, ground.prices()),
                    change(step.clients(), before, snapshot, ground.prices())));
            before = step.clients();
        }
        request.json(new Curve(steps, found.stops(), found.money(), PageWords.of(found.notes())));
    }

    /** Who stands in {@code there} and not in {@code here}. */
    private static Change change(List<String> here, List<String> there, Snapshot snapshot, Prices prices) {
        Set<String> known = new HashSet<>(here);
        List<String> ids = there.stream().filter(id -> !known.contains(id)).toList();
        Persons persons = snapshot.network().persons();
        List<Asked> first = new ArrayList<>();
        for (String id : ids.subList(0, Math.min(NAMED, ids.size()))) {
            int p = persons.indexOf(id);
            first.add(new Asked(
                    id,
                    persons.name(p),
                    persons.text(p, "segment"),
                    prices.reserve(snapshot.view().vertex(p))));
        }
        return new Change(ids.size(), first);
    }

    private Found found(Snapshot snapshot, Asking asking) {
        Ground ground = ground(snapshot, asking);
        Limits limits = limits(ground, asking.number("budget", 0));
        return desk.found(
                snapshot,
                "plan " + ground.words(),
                "planning",
                workers -> new Found(
                        Planner.plan(
                                ground.word(),
                                ground.prices(),
                                ground.eligibility(),
                                limits,
                                aim(ground),
                                List.of(),
                                workers),
                        ground,
                        limits));
    }

    /** The plan with a part withheld, or why there can be no such; neither where no holdout is asked for. */
    private Drawn drawn(Snapshot snapshot, Found found) {
        Ground ground = found.ground();
        return ground.holdout()
                .map(terms -> desk.found(
                        snapshot,
                        "trial " + terms + " " + ground.words(),
                        "drawing the holdout",
                        workers -> draw(found, terms, workers)))
                .orElse(new Drawn(Optional.empty(), Optional.empty()));
    }

    private static Drawn draw(Found found, HoldoutTerms terms, Workers workers) {
        Ground ground = found.ground();
        try {
            return new Drawn(
                    Optional.of(Trial.of(
                            found.plan(), ground.word(), ground.prices(), ground.eligibility(), terms, workers)),
                    Optional.empty());
        } catch (GrapevineException refusal) {
            if (refusal.kind() != GrapevineException.Kind.INFEASIBLE) {
                throw refusal;
            }
            return new Drawn(Optional.empty(), Optional.of(refusal));
        }
    }

    private Withheld withheld(Trial trial, PlanWords words) {
        List<Left> clients = new ArrayList<>();
        for (Trial.Chosen chosen : trial.withheld()) {
            Invitation one = chosen.invitation();
            clients.add(new Left(
                    chosen.position(),
                    one.id(),
                    one.name(),
                    one.manager(),
                    chosen.cluster(),
                    trial.clusters().get(chosen.cluster() - 1).name(),
                    one.reserve(),
                    one.marginal()));
        }
        return new Withheld(null, null, new TrialWords(trial, words).sight(), trial.many(), trial.clusters(), clients);
    }

    private void plan(Context request) {
        Snapshot snapshot = desk.snapshot();
        Found found = found(snapshot, Asking.of(request));
        Plan plan = found.plan();
        PlanWords words =
                new PlanWords(plan, found.ground().word(), found.ground().eligibility());
        Drawn drawn = drawn(snapshot, found);
        Optional<Trial> trial = drawn.trial();
        Proposal proposal = new Proposal(plan, trial);
        Withheld holdout = trial.map(drawing -> withheld(drawing, words))
                .or(() -> drawn.refusal().map(Withheld::refused))
                .orElse(null);
        request.json(new Told(
                proposal.asked().stream()
                        .anyMatch(one -> !one.invitation().manager().isEmpty()),
                proposal.facts(words),
                PageWords.of(proposal.notes(words)),
                plan.money(),
                found.ground().prices().timed(),
                words.people(),
                holdout));
    }

    private void invitations(Context request) {
        Snapshot snapshot = desk.snapshot();
        Found found = found(snapshot, Asking.of(request).without(Listing.PARAMETERS));
        Plan plan = found.plan();
        List<Proposal.Step> steps = new Proposal(plan, drawn(snapshot, found).trial()).steps();
        IntFunction<Invitation> row = i -> steps.get(i).chosen().invitation();
        Listing listing = new Listing(steps.size())
                .number("position", i -> steps.get(i).chosen().position())
                .text("id", i -> row.apply(i).id())
                .text("name", i -> row.apply(i).name())
                .text("manager", i -> row.apply(i).manager())
                .text("segment", i -> row.apply(i).segment())
                .number("cost", i -> row.apply(i).reserve())
                .number("costSoFar", i -> steps.get(i).reserve())
                .number("hours", i -> row.apply(i).hours())
                .number("acceptance", i -> row.apply(i).acceptance())
                .number("newClients", i -> row.apply(i).newClients())
                .number("brings", i -> row.apply(i).marginal())
                .number("alone", i -> row.apply(i).standalone())
                .number("fairShare", i -> row.apply(i).shapley())
                .number("netSoFar", i -> steps.get(i).net())
                .number("firstRank", i -> row.apply(i).firstRank())
                .number("lastRank", i -> row.apply(i).lastRank())
                .text("why", i -> row.apply(i).why(plan.money()));
        request.json(listing.part(request, i -> {
            Invitation one = row.apply(i);
            return new Invited(
                    steps.get(i).chosen().position(),
                    one.id(),
                    one.name(),
                    one.manager(),
                    one.segment(),
                    one.reserve(),
                    steps.get(i).reserve(),
                    one.hours(),
                    one.acceptance(),
                    one.newClients(),
                    one.marginal(),
                    one.standalone(),
                    one.shapley(),
                    steps.get(i).net(),
                    one.through(3),
                    one.firstRank(),
                    one.lastRank(),
                    one.why(plan.money()));
        }));
    }

    private void propose(Context request) {
        Asking asking = Asking.posted(request);
        Snapshot snapshot = desk.snapshot();
        if (!asking.word("dataHash", "").equals(snapshot.dataHash())) {
            throw GrapevineException.input(
                    "the data has changed since this plan was made", "reload the page and look at the plan again");
        }
        String name = asking.word("name", "").strip();
        CampaignRecord.requireName(name);
        Found found = found(snapshot, asking.without("name", "dataHash"));
        Drawn drawn = drawn(snapshot, found);
        if (drawn.refusal().isPresent()) {
            throw drawn.refusal().get();
        }
        Proposal proposal = new Proposal(found.plan(), drawn.trial());
        desk.store()
                .propose(KeptProposal.of(
                        name, proposal, found.limits().budget(), found.ground().words(), desk.seed()));
        request.json(Map.of("name", name));
    }

    private CampaignRecord named(Context request) {
        return desk.store().campaign(request.pathParam("name"));
    }

    private static Map<String, Object> about(CampaignRecord campaign) {
        Map<String, Object> facts = new TreeMap<>(campaign.facts());
        facts.put("clients", campaign.invitations().size());
        return facts;
    }

    private static void listed(Context request, List<CampaignRecord.Invite> clients) {
        Listing listing = new Listing(clients.size())
                .text("id", i -> clients.get(i).id())
                .text("name", i -> clients.get(i).name())
                .text("why", i -> String.valueOf(clients.get(i).facts().get("why")));
        for (String fact : List.of("position", "cluster", "cost", "acceptance", "newClients", "marginal")) {
            listing.number(
                    fact,
                    i -> clients.get(i).facts().get(fact) instanceof Number number ? number.doubleValue() : Double.NaN);
        }
        request.json(listing.part(request, i -> {
            CampaignRecord.Invite client = clients.get(i);
            Map<String, @Nullable Object> row = new LinkedHashMap<>(client.facts());
            row.put("id", client.id());
            row.put("name", client.name());
            return row;
        }));
    }

    private void approve(Context request) {
        String by = Asking.posted(request).word("by", "").strip();
        if (by.isEmpty()) {
            throw GrapevineException.input("nobody is named", "name the person who approves the campaign");
        }
        desk.store().approve(request.pathParam("name"), by);
        request.json(about(named(request)));
    }

    private void brought(Context request) {
        Snapshot snapshot = desk.snapshot();
        CampaignRecord campaign = named(request);
        campaign.requireApproved();
        Asking asking = Asking.of(request);
        LocalDate first = asking.day("since");
        LocalDate last = asking.day("until");
        Double worth = asking.given("worth");
        Double cost = asking.given("cost");
        request.json(desk.<Brought>found(
                snapshot,
                "brought " + campaign.name() + " " + asking.words() + " today=" + LocalDate.now(ZoneId.systemDefault()),
                "measuring",
                workers -> {
                    List<Trial.Place> places = KeptProposal.places(desk.store(), campaign.name());
                    Measured.Question question = Measured.Question.usual(
                                    campaign.facts(), places, campaign.askedIds(), campaign.withheldIds())
                            .with(first, last, worth, cost);
                    Measured measured = Measured.of(snapshot.view(), question, desk.seed());
                    return Brought.of(new MeasuredWords(measured, campaign.number("newClients")));
                }));
    }
}
