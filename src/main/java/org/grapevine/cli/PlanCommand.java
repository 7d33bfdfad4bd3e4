package org.grapevine.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Aim;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.Limits;
import org.grapevine.campaign.Plan;
import org.grapevine.campaign.Planner;
import org.grapevine.campaign.Prices;
import org.grapevine.campaign.Proposal;
import org.grapevine.campaign.Rule;
import org.grapevine.campaign.Trial;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a referral plan. */
@Command(
        name = PlanCommand.NAME,
        header = "Plan whom to go the extra mile for under a budget: what comes back, how sure, and why.",
        description = {
            "",
            "With --holdout the folder --out (default: grapevine-holdout) gets treated.csv, control.csv and clusters.csv: whom to ask,",
            "whom nobody may ask, and the communities that were drawn."
        },
        footer = {
            "",
            "Examples:",
            "  grapevine plan --budget 12000 --costs costs.csv --max-per-manager 8 --exclude-contacted 90d --min-share smb=30%%",
            "  grapevine plan --size 20 --from FOLDER              the best twenty, whatever they cost",
            "  grapevine plan --budget 5000 --compare their-list.csv",
            "  grapevine plan --budget 5000 --as autumn            keep it in the store as a proposal; see grapevine campaign",
            "  grapevine plan --size 60 --holdout 50%% --seed 7     whom to ask and whom not, so that it can be proven later"
        })
final class PlanCommand implements Runnable {
    static final String NAME = "plan";

    private final Grapevine grapevine;

    @Mixin
    private TermsChoice terms = new TermsChoice();

    @Mixin
    private CostChoice costs = new CostChoice();

    @Mixin
    private HoldoutChoice holdout = new HoldoutChoice();

    @Option(
            names = "--budget",
            paramLabel = "AMOUNT",
            description = "Money to set aside at most, gifts included as if everybody agreed.")
    private @Nullable Double budget;

    @Option(names = "--size", paramLabel = "K", description = "Ask at most so many clients.")
    private @Nullable Integer size;

    @Option(
            names = "--max-per-manager",
            paramLabel = "N",
            description = "At most so many clients of each account manager.")
    private @Nullable Integer perManager;

    @Option(
            names = "--quota",
            paramLabel = "COLUMN=VALUE:N",
            description = {
                "At least N clients with that value in that column; N-M for at least N and at most M, -M for at most M.",
                "Several times for several quotas."
            })
    private List<String> quotas = new ArrayList<>();

    @Option(
            names = "--min-share",
            paramLabel = "SEGMENT=P%",
            description = "At least this share of the clients from that segment. Several times for several.")
    private List<String> shares = new ArrayList<>();

    @Option(
            names = "--exclude-contacted",
            paramLabel = "DAYS",
            defaultValue = "0",
            description = "Leave out clients contacted in the last so many days, for example 90d (default: none).")
    private String contacted = "0";

    @Option(
            names = "--min-tenure",
            paramLabel = "DAYS",
            defaultValue = Eligibility.Criteria.USUAL_DAYS + "d",
            description = "Leave out clients of fewer days; those without a date stay (default: ${DEFAULT-VALUE}).")
    private String tenure = Eligibility.Criteria.USUAL_DAYS + "d";

