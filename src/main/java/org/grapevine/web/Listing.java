package org.grapevine.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A part of a long table, as {@code table.js} asks for it: rows that hold the text searched for, in the order of a column, from one to another. Rows
 * are numbers, so that only those shown are made.
 */
final class Listing {
    /**
     * What is sent of a table.
     *
     * @param rows those asked for
     * @param total how many there are
     */
    record Part<T>(List<T> rows, int total) {}

    /** What of the parameters of a request says which part is asked for, and not of what. */
    static final String[] PARAMETERS = {"search", "sort", "descending", "from", "count"};

    private static final int MOST = 1_000_000;
    private static final int USUAL = 25;

    private final int size;
    private final Map<String, IntToDoubleFunction> numbers = new LinkedHashMap<>();
    private final Map<String, IntFunction<String>> texts = new LinkedHashMap<>();
    private IntPredicate kept = row -> true;

    /** Rows 0 to {@code size - 1}, in that order where nobody asks for another. */
    Listing(int size) {
        this.size = size;
    }

    /** A column of numbers; undefined ones count as the least. */
    Listing number(String key, IntToDoubleFunction value) {
        numbers.put(key, value);
        return this;
    }

    /** A column of texts, in which is searched. */
    Listing text(String key, IntFunction<String> value) {
        texts.put(key, value);
        return this;
    }

    /** Only rows of which all of {@code condition} holds. */
    Listing where(IntPredicate condition) {
        kept = kept.and(condition);
        return this;
    }

    /** The part that {@code request} asks for. */
    <T> Part<T> part(Context request, IntFunction<T> row) {
        List<Integer> found = found(words(request, "search").strip().toLowerCase(Locale.ROOT));
        found = sorted(
                found, words(request, "sort"), words(request, "descending").equals("true"));
        int from = Math.max(0, Math.min(found.size(), number(request, "from", 0)));
        int to = (int) Math.min(found.size(), (long) from + number(request, "count", USUAL));
        return new Part<>(
                found.subList(from, Math.max(from, to)).stream().map(row::apply).toList(), found.size());
    }

    private List<Integer> sorted(List<Integer> found, String column, boolean descending) {
        IntToDoubleFunction number = numbers.get(column);
        IntFunction<String> text = texts.get(column);
        if (number != null) {
            return inOrder(found, row -> known(number.applyAsDouble(row)), descending);
        }
        return text == null ? found : inOrder(found, row -> text.apply(row).toLowerCase(Locale.ROOT), descending);
    }

    private static double known(double number) {
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }

    /** Keys are taken once a row, not once a comparison. */
    private static <K extends Comparable<K>> List<Integer> inOrder(
            List<Integer> rows, IntFunction<K> key, boolean descending) {
        List<Keyed<K>> keyed = new ArrayList<>(rows.size());
        rows.forEach(row -> keyed.add(new Keyed<>(key.apply(row), row)));
        Comparator<Keyed<K>> order = Comparator.comparing(Keyed::key);
        keyed.sort(descending ? order.reversed() : order);
        return keyed.stream().map(Keyed::row).toList();
    }

    private record Keyed<K>(K key, int row) {}

    private List<Integer> found(String text) {
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (kept.test(row) && (text.isEmpty() || holds(row, text))) {
                found.add(row);
            }
        }
        return found;
    }

    private boolean holds(int row, String text) {
        for (IntFunction<String> column : texts.values()) {
            if (column.apply(row).toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** A parameter of a request; empty where it was left out. */
    static String words(Context request, String name) {
        String given = request.queryParam(name);
        return given == null ? "" : given;
    }

    private static int number(Context request, String name, int usual) {
        try {
            String given = words(request, name);
            return given.isEmpty() ? usual : Math.max(0, Math.min(MOST, Integer.parseInt(given)));
        } catch (NumberFormatException none) {
            return usual;
        }
    }
}
