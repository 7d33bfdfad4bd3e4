package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Maximizer;
import org.grapevine.influence.SeedSet;
import org.grapevine.network.Persons;
import org.grapevine.network.View;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/** Makes a plan: whom to ask under limits, and everything that a reader must be told about it. */
public final class Planner {
    /* Memory is asked for before anything is drawn: for the tables of two models at once (that of the plan, and in turn those it is compared
     * with), a second graph, and at least some reverse reachable sets. Beyond that the sets take what is left up to half of the heap, and
     * what is proven then is told.
     *
     * A pilot draws the profit curve up to twice what is allowed and finds where the next client costs more than it brings; the plan itself
     * is then chosen and judged on fresh collections within what the pilot found, so that the stop is no choice by the figures it is judged
     * by. The certificate compares with every choice that costs no more than the plan may and keeps the quotas and caps; a rule that the
     * upper bound cannot take into account makes it larger than it need be, never too small. */

    private static final int MOST_SETS = 1 << 23;
    private static final int PILOT_HITS = 100_000;
    private static final int HITS = 400_000;
    private static final double DELTA = .01;
    private static final int SHUFFLES = 8;
    private static final int SHARE_ROUNDS = 50;
    private static final int REPAIRS = 3;
    private static final Plan.Point NOBODY = new Plan.Point(0, 0, 0, 0);
    private static final String RIVALS = "strength,degree,pagerank";

    private final WordOfMouth word;
    private final Prices prices;
    private final Eligibility eligibility;
    private final Limits limits;
    private final Aim aim;
    private final List<int[]> theirs;
    private final Workers workers;
    private final InfluenceModel model;
    private final Rulebook asked;
    private final List<String> notes = new ArrayList<>();

    private Planner(
            WordOfMouth word,
            Prices prices,
            Eligibility eligibility,
            Limits limits,
            Aim aim,
            List<int[]> theirs,
            Workers workers) {
        this.word = word;
        this.prices = prices;
        this.eligibility = eligibility;
        this.limits = limits;
        this.aim = aim;
        this.theirs = theirs;
        this.workers = workers;
        this.model = word.model().withEligible(eligibility.flags());
        int size = Math.min(limits.size(), Math.max(1, eligibility.count()));
        this.asked = new Rulebook(word, prices, eligibility.flags(), limits.budget(), size, limits.rules());
    }

    /**
     * The plan.
     *
     * @param theirs lists of vertices to compare with
     * @throws GrapevineException of kind INFEASIBLE, naming what stands against it, if there is none; of kind INPUT if there is nobody to
     *     win or a budget without costs
     */
    public static Plan plan(
            WordOfMouth word,
            Prices prices,
            Eligibility eligibility,
            Limits limits,
            Aim aim,
            List<int[]> theirs,
            Workers workers) {
        return new Planner(word, prices, eligibility, limits, aim, theirs, workers).plan();
    }

    /**
     * Whom plans of {@code count} limits would ask, evenly from nothing to {@code limits}: of money where costs are known, else of clients.
     * O(count) greedy choices on one collection.
     *
     * @throws GrapevineException as {@link #plan}
     */
    public static BudgetSteps steps(
            WordOfMouth word,
            Prices prices,
            Eligibility eligibility,
            Limits limits,
            Aim aim,
            int count,
            Workers workers) {
        return new Planner(word, prices, eligibility, limits, aim, List.of(), workers).steps(count);
    }

    private BudgetSteps steps(int count) {
        requireReady();
        SeedSet pilot = pilot(asked);
        List<BudgetSteps.Step> steps = new ArrayList<>();
        int stops = -1;
        for (int i = 1; i <= count; i++) {
            double budget = limits.budget() * i / count;
            int size = asked.priced() ? asked.size() : (int) Math.ceil((double) asked.size() * i / count);
            double limit = asked.priced() ? budget : size;
            if (!steps.isEmpty() && limit == steps.get(steps.size() - 1).limit()) {
                continue;
            }
            int[] list;
            try {
                Rulebook book = settled(asked.with(budget, size, limits.rules()));
                book.requirePossible();
                list = listed(book, pilot);
            } catch (GrapevineException tooLittle) {
                if (tooLittle.kind() == GrapevineException.Kind.INFEASIBLE && i < count) {
                    continue;
                }
                throw tooLittle;
            }
            int[] paying = paying(list, pilot);
            stops = stops < 0 && paying.length < list.length ? steps.size() : stops;
            steps.add(step(limit, paying, pilot));
            workers.checkCancelled();
        }
        return new BudgetSteps(steps, stops, word.money(), List.copyOf(notes));
    }

