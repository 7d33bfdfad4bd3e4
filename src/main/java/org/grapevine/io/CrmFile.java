package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file that is an export of a CRM, and how it is read. */
final class CrmFile {
    private final Path path;
    private final RowFile rows;
    private final char delimiter;
    private final Recognition recognition;
    private final Preset preset;
    private final Reading reading;
    private final Map<String, String> mapping;
    private final Referrers referrers;
    private final @Nullable Condition skip;

    CrmFile(
            RowFile rows,
            RowSource header,
            Recogniser.Recognised recognised,
            IntakeOptions options,
            Lookups lookups,
            Referrers referrers) {
        this.path = rows.path();
        this.rows = rows;
        this.delimiter = header.delimiter();
        this.recognition = recognised.how();
        this.preset = recognised.preset();
        this.reading = new Reading(header.columns(), delimiter, options, lookups);
        this.mapping = options.mapping();
        this.referrers = referrers;
        this.skip = preset.skip() == null ? null : preset.skip().bound(reading);
    }

    Path path() {
        return path;
    }

    Preset preset() {
        return preset;
    }

    Recognition recognition() {
        return recognition;
    }

    Reading reading() {
        return reading;
    }

    Referrers referrers() {
        return referrers;
    }

    RowFile rows() {
        return rows;
    }

    char delimiter() {
        return delimiter;
    }

    RowSource open(LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        return rows.rows(progress, remarks);
    }

    /** Whether a row is no record: one that the program has marked as deleted, or a line below the table. */
    boolean passesOver(Row row) {
        boolean below = preset.footer() && reading.columns().size() > 2 && single(row);
        return row.fault() == null && (below || (skip != null && skip.holds(row, reading)));
    }

    private boolean single(Row row) {
        int last = row.size() - 1;
        while (rows.padded() && last > 0 && Cell.blank(row.cell(last))) {
            last--;
        }
        return last == 0;
    }

    /** Goes over all rows that are records; each is valid during its call. */
    void each(Consumer<Row> visitor) throws IOException {
        try (RowSource all = open(read -> {}, (reason, line) -> {})) {
            for (Row row = all.next(); row != null; row = all.next()) {
                if (row.fault() == null && !passesOver(row)) {
                    visitor.accept(row);
                }
            }
        }
    }

    /** The parts of the preset that the file takes, each as a file of its own kind. */
    List<IntakeFile> views(boolean together) {
        List<IntakeFile> files = new ArrayList<>();
        for (int i = 0; i < preset.views().size(); i++) {
            Preset.View view = preset.views().get(i);
            boolean taken =
                    view.company() == Preset.Company.ANY || (view.company() == Preset.Company.TOGETHER) == together;
            Preset.View bound = taken ? bound(view, files.isEmpty()) : null;
            if (bound != null) {
                files.add(IntakeFile.of(this, bound, files.isEmpty()));
            }
        }
        return files;
    }

    /** The view over the columns of the file; null where one that its kind requires cannot be had. */
    private Preset.@Nullable View bound(Preset.View view, boolean first) {
        Map<String, Expression> cells = new LinkedHashMap<>();
        view.cells().forEach((ours, cell) -> {
            Expression bound = cell.bound(reading);
            if (bound != null) {
                cells.put(ours, bound);
            }
        });
        if (first) {
            overlay(view, cells);
        }
        if (first && view.kind() == Kind.CLIENTS) {
            for (String column : untouched()) {
                cells.putIfAbsent(known(view.kind(), column), Expression.column(reading.position(column), column));
            }
        }
        boolean suffices = view.kind().required().stream().allMatch(field -> cells.containsKey(field.column()));
        Condition when = view.when() == null ? null : view.when().bound(reading);
        return suffices ? new Preset.View(view.kind(), view.once(), view.given(), view.company(), when, cells) : null;
    }

    /** The table over the columns of the file; null where its key or all its columns cannot be had. */
    Preset.@Nullable Table bound(Preset.Table table) {
        Expression key = table.key().bound(reading);
        Map<String, Preset.Gathered> columns = new LinkedHashMap<>();
        table.columns().forEach((name, gathered) -> {
            Expression value = gathered.value().bound(reading);
            Expression day = gathered.day() == null ? null : gathered.day().bound(reading);
            if (value != null) {
                columns.put(name, new Preset.Gathered(value, gathered.how(), day));
            }
        });
        Condition when = table.when() == null ? null : table.when().bound(reading);
        return key == null || columns.isEmpty() ? null : new Preset.Table(table.name(), key, when, columns);
    }

    /** Puts what the user's mapping says in the place of what the preset says. */
    private void overlay(Preset.View view, Map<String, Expression> cells) {
        for (int i = 0; i < reading.columns().size(); i++) {
            String column = reading.columns().get(i);
            String ours = mapping.get(Cell.comparable(column));
            if (ours != null) {
                String target = known(view.kind(), ours);
                Expression before = cells.get(target);
                cells.entrySet()
                        .removeIf(cell -> !cell.getKey().equals(target)
                                && cell.getValue().plain()
                                && cell.getValue().shown().equals(column));
                cells.put(target, before == null ? Expression.column(i, column) : before.replaced(i, column));
            }
        }
    }

    private static String known(Kind kind, String ours) {
        String name = Cell.comparable(ours);
        for (Field field : kind.fields()) {
            if (Cell.comparable(field.column()).equals(name)) {
                return field.column();
            }
        }
        return kind.properties().keySet().stream()
                .filter(column -> Cell.comparable(column).equals(name))
                .findFirst()
                .orElse(ours);
    }

    /** The columns that neither the preset nor the mapping knows. */
    List<String> untouched() {
        List<String> untouched = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (List<List<String>> columns : List.of(preset.needs(), preset.usual(), preset.may())) {
            columns.forEach(names -> names.forEach(name -> named.add(Cell.comparable(name))));
        }
        for (String column : reading.columns()) {
            String name = Cell.comparable(column);
            if (!column.isEmpty()
                    && !named.contains(name)
                    && !mapping.containsKey(name)
                    && !Header.ours(column)
                    && !untouched.contains(column)) {
                untouched.add(column);
            }
        }
        return untouched;
    }
}
