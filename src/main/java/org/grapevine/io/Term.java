package org.grapevine.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a cell of ours: a column of theirs, a fixed text, something looked up in a table of another file, a share. */
interface Term {
    /** What stands there for {@code row}; empty where nothing does. */
    String value(Row row, Reading reading);

    /** The term over the columns of a file; null where the file has none of its columns. */
    default @Nullable Term bound(Reading reading) {
        return this;
    }

    /** The term for people, over the columns of the file that it is bound to. */
    String shown(Reading reading);

    /** Whether it is a text of the preset's own, which no conversion may touch. */
    default boolean literal() {
        return false;
    }

    /** The number that stands there; 0 where none does. */
    default double number(Row row, Reading reading) {
        double number = reading.number(value(row, reading));
        return Double.isNaN(number) ? 0 : number;
    }

    /** A column by its name. */
    record Column(String name) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            throw new IllegalStateException("column " + name + " is bound to no file");
        }

        @Override
        public String shown(Reading reading) {
            return name;
        }

        @Override
        public @Nullable Term bound(Reading reading) {
            int position = reading.position(name);
            return position < 0 ? null : new Place(position);
        }
    }

    /** A column by its place. */
    record Place(int position) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            return reading.restored(row.cell(position));
        }

        @Override
        public String shown(Reading reading) {
            return reading.columns().get(position);
        }
    }

    /** A fixed text. */
    record Literal(String text) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            return text;
        }

        @Override
        public String shown(Reading reading) {
            return '"' + text + '"';
        }

        @Override
        public boolean literal() {
            return true;
        }
    }

    /** What a table says in {@code column} under a key, the first where the row has several. */
    record Lookup(String table, Expression key, String column) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            return reading.lookups().text(table, first(row, reading), column);
        }

        @Override
        public String shown(Reading reading) {
            return column + " of the " + table;
        }

        @Override
        public @Nullable Term bound(Reading reading) {
            Expression over = key.bound(reading);
            return over == null ? null : new Lookup(table, over, column);
        }

        @Override
        public double number(Row row, Reading reading) {
            return reading.lookups().number(table, first(row, reading), column);
        }

        private String first(Row row, Reading reading) {
            List<String> keys = key.values(row, reading);
            return keys.isEmpty() ? "" : keys.get(0);
        }
    }

    /** A fixed text where some file has filled that column of that table. */
    record Given(String table, String column, String text) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            return reading.lookups().filled(table, column) ? text : "";
        }

        @Override
        public String shown(Reading reading) {
            return '"' + text + '"';
        }

        @Override
        public boolean literal() {
            return true;
        }
    }

    /** A number divided by another, by 1 where that is less. */
    record Share(Term of, Term among) implements Term {
        @Override
        public String value(Row row, Reading reading) {
            return Double.toString(number(row, reading));
        }

        @Override
        public String shown(Reading reading) {
            return of.shown(reading) + " / " + among.shown(reading);
        }

        @Override
        public @Nullable Term bound(Reading reading) {
            Term over = of.bound(reading);
            Term under = among.bound(reading);
            return over == null || under == null ? over : new Share(over, under);
        }

        @Override
        public double number(Row row, Reading reading) {
            return of.number(row, reading) / Math.max(1, among.number(row, reading));
        }
    }
}
