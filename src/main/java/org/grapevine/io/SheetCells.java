package org.grapevine.io;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as the texts that they would be in a CSV file. */
final class SheetCells {
    /* A number is written in full, with the decimal sign that the user states; a day as ISO 8601 has it, or in the format that the user states:
     * so a stated grammar holds for texts and for numbers and days of the sheet alike. What is a day only its format tells. Numbers of
     * more digits than a spreadsheet keeps are written with an exponent, by which an id that was cut is known. */

    private static final int DIGITS = 15;
    private static final int LONGEST_DECIMALS = 30;
    private static final double LAST_DAY = 2_958_466;
    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA");
    private static final Pattern NO_PART_OF_DAYS = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[(?![hms]+])[^\\]]*]");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** What a format makes of a number. */
    enum Shows {
        /** A number. */
        NUMBER,
        /** A day, with or without a time. */
        DAY,
        /** A time of day. */
        TIME
    }

    private final @Nullable Decimal decimal;
    private final @Nullable Dates dates;
    private final RowSource.Remarks remarks;
    private final Map<String, Shows> formats = new HashMap<>();
    private final Set<Reason> remarked = EnumSet.noneOf(Reason.class);
    private long line;

    SheetCells(IntakeOptions options, RowSource.Remarks remarks) {
        this.decimal = options.decimal();
        this.dates = options.dateFormat() == null ? null : new Dates(options.dateFormat());
        this.remarks = remarks;
    }

    /** Hears that another row begins. */
    void begin(long row) {
        line = row;
        remarked.clear();
    }

    /** The text of {@code cell}; of a formula that of the result which the program that wrote the file has stored. */
    String text(Cell cell) {
        Object value = cell.getValue();
        return switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell, value);
            case BOOLEAN -> value == null ? "" : value.toString();
            case STRING -> cleaned(unescaped(cell.getText()));
            case ERROR -> without();
            case FORMULA -> formula(cell, value);
        };
    }

    private String formula(Cell cell, @Nullable Object value) {
        if (value == null) {
            return cell.getRawValue() == null ? without() : "";
        }
        if (value instanceof String text) {
            return ERRORS.contains(text) ? without() : cleaned(unescaped(text));
        }
        return value instanceof BigDecimal ? number(cell, value) : value.toString();
    }

    private String without() {
        remark(Reason.FORMULA);
        return "";
    }

    private String number(Cell cell, @Nullable Object value) {
        if (!(value instanceof BigDecimal number)) {
            return "";
        }
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        Shows shows = eastern(id)
                ? Shows.DAY
                : format == null ? Shows.NUMBER : formats.computeIfAbsent(format, SheetCells::shows);
        double days = number.doubleValue();
        if (shows == Shows.DAY && days >= 1 && days < LAST_DAY) {
            return day(cell.asDate());
        }
        if (shows == Shows.TIME && days >= 0 && days < 1) {
            LocalTime time = cell.asDate().toLocalTime().truncatedTo(ChronoUnit.SECONDS);
            return time.toString();
        }
        String plain = plain(number);
        return decimal == Decimal.COMMA ? plain.replace('.', ',') : plain;
    }

    /** Whether it is one of the formats of days that programs of East Asia have by number. */
    private static boolean eastern(@Nullable Integer id) {
        return id != null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
    }

    private String day(LocalDateTime at) {
        String stated = dates == null ? "" : dates.written(at);
        if (!stated.isEmpty()) {
            return stated;
        }
        LocalDateTime rounded = at.truncatedTo(ChronoUnit.SECONDS);
        return rounded.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? rounded.toLocalDate().toString()
                : rounded.toString();
    }

    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int whole = stripped.precision() - stripped.scale();
        if (whole <= DIGITS && stripped.scale() <= LONGEST_DECIMALS) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        return (stripped.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." : "")
                + digits.substring(1)
                + (whole > 0 ? "E+" : "E")
                + (whole - 1);
    }

    /** What a format such as {@code dd/mm/yyyy} shows. */
    static Shows shows(String format) {
        String signs = NO_PART_OF_DAYS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        int end = signs.indexOf(';');
        String first = end < 0 ? signs : signs.substring(0, end);
        if (first.contains("general") || first.contains("#") || first.contains("@")) {
            return Shows.NUMBER;
        }
        boolean time = first.indexOf('h') >= 0 || first.indexOf('s') >= 0;
        boolean day = first.indexOf('y') >= 0 || first.indexOf('d') >= 0 || (first.indexOf('m') >= 0 && !time);
        return day ? Shows.DAY : time ? Shows.TIME : Shows.NUMBER;
    }

    /** Signs that XML cannot hold stand in a sheet by their numbers. */
    private static String unescaped(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        sign -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))));
    }

    private String cleaned(String text) {
        boolean control = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                control = true;
            } else if (c == '\ufffd') {
                remark(Reason.LOST_CHAR);
            } else if (org.grapevine.io.Cell.invisible(c)) {
                remark(Reason.INVISIBLE_CHAR);
            }
        }
        if (!control) {
            return text;
        }
        remark(Reason.CONTROL_CHAR);
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]|[\u0080-\u009f]", "");
    }

    private void remark(Reason reason) {
        if (remarked.add(reason)) {
            remarks.remark(reason, line);
        }
    }
}
