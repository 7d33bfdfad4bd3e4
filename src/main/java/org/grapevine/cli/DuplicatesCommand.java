package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.network.Duplicates;
import org.grapevine.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists persons who may be one. */
@Command(
        name = DuplicatesCommand.NAME,
        header = "List persons who may be one and the same, with a score and the reason.",
        footer = {
            "",
            "Examples:",
            "  grapevine duplicates",
            "  grapevine duplicates --from FOLDER --min-score 0.8 --all --format csv",
            "  grapevine merge c0042 c1077          after a look at both: keeps c0042, with the ties of both"
        })
final class DuplicatesCommand implements Runnable {
    static final String NAME = "duplicates";

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Option(
            names = "--min-score",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Leave out pairs below this score, from 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double atLeast = .5;

    @Mixin
    private ListChoice rows = new ListChoice();

    DuplicatesCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (!(atLeast >= 0 && atLeast <= 1)) {
            throw GrapevineException.input(
                    "--min-score " + atLeast + " is not in [0, 1]", "0.5 is usual; 0.8 shows the surer ones");
        }
        int most = rows.most();
        try (Store store = network.store(grapevine)) {
            Duplicates duplicates = Duplicates.in(network.read(grapevine, store));
            List<Duplicates.Pair> pairs = duplicates.pairs(atLeast);
            List<List<Object>> lines = new ArrayList<>();
            for (Duplicates.Pair pair : pairs.subList(0, Math.min(most, pairs.size()))) {
                lines.add(List.of(
                        Math.round(100 * pair.score()) / 100.0,
                        pair.keep(),
                        pair.keepName(),
                        pair.drop(),
                        pair.dropName(),
                        String.join("; ", pair.reasons())));
            }
            Answer answer = Answer.about("pairs")
                    .columns("score")
                    .key("keep")
                    .columns("name")
                    .key("drop")
                    .columns("other name", "reason")
                    .rows(lines)
                    .fact("found", pairs.size());
            if (lines.size() < pairs.size()) {
                answer.note("%,d of %,d pairs listed; --all lists the rest.".formatted(lines.size(), pairs.size()));
            }
            if (duplicates.shared() > 0) {
                answer.note("Addresses and numbers that more than six persons have, and that count nothing: %,d."
                        .formatted(duplicates.shared()));
            }
            answer.note(
                    pairs.isEmpty()
                            ? "Nobody seems to be there twice."
                            : "Look at both before you merge them: 'grapevine merge KEEP DROP' makes them one and can be undone.");
            grapevine.print(answer);
        }
    }
}