    private int[] listed(Rulebook book, SeedSet pilot) {
        int[] chosen = pilot.under(book::run);
        int[] filling = book.filling(chosen);
        int[] list = Arrays.copyOf(chosen, chosen.length + filling.length);
        System.arraycopy(filling, 0, list, chosen.length, filling.length);
        return list;
    }

    /** The first of {@code list}, up to where the next costs more than it brings; all where quotas would be broken or nothing is known of costs. */
    private int[] paying(int[] list, SeedSet pilot) {
        if (spendsAll()) {
            return list;
        }
        Plan.Point best = NOBODY;
        for (Plan.Point point : curve(list, pilot)) {
            if (point.profit() > best.profit() && asked.enough(list, point.clients())) {
                best = point;
            }
        }
        return best.clients() == 0 && quotas() ? list : Arrays.copyOf(list, best.clients());
    }

    /** Whether the next client is asked even where it costs more than it brings, or that cannot be told. */
    private boolean spendsAll() {
        return !prices.known() || !word.money() || aim.spendAll();
    }

    private boolean quotas() {
        return limits.rules().stream().anyMatch(rule -> rule.least() > 0 || rule.share() > 0);
    }

    private BudgetSteps.Step step(double limit, int[] list, SeedSet pilot) {
        Persons persons = word.view().network().persons();
        return new BudgetSteps.Step(
                limit,
                Arrays.stream(list)
                        .mapToObj(v -> persons.id(word.view().person(v)))
                        .toList(),
                Arrays.stream(list).mapToDouble(prices::reserve).sum(),
                Arrays.stream(list).mapToDouble(prices::expected).sum(),
                pilot.worth(list));
    }

    private Plan plan() {
        requireReady();
        SeedSet pilot = pilot(asked.with(
                2 * limits.budget(), (int) Math.min(eligibility.count(), 2L * asked.size()), limits.rules()));
        List<Plan.Point> curve = curve(pilot.seeds(), pilot);
        Rulebook within = stopping(pilot, curve);
        return chosen(within, pilot, curve);
    }

    private void requireReady() {
        requireSense();
        asked.requirePossible();
        model.estimate(workers.threads())
                .and(model.estimate(workers.threads()))
                .and(MemoryEstimate.of(model.graph()))
                .require("planning");
        remark();
    }

    private SeedSet pilot(Rulebook book) {
        return Maximizer.choose(
                model,
                settled(book)::run,
                List.of(),
                new Maximizer.Goal(.8, DELTA, MOST_SETS).precise(PILOT_HITS),
                aim.seed() ^ 0x70696c6f74L,
                workers);
    }

    private void requireSense() {
        if (!word.hasTargets()) {
            throw GrapevineException.input(
                    word.prospects() == 0
                            ? "there are no prospects: word of mouth has nobody to bring"
                            : "no prospect is worth more than it costs to win",
                    word.prospects() == 0
                            ? "mark them in the column state (prospect), or pass --everybody to count all who hear"
                            : "lower --reward, --welcome or --onboarding, or look at the column clv");
        }
        if (eligibility.count() == 0) {
            int excluded = eligibility.excluded().values().stream()
                    .mapToInt(count -> count)
                    .sum();
            throw excluded == 0
                    ? GrapevineException.input("there are no clients to ask", "mark them in the column state (client)")
                    : GrapevineException.infeasible(
                            "none of the %,d clients may be asked: %s".formatted(excluded, reasons()),
                            "loosen what excludes them, for example --min-tenure or --exclude-contacted");
        }
        if (Double.isFinite(limits.budget())) {
            requireAffordable();
        }
    }

