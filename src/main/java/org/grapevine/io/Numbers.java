package org.grapevine.io;

import org.jspecify.annotations.Nullable;

/** The grammar of numbers in files. */
final class Numbers {
    /* Digits, perhaps a sign before them, perhaps decimals, perhaps an exponent, perhaps thousands parted by blanks, points or commas
     * in groups of exactly three. Double.parseDouble alone would take 0x10, 1d, NaN and Infinity.
     *
     * One sign followed by three digits can part thousands or decimals. A point is then read as decimal point, but not in a file parted
     * by semicolons, which comes from a country with decimal commas; a comma is read as decimal comma in such a file only. What remains
     * open is no number until the user says which sign is the decimal one: 1,5 never becomes 15, nor 1.234 silently 1234 or 1.234. */

    /** Reads plain numbers, as programs write them. */
    static final Numbers PLAIN = new Numbers(Decimal.POINT, ',');

    private final @Nullable Decimal decimal;
    private final boolean commaCountry;

    /**
     * @param decimal as the user stated it; null to go by the number itself
     * @param delimiter of the file
     */
    Numbers(@Nullable Decimal decimal, char delimiter) {
        this.decimal = decimal;
        this.commaCountry = delimiter == ';';
    }

    /** The number; infinite where it is too large for a double; NaN where {@code text} is no number or not clearly one. */
    double parse(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (length - start <= 15 && length > start) {
            long whole = 0;
            int i = start;
            for (; i < length && digit(text.charAt(i)); i++) {
                whole = whole * 10 + text.charAt(i) - '0';
            }
            if (i == length) {
                return text.charAt(0) == '-' ? -(double) whole : whole;
            }
        }
        return parse(text, start);
    }

    private double parse(String text, int start) {
        int end = mantissaEnd(text, start);
        if (end < 0) {
            return Double.NaN;
        }
        int sign = decimalSign(text, start, end);
        String whole = ungrouped(text, start, sign < 0 ? end : sign, sign < 0 ? ' ' : text.charAt(sign));
        if (sign == AMBIGUOUS || whole == null || (whole.isEmpty() && sign < 0)) {
            return Double.NaN;
        }
        String decimals = sign < 0 ? "0" : text.substring(sign + 1, end);
        if (decimals.isEmpty() || !allDigits(decimals)) {
            return Double.NaN;
        }
        return Double.parseDouble(text.substring(0, start) + whole + "." + decimals + text.substring(end));
    }

    /** Where the exponent begins, the end of the text where there is none, -1 where this cannot be a number. */
    private static int mantissaEnd(String text, int start) {
        int end = start;
        while (end < text.length() && (digit(text.charAt(end)) || parting(text.charAt(end)))) {
            end++;
        }
        if (end == start || end == text.length()) {
            return end == start ? -1 : end;
        }
        int digits = end + 1;
        if ((text.charAt(end) | 0x20) != 'e') {
            return -1;
        }
        if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        return digits < text.length() && text.length() - digits <= 6 && allDigits(text.substring(digits)) ? end : -1;
    }

    private static final int NO_DECIMALS = -1;
    private static final int AMBIGUOUS = -2;

    /** Where the decimal sign stands. */
    private int decimalSign(String text, int start, int end) {
        int point = text.lastIndexOf('.', end - 1);
        int comma = text.lastIndexOf(',', end - 1);
        if (decimal != null) {
            return Math.max(NO_DECIMALS, decimal == Decimal.POINT ? point : comma);
        }
        if (point < 0 && comma < 0) {
            return NO_DECIMALS;
        }
        int last = Math.max(point, comma);
        if (point >= 0 && comma >= 0) {
            return last;
        }
        if (text.indexOf(text.charAt(last)) < last) {
            return NO_DECIMALS;
        }
        boolean grouped = end - last == 4
                && last - start >= 1
                && last - start <= 3
                && text.charAt(start) != '0'
                && allDigits(text.substring(start, last));
        boolean usual = commaCountry == (text.charAt(last) == ',');
        return grouped && !usual ? AMBIGUOUS : last;
    }

    /** The digits of the whole part without what parts the thousands; null where they are parted in no known way. */
    private static @Nullable String ungrouped(String text, int start, int end, char decimalSign) {
        int first = start;
        while (first < end && digit(text.charAt(first))) {
            first++;
        }
        if (first == end) {
            return text.substring(start, end);
        }
        char parting = text.charAt(first);
        if (first == start
                || first - start > 3
                || (end - first) % 4 != 0
                || (parting == decimalSign && parting != ' ')) {
            return null;
        }
        StringBuilder digits = new StringBuilder(text.substring(start, first));
        for (int i = first; i < end; i += 4) {
            String group = text.substring(i + 1, i + 4);
            if (text.charAt(i) != parting || !allDigits(group)) {
                return null;
            }
            digits.append(group);
        }
        return digits.toString();
    }

    /** Whether {@code text} was meant as a number, but is written in a way that cannot be trusted. */
    static boolean numberLike(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits |= digit(c);
            if (!digit(c)
                    && !parting(c)
                    && "+-'’%".indexOf(c) < 0
                    && Character.getType(c) != Character.CURRENCY_SYMBOL) {
                return false;
            }
        }
        return digits;
    }

    private static boolean parting(char c) {
        return c == '.' || c == ',' || c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
