package org.grapevine.io;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files of a CRM know of each other: tables under keys, gathered before any row becomes a record. */
final class Lookups {
    /* An account's industry, the name behind an owner's id, what an account has bought: a few short texts a key, held while the files are
     * loaded. Amounts by year stay sums until they are asked for; the years are those of all columns of that name together. */

    private static final double DAYS_A_YEAR = 365.25;

    private record Column(String table, String name) {}

    private static final class Span {
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        void take(LocalDate day) {
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }

        double years() {
            return first == null || last == null
                    ? 1
                    : Math.max(1, (ChronoUnit.DAYS.between(first, last) + 1) / DAYS_A_YEAR);
        }
    }

    private final Map<String, Map<String, Map<String, Object>>> tables = new HashMap<>();
    private final Map<String, Span> spans = new HashMap<>();
    private final Set<Column> filled = new HashSet<>();
    private long unclear;

    /** Hears that a file fills {@code table}, with however many rows. */
    void open(Preset.Table table) {
        table.columns().keySet().forEach(name -> filled.add(new Column(table.name(), name)));
    }

    /** Takes a row of a file into a table that is bound to it. */
    void take(Preset.Table table, Row row, Reading reading) {
        if (table.when() != null && !table.when().holds(row, reading)) {
            return;
        }
        List<String> keys = table.key().values(row, reading);
        for (String key : keys) {
            Map<String, Object> cells = tables.computeIfAbsent(table.name(), name -> new HashMap<>())
                    .computeIfAbsent(key, name -> new HashMap<>(8));
            table.columns().forEach((name, gathered) -> {
                Object before = cells.get(name);
                Object after = gathered(name, gathered, before, row, reading, keys.size());
                if (after != null) {
                    cells.put(name, after);
                }
            });
        }
    }

    private @Nullable Object gathered(
            String column, Preset.Gathered gathered, @Nullable Object before, Row row, Reading reading, int keys) {
        String text = gathered.value().value(row, reading);
        return switch (gathered.how()) {
            case FIRST -> before == null && !text.isEmpty() ? text : before;
            case COUNT -> (before instanceof Double sum ? sum : 0) + 1;
            case EARLIEST -> {
                LocalDate day = reading.days().day(text);
                yield day == null || (before instanceof LocalDate other && other.isBefore(day)) ? before : day;
            }
            case TOTAL, YEARLY -> {
                double number = reading.number(text);
                LocalDate day = gathered.day() == null
                        ? null
                        : reading.days().day(gathered.day().value(row, reading));
                if (day != null) {
                    spans.computeIfAbsent(column, one -> new Span()).take(day);
                }
                unclear += Double.isNaN(number) && !text.isEmpty() ? 1 : 0;
                yield (before instanceof Double sum ? sum : 0) + (Double.isNaN(number) ? 0 : number / keys);
            }
        };
    }

    /** What stands under {@code key}; empty where nothing does. */
    String text(String table, String key, String column) {
        Object value = value(table, key, column);
        return value == null
                ? ""
                : value instanceof Double ? String.valueOf(number(table, key, column)) : value.toString();
    }

    /** The number under {@code key}, a year where it was gathered so; 0 where there is none. */
    double number(String table, String key, String column) {
        if (!(value(table, key, column) instanceof Double number)) {
            return 0;
        }
        Span span = spans.get(column);
        return span == null ? number : number / span.years();
    }

    private @Nullable Object value(String table, String key, String column) {
        Map<String, Map<String, Object>> rows = tables.get(table);
        Map<String, Object> cells = rows == null || key.isEmpty() ? null : rows.get(key);
        return cells == null ? null : cells.get(column);
    }

    /** Whether a file has filled that column. */
    boolean filled(String table, String column) {
        return filled.contains(new Column(table, column));
    }

    /** How many amounts were no numbers. */
    long unclear() {
        return unclear;
    }

    /** The years over which the amounts of a column were spread; 0 where there are none. */
    double years(String column) {
        Span span = spans.get(column);
        return span == null ? 0 : span.years();
    }
}
