package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.grapevine.network.NetworkDigest;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it keeps scores leaves those before or the new ones, on everybody. */
class KilledKeepingIT {
    /* Each process first says what the one before it left. Scores go in by five transactions of 80, then the property by five batches in
     * the last: ten steps, after each of which a process is killed. One more is killed when all is kept. */

    private static final int PERSONS = 400;
    private static final int AT_ONCE = 80;
    private static final int STEPS = 10;
    private static final String BEFORE = "[[1.0], 400, [[1, 400]]]";
    private static final String AFTER = "[[2.0], 400, [[1, 400], [2, 400]]]";

    @TempDir
    Path folder;

    @Test
    void scores_that_are_killed_on_their_way_in_are_not_there_and_nothing_else_is_lost() {
        String rows;
        try (Store store = Store.embedded(folder)) {
            store.load(Towns.random(PERSONS, 11), Progress.SILENT);
            KeepingProcess.keep(store, PERSONS, 1, () -> {});
            assertThat(KeepingProcess.stands(store)).isEqualTo(BEFORE);
            rows = digest(store);
        }
        for (int step = 1; step <= STEPS; step++) {
            try (ChildProcess process = ChildProcess.of(KeepingProcess.class, folder, AT_ONCE, PERSONS, 2)) {
                assertThat(process.line()).as("before step %d", step).isEqualTo(BEFORE);
                process.await("step " + step);
            }
        }
        try (ChildProcess process = ChildProcess.of(KeepingProcess.class, folder, AT_ONCE, PERSONS, 2)) {
            assertThat(process.line()).as("after the last step").isIn(BEFORE, AFTER);
            process.await("kept");
        }
        try (Store store = Store.embedded(folder)) {
            assertThat(KeepingProcess.stands(store)).startsWith("[[2.0], 400, [[1, 400], [2, 400]");
            assertThat(StoreContract.ask(store, "MATCH (d:AnalysisDraft) RETURN d"))
                    .isEmpty();
            assertThat(digest(store)).isEqualTo(rows);
        }
    }

    private static String digest(Store store) {
        NetworkDigest digest = new NetworkDigest();
        store.network(Progress.SILENT).sendTo(digest);
        return digest.value();
    }
}
