package org.grapevine.cli;

import org.grapevine.network.ViewOptions;
import picocli.CommandLine.Option;

/** The options that say what of the network a measure sees. */
final class ViewChoice {
    @Option(
            names = "--ties",
            paramLabel = "TYPES",
            defaultValue = "all",
            description = "Direct ties: all, none or types separated by commas (default: ${DEFAULT-VALUE}).")
    private String ties = "all";

    @Option(
            names = "--groups",
            paramLabel = "TYPES",
            defaultValue = "all",
            description = "Memberships: all, none or group types separated by commas (default: ${DEFAULT-VALUE}).")
    private String groups = "all";

    @Option(
            names = "--direction",
            paramLabel = "WAY",
            defaultValue = "influence",
            description = {
                "Which way ties run: influence (as word flows: directed ties as given, nominations turned round, others both ways),",
                "given (from -> to), reversed (to -> from) or both (default: ${DEFAULT-VALUE})."
            })
    private String direction = "influence";

    @Option(
            names = "--weights",
            paramLabel = "WHAT",
            defaultValue = "probability",
            description = {
                "What a tie weighs: probability (that word passes in the horizon), strength (as given, parallel ties added up)",
                "or none (default: ${DEFAULT-VALUE})."
            })
    private String weights = "probability";

    @Option(
            names = "--horizon",
            paramLabel = "YEARS",
            defaultValue = "1",
            description = "Over how many years probabilities are taken (default: ${DEFAULT-VALUE}).")
    private double horizon = 1;

    ViewOptions options() {
        return ViewOptions.parse(ties, groups, direction, weights, horizon);
    }
}
