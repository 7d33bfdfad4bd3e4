package org.grapevine.cli;

import java.util.List;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that ranks: where the network is, what of it is seen, by what measure. */
final class MeasureChoice {
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
        return Request.parse(measure, Conditions.exact(grapevine.seed()));
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
