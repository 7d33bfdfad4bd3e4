package org.grapevine.network;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The optional columns of a table, each in a primitive array that grows as rows come. */
final class Properties {
    /** Stands for a day that is not known. */
    static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, int[]> days = new LinkedHashMap<>();
    private final Map<String, BitSet> flags = new LinkedHashMap<>();
    private final Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
    private final Map<String, String> pool = new LinkedHashMap<>();

    void put(int row, Map<String, Object> values) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            put(row, entry.getKey(), entry.getValue());
        }
    }

    private void put(int row, String column, Object value) {
        if (value instanceof Number number) {
            double[] cells = grown(numbers.computeIfAbsent(column, name -> new double[0]), row);
            cells[row] = number.doubleValue();
            numbers.put(column, cells);
        } else if (value instanceof LocalDate date) {
            int[] cells = grown(days.computeIfAbsent(column, name -> new int[0]), row);
            cells[row] = Math.toIntExact(date.toEpochDay());
            days.put(column, cells);
        } else if (value instanceof Boolean flag) {
            flags.computeIfAbsent(column, name -> new BitSet()).set(row, flag);
        } else {
            @Nullable String[] cells = texts.computeIfAbsent(column, name -> new @Nullable String[16]);
            if (row >= cells.length) {
                cells = Arrays.copyOf(cells, Math.max(row + 1, cells.length * 3 / 2));
                texts.put(column, cells);
            }
            cells[row] = shared(value.toString());
        }
    }

    private String shared(String text) {
        if (text.length() > 24 || pool.size() > 10_000) {
            return pool.getOrDefault(text, text);
        }
        return pool.computeIfAbsent(text, same -> same);
    }

    private static double[] grown(double[] cells, int row) {
        if (row < cells.length) {
            return cells;
        }
        double[] more = Arrays.copyOf(cells, Math.max(row + 16, cells.length * 3 / 2));
        Arrays.fill(more, cells.length, more.length, Double.NaN);
        return more;
    }

    private static int[] grown(int[] cells, int row) {
        if (row < cells.length) {
            return cells;
        }
        int[] more = Arrays.copyOf(cells, Math.max(row + 16, cells.length * 3 / 2));
        Arrays.fill(more, cells.length, more.length, UNKNOWN_DAY);
        return more;
    }

    double number(int row, String column) {
        double[] cells = numbers.get(column);
        return cells == null || row >= cells.length ? Double.NaN : cells[row];
    }

    int day(int row, String column) {
        int[] cells = days.get(column);
        return cells == null || row >= cells.length ? UNKNOWN_DAY : cells[row];
    }

    boolean flag(int row, String column) {
        BitSet cells = flags.get(column);
        return cells != null && cells.get(row);
    }

    String text(int row, String column) {
        @Nullable String[] cells = texts.get(column);
        String text = cells == null || row >= cells.length ? null : cells[row];
        return text == null ? "" : text;
    }

    /** The names of all columns that hold a value, sorted. */
    Set<String> columns() {
        Set<String> names = new TreeSet<>(numbers.keySet());
        names.addAll(days.keySet());
        names.addAll(flags.keySet());
        names.addAll(texts.keySet());
        return names;
    }

    /** The latest known day in any date column but {@code except}; {@link #UNKNOWN_DAY} where there is none. */
    int latestDay(String except, int rows) {
        int latest = UNKNOWN_DAY;
        for (Map.Entry<String, int[]> column : days.entrySet()) {
            if (!column.getKey().equals(except)) {
                for (int row = 0; row < Math.min(rows, column.getValue().length); row++) {
                    latest = Math.max(latest, column.getValue()[row]);
                }
            }
        }
        return latest;
    }
}
