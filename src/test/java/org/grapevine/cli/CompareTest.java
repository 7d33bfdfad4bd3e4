package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.grapevine.store.AnalysisChange;
import org.grapevine.store.AnalysisRecord;
import org.junit.jupiter.api.Test;

class CompareTest {
    private static final ZonedDateTime AT = ZonedDateTime.of(2026, 11, 1, 8, 0, 0, 0, ZoneOffset.UTC);

    private static AnalysisRecord analysis(String id, String measure, String dataHash) {
        return new AnalysisRecord(id, AT, measure, "ties=all", dataHash, 1, "influence", 1);
    }

    private static List<String> said(AnalysisRecord before, AnalysisRecord after, double scoreAfter) {
        AnalysisChange.Move move = new AnalysisChange.Move(0, "ana", "Ana", 1, 1, 2, scoreAfter);
        return CompareCommand.difference(new AnalysisChange(before, after, List.of(move), Map.of(), true));
    }

    @Test
    void scores_that_differ_although_nothing_was_loaded_tell_that_others_changed_the_graph() {
        assertThat(said(analysis("analysis-1", "katz", "x"), analysis("analysis-2", "katz", "x"), 3))
                .containsExactly(
                        "Nothing was loaded between them, yet scores differ: others changed the graph meanwhile.");
    }

    @Test
    void the_same_loads_are_told_from_others() {
        assertThat(said(analysis("analysis-1", "katz", "x"), analysis("analysis-2", "katz", "x"), 2))
                .containsExactly("Both ran on the same loaded data.");
        assertThat(said(analysis("analysis-1", "katz", "x"), analysis("analysis-2", "katz", "y"), 3))
                .containsExactly("The data changed between them.");
        assertThat(said(analysis("analysis-1", "katz", "x"), analysis("analysis-2", "degree", "x"), 3))
                .containsExactly("The measures differ: katz, then degree.", "Both ran on the same loaded data.");
    }
}
