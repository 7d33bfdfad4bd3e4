package org.grapevine.cli;

import java.util.Arrays;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.store.AnalysisRecord;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the analyses kept in the store and lets old ones go. */
@Command(
        name = HistoryCommand.NAME,
        header = "List the analyses kept in the store: what was asked, on which data, with which seed.",
        footer = {
            "",
            "Examples:",
            "  grapevine rank --measure katz --as influence     keeps an analysis",
            "  grapevine history",
            "  grapevine history --keep 20                      lets all but the newest twenty go",
            "  grapevine compare 3 5                            who rose and who fell between two of them"
        })
final class HistoryCommand implements Runnable {
    static final String NAME = "history";

    private static final int HASH = 12;

    private final Grapevine grapevine;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = {"Let all but the newest N go. Those whose scores persons still bear as a property stay."})
    private @Nullable Integer keep;

    HistoryCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (keep != null && keep < 0) {
            throw GrapevineException.input("--keep " + keep + " is not at least 0", "say how many are to stay");
        }
        try (Store store = Stores.existing(grapevine)) {
            List<String> gone = keep == null ? List.of() : store.prune(keep);
            List<AnalysisRecord> analyses = store.analyses();
            Answer answer = Answer.about("analyses")
                    .key("id")
                    .columns("at", "measure", "property", "people", "seed", "data", "sees")
                    .rows(analyses.stream().map(HistoryCommand::row).toList());
            if (!gone.isEmpty()) {
                answer.note("Gone: %s.".formatted(String.join(", ", gone)));
            }
            if (analyses.isEmpty()) {
                answer.note("There are none yet: 'grapevine rank --as NAME' keeps one.");
            } else if (analyses.size() > 1) {
                answer.note("'grapevine compare %s %s' tells who rose and who fell."
                        .formatted(analyses.get(1).id(), analyses.get(0).id()));
            }
            grapevine.print(answer);
        }
    }

    private static List<@Nullable Object> row(AnalysisRecord analysis) {
        String hash = analysis.dataHash();
        return Arrays.asList(
                analysis.id(),
                analysis.at(),
                analysis.measure(),
                analysis.property(),
                analysis.scored(),
                analysis.seed(),
                hash.substring(0, Math.min(HASH, hash.length())),
                analysis.parameters());
    }
}
