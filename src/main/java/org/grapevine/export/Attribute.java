package org.grapevine.export;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A column of nodes or edges.
 *
 * @param name unique among its like in any case
 * @param holds what its values are
 */
record Attribute(String name, Holds holds) {
    /** What the values of a column are. */
    enum Holds {
        NUMBER,
        FLAG,
        DATE,
        TEXT;

        /** What {@code value} is; a text that spells a number in the one usual way counts as number. */
        static Holds of(Object value) {
            if (value instanceof Number
                    || (value instanceof String text && SPELLED.matcher(text).matches())) {
                return NUMBER;
            }
            return value instanceof Boolean ? FLAG : value instanceof LocalDate ? DATE : TEXT;
        }

        /** What a column holds of which some values are of this kind and some of {@code other}. */
        Holds with(Holds other) {
            return this == other ? this : TEXT;
        }

        /** The name of the type in XML formats; days are texts there. */
        String ofXml() {
            return switch (this) {
                case NUMBER -> "double";
                case FLAG -> "boolean";
                case DATE, TEXT -> "string";
            };
        }

        /** {@code value} as a column of this kind has it. */
        Object cast(Object value) {
            if (this == NUMBER && value instanceof String text) {
                return Double.valueOf(text);
            }
            return this == TEXT ? value.toString() : value;
        }
    }

    private static final Pattern SPELLED = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{0,5}[1-9])?");
}
