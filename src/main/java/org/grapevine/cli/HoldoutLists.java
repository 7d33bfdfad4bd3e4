package org.grapevine.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.Trial;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;

/** The files that tell whom a holdout concerns: who is asked, who is withheld, and the clusters that were drawn. */
final class HoldoutLists {
    private static final String FOLDER = "grapevine-holdout";
    private static final String TREATED = "treated.csv";
    private static final String CONTROL = "control.csv";
    private static final String CLUSTERS = "clusters.csv";
    private static final List<String> FILES = List.of(TREATED, CONTROL, CLUSTERS);

    private HoldoutLists() {}

    /** Refuses a folder in which other files stand than those of an earlier draw. */
    static void requireFree(Grapevine grapevine) {
        AtomicFolder.requireFreeOf(folder(grapevine), FILES);
    }

    private static Path folder(Grapevine grapevine) {
        Path out = grapevine.out();
        return out == null ? Path.of(FOLDER) : out;
    }

    /** Writes who is asked, who is withheld, and the clusters, in the place of such files of an earlier draw. */
    static void write(Trial trial, @Nullable Store store, Grapevine grapevine) {
        Path folder = folder(grapevine);
        AtomicFolder.writeAnew(folder, FILES, draft -> {
            write(draft.resolve(TREATED), clients(trial, trial.asked()));
            write(draft.resolve(CONTROL), clients(trial, trial.withheld()));
            write(draft.resolve(CLUSTERS), clusters(trial));
        });
        Stores.noteFile(store, folder.resolve(TREATED), "list of clients to ask", grapevine);
        Stores.noteFile(store, folder.resolve(CONTROL), "list of clients withheld", grapevine);
        grapevine.note("Written to %s: %s, %,d clients to ask; %s, %,d clients whom nobody may ask; %s, %,d %s."
                .formatted(
                        folder,
                        TREATED,
                        trial.asked().size(),
                        CONTROL,
                        trial.withheld().size(),
                        CLUSTERS,
                        trial.clusters().size(),
                        trial.many()));
    }

    private static void write(Path file, Answer answer) {
        AtomicFile.write(file, text -> CsvText.write(answer, text, false));
    }

    private static Answer clients(Trial trial, List<Trial.Chosen> list) {
        return Answer.about("clients")
                .columns("position")
                .key("id")
                .columns(
                        "name",
                        "manager",
                        "segment",
                        "cluster",
                        "stratum",
                        "cost",
                        "expectedCost",
                        "acceptance",
                        "marginalReferrals",
                        "marginal",
                        "standalone",
                        "why")
                .rows(list.stream().map(one -> row(trial, one)).toList());
    }

    private static List<@Nullable Object> row(Trial trial, Trial.Chosen chosen) {
        Invitation one = chosen.invitation();
        boolean placed = chosen.cluster() > 0;
        return Arrays.asList(
                chosen.position(),
                one.id(),
                one.name(),
                one.manager(),
                one.segment(),
                placed ? chosen.cluster() : null,
                placed ? trial.clusters().get(chosen.cluster() - 1).stratum() : null,
                one.reserve(),
                one.expectedCost(),
                one.acceptance(),
                one.newClients(),
                one.marginal(),
                one.standalone(),
                one.why(trial.plan().money()));
    }

    private static Answer clusters(Trial trial) {
        Stream<List<Object>> rows = trial.clusters().stream()
                .map(one -> List.of(
                        one.number(),
                        one.name(),
                        one.held() ? "control" : "treated",
                        one.stratum(),
                        one.people(),
                        one.prospects(),
                        one.chosen(),
                        one.worth()));
        return Answer.about("clusters")
                .columns("cluster", "name", "arm", "stratum", "people", "prospects", "chosen", "expected")
                .rows(rows.toList());
    }
}
