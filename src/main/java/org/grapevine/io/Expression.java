package org.grapevine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a cell of ours comes from a row of theirs: the first of several alternatives that says something, each a few terms joined by a
 * blank.
 */
final class Expression {
    /** What is done to the text. */
    enum Conversion {
        /** Nothing. */
        TEXT,
        /** Yes where one of the alternatives is a yes, no where one says no. */
        ANY,
        /** The sum of the terms. */
        SUM,
        /** A word of ours for one of theirs. */
        WORDS,
        /** Several values, parted by a sign. */
        SPLIT,
        /** Whoever is meant by an id, an address or a name. */
        PERSON,
        /** Whoever is meant, where the text says "referred by" or the like before the name. */
        SAID
    }

    private final List<List<Term>> alternatives;
    private final Conversion conversion;
    private final String argument;
    private final Map<String, String> words;
    private final String shown;

    Expression(
            List<List<Term>> alternatives,
            Conversion conversion,
            String argument,
            Map<String, String> words,
            String shown) {
        this.alternatives = alternatives;
        this.conversion = conversion;
        this.argument = argument;
        this.words = words;
        this.shown = shown;
    }

    /** A column as it stands. */
    static Expression column(int position, String name) {
        return new Expression(List.of(List.of(new Term.Place(position))), Conversion.TEXT, "", Map.of(), name);
    }

    /** The column of that place, alone, converted as this expression is. */
    Expression replaced(int position, String column) {
        return new Expression(List.of(List.of(new Term.Place(position))), conversion, argument, words, column);
    }

    /** The expression over the columns of a file, without the alternatives that need others; null where none is left. */
    @Nullable
    Expression bound(Reading reading) {
        List<List<Term>> left = new ArrayList<>();
        for (List<Term> alternative : alternatives) {
            List<Term> terms = new ArrayList<>();
            for (Term term : alternative) {
                Term bound = term.bound(reading);
                if (bound != null) {
                    terms.add(bound);
                }
            }
            if ((terms.size() == alternative.size() || (conversion == Conversion.SUM && !terms.isEmpty()))
                    && !left.contains(terms)) {
                left.add(terms);
            }
        }
        String shown = left.stream()
                .map(terms -> terms.stream().map(term -> term.shown(reading)).collect(Collectors.joining(" + ")))
                .distinct()
                .collect(Collectors.joining(" or "));
        return left.isEmpty() ? null : new Expression(left, conversion, argument, words, shown);
    }

    /** What it is made of, for people. */
    String shown() {
        return shown;
    }

    /** Whether it is one column and nothing else. */
    boolean plain() {
        return alternatives.size() == 1
                && alternatives.get(0).size() == 1
                && alternatives.get(0).get(0) instanceof Term.Place;
    }

    Conversion conversion() {
        return conversion;
    }

    /** The cell for {@code row}; empty where nothing is known. */
    String value(Row row, Reading reading) {
        return switch (conversion) {
            case ANY -> any(row, reading);
            case SUM -> sum(row, reading);
            default -> first(row, reading);
        };
    }

    /** The values in the cell for {@code row}, blank ones left out. */
    List<String> values(Row row, Reading reading) {
        String text = value(row, reading);
        if (conversion != Conversion.SPLIT) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return Arrays.stream(text.split(Pattern.quote(argument), -1))
                .map(Cell::trimmed)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String first(Row row, Reading reading) {
        for (List<Term> alternative : alternatives) {
            String text = joined(alternative, row, reading);
            boolean ours = alternative.size() == 1 && alternative.get(0).literal();
            String converted = text.isEmpty() || ours ? text : converted(text);
            if (!converted.isEmpty()) {
                return converted;
            }
        }
        return "";
    }

    private String converted(String text) {
        return switch (conversion) {
            case WORDS -> word(text);
            case SAID -> Referrers.saysWho(text) ? text : "";
            default -> text;
        };
    }

    private static String joined(List<Term> terms, Row row, Reading reading) {
        if (terms.size() == 1) {
            return Cell.trimmed(terms.get(0).value(row, reading));
        }
        return terms.stream()
                .map(term -> Cell.trimmed(term.value(row, reading)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String word(String text) {
        return words.getOrDefault(Cell.comparable(text), words.getOrDefault("*", ""));
    }

    private String any(Row row, Reading reading) {
        String answer = "";
        for (List<Term> alternative : alternatives) {
            String text = joined(alternative, row, reading);
            String flag = Flags.plain(text);
            if (flag.equals("true")) {
                return flag;
            }
            answer = text.isEmpty() ? answer : flag;
        }
        return answer;
    }

    private String sum(Row row, Reading reading) {
        double sum = 0;
        for (Term term : alternatives.get(0)) {
            sum += term.number(row, reading);
        }
        return sum == 0 ? "" : String.format(Locale.ROOT, "%.2f", sum);
    }
}
