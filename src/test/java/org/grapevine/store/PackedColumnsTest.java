package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedColumnsTest {
    private record Row(long start, long end, long ordinal, List<@Nullable Object> values) {
        static Row of(long start, long end, long ordinal, @Nullable Object... values) {
            return new Row(start, end, ordinal, Arrays.asList(values));
        }
    }

    private static byte[] packed(int columns, List<Row> rows) {
        PackedColumns packed = new PackedColumns(columns);
        for (Row row : rows) {
            packed.begin(row.start(), row.end(), row.ordinal());
            for (int column = 0; column < columns; column++) {
                Object value = row.values().get(column);
                if (value instanceof Long whole) {
                    packed.put(column, whole.longValue());
                } else if (value instanceof Double number) {
                    packed.put(column, number.doubleValue());
                } else if (value instanceof Boolean flag) {
                    packed.put(column, flag.booleanValue());
                } else if (value != null) {
                    packed.put(column, value);
                }
            }
        }
        return packed.take();
    }

    private static List<Row> read(int columns, byte[] chunk) {
        List<Row> read = new ArrayList<>();
        PackedColumns.read(
                chunk,
                columns,
                (start, end, ordinal, values) -> read.add(new Row(
                        start,
                        end,
                        ordinal,
                        IntStream.range(0, columns)
                                .<@Nullable Object>mapToObj(values::at)
                                .toList())));
        return read;
    }

    private static void comesBack(int columns, List<Row> rows) {
        List<Row> there = read(columns, packed(columns, rows));
        assertThat(there).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(there.get(i).toString()).isEqualTo(rows.get(i).toString());
        }
    }

    @Test
    void columns_of_one_kind_come_back_as_they_went_in() {
        comesBack(
                5,
                List.of(
                        Row.of(0, 1, 0, "church", 0.1, 5L, true, LocalDate.of(-44, 3, 15)),
                        Row.of(7, 3, 1, "church", -0.0, -128L, false, LocalDate.of(2026, 2, 28)),
                        Row.of(2, 2, 2, "Zoë 😀 \u202e `'\"\\u0060", Double.NaN, 127L, true, LocalDate.MAX)));
    }

    @Test
    void a_column_may_mix_kinds_and_lack_values() {
        comesBack(
                2,
                List.of(
                        Row.of(1, 2, 3, null, null),
                        Row.of(1, 2, 4, "", 2L),
                        Row.of(1, 2, 5, List.of("a", 1L, List.of(2.5)), 2.0),
                        Row.of(1, 2, 6, ZonedDateTime.parse("2026-03-01T10:00:00+01:00[Europe/Paris]"), null),
                        Row.of(1, 2, Long.MAX_VALUE, false, List.of())));
    }

    @Test
    void whole_numbers_of_every_width_come_back() {
        for (long whole : new long[] {0, 1, -1, 127, 128, -128, -129, Integer.MAX_VALUE, 1L << 31, -(1L << 31) - 1}) {
            comesBack(1, List.of(Row.of(whole, -whole, whole, whole), Row.of(0, 0, 0, 0L)));
        }
        comesBack(1, List.of(Row.of(Long.MAX_VALUE, Long.MIN_VALUE, 0, Long.MIN_VALUE)));
    }

    @Test
    void numbers_are_had_without_objects_and_anything_else_is_the_number_for_otherwise() {
        byte[] chunk = packed(1, List.of(Row.of(0, 0, 0, 2L), Row.of(0, 0, 0, 0.5), Row.of(0, 0, 0, "2")));
        List<Double> numbers = new ArrayList<>();
        PackedColumns.read(chunk, 1, (start, end, ordinal, values) -> numbers.add(values.number(0, -1)));
        assertThat(numbers).containsExactly(2.0, 0.5, -1.0);
    }

    @Test
    void a_second_chunk_knows_nothing_of_the_first() {
        PackedColumns packed = new PackedColumns(1);
        packed.begin(1, 2, 3);
        packed.put(0, "one");
        byte[] first = packed.take();
        packed.begin(4, 5, 6);
        packed.put(0, "two");
        assertThat(read(1, packed.take())).containsExactly(Row.of(4, 5, 6, "two"));
        assertThat(read(1, first)).containsExactly(Row.of(1, 2, 3, "one"));
        assertThat(read(1, packed.take())).isEmpty();
    }
}
