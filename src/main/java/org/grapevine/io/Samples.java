package org.grapevine.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first values of each column of a file, for somebody who looks whether it was understood. */
final class Samples {
    /* Of rows that are taken alone: what is left out, because it reveals what the law protects, stays unsaid here, too. */

    private static final int VALUES = 3;
    private static final int ROWS = 1000;

    private final List<IntakeFile.Column> columns;
    private final List<Set<String>> values = new ArrayList<>();
    private int rows;
    private boolean full;

    Samples(IntakeFile file) {
        this.columns = file.preview();
        columns.forEach(column -> values.add(new LinkedHashSet<>()));
    }

    /** Takes a row that is in order, as it was read. */
    void take(Row row) {
        if (full || rows++ >= ROWS) {
            return;
        }
        full = true;
        for (int i = 0; i < columns.size(); i++) {
            Set<String> those = values.get(i);
            String text = row.cell(columns.get(i).position());
            if (those.size() < VALUES && !Cell.blank(text)) {
                those.add(Cell.sample(text));
            }
            full &= those.size() == VALUES;
        }
    }

    /** What was seen, a column each. */
    List<FileReport.Column> seen() {
        List<FileReport.Column> seen = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            IntakeFile.Column column = columns.get(i);
            seen.add(new FileReport.Column(column.theirs(), column.ours(), List.copyOf(values.get(i))));
        }
        return seen;
    }
}
