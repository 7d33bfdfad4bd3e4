package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
    private record Row(long first, long second, Map<String, Object> properties) {}

    private static List<Row> throughBytes(List<Row> rows) {
        PackedRows packed = new PackedRows();
        for (Row row : rows) {
            packed.begin(row.first(), row.second(), row.properties().size());
            row.properties().forEach((name, value) -> {
                packed.name(name);
                packed.value(value);
            });
        }
        List<Row> read = new ArrayList<>();
        PackedRows.read(packed.toBytes(), (first, second, properties) -> read.add(new Row(first, second, properties)));
        return read;
    }

    @Test
    void rows_come_back_as_they_went_in() {
        List<Row> rows = List.of(
                new Row(0, -1, Map.of()),
                new Row(Long.MAX_VALUE, Long.MIN_VALUE, Map.of("n", Long.MIN_VALUE, "m", 63L, "o", 64L, "p", -64L)),
                new Row(1, 2, Map.of("weight", -0.0, "tiny", Double.MIN_VALUE, "none", Double.NaN)),
                new Row(3, 4, Map.of("yes", true, "no", false, "since", LocalDate.of(-44, 3, 15))),
                new Row(5, 6, Map.of("at", ZonedDateTime.parse("2026-03-01T10:00:00+01:00[Europe/Paris]"))),
                new Row(
                        7,
                        8,
                        Map.of("list", List.of("a", 1L, List.of(2.5, true)), "text", "Zoë 😀 \u202e `'\"\\u0060")));
        assertThat(throughBytes(rows)).isEqualTo(rows);
    }

    @Test
    void no_rows_are_no_rows() {
        assertThat(throughBytes(List.of())).isEmpty();
    }

    @Test
    void seventy_thousand_texts_are_told_apart() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            rows.add(new Row(i, i, Map.of("type", "kind " + i)));
        }
        assertThat(throughBytes(rows)).isEqualTo(rows);
    }
}
