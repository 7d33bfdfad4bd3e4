package org.grapevine.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.iffElse;
import static j2html.TagCreator.join;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;
import static org.grapevine.report.Page.isolated;
import static org.grapevine.report.Page.number;
import static org.grapevine.report.Page.scrolled;
import static org.grapevine.report.Page.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Resampling;
import org.grapevine.analysis.Why;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Trial;
import org.grapevine.campaign.Valuation;
import org.grapevine.network.Discreet;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Persons;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;

/** A {@link Report} as one page of sections. */
final class ReportPage {
    private static final int SHARES = 8;
    private static final int CURVE_POINTS = 24;
    private static final int GEMS = 8;
    private static final int ALERTS = 6;
    private static final int CLIENTS = 10;
    private static final int INVITED = 40;
    private static final int CLUSTERS = 40;

    private final Report report;
    private final Persons persons;

    ReportPage(Report report) {
        this.report = report;
        this.persons = report.ranking.view().network().persons();
    }

    /** The page as HTML. */
    String render() {
        Map<String, String> names = new LinkedHashMap<>();
        List<DomContent> sections = new ArrayList<>();
        add(names, sections, "summary", "Summary", summary());
        add(names, sections, "influencers", "Centres of influence", influencers());
        add(names, sections, "groups", "Groups and their leaders", groups());
        add(names, sections, "communities", "Communities", communities());
        add(names, sections, "plan", "Plan", plan());
        add(names, sections, "value", "What clients are worth", value());
        add(names, sections, "method", "Method and assumptions", method());
        add(names, sections, "data", "Data, and what they lack", data());
        add(names, sections, "definitions", "What the numbers mean", definitions());
        add(names, sections, "basis", "What this report stands on", basis());
        return Page.of(report.wishes.title(), about(), names, sections.toArray(DomContent[]::new));
    }

    private static void add(
            Map<String, String> names, List<DomContent> sections, String id, String name, List<DomContent> contents) {
        names.put(id, name);
        sections.add(section(id, name, contents.toArray(DomContent[]::new)));
    }

    private String about() {
        return report.wishes.pseudonymous()
                ? "Nobody is named: clients, managers and groups have pseudonyms, which only the holder of the key and the data can turn back."
                        + " Whoever knows their figures may still recognise them: pseudonymous, not anonymous."
                : "Personal data of clients: for those who decide on referrals, and nobody else. It holds no addresses, no phone numbers,"
                        + " no prospects by name, and nobody who must not be contacted.";
    }