    private void requireAffordable() {
        if (!prices.known()) {
            throw GrapevineException.input(
                    "nobody's cost is known, so a budget of %,.2f says nothing".formatted(limits.budget()),
                    "give --costs FILE, a column contactCost or --contact-cost AMOUNT, or plan by --size");
        }
        int cheapest = IntStream.range(0, eligibility.flags().length)
                .filter(eligibility::holds)
                .boxed()
                .min(Comparator.comparingDouble(prices::reserve))
                .orElseThrow();
        if (prices.reserve(cheapest) > limits.budget()) {
            throw GrapevineException.infeasible(
                    "the budget of %,.2f is below the cheapest client who may be asked (%s, %,.2f)"
                            .formatted(limits.budget(), name(cheapest), prices.reserve(cheapest)),
                    "raise --budget to %,.2f at least".formatted(prices.reserve(cheapest)));
        }
    }

    private String reasons() {
        return eligibility.excluded().entrySet().stream()
                .map(reason -> "%,d %s".formatted(reason.getValue(), reason.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void remark() {
        notes.addAll(word.view().notes());
        notes.addAll(word.notes());
        if (!eligibility.excluded().isEmpty()) {
            notes.add("Not asked: " + reasons() + ". They may still talk.");
        }
        double growth = word.growth(workers);
        if (growth >= 1) {
            notes.add(
                    ("Warning: word feeds on itself (it grows %.2f-fold from hop to hop, R %.2f), so whom to ask hardly matters. Real referral"
                                    + " programmes stay below 1: check the probabilities before you act on this plan.")
                            .formatted(growth, word.view().reproduction()));
        }
        double sum = IntStream.range(0, eligibility.flags().length)
                .filter(eligibility::holds)
                .mapToDouble(prices::reserve)
                .sum();
        if (Double.isFinite(limits.budget()) && sum <= limits.budget()) {
            notes.add("The budget of %,.2f covers all %,d clients who may be asked (%,.2f): it does not bind."
                    .formatted(limits.budget(), eligibility.count(), sum));
        }
        if (limits.size() != Integer.MAX_VALUE && limits.size() > eligibility.count()) {
            notes.add("Only %,d clients may be asked.".formatted(eligibility.count()));
        }
    }

    /** The rules with every minimum share as a number that the list they give keeps. */
    private Rulebook settled(Rulebook book) {
        if (limits.rules().stream().allMatch(rule -> rule.share() == 0)) {
            return book;
        }
        int count = 1;
        Rulebook now = book.of(count);
        for (int round = 0; round < SHARE_ROUNDS; round++) {
            now = book.of(count);
            now.requirePossible();
            int length = now.taking(everybody()).length;
            if (length <= count) {
                return now;
            }
            count = length;
        }
        return now;
    }

    /** All who may be asked, the cheapest first: the list that is longest for its money. */
    private int[] everybody() {
        return IntStream.range(0, eligibility.flags().length)
                .filter(eligibility::holds)
                .boxed()
                .sorted(Comparator.comparingDouble(prices::reserve))
                .mapToInt(v -> v)
                .toArray();
    }

    private List<Plan.Point> curve(int[] seeds, SeedSet pilot) {
        double[] worths = pilot.worths(seeds);
        List<Plan.Point> curve = new ArrayList<>();
        double reserve = 0;
        double expected = 0;
        for (int i = 0; i < seeds.length; i++) {
            reserve += prices.reserve(seeds[i]);
            expected += prices.expected(seeds[i]);
            curve.add(new Plan.Point(i + 1, reserve, worths[i], worths[i] - expected));
        }
        return curve;
    }

    /** The limits, or narrower ones where the pilot found that the next client costs more than it brings. */
    private Rulebook stopping(SeedSet pilot, List<Plan.Point> curve) {
        if (spendsAll()) {
            return asked;
        }
        int[] seeds = pilot.seeds();
        if (seeds.length == 0) {
            return asked;
        }
        Plan.Point best = NOBODY;
        int full = 0;
        for (Plan.Point point : curve) {
            boolean within = point.clients() <= asked.size() && point.reserve() <= limits.budget() * (1 + 1e-12);
            full = within ? point.clients() : full;
            if (within && point.profit() > best.profit() && asked.enough(seeds, point.clients())) {
                best = point;
            }
        }
        if (best.clients() == 0) {
            if (quotas()) {
                return asked;
            }
            throw GrapevineException.infeasible(
                    "no client brings back what asking costs: the first, %s, would cost %,.2f and bring %,.2f"
                            .formatted(
                                    name(seeds[0]),
                                    prices.expected(seeds[0]),
                                    curve.get(0).value()),
                    "lower the costs, or pass --spend-all to plan nevertheless");
        }
        if (best.clients() >= full) {
            return asked;
        }
        notes.add("Stops at %,d clients: the next would cost more than it brings (--spend-all goes on)."
                .formatted(best.clients()));
        return asked.with(
                Double.isFinite(limits.budget()) ? best.reserve() : limits.budget(), best.clients(), limits.rules());
    }

    private Plan chosen(Rulebook within, SeedSet pilot, List<Plan.Point> curve) {
        Rulebook book = sharing(within, pilot);
        List<String> names = new ArrayList<>();
        SeedSet main = best(book, names);
        for (int round = 0; round < REPAIRS && !asked.enough(main.seeds(), main.size()); round++) {
            book = within.of(main.size() + round);
            book.requirePossible();
            main = best(book, names);
        }
        for (int r = 0; r < asked.rules().size(); r++) {
            Rule rule = asked.rules().get(r);
            if (asked.counted(r, main.seeds(), main.size())
                    < rule.of(main.size()).least()) {
                throw GrapevineException.infeasible(
                        rule.text() + " cannot be kept together with the other rules and the budget",
                        "loosen one of them, or raise --budget");
            }
        }
        if (main.size() == 0) {
            throw GrapevineException.infeasible(
                    "no client who may be asked is tied to anybody who could be won",
                    "look at --ties and --groups, or at how prospects are tied to clients");
        }
        if (main.certificate().ratio() < aim.certificate()) {
            notes.add("Proven are %.0f %% of the best possible, not the %.0f %% asked for: %s."
                    .formatted(
                            100 * main.certificate().ratio(),
                            100 * aim.certificate(),
                            book.bounded()
                                    ? "more samples would not prove more"
                                    : "the bound also counts lists that do not keep every rule"));
        }
        return told(book, main, names.get(main.rival()), curve);
    }

    /** The best that {@code book} allows, its quotas filled. */
    private SeedSet best(Rulebook book, List<String> names) {
        names.clear();
        names.add("greedy");
        List<int[]> rivals = rivals(book, names);
        SeedSet found = Maximizer.choose(
                model,
                book::run,
                rivals,
                new Maximizer.Goal(aim.certificate(), DELTA, MOST_SETS).precise(HITS),
                aim.seed(),
                workers);
        return found.with(book.filling(found.seeds()));
    }

    /** The rules with every minimum share as a number of the clients that the plan will have. */
    private Rulebook sharing(Rulebook within, SeedSet pilot) {
        if (within.rules().stream().allMatch(rule -> rule.share() == 0)) {
            return within;
        }
        int count = 0;
        for (int round = 0; round < SHARE_ROUNDS; round++) {
            Rulebook now = within.of(count);
            now.requirePossible();
            int[] seeds = pilot.under(now::run);
            int length = seeds.length + now.filling(seeds).length;
            if (now.of(length).enough(seeds, seeds.length) || length <= count) {
                return within.of(Math.max(count, length));
            }
            count = Math.max(count + 1, length);
        }
        return within.of(count);
    }

    private List<int[]> rivals(Rulebook book, List<String> names) {
        List<int[]> lists = new ArrayList<>();
        for (Request request : Request.parse(RIVALS)) {
            double[] score = request.run(word.view(), workers).values();
            int[] order = IntStream.range(0, score.length)
                    .filter(eligibility::holds)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer v) -> -score[v]))
                    .mapToInt(v -> v)
                    .toArray();
            addRival(book.taking(order), "by " + request.text(), lists, names);
        }
        addRival(book.taking(shuffled(0)), "by lot", lists, names);
        return lists;
    }

