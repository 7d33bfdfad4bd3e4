package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers: rows under columns, single facts beside them, and notes for the reader. Written once for every format, see
 * {@link Format}. A cell is a text, a whole number, a double (NaN where undefined), a yes or no, a date, a list, a map, or null where
 * there is nothing.
 */
final class Answer {
    /**
     * A column.
     *
     * @param name as it stands in the header
     * @param key whether its texts are keys, which no format may change, rather than texts to read
     */
    record Column(String name, boolean key) {}

    private final String subject;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Iterable<? extends List<? extends @Nullable Object>> rows = List.of();

    private Answer(String subject) {
        this.subject = subject;
    }

    /** An answer about {@code subject}, which names the rows where a format wants a name: {@code files}, {@code persons}. */
    static Answer about(String subject) {
        return new Answer(subject);
    }

    /** Adds a column of keys. */
    Answer key(String name) {
        columns.add(new Column(name, true));
        return this;
    }

    /** Adds columns. */
    Answer columns(String... names) {
        Arrays.stream(names).forEach(name -> columns.add(new Column(name, false)));
        return this;
    }

    /** Sets the rows, each as long as there are columns. They are gone through once, when they are written. */
    Answer rows(Iterable<? extends List<? extends @Nullable Object>> cells) {
        this.rows = cells;
        return this;
    }

    /** Adds a single fact, for example a total. */
    Answer fact(String name, @Nullable Object value) {
        facts.put(name, value);
        return this;
    }

    /** Adds a sentence that the reader should know. */
    Answer note(String sentence) {
        notes.add(sentence);
        return this;
    }

    String subject() {
        return subject;
    }

    List<Column> columns() {
        return columns;
    }

    Iterable<? extends List<? extends @Nullable Object>> rows() {
        return rows;
    }

    Map<String, @Nullable Object> facts() {
        return facts;
    }

    List<String> notes() {
        return notes;
    }
}
