package org.grapevine.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.Effect;
import org.grapevine.campaign.Measured;
import org.grapevine.campaign.Trial;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a campaign with a holdout brought. */
@Command(
        name = MeasureCommand.NAME,
        header =
                "Measure what a campaign with a holdout brought: the clusters that were asked against those left alone.",
        footer = {
            "",
            "Who came is read from adoptions, won referrals and the dates of clients in the store: load them first.",
            "",
            "Examples:",
            "  grapevine load autumn-results                  clients.csv, adoptions.csv, referrals.csv of what came since",
            "  grapevine measure autumn                       new clients, margin and return, with intervals",
            "  grapevine measure autumn --since 2026-09-01 --until 2026-12-31 --worth 400 --cost 5200"
        })
final class MeasureCommand implements Runnable {
    static final String NAME = "measure";

    private final Grapevine grapevine;

    @Parameters(paramLabel = "NAME", description = "Name of the campaign.")
    private String name = "";

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "First day that counts (default: the day on which the campaign was approved).")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day that counts (default: today by the clock).")
    private @Nullable LocalDate until;

    @Option(
            names = "--worth",
            paramLabel = "AMOUNT",
            description = "Margin of a new client (default: the column clv, else the value of the won referral).")
    private @Nullable Double worth;

    @Option(
            names = "--cost",
            paramLabel = "AMOUNT",
            description = "What the campaign cost (default: what the plan expected to spend).")
    private @Nullable Double cost;

    @Mixin
    private ViewChoice view = new ViewChoice();

    MeasureCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        requireAmount("--worth", worth);
        requireAmount("--cost", cost);
        try (ProgressLine progress = new ProgressLine(grapevine, "measuring");
                Store store = Stores.existing(grapevine)) {
            CampaignRecord campaign = store.campaign(name);
            if (!campaign.approved()) {
                throw GrapevineException.input(
                        "the campaign " + name + " is not approved, so nobody was asked",
                        "grapevine campaign approve \"" + name + "\" --by NAME");
            }
            List<Trial.Place> places = store.places(name).stream()
                    .map(one -> new Trial.Place(one.id(), one.cluster(), one.stratum(), one.held()))
                    .toList();
            if (places.isEmpty()) {
                throw GrapevineException.infeasible(
                        "the campaign " + name
                                + " has no holdout: nobody can tell what it brought from what would have come anyway",
                        "draw one with the next plan: grapevine plan --holdout 50% --as NAME");
            }
            Measured.Question question = question(campaign, places);
            View seen = View.of(ReferralNetwork.of(store.network(progress, grapevine::note)), view.options());
            Measured measured = Measured.of(seen, question, grapevine.seed());
            grapevine.print(
                    grapevine.format() == Format.TABLE ? forPeople(measured, campaign) : inFull(measured, campaign));
        }
    }

    private static void requireAmount(String option, @Nullable Double amount) {
        if (amount != null && !(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw GrapevineException.input(option + " " + amount + " is not at least 0", "give an amount of money");
        }
    }

    private Measured.Question question(CampaignRecord campaign, List<Trial.Place> places) {
        LocalDate from =
                since != null ? since : LocalDate.ofInstant(Instant.parse(campaign.text("approvedAt")), ZoneOffset.UTC);
        LocalDate to = until != null ? until : LocalDate.now(ZoneId.systemDefault());
        if (to.isBefore(from)) {
            throw GrapevineException.input(
                    "the last day that counts, %s, is before the first, %s".formatted(to, from),
                    "give --since and --until in this order");
        }
        return new Measured.Question(
                places,
                ids(campaign.invitations()),
                ids(campaign.withheld()),
                from,
                to,
                worth == null ? Double.NaN : worth,
                cost == null ? number(campaign, "expectedCost") : cost);
    }

    private static Set<String> ids(List<CampaignRecord.Invite> clients) {
        return clients.stream().map(CampaignRecord.Invite::id).collect(Collectors.toSet());
    }

    private static double number(CampaignRecord campaign, String fact) {
        return campaign.facts().get(fact) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private Answer inFull(Measured measured, CampaignRecord campaign) {
        Answer answer = Answer.about("estimates")
                .columns("estimate", "lift", "low", "high", "peopleAsked", "peopleLeftAlone")
                .rows(List.of(
                        row("clusters", measured.byClusters()),
                        row("hajek", measured.byExposure()),
                        Arrays.asList(
                                "horvitz-thompson",
                                measured.horvitzThompson(),
                                null,
                                null,
                                measured.byExposure().asked(),
                                measured.byExposure().left())));
        arm(answer, "asked", measured.asked());
        arm(answer, "leftAlone", measured.left());
        amount(answer, "newClients", measured.newClients());
        amount(answer, "margin", measured.margin());
        amount(answer, "return", measured.returned());
        return answer.fact("cost", measured.question().cost())
                .fact("from", measured.question().from().toString())
                .fact("until", measured.question().until().toString())
                .fact("pValue", measured.chance())
                .fact("conclusive", measured.conclusive())
                .fact("near", measured.near())
                .fact("nearCame", measured.nearCame())
                .fact("forecastNewClients", number(campaign, "newClients"));
    }

    private static List<@Nullable Object> row(String what, Effect.Estimate estimate) {
        return Arrays.asList(
                what, estimate.value(), estimate.low(), estimate.high(), estimate.asked(), estimate.left());
    }

    private static void arm(Answer answer, String side, Measured.Arm arm) {
        answer.fact(side + "Clusters", arm.clusters())
                .fact(side + "People", arm.people())
                .fact(side + "Came", arm.came())
                .fact(side + "Chosen", arm.chosen())
                .fact(side + "Referred", arm.referred());
    }

    private static void amount(Answer answer, String what, Measured.Amount amount) {
        answer.fact(what, amount.value()).fact(what + "Low", amount.low()).fact(what + "High", amount.high());
    }

    private Answer forPeople(Measured measured, CampaignRecord campaign) {
        Measured.Arm asked = measured.asked();
        Measured.Arm left = measured.left();
        Answer answer = Answer.about("estimates")
                .columns("lift of the share who came", "points", "from", "to", "people asked", "people left alone")
                .rows(List.of(
                        points("by clusters", measured.byClusters()),
                        points("by full exposure (Hajek)", measured.byExposure()),
                        Arrays.asList(
                                "by full exposure (Horvitz-Thompson)",
                                100 * measured.horvitzThompson(),
                                null,
                                null,
                                measured.byExposure().asked(),
                                measured.byExposure().left())))
                .fact(
                        "came",
                        "of %,d people in %d clusters that were asked %,d (%.1f of 100), of %,d in %d left alone %,d (%.1f of 100); from %s to %s"
                                .formatted(
                                        asked.people(),
                                        asked.clusters(),
                                        asked.came(),
                                        100 * asked.share(),
                                        left.people(),
                                        left.clusters(),
                                        left.came(),
                                        100 * left.share(),
                                        measured.question().from(),
                                        measured.question().until()))
                .fact("verdict", verdict(measured))
                .fact(
                        "brought",
                        "%s new clients who would not have come anyway; the plan foretold %.1f"
                                .formatted(words(measured.newClients(), "%,.1f"), number(campaign, "newClients")));
        if (!Double.isNaN(measured.margin().value())) {
            answer.fact("worth", words(measured.margin(), "%,.0f"));
        }
        if (!Double.isNaN(measured.returned().value())) {
            answer.fact(
                    "returned",
                    "%s for each unit of the %,.2f spent, beyond it"
                            .formatted(
                                    words(measured.returned(), "%,.2f"),
                                    measured.question().cost()));
        }
        answer.fact(
                "of those chosen",
                "the %,d who were asked brought %,d by referrals in the log, the %,d withheld %,d"
                        .formatted(asked.chosen(), asked.referred(), left.chosen(), left.referred()));
        answer.fact("spilled over", spill(measured));
        answer.note(
                "Intervals of 95 %% by a bootstrap of whole clusters; the test deals them anew as they were dealt, %,d times."
                        .formatted(Effect.ROUNDS));
        answer.note(
                "What spills over between clusters makes the difference of clusters too small. Full exposure looks only at people whose neighbours are all in one arm.");
        return answer;
    }

    private static String verdict(Measured measured) {
        String chance = "arms dealt by lot differ as much %s"
                .formatted(
                        measured.chance() < .001
                                ? "less than once in a thousand times"
                                : "%.1f times in 100".formatted(100 * measured.chance()));
        if (!measured.conclusive()) {
            return "not conclusive: " + chance;
        }
        return (measured.byClusters().value() > 0 ? "asking brought clients: " : "asking cost clients: ") + chance;
    }

    private static String spill(Measured measured) {
        int far = measured.left().people() - measured.near();
        int farCame = measured.left().came() - measured.nearCame();
        if (measured.near() == 0 || far == 0) {
            return "cannot be told: of the people left alone %,d have neighbours who were asked, %,d have none"
                    .formatted(measured.near(), far);
        }
        return "of the %,d left alone with neighbours in clusters that were asked %.1f of 100 came, of the other %,d %.1f: a hint, not drawn by lot"
                .formatted(measured.near(), 100. * measured.nearCame() / measured.near(), far, 100. * farCame / far);
    }

    private static List<@Nullable Object> points(String what, Effect.Estimate estimate) {
        return Arrays.asList(
                what,
                100 * estimate.value(),
                100 * estimate.low(),
                100 * estimate.high(),
                estimate.asked(),
                estimate.left());
    }

    private static String words(Measured.Amount amount, String format) {
        return (format + " (between " + format + " and " + format + ")")
                .formatted(amount.value(), amount.low(), amount.high());
    }
}
