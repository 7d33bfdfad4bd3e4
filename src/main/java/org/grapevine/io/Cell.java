package org.grapevine.io;

import java.util.Locale;

/** The text of a cell: what counts as blank, how headers and words are compared, how a value is shown to people. */
final class Cell {
    private static final int SHOWN = 60;
    private static final int SAMPLE = 30;

    private Cell() {}

    /** Without the blanks at both ends, those that keep words together included. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (from < to && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!blank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean blank(char c) {
        return c <= ' ' || (c >= '\u0085' && (c == '\u00a0' || c == '\u202f' || Character.isWhitespace(c)));
    }

    /** A column name as it is compared: lower case, without blanks, hyphens and underscores. */
    static String comparable(String column) {
        StringBuilder plain = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (!blank(c) && c != '_' && c != '-' && !invisible(c)) {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** What two names must share to be taken for near duplicates: letters and digits in lower case. */
    static String folded(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether nobody sees it and no script needs it: zero-width space, soft hyphen, word joiner, byte order mark. */
    static boolean invisible(char c) {
        return c == '\u200b' || c == '\u00ad' || c == '\u2060' || c == '\ufeff';
    }

    /** {@code text} in quotes for a message: cut, on one line, with everything that a terminal might obey spelled out. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
            char c = text.charAt(i);
            boolean harmful = Character.isISOControl(c)
                    || invisible(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '\uffff';
            shown.append(harmful ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
        }
        return shown.append(text.length() > SHOWN ? "…'" : "'").toString();
    }

    /** {@code text} as an example for people: short, on one line, with everything that a terminal or a page might obey spelled out. */
    static String sample(String text) {
        int end = Math.min(text.length(), SAMPLE);
        end -= end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        String shown = shown(text.substring(0, end) + (end < text.length() ? "…" : ""));
        return shown.substring(1, shown.length() - 1);
    }

    /** {@code text} so that no spreadsheet takes it for a formula: a quote before a sign that would start one, numbers left alone. */
    static String neutral(String text, Numbers numbers) {
        if (text.isEmpty() || (text.charAt(0) != '\'' && !startsFormula(text.charAt(0)))) {
            return text;
        }
        boolean quoted = text.charAt(0) == '\'';
        return (quoted ? quotedFormula(text) : Double.isNaN(numbers.parse(text))) ? "'" + text : text;
    }

    /** Undoes {@link #neutral}. */
    static String restored(String text) {
        return quotedFormula(text) ? text.substring(1) : text;
    }

    /** Whether nothing but quotes, at least one, stands before a sign that would start a formula. */
    private static boolean quotedFormula(String text) {
        int quotes = 0;
        while (quotes < text.length() && text.charAt(quotes) == '\'') {
            quotes++;
        }
        return quotes > 0 && quotes < text.length() && startsFormula(text.charAt(quotes));
    }

    private static boolean startsFormula(char c) {
        return "=+-@\t\r".indexOf(c) >= 0;
    }
}
