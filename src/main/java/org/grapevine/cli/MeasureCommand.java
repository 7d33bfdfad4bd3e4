package org.grapevine.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.Effect;
import org.grapevine.campaign.Measured;
import org.grapevine.campaign.MeasuredWords;
import org.grapevine.campaign.Trial;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.store.CampaignRecord;
import org.grapevine.store.Store;
import org.grapevine.web.KeptProposal;
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
                        CampaignRecord.approval(name));
            }
            List<Trial.Place> places = KeptProposal.places(store, name);
            Measured.Question question = Measured.Question.usual(
                            campaign.facts(), places, campaign.askedIds(), campaign.withheldIds())
                    .with(since, until, worth, cost);
            View seen = View.of(ReferralNetwork.of(store.network(progress, grapevine::note)), view.options());
            Measured measured = Measured.of(seen, question, grapevine.seed());
            double foretold = campaign.number("newClients");
            grapevine.print(
                    grapevine.format() == Format.TABLE
                            ? forPeople(new MeasuredWords(measured, foretold))
                            : inFull(measured, foretold));
        }
    }

    private static void requireAmount(String option, @Nullable Double amount) {
        if (amount != null && !(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw GrapevineException.input(option + " " + amount + " is not at least 0", "give an amount of money");
        }
    }

    private static Answer inFull(Measured measured, double foretold) {
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
                .fact("forecastNewClients", foretold);
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

    private static Answer forPeople(MeasuredWords words) {
        Answer answer = Answer.about("estimates")
                .columns("lift of the share who came", "points", "from", "to", "people asked", "people left alone")
                .rows(words.lifts().stream().map(MeasureCommand::row).toList());
        words.facts().forEach(answer::fact);
        words.notes().forEach(answer::note);
        return answer;
    }

    private static List<@Nullable Object> row(MeasuredWords.Lift lift) {
        return Arrays.asList(lift.what(), lift.points(), lift.low(), lift.high(), lift.asked(), lift.left());
    }
}
