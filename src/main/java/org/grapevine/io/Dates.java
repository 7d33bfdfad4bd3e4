package org.grapevine.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** The grammar of days in files: ISO 8601, strictly by the calendar, unless the user states another format. */
final class Dates {
    /* Of ISO 8601: 2026-01-31, 20260131, 2026-01 and 2026 (the first day of the period), and a day with a time after it, of which the
     * day is taken as written, whatever the zone. With a stated format that one alone holds: two formats in one file are how days and
     * months get mixed up. */

    private static final Pattern TIME =
            Pattern.compile("[T ]([01]\\d|2[0-4])(:?[0-5]\\d(:?[0-5]\\d([.,]\\d{1,9})?)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?");
    private static final List<String> COMMON = List.of(
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "dd.MM.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d MMM yyyy",
            "MMM d yyyy",
            "d-MMM-yy",
            "yyyy/MM/dd",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "dd/MM/yy",
            "MM/dd/yy");

    private final @Nullable DateTimeFormatter stated;

    /**
     * @param format a pattern of {@link DateTimeFormatter}; null for ISO
     * @throws GrapevineException if it is no pattern
     */
    Dates(@Nullable String format) {
        this.stated = format == null ? null : formatter(format);
    }

    private static DateTimeFormatter formatter(String format) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(format.replace('y', 'u'))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException fault) {
            throw GrapevineException.input(
                    "'" + format + "' is no date format: " + fault.getMessage(),
                    "write it with d, M and y, such as dd/MM/yyyy or d MMM yyyy");
        }
    }

    /** The day; null where {@code text} is none. */
    @Nullable
    LocalDate parse(String text) {
        return stated == null ? iso(text) : day(stated, text);
    }

    /** The day, and the time where the stated format has one, in that format; empty where none is stated, or where it asks for more. */
    String written(LocalDateTime at) {
        if (stated == null) {
            return "";
        }
        try {
            return stated.format(at);
        } catch (DateTimeException fault) {
            return "";
        }
    }

    /** The common formats in which {@code text} is a day, for a hint. */
    static List<String> candidates(String text) {
        return COMMON.stream()
                .filter(format -> day(formatter(format), text) != null)
                .limit(2)
                .toList();
    }

    private static @Nullable LocalDate day(DateTimeFormatter format, String text) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeParseException fault) {
            return null;
        }
    }

    private static @Nullable LocalDate iso(String text) {
        int length = text.length();
        int year = number(text, 0, 4);
        if (year < 0) {
            return null;
        }
        if (length == 4) {
            return year < 1000 ? null : LocalDate.of(year, 1, 1);
        }
        boolean hyphens = text.charAt(4) == '-';
        int month = hyphens ? number(text, 5, 7) : number(text, 4, 6);
        if (hyphens && length == 7) {
            return of(year, month, 1);
        }
        int end = hyphens ? 10 : 8;
        if (hyphens && (length < 10 || text.charAt(7) != '-')) {
            return null;
        }
        int day = number(text, end - 2, end);
        return length > end && !TIME.matcher(text.substring(end)).matches() ? null : of(year, month, day);
    }

    private static @Nullable LocalDate of(int year, int month, int day) {
        try {
            return month < 1 || day < 1 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException fault) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        if (text.length() < to) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
