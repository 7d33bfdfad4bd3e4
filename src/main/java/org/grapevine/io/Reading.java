package org.grapevine.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the cells of one file of a CRM are read: its columns, its days and numbers, and what may be looked up elsewhere. */
final class Reading {
    private static final Pattern CURRENCY = Pattern.compile(
            "^(?:[A-Z]{2,3}\\$|\\p{Sc}|[A-Z]{3}[ \u00a0])[ \u00a0]*|[ \u00a0]*(?:\\p{Sc}|[ \u00a0][A-Z]{3})$");

    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean restoring;
    private final Numbers numbers;
    private final DayFormats days;
    private final Lookups lookups;

    Reading(List<String> columns, char delimiter, IntakeOptions options, Lookups lookups) {
        this.columns = columns.stream().map(Cell::trimmed).toList();
        this.restoring = Header.restoring(columns);
        for (int i = columns.size() - 1; i >= 0; i--) {
            positions.put(Cell.comparable(columns.get(i)), i);
        }
        this.numbers = new Numbers(options.decimal(), delimiter);
        this.days = new DayFormats(options.dateFormat());
        this.lookups = lookups;
    }

    /** The names as they stand in the file. */
    List<String> columns() {
        return columns;
    }

    /** Where the column of that name stands; -1 where the file has none. */
    int position(String name) {
        return positions.getOrDefault(Cell.comparable(name), -1);
    }

    /** The text of a cell, without the quote that we may have put before it. */
    String restored(String text) {
        return restoring ? Cell.restored(text) : text;
    }

    /** The amount in a cell, a sign of currency beside it or not; NaN where it is none. */
    double number(String text) {
        return numbers.parse(CURRENCY.matcher(text).replaceAll(""));
    }

    DayFormats days() {
        return days;
    }

    Lookups lookups() {
        return lookups;
    }
}