    /** A rival must keep every minimum share, whatever its length. */
    private void addRival(int[] list, String name, List<int[]> lists, List<String> names) {
        if (asked.enough(list, list.length)) {
            lists.add(list);
            names.add(name);
        }
    }

    private int[] shuffled(int number) {
        int[] order = IntStream.range(0, eligibility.flags().length)
                .filter(eligibility::holds)
                .toArray();
        RandomStream random = new RandomStream();
        random.seek(aim.seed(), 0x6c6f7400L + number);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        return order;
    }

    private Plan told(Rulebook book, SeedSet main, String choice, List<Plan.Point> curve) {
        int[] seeds = main.seeds();
        TieDoubt doubt = TieDoubt.of(word.view());
        Outlook outlook = new Outlook(word, prices, model, doubt, aim.seed(), workers);
        List<int[]> others =
                doubt.far().stream().map(view -> at(view.get(), book)).toList();
        SeedSet counted = word.money()
                ? Maximizer.judge(
                        word.counting().withEligible(eligibility.flags()),
                        seeds,
                        Math.min(main.sets(), 1 << 20),
                        aim.seed() + 1,
                        workers)
                : main;
        Channels channels = new Channels(word, main);
        WithoutType without = new WithoutType(word, main, channels, eligibility.flags(), aim.seed() + 3, workers);
        List<Invitation> invitations = invitations(main, counted.marginals(), others, channels, without);
        if (!choice.equals("greedy")) {
            notes.add("The list %s did better on fresh samples than the one chosen step by step, and was taken."
                    .formatted(choice));
        }
        return new Plan(
                invitations,
                main.worth(),
                main.certificate().lower(),
                main.certificate().upper(),
                main.certificate().ratio(),
                main.anyway(),
                counted.worth(),
                Arrays.stream(seeds).mapToDouble(prices::reserve).sum(),
                Arrays.stream(seeds).mapToDouble(prices::expected).sum(),
                outlook.forecast(seeds),
                curve,
                targeting(book, main),
                prices(book, main),
                without.ofAll(),
                theirs.stream().map(list -> comparison(list, main, curve)).toList(),
                choice,
                word.money(),
                main.sets(),
                List.copyOf(notes));
    }

