package org.grapevine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.HoursPlan;
import org.grapevine.campaign.HoursTerms;
import org.grapevine.campaign.LifetimeValue;
import org.grapevine.campaign.Rule;
import org.grapevine.campaign.Valuation;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.report.HoursPage;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shares the hours of account managers. */
@Command(
        name = HoursCommand.NAME,
        header = "Share account managers' hours among clients so that they win most, without neglecting the small.",
        footer = {
            "",
            "Examples:",
            "  grapevine hours                                  today's hours (column hours), shared better",
            "  grapevine hours --floor 1 --min-share smb=30%%    nobody neglected, and what that costs",
            "  grapevine hours --hours \"Ana Ruiz=1200\" --hours \"Ben Sow=800\"",
            "  grapevine hours --hours 4000 --from FOLDER       one pool: who should have more accounts or fewer",
            "  grapevine hours --response s-shaped --half-after enterprise=20"
        })
final class HoursCommand implements Runnable {
    static final String NAME = "hours";

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Option(
            names = "--hours",
            paramLabel = "[MANAGER=]N",
            description = {
                "Hours a year: N to be shared among all accounts, MANAGER=N those of one manager; several times for several",
                "(default: the sum of the column hours over each manager's clients)."
            })
    private List<String> hours = new ArrayList<>();

    @Option(
            names = "--floor",
            paramLabel = "[WHO=]N",
            description =
                    "At least N hours for every account, for those of a segment or for the client of that id. Several times for several.")
    private List<String> floors = new ArrayList<>();

    @Option(
            names = "--cap",
            paramLabel = "[WHO=]N",
            description =
                    "At most N hours for every account, for those of a segment or for the client of that id. Several times for several.")
    private List<String> caps = new ArrayList<>();

    @Option(
            names = "--min-share",
            paramLabel = "SEGMENT=P%",
            description = "At least this share of each manager's hours for that segment. Several times for several.")
    private List<String> shares = new ArrayList<>();

    @Option(
            names = "--response",
            paramLabel = "SHAPE",
            defaultValue = "concave",
            description = {
                "concave: the first hour wins most; s-shaped: a little time is no use (in steps of half an hour)",
                "(default: ${DEFAULT-VALUE})."
            })
    private String response = "concave";

    @Option(
            names = "--half-after",
            paramLabel = "[SEGMENT=]N",
            description =
                    "Hours that win half of what can be won at an account (default: 7). Several times for several segments.")
    private List<String> halfAfter = new ArrayList<>();

    @Option(
            names = "--churn-cut",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Part of the churn that full attention takes away (default: ${DEFAULT-VALUE}).")
    private double churnCut = .3;

    @Option(
            names = "--upsell",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = {
                "Probability that with full attention an account buys what it could (potential less revenue)",
                "(default: ${DEFAULT-VALUE})."
            })
    private double upsell = .3;

    @Option(names = "--manager", paramLabel = "NAME", description = "List only this manager's accounts.")
    private String manager = "";

    @Mixin
    private ListChoice rows = new ListChoice();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page with curves and tables to this file, whole or not at all.")
    private @Nullable Path report;

    HoursCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        HoursTerms terms = terms();
        Map<String, Double> available = available();
        int most = rows.most();
        try (ProgressLine progress = new ProgressLine(grapevine, "sharing hours");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = network.store(grapevine)) {
            View view = View.of(network.read(grapevine, store), ViewOptions.DEFAULT);
            Valuation valuation = Valuation.of(
                    ClientAccounts.of(view, LifetimeValue.DEFAULT),
                    Terms.DEFAULT,
                    Valuation.Cuts.MEDIANS,
                    grapevine.seed(),
                    workers);
            HoursPlan plan = HoursPlan.of(valuation, terms, available);
            Path page = report;
            if (page != null) {
                String html = new HoursPage("Where our hours win most", plan).render();
                AtomicFile.write(page, file -> file.write(html));
            }
            HoursAnswer answer = new HoursAnswer(plan, manager, most);
            grapevine.print(grapevine.format() == Format.TABLE ? answer.forPeople() : answer.inFull());
            if (page != null) {
                grapevine.note("The curves are in " + page + ".");
            }
        }
    }

    private HoursTerms terms() {
        boolean sShaped = switch (response.toLowerCase(Locale.ROOT)) {
            case "concave" -> false;
            case "s-shaped" -> true;
            default ->
                throw GrapevineException.input(
                        "--response '" + response + "' is unknown", "choose concave or s-shaped");
        };
        return new HoursTerms(
                sShaped,
                HoursTerms.halves(halfAfter, 7),
                churnCut,
                upsell,
                floors.stream()
                        .map(text -> HoursTerms.Bound.parse("--floor", text))
                        .toList(),
                caps.stream().map(text -> HoursTerms.Bound.parse("--cap", text)).toList(),
                shares.stream().map(Rule::minShare).toList());
    }

    private Map<String, Double> available() {
        Map<String, Double> available = new LinkedHashMap<>();
        for (String text : hours) {
            HoursTerms.Bound bound = HoursTerms.Bound.parse("--hours", text);
            if (!(bound.hours() > 0 && bound.hours() < 1e9)) {
                throw GrapevineException.input("--hours " + text + " leaves nothing to share", "give hours above 0");
            }
            available.put(bound.who(), bound.hours());
        }
        if (available.containsKey("") && available.size() > 1) {
            throw GrapevineException.input(
                    "--hours is given both for all accounts and for managers", "give either N, or MANAGER=N for each");
        }
        return available;
    }
}
