package org.grapevine.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as an aligned table: numbers to the right and rounded to four digits of the largest in their column. */
final class TableText {
    private static final int WIDEST = 60;
    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 9;
    private static final double EXACT_WHOLE = 1e15;
    private static final String GAP = "  ";

    private final boolean colours;

    TableText(boolean colours) {
        this.colours = colours;
    }

    void write(Answer answer, Writer out) throws IOException {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        answer.rows().forEach(rows::add);
        int columns = answer.columns().size();
        List<List<String>> cells = new ArrayList<>();
        boolean[] right = new boolean[columns];
        int[] width = new int[columns];
        for (int column = 0; column < columns; column++) {
            int c = column;
            List<@Nullable Object> values =
                    rows.stream().<@Nullable Object>map(row -> row.get(c)).toList();
            List<String> texts = texts(values);
            right[c] = values.stream().anyMatch(Number.class::isInstance)
                    && values.stream().allMatch(value -> value == null || value instanceof Number);
            width[c] = Math.max(
                    DisplayText.width(header(answer, c)),
                    texts.stream().mapToInt(DisplayText::width).max().orElse(0));
            cells.add(texts);
        }
        if (columns > 0) {
            head(answer, right, width, out);
        }
        for (int row = 0; row < rows.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                pad(line, cells.get(c).get(row), width[c], right[c], c == columns - 1);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        facts(answer, out);
    }

    private void head(Answer answer, boolean[] right, int[] width, Writer out) throws IOException {
        StringBuilder names = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int c = 0; c < width.length; c++) {
            pad(names, header(answer, c), width[c], right[c], c == width.length - 1);
            rule.append("-".repeat(width[c])).append(c == width.length - 1 ? "" : GAP);
        }
        String line = names.toString().stripTrailing();
        out.append(colours ? "\u001b[1m" + line + "\u001b[0m" : line).append('\n');
        out.append(rule).append('\n');
    }

    private static void facts(Answer answer, Writer out) throws IOException {
        if (answer.facts().isEmpty()) {
            return;
        }
        if (!answer.columns().isEmpty()) {
            out.append('\n');
        }
        int width = answer.facts().keySet().stream()
                .mapToInt(DisplayText::width)
                .max()
                .orElse(0);
        for (Map.Entry<String, @Nullable Object> fact : answer.facts().entrySet()) {
            StringBuilder line = new StringBuilder();
            pad(line, fact.getKey(), width, false, false);
            List<@Nullable Object> alone = new ArrayList<>();
            alone.add(fact.getValue());
            out.append(line).append(texts(alone, Integer.MAX_VALUE).get(0)).append('\n');
        }
    }

    private static String header(Answer answer, int column) {
        return text(answer.columns().get(column).name());
    }

    private static void pad(StringBuilder line, String text, int width, boolean right, boolean last) {
        String blanks = " ".repeat(width - DisplayText.width(text));
        line.append(right ? blanks : "")
                .append(text)
                .append(right ? "" : blanks)
                .append(last ? "" : GAP);
    }

    private static List<String> texts(List<? extends @Nullable Object> values) {
        return texts(values, WIDEST);
    }

    private static List<String> texts(List<? extends @Nullable Object> values, int widest) {
        int decimals = decimals(values);
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            texts.add(
                    value instanceof Double number
                            ? rounded(number, decimals)
                            : DisplayText.isolated(DisplayText.shortened(text(value), widest)));
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Double number) {
            return rounded(number, decimals(List.of(number)));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + " " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Iterable<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(element -> texts.add(text(element)));
            return String.join(", ", texts);
        }
        return DisplayText.harmless(value.toString());
    }

    /**
     * How many decimals show {@link #DIGITS} digits of the largest value, one or none where that shows all of every value; -1 where powers of
     * ten are needed.
     */
    private static int decimals(List<? extends @Nullable Object> values) {
        double largest = 0;
        boolean whole = true;
        boolean tenths = true;
        for (Object value : values) {
            if (value instanceof Double number && Double.isFinite(number)) {
                largest = Math.max(largest, Math.abs(number));
                whole &= number == Math.rint(number);
                tenths &= number == Math.rint(10 * number) / 10;
            }
        }
        if (whole && largest < EXACT_WHOLE) {
            return 0;
        }
        if (tenths && largest < EXACT_WHOLE) {
            return 1;
        }
        int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(largest));
        return decimals > MOST_DECIMALS || largest >= EXACT_WHOLE ? -1 : Math.max(0, decimals);
    }

    private static String rounded(double number, int decimals) {
        if (Double.isNaN(number)) {
            return "";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String text = String.format(Locale.ROOT, decimals < 0 ? "%.3e" : "%." + decimals + "f", number);
        return text.startsWith("-") && text.chars().allMatch(c -> c == '-' || c == '0' || c == '.')
                ? text.substring(1)
                : text;
    }
}
