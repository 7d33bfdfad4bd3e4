package org.grapevine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the presets of one program from their text. */
final class PresetText {
    /* Lines; the first word says what a line is.
     *
     *   let NAME = TEXT                    {NAME} stands for TEXT from here on
     *   preset NAME = TITLE
     *   needs|usual|may A | B, C           columns, each under any of several names
     *   skip CONDITION                     rows that are no records
     *   footer                             rows of one cell are lines below the table
     *   mirror A, B ~ C, D                 a row with A, B and C, D changed round says the same again
     *   table NAME by CELL [when CONDITION]
     *     COLUMN = CELL [: total | yearly CELL | count | earliest]
     *   KIND [once] [given] [alone|together] [when CONDITION]
     *     OURS = CELL
     *
     * CELL: alternatives parted by |, each of terms joined by +, then perhaps " : " and a conversion: any, sum, split SIGN, person, said,
     * words THEIRS = OURS, ... A term is a column, a "text", table[CELL].column, table.column ? "text" (where a file fills that column),
     * or one term / another. CONDITION: requirements parted by &, each of tests parted by |: COLUMN = VALUE, COLUMN alone, or either
     * after !. A column whose name holds one of these signs stands in `backticks` there. */

    private static final List<String> COLUMNS = List.of("needs", "usual", "may");

    private final String crm;
    private final int order;
    private final Map<String, String> names = new HashMap<>();
    private final List<Preset> presets = new ArrayList<>();
    private @Nullable Draft draft;
    private @Nullable Map<String, Expression> cells;
    private @Nullable Map<String, Preset.Gathered> gathered;

    private static final class Draft {
        private final String name;
        private final String title;
        private final Map<String, List<List<String>>> columns = new HashMap<>();
        private @Nullable Condition skip;
        private boolean footer;
        private Preset.@Nullable Mirror mirror;
        private final List<Preset.Table> tables = new ArrayList<>();
        private final List<Preset.View> views = new ArrayList<>();

        Draft(String name, String title) {
            this.name = name;
            this.title = title;
        }
    }

    private PresetText(String crm, int order) {
        this.crm = crm;
        this.order = order;
    }

    /** The presets in {@code lines}; the first of them has the place {@code order}. */
    static List<Preset> parse(String crm, int order, List<String> lines) {
        PresetText text = new PresetText(crm, order);
        for (String line : joined(lines)) {
            try {
                text.line(line);
            } catch (RuntimeException fault) {
                throw new IllegalStateException("presets of " + crm + ", line \"" + line + "\": " + fault, fault);
            }
        }
        text.finish();
        return text.presets;
    }

