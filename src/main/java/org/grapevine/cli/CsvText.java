package org.grapevine.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as CSV: numbers in full, keys exact, other texts made harmless to a spreadsheet. Facts and notes have no place in it. */
final class CsvText {
    /* A spreadsheet runs a cell that begins with = or @ as a formula, and one with + or - unless it is a number. Such a text gets an
     * apostrophe in front, as spreadsheets themselves write it. Keys stay as they are: other programs join on them. */

    private CsvText() {}

    static void write(Answer answer, Writer out, boolean terminal) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord(answer.columns().stream()
                .map(column -> shown(column.name(), terminal))
                .toList());
        List<String> cells = new ArrayList<>();
        for (List<? extends @Nullable Object> row : answer.rows()) {
            cells.clear();
            for (int c = 0; c < row.size(); c++) {
                Object value = row.get(c);
                String text = text(value);
                boolean formula =
                        value instanceof String && !answer.columns().get(c).key() && formula(text);
                cells.add(shown(formula ? "'" + text : text, terminal));
            }
            csv.writeRecord(cells);
        }
    }

    private static String shown(String text, boolean terminal) {
        return terminal ? DisplayText.harmless(text) : text;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Map || value instanceof Iterable) {
            return JsonText.of(value);
        }
        return value.toString();
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static boolean formula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return first == '='
                || first == '@'
                || first == '\t'
                || first == '\r'
                || ((first == '+' || first == '-') && !text.substring(1).chars().allMatch(CsvText::partOfNumber));
    }

    private static boolean partOfNumber(int c) {
        return (c >= '0' && c <= '9') || " .,/()".indexOf(c) >= 0;
    }
}
