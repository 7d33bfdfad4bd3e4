package org.grapevine.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.grapevine.learning.History;
import picocli.CommandLine.Option;

/** The options of every command that looks at the past. */
final class PastChoice {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            defaultValue = "",
            description = {
                "When watching began: who came before then was a client already",
                "(default: the first dated referral, else the first adoption)."
            })
    private String since = "";

    @Option(
            names = "--split",
            paramLabel = "DATE|SHARE",
            defaultValue = "",
            description = "Test on what came after that day, or on the last share of conversions (default: 25%%).")
    private String split = "";

    @Option(
            names = "--period",
            paramLabel = "LENGTH",
            defaultValue = "",
            description = {
                "Length of a period: 30d, 2w, 1m, 1y. Where times are dates, who talks is looked at anew each period (default: 1m);",
                "where they are numbers, it says what 1 means (default: 1y)."
            })
    private String period = "";

    @Option(
            names = "--talks",
            paramLabel = "N",
            defaultValue = "always",
            description = "For how many periods somebody talks after coming, or always (default: ${DEFAULT-VALUE}).")
    private String talks = "always";

    String split() {
        return split;
    }

    /** What of the past is looked at. */
    History.Scope scope() {
        return History.Scope.of(period, since, talks, LocalDate.now(ZoneOffset.UTC));
    }
}
