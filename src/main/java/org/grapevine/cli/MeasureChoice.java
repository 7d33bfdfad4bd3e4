package org.grapevine.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that ranks: where the network is, what of it is seen, by what measure. */
final class MeasureChoice {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh]?)");

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Option(
            names = {"-m", "--measure"},
            paramLabel = "M[,M]",
            defaultValue = "diffusion",
            description = {
                "What to rank by: measures separated by commas, each with its parameters: pagerank:damping=0.9,degree.",
                "'grapevine measures' lists them (default: ${DEFAULT-VALUE})."
            })
    private String measure = "diffusion";

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            description = {
                "Approximate a measure that is estimated to take longer on two cores, such as 30s, 5m or 1h, where that can be",
                "done within a bound; a note says what was done (default: all is exact that is not asked for otherwise)."
            })
    private String budget = "";

    @Option(
            names = "--include-prospects",
            description = "Rank prospects and lost clients too; they always take part in the network.")
    private boolean prospects;

    NetworkChoice network() {
        return network;
    }

    boolean includesProspects() {
        return prospects;
    }

    List<Request> requests(Grapevine grapevine) {
        return Request.parse(measure, new Conditions(grapevine.seed(), seconds()));
    }

    private double seconds() {
        if (budget.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        Matcher time = TIME.matcher(budget);
        double seconds = time.matches() ? Integer.parseInt(time.group(1)) * unit(time.group(2)) : 0;
        if (seconds == 0) {
            throw GrapevineException.input(
                    "--time-budget '" + budget + "' is no time", "write for example 30s, 5m or 1h");
        }
        return seconds;
    }

    private static int unit(String letter) {
        return letter.equals("h") ? 3600 : letter.equals("m") ? 60 : 1;
    }

    /** What of the network is seen. */
    ViewOptions view() {
        return view.options();
    }

    /** The words that say what of the network was seen. */
    String seen() {
        return view.options().toString();
    }

    /** Reads the network and ranks it. */
    Ranking rank(Grapevine grapevine, Workers workers) {
        requests(grapevine);
        try (Store store = network.store(grapevine)) {
            return rank(grapevine, store, workers);
        }
    }

    /** Reads the network from the files named, or else from {@code store}, and ranks it. */
    Ranking rank(Grapevine grapevine, @Nullable Store store, Workers workers) {
        List<Request> requests = requests(grapevine);
        ReferralNetwork people = network.read(grapevine, store);
        return Ranking.of(View.of(people, view.options()), requests, !prospects, workers);
    }

    /** Workers that show how far they have come. */
    static Workers workers(Grapevine grapevine, ProgressLine progress) {
        return Workers.of(grapevine.threads(), progress);
    }
}
