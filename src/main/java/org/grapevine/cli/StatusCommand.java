package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.store.Store;
import org.grapevine.store.StoreStatus;
import picocli.CommandLine.Command;

/** Tells what is in the store. */
@Command(
        name = StatusCommand.NAME,
        header = "Tell what the store holds and when it was loaded.",
        footer = {"", "Examples:", "  grapevine status", "  grapevine status --store my-town --format json"})
final class StatusCommand implements Runnable {
    static final String NAME = "status";

    private final Grapevine grapevine;

    StatusCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        try (Store store = Stores.existing(grapevine)) {
            grapevine.print(answer(store.status()));
        }
    }

    private static Answer answer(StoreStatus status) {
        List<List<Object>> contents = new ArrayList<>();
        status.nodes().forEach((label, count) -> contents.add(List.of("node", label, count)));
        status.relationships().forEach((type, count) -> contents.add(List.of("relationship", type, count)));
        Answer answer = Answer.about("contents")
                .columns("kind", "name", "count")
                .rows(contents)
                .fact("store", status.where())
                .fact("loaded", status.loadedAt())
                .fact("analyses", status.analyses())
                .fact("dataHash", status.dataHash())
                .fact("unfinished", status.unfinished());
        if (status.bytes() > 0) {
            answer.fact("bytes", status.bytes());
        }
        if (contents.isEmpty()) {
            answer.note("The store is empty: load files first (grapevine load FOLDER).");
        }
        return answer;
    }
}