    /** Whom the same rules would choose in {@code view}. */
    private int[] at(View view, Rulebook book) {
        return Maximizer.choose(
                        word.on(view.graph()).withEligible(eligibility.flags()),
                        book::run,
                        List.of(),
                        new Maximizer.Goal(.8, DELTA, MOST_SETS).precise(PILOT_HITS),
                        aim.seed() + 2,
                        workers)
                .seeds();
    }

    private List<Invitation> invitations(
            SeedSet main, double[] newClients, List<int[]> others, Channels channels, WithoutType without) {
        int[] seeds = main.seeds();
        double[] marginal = main.marginals();
        double[] shapley = main.shapley();
        long[] seen = new long[(word.view().graph().vertices() >> 6) + 1];
        List<Invitation> invitations = new ArrayList<>();
        for (int i = 0; i < seeds.length; i++) {
            int v = seeds[i];
            int p = word.view().person(v);
            Persons persons = word.view().network().persons();
            int common = inCommon(main, i);
            double[] prospects = channels.prospects(v, seen);
            int first = i + 1;
            int last = i + 1;
            for (int[] other : others) {
                int place = place(other, v);
                first = Math.min(first, place == 0 ? first : place);
                last = Math.max(last, place == 0 ? Math.max(seeds.length, other.length) + 1 : place);
            }
            invitations.add(new Invitation(
                    persons.id(p),
                    persons.name(p),
                    persons.text(p, "manager"),
                    persons.text(p, "segment"),
                    prices.reserve(v),
                    prices.expected(v),
                    prices.hours(v),
                    word.acceptance(v),
                    newClients[i],
                    marginal[i],
                    main.standalone(v),
                    shapley[i],
                    common < 0 ? "" : persons.name(word.view().person(seeds[common])),
                    common < 0 ? 0 : main.overlap(i, common),
                    channels.of(i, v),
                    without.of(v),
                    (int) prospects[0],
                    prospects[1],
                    others.isEmpty() ? 0 : first,
                    others.isEmpty() ? 0 : last));
        }
        return invitations;
    }