    @Option(
            names = "--cooling-off",
            paramLabel = "DAYS",
            defaultValue = Eligibility.Criteria.USUAL_DAYS + "d",
            description = {
                "Leave out clients whom an approved campaign in the store has asked, or leaves alone for its holdout, in the last so",
                "many days (default: ${DEFAULT-VALUE})."
            })
    private String coolingOff = Eligibility.Criteria.USUAL_DAYS + "d";

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description = {
                "The day from which the days of --exclude-contacted, --min-tenure and --cooling-off count back",
                "(default: the latest day in the data, else the clock's)."
            })
    private @Nullable LocalDate today;

    @Option(
            names = "--certificate",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "Share of the best possible that is to be proven (default: ${DEFAULT-VALUE}).")
    private double certificate = .9;

    @Option(
            names = "--spend-all",
            description = "Go on where the next client costs more than it brings, as far as the budget goes.")
    private boolean spendAll;

    @Option(names = "--compare", paramLabel = "FILE", description = "Judge this list of clients as the plan is judged.")
    private @Nullable Path compare;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Keep the plan in the store under this name, as a proposal to be approved.")
    private String name = "";

    PlanCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        Limits limits = limits();
        Aim aim = new Aim(certificate, spendAll, grapevine.seed());
        if (!name.isEmpty() && terms.network().files()) {
            throw GrapevineException.input(
                    "--as keeps the plan in the store, and --from works without one", "load the files first");
        }
        Optional<HoldoutTerms> withheld = holdout.terms(grapevine.seed());
        if (withheld.isPresent()) {
            HoldoutLists.requireFree(grapevine);
        }
        terms.seen();
        terms.terms();
        try (ProgressLine progress = new ProgressLine(grapevine, "planning");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = terms.network().store(grapevine)) {
            Campaigns campaigns = new Campaigns(store);
            campaigns.requireFree(name);
            WordOfMouth word = terms.of(terms.network().read(grapevine, store));
            Prices prices = costs.of(word, grapevine);
            OptionalInt latest = Eligibility.latestDay(word);
            LocalDate day = today != null
                    ? today
                    : latest.isPresent()
                            ? LocalDate.ofEpochDay(latest.getAsInt())
                            : LocalDate.now(ZoneId.systemDefault());
            Eligibility eligibility = eligibility(word, campaigns, Math.toIntExact(day.toEpochDay()));
            List<int[]> theirs = compare == null ? List.of() : List.of(SeedList.of(compare, word));
            Plan plan = Planner.plan(word, prices, eligibility, limits, aim, theirs, workers);
            Optional<Trial> trial = withheld.map(how -> Trial.of(plan, word, prices, eligibility, how, workers));
            Proposal proposal = new Proposal(plan, trial);
            PlanAnswer answer = new PlanAnswer(proposal, word, eligibility, prices.timed(), day);
            answer.note("Days are counted back from %s, %s."
                    .formatted(
                            day,
                            today != null
                                    ? "as --today says"
                                    : latest.isPresent()
                                            ? "the latest day in the data"
                                            : "today by the clock, since the data has no day"));
            if (!name.isEmpty()) {
                answer.note(campaigns.propose(name, proposal, limits.budget(), words(), grapevine.seed()));
            }
            Answer told = grapevine.format() == Format.TABLE ? answer.forPeople() : answer.inFull();
            if (trial.isPresent()) {
                HoldoutLists.write(trial.get(), store, grapevine);
                grapevine.printBeside(told);
            } else {
                grapevine.print(told);
            }
        }
    }

    private Eligibility eligibility(WordOfMouth word, Campaigns campaigns, int day) {
        return Eligibility.of(
                word,
                Eligibility.Criteria.of(
                        days("--min-tenure", tenure),
                        days("--exclude-contacted", contacted),
                        days("--cooling-off", coolingOff),
                        campaigns::askedSince,
                        campaigns::heldOutSince,
                        day));
    }

    private Limits limits() {
        if (budget == null && size == null) {
            throw GrapevineException.input(
                    "neither --budget nor --size says how far the plan may go",
                    "give --budget AMOUNT, --size K, or both");
        }
        List<Rule> rules = new ArrayList<>();
        if (perManager != null) {
            rules.add(Rule.each("manager", perManager, "--max-per-manager " + perManager));
        }
        quotas.forEach(quota -> rules.add(Rule.quota(quota)));
        shares.forEach(share -> rules.add(Rule.minShare(share)));
        return new Limits(
                budget == null ? Double.POSITIVE_INFINITY : budget, size == null ? Integer.MAX_VALUE : size, rules);
    }

    /** What the plan stands on, in words. */
    private String words() {
        return "%s budget=%s size=%s rules=%s%s certificate=%s"
                .formatted(
                        terms.words(),
                        budget == null ? "none" : budget.toString(),
                        size == null ? "any" : size.toString(),
                        quotas,
                        shares,
                        certificate);
    }

    private static int days(String option, String text) {
        String number = text.strip();
        int unit = 1;
        if (number.endsWith("d") || number.endsWith("w")) {
            unit = number.endsWith("w") ? 7 : 1;
            number = number.substring(0, number.length() - 1);
        }
        try {
            int days = Math.multiplyExact(Integer.parseInt(number), unit);
            if (days >= 0) {
                return days;
            }
        } catch (NumberFormatException | ArithmeticException notANumber) {
            number = text;
        }
        throw GrapevineException.input(
                option + " '" + text + "' is not a number of days", "write for example " + option + " 90d");
    }
}
