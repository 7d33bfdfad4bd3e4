package org.grapevine.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row of a file as it stands there. One object serves all rows of a file in turn. */
final class Row {
    private String[] cells = new String[16];
    private int size;
    private long line;
    private @Nullable Reason fault;
    private String explanation = "";
    private @Nullable Row original;

    /** Begins a row that is made of a row of another shape. */
    void begin(long startingLine, Row madeOf) {
        begin(startingLine);
        original = madeOf;
    }

    /** The row as it stands in the file. */
    Row original() {
        return original == null ? this : original;
    }

    void begin(long startingLine) {
        Arrays.fill(cells, 0, size, "");
        size = 0;
        line = startingLine;
        fault = null;
        explanation = "";
    }

    void add(String cell) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = cell;
    }

    void set(int position, String cell) {
        cells[position] = cell;
    }

    /** How many fields it has. */
    int size() {
        return size;
    }

    /** The field at {@code position}; empty where the row ends before it. */
    String cell(int position) {
        return position < size ? cells[position] : "";
    }

    /** The line of the file where it begins, counted from 1. */
    long line() {
        return line;
    }

    boolean blank() {
        for (int i = 0; i < size; i++) {
            if (!Cell.blank(cells[i])) {
                return false;
            }
        }
        return true;
    }

    /** Marks the row as not to be taken; the first reason stays. */
    void reject(Reason reason, String why) {
        if (fault == null) {
            fault = reason;
            explanation = why;
        }
    }

    /** Why it is not to be taken; null where nothing is wrong. */
    @Nullable
    Reason fault() {
        return fault;
    }

    /** What is wrong, for people. */
    String explanation() {
        return explanation;
    }
}