    /** Lines that end with a backslash go on in the next. */
    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            String text = line.strip();
            if (text.endsWith("\\")) {
                open.append(text, 0, text.length() - 1).append(' ');
            } else if (!text.startsWith("#")) {
                String whole = open.append(text).toString().replaceAll("\\s+", " ");
                open.setLength(0);
                if (!whole.isBlank()) {
                    joined.add(whole);
                }
            }
        }
        return joined;
    }

    private void line(String written) {
        String line = written;
        for (Map.Entry<String, String> name : names.entrySet()) {
            line = line.replace("{" + name.getKey() + "}", name.getValue());
        }
        String word = line.split(" ", 2)[0];
        String rest = line.length() > word.length() ? line.substring(word.length() + 1) : "";
        if (word.equals("let")) {
            String[] sides = rest.split(" = ", 2);
            names.put(sides[0], sides[1]);
        } else if (word.equals("preset")) {
            finish();
            String[] sides = rest.split(" = ", 2);
            draft = new Draft(sides[0], sides[1]);
        } else if (draft != null) {
            line(draft, word, rest);
        } else {
            throw new IllegalStateException("before any preset");
        }
    }

    private void line(Draft of, String word, String rest) {
        if (COLUMNS.contains(word)) {
            of.columns.computeIfAbsent(word, key -> new ArrayList<>()).addAll(columns(rest));
        } else if (word.equals("skip")) {
            of.skip = condition(rest);
        } else if (word.equals("footer")) {
            of.footer = true;
        } else if (word.equals("mirror")) {
            String[] sides = rest.split(" ~ ", 2);
            of.mirror = new Preset.Mirror(expressions(sides[0]), expressions(sides[1]));
        } else if (word.equals("table")) {
            table(of, rest);
        } else if (rest.startsWith("= ")) {
            assign(word, rest.substring(2));
        } else {
            view(of, Kind.of(word), rest);
        }
    }

    private static List<List<String>> columns(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .map(column -> Arrays.stream(column.split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<Expression> expressions(String text) {
        return Arrays.stream(text.split(", ", -1)).map(PresetText::expression).toList();
    }

    private void table(Draft of, String text) {
        String[] halves = text.split(" when ", 2);
        String[] sides = halves[0].split(" by ", 2);
        Map<String, Preset.Gathered> columns = new LinkedHashMap<>();
        of.tables.add(new Preset.Table(
                sides[0], expression(sides[1]), halves.length < 2 ? null : condition(halves[1]), columns));
        gathered = columns;
        cells = null;
    }

    private void view(Draft of, Kind kind, String text) {
        String[] halves = (" " + text).split(" when ", 2);
        List<String> words = Arrays.asList(halves[0].strip().split(" ", -1));
        Preset.Company company = words.contains("alone")
                ? Preset.Company.ALONE
                : words.contains("together") ? Preset.Company.TOGETHER : Preset.Company.ANY;
        Map<String, Expression> outputs = new LinkedHashMap<>();
        of.views.add(new Preset.View(
                kind,
                words.contains("once"),
                words.contains("given"),
                company,
                halves.length < 2 ? null : condition(halves[1]),
                outputs));
        cells = outputs;
        gathered = null;
    }

    private void assign(String target, String text) {
        if (cells != null) {
            cells.put(target, expression(text));
        } else if (gathered != null) {
            gathered.put(target, gathered(text));
        } else {
            throw new IllegalStateException("neither in a view nor in a table");
        }
    }

    private static Preset.Gathered gathered(String text) {
        List<String> halves = split(text, ':');
        String value = halves.get(0);
        String[] how = (halves.size() < 2 ? "first" : halves.get(1)).split(" ", 2);
        return switch (how[0]) {
            case "total" -> new Preset.Gathered(expression(value), Preset.Gathering.TOTAL, null);
            case "yearly" -> new Preset.Gathered(expression(value), Preset.Gathering.YEARLY, expression(how[1]));
            case "count" -> new Preset.Gathered(expression(value), Preset.Gathering.COUNT, null);
            case "earliest" -> new Preset.Gathered(expression(value), Preset.Gathering.EARLIEST, null);
            default -> new Preset.Gathered(expression(text), Preset.Gathering.FIRST, null);
        };
    }

    private static Expression expression(String text) {
        List<String> halves = split(text, ':');
        List<List<Term>> alternatives = split(halves.get(0), '|').stream()
                .map(alternative ->
                        split(alternative, '+').stream().map(PresetText::term).toList())
                .toList();
        String[] conversion = (halves.size() < 2 ? "text" : halves.get(1)).split(" ", 2);
        String argument = conversion.length < 2 ? "" : conversion[1];
        Expression.Conversion how = Expression.Conversion.valueOf(conversion[0].toUpperCase(Locale.ROOT));
        return new Expression(alternatives, how, argument, words(how, argument), halves.get(0));
    }

    private static Map<String, String> words(Expression.Conversion conversion, String argument) {
        if (conversion != Expression.Conversion.WORDS) {
            return Map.of();
        }
        return Arrays.stream(argument.split(",", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].strip().equals("*") ? "*" : Cell.comparable(pair[0]),
                        pair -> pair[1].strip(),
                        (first, second) -> first));
    }

    private static Term term(String text) {
        List<String> parts = split(text, '/');
        if (parts.size() == 2 && text.contains(" / ")) {
            return new Term.Share(term(parts.get(0)), term(parts.get(1)));
        }
        if (text.startsWith("\"")) {
            return new Term.Literal(text.substring(1, text.length() - 1));
        }
        if (text.startsWith("`")) {
            return new Term.Column(text.substring(1, text.length() - 1));
        }
        int given = text.indexOf(" ? \"");
        int dot = text.indexOf('.');
        if (given > 0 && dot > 0 && dot < given) {
            return new Term.Given(
                    text.substring(0, dot),
                    text.substring(dot + 1, given),
                    text.substring(given + 4, text.length() - 1));
        }
        int bracket = text.indexOf('[');
        int end = text.lastIndexOf("].");
        if (bracket > 0 && end > bracket) {
            return new Term.Lookup(
                    text.substring(0, bracket), expression(text.substring(bracket + 1, end)), text.substring(end + 2));
        }
        return new Term.Column(text);
    }

    /** The parts of {@code text} between signs that stand outside brackets and quotes, with blanks around them. */
    private static List<String> split(String text, char sign) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' || c == '`';
            depth += quoted ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
            boolean apart = i > 0 && i + 1 < text.length() && text.charAt(i - 1) == ' ' && text.charAt(i + 1) == ' ';
            if (c == sign && apart && depth == 0 && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static Condition condition(String text) {
        List<List<Condition.Test>> requirements = new ArrayList<>();
        for (String requirement : split(text, '&')) {
            requirements.add(
                    split(requirement, '|').stream().map(PresetText::test).toList());
        }
        return new Condition(requirements);
    }

    private static Condition.Test test(String text) {
        boolean negated = text.startsWith("!");
        String[] sides = (negated ? text.substring(1) : text).split(" = ", 2);
        return new Condition.Test(expression(sides[0]), sides.length < 2 ? null : Cell.comparable(sides[1]), negated);
    }

    private void finish() {
        Draft done = draft;
        if (done != null) {
            presets.add(new Preset(
                    done.name,
                    done.title,
                    crm,
                    order + presets.size(),
                    done.columns.getOrDefault("needs", List.of()),
                    done.columns.getOrDefault("usual", List.of()),
                    done.columns.getOrDefault("may", List.of()),
                    done.skip,
                    done.footer,
                    done.mirror,
                    done.tables,
                    done.views));
        }
        draft = null;
        cells = null;
        gathered = null;
    }
}
