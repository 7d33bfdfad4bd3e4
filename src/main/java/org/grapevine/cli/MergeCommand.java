package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.Shell;
import org.grapevine.store.MergeReport;
import org.grapevine.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one person of two. */
@Command(
        name = MergeCommand.NAME,
        header = "Make one person of two that are the same, with the ties of both; can be undone.",
        footer = {
            "",
            "Examples:",
            "  grapevine duplicates                  who may be there twice",
            "  grapevine merge c0042 c1077           keeps c0042",
            "  grapevine merge --list",
            "  grapevine merge --undo merge-3"
        })
final class MergeCommand implements Runnable {
    static final String NAME = "merge";

    private static final int TWO = 2;

    private final Grapevine grapevine;

    @Parameters(
            arity = "0..2",
            paramLabel = "KEEP DROP",
            hideParamSyntax = true,
            description = "Id of the person to keep, and of the one that is the same.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--undo", paramLabel = "ID", description = "Make two of one again, as they were before that merge.")
    private String undo = "";

    @Option(names = "--list", description = "List the merges.")
    private boolean list;

    MergeCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        int asked = (ids.isEmpty() ? 0 : 1) + (undo.isEmpty() ? 0 : 1) + (list ? 1 : 0);
        if (asked != 1 || (!ids.isEmpty() && ids.size() != TWO)) {
            throw GrapevineException.input(
                    "two persons, --undo or --list: one of these",
                    "name the person to keep and the one that is the same: grapevine merge KEEP DROP");
        }
        try (Store store = Stores.existing(grapevine)) {
            if (list) {
                grapevine.print(answer(store.merges()));
            } else if (undo.isEmpty()) {
                MergeReport done = store.merge(ids.get(0), ids.get(1));
                grapevine.print(answer(List.of(done))
                        .note(
                                "Later loads take rows about %s for rows about %s. 'grapevine merge --undo %s' takes it back."
                                        .formatted(done.drop(), done.keep(), Shell.word(done.id()))));
            } else {
                MergeReport undone = store.undoMerge(undo);
                grapevine.print(answer(List.of(undone))
                        .note("Undone: %s and %s are two persons again.".formatted(undone.keep(), undone.drop())));
            }
        }
    }

    private static Answer answer(List<MergeReport> merges) {
        List<List<Object>> rows = new ArrayList<>();
        for (MergeReport merge : merges) {
            rows.add(List.of(
                    merge.id(),
                    merge.at(),
                    merge.keep(),
                    merge.drop(),
                    merge.moved(),
                    merge.combined(),
                    merge.between()));
        }
        Answer answer = Answer.about("merges")
                .key("id")
                .columns("at")
                .key("keep")
                .key("drop")
                .columns("moved", "combined", "between the two")
                .rows(rows);
        if (merges.isEmpty()) {
            answer.note("There are none.");
        }
        return answer;
    }
}
