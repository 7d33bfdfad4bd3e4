package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.grapevine.network.NetworkDigest;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of a load leaves the old graph or the new one. */
class KilledLoadIT {
    private static final int PERSONS = 400;

    @TempDir
    Path folder;

    private static String digest(Store store) {
        NetworkDigest digest = new NetworkDigest();
        store.network(Progress.SILENT).sendTo(digest);
        return digest.value();
    }

    private static String fresh(Record... before) {
        NetworkDigest digest = new NetworkDigest();
        new RowList(before).sendTo(digest);
        return digest.value();
    }

    private static String town() {
        NetworkDigest digest = new NetworkDigest();
        Towns.random(PERSONS, 11).sendTo(digest);
        return digest.value();
    }

    /** Kills a load at each of {@code moments}, one process after another, and opens what each has left. */
    private void killed(int rowsAtOnce, List<String> graphs, String... moments) {
        for (String moment : moments) {
            try (ChildProcess process = ChildProcess.of(LoadingProcess.class, folder, rowsAtOnce, PERSONS)) {
                process.await(moment);
            }
            try (Store store = Store.embedded(folder)) {
                assertThat(digest(store)).as("killed at '%s'", moment).isIn(graphs);
                assertThat(store.status().unfinished()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "first", "half", "last", "sent"})
    void a_first_load_that_is_killed_leaves_nothing_or_everything(String moment) {
        killed(100_000, List.of(fresh(), town()), moment);
        try (Store store = Store.embedded(folder)) {
            store.load(Towns.random(PERSONS, 11), Progress.SILENT);
            assertThat(digest(store)).isEqualTo(town());
        }
    }

    @Test
    void a_load_into_a_graph_that_is_killed_leaves_the_old_graph_or_the_new_one() {
        List<String> graphs = prepared();
        killed(100_000, graphs, "first", "sent", "loaded");
        try (Store store = Store.embedded(folder)) {
            assertThat(digest(store)).as("what was loaded lasts").isEqualTo(graphs.get(1));
        }
    }

    @Test
    void a_large_load_into_a_graph_that_is_killed_leaves_the_old_graph_or_the_new_one() {
        List<String> graphs = prepared();
        killed(100, graphs, "half", "sent", "loaded");
        try (Store store = Store.embedded(folder)) {
            assertThat(digest(store)).as("what was loaded lasts").isEqualTo(graphs.get(1));
        }
    }

    /** Puts a small network into the store; returns its fingerprint and that of it with the town merged into it. */
    private List<String> prepared() {
        try (Store store = Store.embedded(folder)) {
            store.load(Towns.small(), Progress.SILENT);
            String before = digest(store);
            Path other = folder.resolveSibling(folder.getFileName() + "-whole");
            try (Store whole = Store.embedded(other)) {
                whole.load(Towns.small(), Progress.SILENT);
                whole.load(Towns.random(PERSONS, 11), Progress.SILENT);
                return List.of(before, digest(whole));
            }
        }
    }
}
