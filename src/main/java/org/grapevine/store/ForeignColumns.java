package org.grapevine.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;

/** The columns Grapevine knows, from the properties of the same names in somebody's own graph, whatever stands in them there. */
final class ForeignColumns {
    /* A number or a day may be kept as text, as graphs are that came from CSV. What protects a person is read with care: any value that does
     * not plainly say no says yes. Everything else that does not fit its column is left out and counted. */

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}([.][0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");
    private static final Set<String> NO = Set.of("", "0", "0.0", "false", "no", "n", "f");

    private final Map<String, Columns.Kind> kinds;
    private final List<String> names;
    private final Map<String, Long> leftOut = new TreeMap<>();

    ForeignColumns(Map<String, Columns.Kind> kinds) {
        this.kinds = kinds;
        this.names = List.copyOf(kinds.keySet());
    }

    /** The columns to ask for. */
    List<String> names() {
        return names;
    }

    /** The columns among {@code properties}. */
    Map<String, Object> of(Map<String, Object> properties) {
        Map<String, Object> columns = new TreeMap<>();
        properties.forEach((name, value) -> {
            Columns.Kind kind = kinds.get(name);
            if (kind != null) {
                @Nullable Object fits = fitting(kind, value);
                if (fits == null) {
                    leftOut.merge(name, 1L, Long::sum);
                } else {
                    columns.put(name, fits);
                }
            }
        });
        return columns.isEmpty() ? Map.of() : columns;
    }

    private static @Nullable Object fitting(Columns.Kind kind, Object value) {
        if (kind == Columns.Kind.TEXT) {
            return text(value);
        }
        if (kind == Columns.Kind.FLAG) {
            return !NO.contains(value.toString().strip().toLowerCase(Locale.ROOT));
        }
        if (kind == Columns.Kind.DATE) {
            return day(value);
        }
        double number = number(value);
        boolean fits = switch (kind) {
            case AMOUNT -> number >= 0;
            case SHARE -> number >= 0 && number <= 1;
            default -> true;
        };
        return fits && Double.isFinite(number) ? number : null;
    }

    /** What is a text, or can be written as one: a number, yes or no, a time; null for anything else. */
    static @Nullable String text(Object value) {
        boolean plain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Temporal;
        return plain ? value.toString() : null;
    }

    /** A number however it is kept; NaN for anything else. */
    static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof String text && NUMBER.matcher(text.strip()).matches()
                ? Double.parseDouble(text.strip())
                : Double.NaN;
    }

    private static @Nullable LocalDate day(Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toLocalDate();
        }
        try {
            String text = value instanceof String given ? given.strip() : "";
            int time = text.indexOf('T');
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, time < 0 ? 10 : time));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** Says what was left out of columns of {@code whose}. */
    void tell(String whose, Consumer<String> remarks) {
        leftOut.forEach(
                (name, count) -> remarks.accept("%,d values of the property %s of %s left out: each is to be %s."
                        .formatted(count, name, whose, wanted(kinds.get(name)))));
    }

    private static String wanted(Columns.@Nullable Kind kind) {
        if (kind == null) {
            return "a text";
        }
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case AMOUNT -> "a number of at least 0";
            case SHARE -> "a number from 0 to 1";
            case DATE -> "a day";
            case FLAG -> "true or false";
        };
    }
}