    private List<DomContent> summary() {
        List<String> sentences = new ArrayList<>();
        if (report.influencers.isEmpty()) {
            sentences.add("There are no clients to rank.");
        } else {
            Report.Influencer first = report.influencers.get(0);
            sentences.add("Of %,d clients, %s does most for word of mouth. %s"
                    .formatted(
                            report.ranking.size(),
                            isolated(persons.name(first.why().person())),
                            first.why().inWords()));
            sure().ifPresent(sentences::add);
        }
        sentences.add(
                report.groups == 0
                        ? "There are no groups of five known members or more."
                        : "Groups of five known members or more: %,d. Clients in the top tenth of three of them or more: %,d."
                                .formatted(report.groups, report.mavens));
        sentences.add(report.found.meaning());
        Map<String, String> words = report.planInWords();
        if (!words.isEmpty()) {
            sentences.add("The plan: %s. What comes back: %s. It is %s."
                    .formatted(
                            words.getOrDefault("whole plan", words.get("to do")),
                            words.get("comes back"),
                            words.get("how good")));
            if (words.containsKey("withheld")) {
                sentences.add(
                        "A part of it is withheld so that the rest can be proven: %s. Withheld are %s. Can be told: %s."
                                .formatted(words.get("to do"), words.get("withheld"), words.get("can be told")));
            }
        }
        Valuation valuation = report.valuation;
        if (valuation != null) {
            sentences.add(
                    "Hidden gems, worth little themselves but with a word among the best tenth: %,d. Influential clients who may leave: %,d."
                            .formatted(
                                    valuation.gems().length, valuation.alerts().size()));
        }
        if (!report.ranking.view().learned()) {
            sentences.add(
                    "How strong each kind of tie is are priors, not learned from referrals of this business: take amounts for an order of size.");
        }
        Stream.of(report.noPlan, report.noValuation)
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentences::add);
        return List.of(ul(each(sentences, sentence -> li(sentence))));
    }

    /** Who stays among the first. */
    private Optional<String> sure() {
        if (report.confidence == null) {
            return Optional.empty();
        }
        Resampling how = report.confidence.resampling();
        List<String> stable = IntStream.of(report.confidence.stable())
                .map(i -> report.ranking.view().person(report.ranking.vertex(i)))
                .filter(report::named)
                .mapToObj(person -> isolated(persons.name(person)))
                .toList();
        return Optional.of("%s %s in nine of ten networks that might have been observed instead%s."
                .formatted(
                        stable.isEmpty()
                                ? "Nobody is"
                                : stable.size() == 1 ? stable.get(0) + " is" : String.join(", ", stable) + " are",
                        how.first() == 1 ? "first" : "among the first " + how.first(),
                        stable.isEmpty() ? ": the order at the top is open" : ""));
    }

    private List<DomContent> influencers() {
        if (report.influencers.isEmpty()) {
            return List.of(p("There are no clients to rank."));
        }
        boolean ranges = report.confidence != null;
        boolean named = !report.wishes.pseudonymous();
        Why first = report.influencers.get(0).why();
        return List.of(
                scrolled(table(
                        caption("The first %,d of %,d clients, by %s"
                                .formatted(
                                        report.influencers.size(),
                                        report.ranking.size(),
                                        report.wishes.requests().get(0).text())),
                        thead(tr(
                                th("Rank").withClass("number"),
                                iff(ranges, th("Likely ranks").withClass("number")),
                                th("Client"),
                                iff(named, th("Id")),
                                each(
                                        report.wishes.requests(),
                                        request -> th(request.text()).withClass("number")),
                                th("Why"))),
                        tbody(each(report.influencers, one -> influencer(one, ranges))))),
                iffElse(
                        ranges,
                        p("Likely ranks hold 90 % of the ranks in 200 networks that might have been observed instead, each without a tenth of"
                                        + " the ties and memberships. Ties that nobody ever recorded are not in it.")
                                .withClass("soft"),
                        text("")),
                div(
                                h3("Why " + isolated(persons.name(first.person())) + " stands first"),
                                InfluencePage.why(first, SHARES))
                        .withClass("together"));
    }

    private DomContent influencer(Report.Influencer one, boolean ranges) {
        Why why = one.why();
        int v = report.ranking.vertex(why.rank() - 1);
        return tr(
                number(String.valueOf(why.rank())),
                iff(ranges, number(rank(one.low()) + "\u2013" + rank(one.high()))),
                td(isolated(persons.name(why.person()))).withClass("wide"),
                iff(!report.wishes.pseudonymous(), td(persons.id(why.person())).withClass("id")),
                each(
                        IntStream.range(0, report.wishes.requests().size())
                                .boxed()
                                .toList(),
                        k -> number(InfluencePage.rounded(report.ranking.scores(k), v))),
                td(reason(why)).withClass("why"));
    }

    private static String rank(double rank) {
        return rank == Math.rint(rank) ? "%.0f".formatted(rank) : String.format(Locale.ROOT, "%.1f", rank);
    }

    /** The reason in a few words: how many ties and groups, and the largest of them. */
    private static String reason(Why why) {
        List<Why.Share> shares = why.shares();
        long groups = shares.stream().filter(Why.Share::group).count();
        return shares.isEmpty()
                ? "no ties and no groups"
                : "ties %,d, groups %,d; %.0f %% through %s (%s%s)"
                        .formatted(
                                shares.size() - groups,
                                groups,
                                100 * shares.get(0).share(),
                                shares.get(0).name(),
                                shares.get(0).kind(),
                                !shares.get(0).group() || shares.get(0).prospects() == 0
                                        ? ""
                                        : ", %,d %s"
                                                .formatted(
                                                        shares.get(0).prospects(),
                                                        shares.get(0).prospects() == 1 ? "prospect" : "prospects"));
    }

    private List<DomContent> groups() {
        return List.of(
                InfluencePage.groups(
                        report.circles,
                        "The first %,d of %,d groups with five known members or more, the largest first; ranks are those of the list above"
                                .formatted(report.circles.size(), report.groups)),
                p("The centre of influence overall is the client of the group who ranks highest; most ties inside is who knows most of its members.")
                        .withClass("soft"));
    }

    private List<DomContent> communities() {
        if (report.communities.isEmpty()) {
            return List.of(p("No community has five people or more."));
        }
        return List.of(
                p(report.found.meaning()
                        + " Modularity %.2f: how much more of all ties stay inside than by chance; at most 1."
                                .formatted(report.found.modularity())),
                ol(each(report.communities, community -> li(told(community)))));
    }

    private String told(Communities.Community community) {
        List<GroupLeaders.Leader> leaders = report.named(community.leaders());
        return "%,d people, %,d of them clients and %,d prospects, held together by %s; %s."
                .formatted(
                        community.people(),
                        community.clients(),
                        community.prospects(),
                        together(community),
                        leaders.isEmpty()
                                ? "no client at its centre yet"
                                : "its centre is %s (rank %,d)"
                                        .formatted(
                                                isolated(leaders.get(0).name()),
                                                leaders.get(0).rank()));
    }

    /** What holds a community together; families count, but have no name. */
    private static String together(Communities.Community community) {
        List<String> named = community.holding(bond -> !Discreet.family(bond.group()));
        int families = community.holding(bond -> true).size() - named.size();
        if (families == 0) {
            return community.together();
        }
        String counted = families == 1 ? "a household" : families + " households";
        return named.isEmpty() ? counted : String.join(", ", named) + " and " + counted;
    }

    private List<DomContent> plan() {
        Report.Planned planned = report.planned;
        if (planned == null) {
            return List.of(p(report.noPlan));
        }
        Proposal proposal = planned.proposal();
        List<DomContent> contents = new ArrayList<>();
        contents.add(dl(each(planned.facts(), (name, fact) -> join(dt(capital(name)), dd(fact))))
                .withClass("facts"));
        contents.add(curve(proposal.plan(), proposal.trial().isPresent() ? "the whole plan" : "the plan"));
        contents.add(h3("Whom to ask, in this order"));
        contents.add(clients(
                proposal,
                proposal.asked(),
                proposal.trial().isPresent()
                        ? "The first %,d of %,d clients; each adds to those before it in the whole plan"
                        : "The first %,d of %,d clients; each adds to those before it",
                "Set aside",
                "Adds"));
        proposal.trial().ifPresent(trial -> {
            contents.add(h3("Withheld: nobody may ask them before the campaign is measured"));
            contents.add(clients(
                    proposal,
                    trial.withheld(),
                    "The first %,d of %,d clients whom the plan chose and who are left alone",
                    "Not spent",
                    "Would add"));
            contents.add(h3("How it was drawn"));
            contents.add(clusters(trial));
        });
        contents.add(h3("What to know before you act on it"));
        contents.add(ul(each(planned.notes(), note -> li(note))));
        contents.add(exclusions(planned));
        return contents;
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static DomContent curve(Plan plan, String called) {
        List<Plan.Point> all = plan.curve();
        int count = Math.min(CURVE_POINTS, all.size());
        boolean priced = plan.reserve() > 0;
        double[] x = new double[count + 1];
        double[] y = new double[count + 1];
        double[] left = new double[count + 1];
        for (int i = 1; i <= count; i++) {
            Plan.Point point = all.get((int) ((long) i * all.size() / count) - 1);
            x[i] = priced ? point.reserve() : point.clients();
            y[i] = point.value();
            left[i] = point.profit();
        }
        double at = priced ? plan.reserve() : plan.invitations().size();
        Chart chart = new Chart(
                        "What comes back as more clients are asked",
                        "The line bends: each further client adds less, since those before reach the same people. The dotted line is the plan.",
                        Axis.linear(priced ? "money set aside" : "clients asked"),
                        Axis.linear(plan.money() ? "worth" : "new clients"))
                .line("comes back", x, y);
        if (priced && plan.money()) {
            chart.line("is left after costs", x, left);
        }
        return chart.upright(at, called).figure();
    }

    private DomContent clients(Proposal proposal, List<Trial.Chosen> all, String caption, String cost, String adds) {
        Plan plan = proposal.plan();
        boolean managed =
                all.stream().anyMatch(one -> !one.invitation().manager().isEmpty());
        boolean priced = plan.reserve() > 0;
        boolean named = !report.wishes.pseudonymous();
        boolean placed = proposal.trial().isPresent();
        List<Trial.Chosen> first = all.subList(0, Math.min(INVITED, all.size()));
        return scrolled(table(
                caption(caption.formatted(first.size(), all.size())),
                thead(tr(
                        th("#").withClass("number"),
                        th("Client"),
                        iff(named, th("Id")),
                        iff(managed, th("Manager")),
                        iff(placed, th("Cluster").withClass("number")),
                        iff(priced, th(cost).withClass("number")),
                        th(plan.money() ? adds : "New clients").withClass("number"),
                        th("Why"))),
                tbody(each(first, chosen -> {
                    Invitation one = chosen.invitation();
                    return tr(
                            number(String.valueOf(chosen.position())),
                            td(isolated(one.name())).withClass("wide"),
                            iff(named, td(one.id()).withClass("id")),
                            iff(managed, td(isolated(one.manager()))),
                            iff(placed, number(chosen.cluster() == 0 ? "none" : String.valueOf(chosen.cluster()))),
                            iff(priced, number("%,.0f".formatted(one.reserve()))),
                            number(worth(plan, one.marginal())),
                            td(one.why(plan.money())).withClass("why"));
                }))));
    }

    private static String worth(Plan plan, double worth) {
        return (plan.money() ? "%,.0f" : "%,.2f").formatted(worth);
    }

    /** The clusters of five people or more: the figures of smaller ones would be those of persons. */
    private static DomContent clusters(Trial trial) {
        List<Trial.Cluster> listed = trial.clusters().stream()
                .filter(one -> one.people() >= Report.FEW)
                .toList();
        int small = trial.clusters().size() - listed.size();
        List<Trial.Cluster> first = listed.subList(0, Math.min(CLUSTERS, listed.size()));
        DomContent few = p("Of fewer than five people, asked or left alone like the others but not listed: %,d."
                        .formatted(small))
                .withClass("soft");
        if (first.isEmpty()) {
            return few;
        }
        return join(
                scrolled(table(
                        caption(
                                "The first %,d of %,d %s in which the plan chose somebody; one of each number under “Drawn among” %s"
                                        .formatted(
                                                first.size(),
                                                trial.clusters().size(),
                                                trial.many(),
                                                2 * trial.held()
                                                                <= trial.clusters()
                                                                        .size()
                                                        ? "is left alone"
                                                        : "is asked")),
                        thead(tr(
                                th("#").withClass("number"),
                                th("Called"),
                                th("Is"),
                                th("Drawn among").withClass("number"),
                                th("People").withClass("number"),
                                th("Could be won").withClass("number"),
                                th("Chosen").withClass("number"),
                                th("Expected").withClass("number"))),
                        tbody(each(
                                first,
                                one -> tr(
                                        number(String.valueOf(one.number())),
                                        td(isolated(one.name())),
                                        td(one.held() ? "left alone" : "asked"),
                                        number(String.valueOf(one.stratum())),
                                        number("%,d".formatted(one.people())),
                                        number("%,d".formatted(one.prospects())),
                                        number("%,d".formatted(one.chosen())),
                                        number(worth(trial.plan(), one.worth()))))))),
                iffElse(small > 0, few, text("")));
    }

    private static DomContent exclusions(Report.Planned planned) {
        Map<String, Integer> excluded = planned.eligibility().excluded();
        return excluded.isEmpty()
                ? p("No client is left out.")
                : p("Clients who are not asked: "
                        + String.join(
                                "; ",
                                excluded.entrySet().stream()
                                        .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                                        .toList())
                        + ".");
    }

    private List<DomContent> value() {
        Valuation valuation = report.valuation;
        if (valuation == null) {
            return List.of(p(report.noValuation));
        }
        ValuePage page = new ValuePage(
                report.wishes.title(),
                valuation,
                client -> report.named(
                        valuation.accounts().view().person(valuation.accounts().vertex(client))));
        return List.of(
                page.map(),
                page.kinds(),
                h3("The most valuable clients"),
                page.clients(
                        valuation.order(),
                        CLIENTS,
                        "The first %,d of %,d clients, by own value and word of mouth together"),
                h3("Hidden gems"),
                page.clients(
                        valuation.gems(),
                        GEMS,
                        "The first %,d of %,d who are worth little themselves but whose word is among the best tenth"),
                h3("Influential clients who may leave"),
                page.alerts(ALERTS),
                ul(each(valuation.notes(), note -> li(note))).withClass("soft"));
    }

    private List<DomContent> method() {
        return List.of(
                p(
                        "A tie passes word with the probability 1 - exp(-hazard) over %s. The hazard is that of the kind of tie, less for contacts long past,"
                                        .formatted(years(
                                                report.ranking.view().options().horizon()))
                                + " more for frequent ones; two members of a group are tied the weaker the larger the group. A person tells %.2f others on"
                                        .formatted(report.ranking.view().reproduction())
                                + " average (R): from 1 on, word would feed on itself."),
                p("Centres of influence are ranked by %s: %s"
                        .formatted(
                                report.wishes.requests().get(0).text(),
                                InfluencePage.defined(
                                        report.wishes.requests().get(0).measure()))),
                p(
                        "The plan maximises what new clients bring beyond those who would come anyway, over random worlds in which each tie passes word"
                                + " or not; the certificate compares it with the best possible list under the same limits and holds with 99 % confidence."),
                iffElse(
                        report.wishes.holdout().isPresent() && report.planned != null,
                        p(
                                "The holdout is drawn by lot among whole clusters, since word spills over between people who know each other: among clusters alike"
                                        + " in what the plan expects of them and in size one is drawn, with the seed below. The same data and seed draw the same."),
                        text("")),
                strengths(),
                p("Not in it: whether people who know each other buy alike for other reasons; what nobody recorded; what competitors do.")
                        .withClass("soft"));
    }

    private static String years(double years) {
        return years == 1 ? "a year" : "%s years".formatted(rank(years));
    }

    private DomContent strengths() {
        Types types = report.ranking.view().network().types();
        Set<String> ties =
                new LinkedHashSet<>(report.ranking.view().network().ties().types());
        if (!report.ranking.view().network().referrals().isEmpty()) {
            ties.add("referral");
        }
        List<DomContent> rows = new ArrayList<>();
        for (String name : ties) {
            TieType type = types.tie(name);
            rows.add(strength(name, "tie", type.beta(), type.halfLife(), learned(types, name, false, type.learned())));
        }
        for (String name : report.ranking.view().network().groups().types()) {
            GroupType type = types.group(name);
            rows.add(strength(name, "group", type.beta(), type.halfLife(), learned(types, name, true, type.learned())));
        }
        return scrolled(table(
                caption("How strong each kind of tie is taken to be"),
                thead(tr(
                        th("Kind"),
                        th(""),
                        th("Hazard a year").withClass("number"),
                        th("Halves in").withClass("number"),
                        th("From"))),
                tbody(each(rows, row -> row))));
    }

    private static DomContent strength(String name, String what, double beta, double halfLife, String from) {
        return tr(
                td(isolated(name)),
                td(what),
                number(String.format(Locale.ROOT, "%.3g", beta)),
                number(Double.isInfinite(halfLife) ? "never" : "%,.0f days".formatted(halfLife)),
                td(from));
    }

    private static String learned(Types types, String name, boolean ofGroups, boolean inForce) {
        Optional<Learned> learned = types.learned(name, ofGroups);
        if (!inForce) {
            return "prior, not learned";
        }
        return learned.map(one -> String.format(
                        Locale.ROOT,
                        "learned on %s from %,d conversions; 90 %% interval %.3g to %.3g",
                        one.on(),
                        one.conversions(),
                        one.low(),
                        one.high()))
                .orElse("learned elsewhere, as the data say");
    }

    private List<DomContent> data() {
        List<String> notes = Stream.concat(report.wishes.remarks().stream(), report.ranking.notes().stream())
                .distinct()
                .toList();
        return List.of(
                p(report.quality.holds()),
                scrolled(table(
                        caption("What the data lack or what stays out, and what follows"),
                        thead(tr(
                                th("What"),
                                th("How many").withClass("number"),
                                th("Of").withClass("number"),
                                th("What follows"))),
                        tbody(each(
                                report.quality.lacks(),
                                lack -> tr(
                                        td(capital(lack.what())),
                                        number("%,d".formatted(lack.count())),
                                        number("%,d".formatted(lack.of())),
                                        td(lack.follows())))))),
                ul(each(notes, note -> li(note))));
    }

    private List<DomContent> definitions() {
        List<DomContent> contents = new ArrayList<>();
        contents.add(dl(each(
                        report.wishes.requests(),
                        request -> join(dt(request.text()), dd(InfluencePage.defined(request.measure())))))
                .with(
                        dt("Likely ranks"),
                        dd("From the rank that 5 % of the resamples reach or better to the one that 5 % do not reach."),
                        dt("Share, through"),
                        dd("How much of a score, above what everybody has, comes through one tie or group."),
                        dt("Adds"),
                        dd(
                                "What a client of the plan brings beyond those before it, beyond what comes anyway, over random worlds."),
                        dt("Stand-alone"),
                        dd("What it would bring if it alone were asked."),
                        dt("Agrees with"),
                        dd(
                                "The probability of saying yes when asked: from the data, else the one under which the plan was made."),
                        dt("Proven, certificate"),
                        dd(
                                "A lower bound of what the plan brings over an upper bound of what any list within the limits brings (OPIM-C; Tang, Tang, Xiao and Yuan 2018)."),
                        dt("Withheld, left alone"),
                        dd(
                                "Whom the plan chose as well and whom nobody asks, since their whole cluster was drawn by lot for comparison: what comes there is what would have come anyway."),
                        dt("Can be told"),
                        dd(
                                "The smallest lift of the share of prospects who are won that a test at 5 % sees four times in five (power 80 %), from the prospects in both arms, the share who are won anyway, and how alike people of one cluster are. A smaller effect may be there and not be seen."),
                        dt("Modularity"),
                        dd("The share of ties inside communities, less what chance alone would give (Newman 2006).")));
        if (report.valuation != null) {
            contents.add(new ValuePage(report.wishes.title(), report.valuation).definitions());
        }
        return contents;
    }

    private List<DomContent> basis() {
        return List.of(
                dl(each(report.wishes.basis(), (name, value) -> join(dt(name), dd(value))))
                        .withClass("facts"),
                p("The same data, options and seed give the same report to the last byte.")
                        .withClass("soft"));
    }
}