    /** The seed before number {@code i} that has most in common with it; -1 where none has anything. */
    private static int inCommon(SeedSet main, int i) {
        int best = -1;
        double most = 0;
        for (int j = 0; j < Math.min(i, 200); j++) {
            double overlap = main.overlap(i, j);
            if (overlap > most) {
                most = overlap;
                best = j;
            }
        }
        return best;
    }

    private static int place(int[] list, int v) {
        for (int i = 0; i < list.length; i++) {
            if (list[i] == v) {
                return i + 1;
            }
        }
        return 0;
    }

    private Plan.Targeting targeting(Rulebook book, SeedSet main) {
        double[] mean = new double[eligibility.count()];
        double same = 0;
        for (int s = 0; s < SHUFFLES; s++) {
            int[] order = shuffled(s + 1);
            double[] worths = main.worths(order);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += worths[i] / SHUFFLES;
            }
            same += main.worth(book.taking(order)) / SHUFFLES;
        }
        double value = main.worth() * (1 - 1e-9);
        int needed = IntStream.range(0, mean.length)
                .filter(i -> mean[i] >= value)
                .findFirst()
                .orElse(-1);
        return new Plan.Targeting(needed + 1, same);
    }

    private List<Plan.RulePrice> prices(Rulebook book, SeedSet main) {
        List<Plan.RulePrice> found = new ArrayList<>();
        for (int r = 0; r < book.rules().size(); r++) {
            List<Rule> others = new ArrayList<>(book.rules());
            Rule without = others.remove(r);
            Rulebook loose = book.with(book.budget(), book.size(), others);
            double price = main.worth(main.under(loose::run)) - main.worth();
            if (price > main.error()) {
                found.add(new Plan.RulePrice(without.text(), price));
            }
        }
        found.addAll(exclusions(book));
        return found;
    }

    /** What it costs to leave clients out, by reason: whoever must not be contacted has no price. */
    private List<Plan.RulePrice> exclusions(Rulebook book) {
        List<String> reasons = eligibility.loose();
        if (reasons.isEmpty()) {
            return List.of();
        }
        boolean[] anybody = eligibility.flags();
        reasons.forEach(reason -> eligibility.add(reason, anybody));
        SeedSet open = Maximizer.choose(
                word.model().withEligible(anybody),
                new Rulebook(word, prices, anybody, book.budget(), book.size(), book.rules())::run,
                List.of(),
                new Maximizer.Goal(.8, DELTA, MOST_SETS).precise(PILOT_HITS),
                aim.seed() + 4,
                workers);
        double as = open.worth(open.under(book::run));
        List<Plan.RulePrice> found = new ArrayList<>();
        for (String reason : reasons) {
            boolean[] more = eligibility.flags();
            eligibility.add(reason, more);
            Rulebook looser = new Rulebook(word, prices, more, book.budget(), book.size(), book.rules());
            double price = open.worth(open.under(looser::run)) - as;
            if (price > open.error()) {
                found.add(new Plan.RulePrice(
                        "leaving out %,d %s".formatted(eligibility.excluded().get(reason), reason), price));
            }
        }
        return found;
    }

    private Plan.Comparison comparison(int[] list, SeedSet main, List<Plan.Point> curve) {
        double reserve = Arrays.stream(list).mapToDouble(prices::reserve).sum();
        double expected = Arrays.stream(list).mapToDouble(prices::expected).sum();
        double value = main.worth(list);
        boolean byMoney = Double.isFinite(limits.budget());
        double ours = curve.stream()
                .filter(point -> byMoney ? point.reserve() <= reserve * (1 + 1e-12) : point.clients() <= list.length)
                .mapToDouble(Plan.Point::value)
                .max()
                .orElse(0);
        return new Plan.Comparison(
                list.length,
                (int) Arrays.stream(list)
                        .filter(v -> place(main.seeds(), v) > 0)
                        .count(),
                (int) Arrays.stream(list).filter(v -> !eligibility.holds(v)).count(),
                reserve,
                value,
                value - expected,
                ours);
    }

    private String name(int v) {
        return word.view().network().persons().name(word.view().person(v));
    }
}
