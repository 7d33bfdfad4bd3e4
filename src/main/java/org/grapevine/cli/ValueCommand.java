package org.grapevine.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.ClientAccounts;
import org.grapevine.campaign.LifetimeValue;
import org.grapevine.campaign.Valuation;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.report.ValuePage;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Values clients in money. */
@Command(
        name = ValueCommand.NAME,
        header = "Value clients in money: what each is worth itself, what its word brings, and what to do about it.",
        footer = {
            "",
            "Examples:",
            "  grapevine value                                  the most valuable clients, four kinds, hidden gems, alerts",
            "  grapevine value --list alerts --all              influential clients who may leave, and who could stand in",
            "  grapevine value --from FOLDER --horizon 5 --discount 0.08",
            "  grapevine value --clv-cut 5000 --crv-cut 200 --report map.html"
        })
final class ValueCommand implements Runnable {
    static final String NAME = "value";

    /** Which clients are listed. */
    enum Listed {
        CLIENTS,
        GEMS,
        ALERTS
    }

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Option(
            names = "--horizon",
            paramLabel = "YEARS",
            defaultValue = "3",
            description = "Years of margin that make up a lifetime, or endless (default: ${DEFAULT-VALUE}).")
    private String horizon = "3";

    @Option(
            names = "--discount",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "What a year of waiting takes off money (default: ${DEFAULT-VALUE}).")
    private double discount = .1;

    @Option(names = "--first-margin-later", description = "Count the first margin a year from now rather than now.")
    private boolean later;

    @Option(
            names = "--clv-cut",
            paramLabel = "AMOUNT",
            description = "CLV is high above this (default: the median of the clients).")
    private double clvCut = Double.NaN;

    @Option(
            names = "--crv-cut",
            paramLabel = "AMOUNT",
            description = "CRV is high above this (default: the median of the clients).")
    private double crvCut = Double.NaN;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "boost",
            description = "What being asked changes: boost or ignite, see grapevine plan (default: ${DEFAULT-VALUE}).")
    private String model = "boost";

    @Option(
            names = "--outsiders",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = {
                "Share of the members of groups whom nobody knows by name who count as prospects of mean value",
                "(default: ${DEFAULT-VALUE})."
            })
    private double outsiders;

    @Option(
            names = "--list",
            paramLabel = "WHICH",
            defaultValue = "clients",
            description = {
                "clients (by what they are worth altogether), gems (worth little, bring much) or alerts (influential and at risk)",
                "(default: ${DEFAULT-VALUE})."
            })
    private String list = "clients";

    @Mixin
    private ListChoice rows = new ListChoice();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page with the map of all clients to this file, whole or not at all.")
    private @Nullable Path report;

    ValueCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        LifetimeValue rule = new LifetimeValue(years(), discount, later);
        Listed listed = listed();
        Terms terms = new Terms(
                Terms.Campaign.called(model, "--model"),
                Terms.DEFAULT.boost(),
                1,
                0,
                1,
                outsiders,
                Integer.MAX_VALUE,
                1,
                false);
        int most = rows.most();
        try (ProgressLine progress = new ProgressLine(grapevine, "valuing");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = network.store(grapevine)) {
            View view = View.of(network.read(grapevine, store), ViewOptions.DEFAULT);
            Valuation valuation = Valuation.of(
                    ClientAccounts.of(view, rule),
                    terms,
                    new Valuation.Cuts(clvCut, crvCut),
                    grapevine.seed(),
                    workers);
            ValueAnswer answer = new ValueAnswer(valuation, listed, most);
            Path page = report;
            if (page != null) {
                String html = new ValuePage("What our clients are worth", valuation).render();
                AtomicFile.write(page, file -> file.write(html));
            }
            grapevine.print(grapevine.format() == Format.TABLE ? answer.forPeople() : answer.inFull());
            if (page != null) {
                grapevine.note("The map of all clients is in " + page + ".");
            }
        }
    }

    private double years() {
        String text = horizon.strip().toLowerCase(Locale.ROOT);
        if (text.equals("endless")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw GrapevineException.input(
                    "--horizon '" + horizon + "' is no number of years",
                    "write for example --horizon 3, or --horizon endless");
        }
    }

    private Listed listed() {
        for (Listed one : Listed.values()) {
            if (one.name().equalsIgnoreCase(list.strip())) {
                return one;
            }
        }
        throw GrapevineException.input("--list '" + list + "' is unknown", "choose one of clients, gems, alerts");
    }
}
