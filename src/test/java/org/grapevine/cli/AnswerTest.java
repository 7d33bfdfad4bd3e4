package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static String text(Format format, Answer answer) {
        StringWriter out = new StringWriter();
        try {
            format.write(answer, out, false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static Answer people(Object... cells) {
        return Answer.about("persons").key("id").columns("name").rows(List.of(Arrays.asList(cells)));
    }

    @Test
    void a_table_aligns_texts_left_and_numbers_right_and_rounds_to_four_digits_of_the_largest() {
        Answer answer = Answer.about("persons")
                .columns("rank")
                .key("id")
                .columns("score", "degree", "since", "client")
                .rows(List.of(
                        Arrays.asList(1, "A", 0.0312345, 12.0, LocalDate.of(2024, 3, 9), true),
                        Arrays.asList(10, "Berta", 0.00001, 3.0, null, false),
                        Arrays.asList(11, "C", Double.NaN, Double.NaN, null, null)));
        assertThat(text(Format.TABLE, answer)).isEqualTo("""
                        rank  id       score  degree  since       client
                        ----  -----  -------  ------  ----------  ------
                           1  A      0.03123      12  2024-03-09  yes
                          10  Berta  0.00001       3              no
                          11  C
                        """);
    }

    @Test
    void wide_letters_take_two_columns_and_combining_marks_none() {
        Answer answer = Answer.about("persons")
                .columns("name", "n")
                .rows(List.of(
                        List.of("\u674e\u660e", 1),
                        List.of("Rene\u0301", 2),
                        List.of("\ud83c\udf47", 3),
                        List.of("Ana", 4)));
        assertThat(text(Format.TABLE, answer)).isEqualTo("""
                        name  n
                        ----  -
                        \u674e\u660e  1
                        Rene\u0301  2
                        \ud83c\udf47    3
                        Ana   4
                        """);
    }

    @Test
    void a_name_can_neither_command_the_terminal_nor_turn_its_line_round() {
        String table = text(Format.TABLE, people("1", "\u001b[31mred\u0007\u009b\nnext\u202eevil"));
        assertThat(table)
                .contains("\\u001b[31mred\\u0007\\u009b\\nnext\\u202eevil")
                .hasLineCount(3)
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
        assertThat(text(Format.TABLE, people("1", "\u05d3\u05d5\u05d3"))).contains("\u2068\u05d3\u05d5\u05d3\u2069");
    }

    @Test
    void a_long_text_is_cut_in_a_table_and_whole_elsewhere() {
        String name = "x".repeat(100);
        assertThat(text(Format.TABLE, people("1", name)))
                .contains("x".repeat(59) + "\u2026")
                .doesNotContain("x".repeat(60));
        assertThat(text(Format.CSV, people("1", name))).contains(name);
        assertThat(text(Format.JSON, people("1", name))).contains(name);
    }

    @Test
    void very_small_and_very_large_numbers_are_written_with_powers_of_ten() {
        Answer answer =
                Answer.about("x").fact("small", 1.5e-12).fact("large", 2e18).fact("plain", 1234.56);
        assertThat(text(Format.TABLE, answer)).isEqualTo("""
                small  1.500e-12
                large  2.000e+18
                plain  1235
                """);
    }

    @Test
    void csv_gives_doubles_back_to_the_last_bit_and_leaves_the_undefined_empty() {
        double third = 1 / 3.0;
        Answer answer = Answer.about("x")
                .columns("a", "b", "c", "d")
                .rows(List.of(Arrays.asList(third, 3.0, Double.NaN, null)));
        String[] cells = text(Format.CSV, answer).lines().toList().get(1).split(",", -1);
        assertThat(Double.parseDouble(cells[0])).isEqualTo(third);
        assertThat(cells).containsExactly(Double.toString(third), "3", "", "");
    }

    @Test
    void csv_quotes_as_rfc_4180_says() {
        assertThat(text(Format.CSV, people("a,b", "say \"hi\"\nthen")))
                .isEqualTo("id,name\n\"a,b\",\"say \"\"hi\"\"\nthen\"\n");
    }

    @Test
    void csv_disarms_formulas_but_neither_keys_nor_numbers() {
        assertThat(text(Format.CSV, people("=1+2", "=1+2"))).isEqualTo("id,name\n=1+2,'=1+2\n");
        assertThat(text(Format.CSV, people("-7", "@SUM(A1)"))).isEqualTo("id,name\n-7,'@SUM(A1)\n");
        assertThat(text(Format.CSV, people("1", "-2+cmd|' /C calc'!A0"))).contains("'-2+cmd");
        assertThat(text(Format.CSV, people("1", "+49 (30) 1234"))).isEqualTo("id,name\n1,+49 (30) 1234\n");
    }

    @Test
    void json_is_one_document_of_facts_rows_and_notes() {
        Map<String, Object> codes = new LinkedHashMap<>();
        codes.put("UNKNOWN_ID", 2L);
        Answer answer = Answer.about("files")
                .key("file")
                .columns("rejected", "codes", "score", "on")
                .rows(List.of(Arrays.asList("t.csv", 2, codes, Double.NaN, LocalDate.of(2024, 1, 2))))
                .fact("accepted", 7)
                .note("something");
        JsonObject document = JsonParser.parseString(text(Format.JSON, answer)).getAsJsonObject();
        assertThat(document)
                .hasToString(
                        "{\"accepted\":7,\"files\":[{\"file\":\"t.csv\",\"rejected\":2,\"codes\":{\"UNKNOWN_ID\":2},"
                                + "\"score\":null,\"on\":\"2024-01-02\"}],\"notes\":[\"something\"]}");
    }

    @Test
    void an_answer_without_rows_still_has_its_header() {
        Answer answer = Answer.about("rows").columns("a", "b");
        assertThat(text(Format.TABLE, answer)).isEqualTo("a  b\n-  -\n");
        assertThat(text(Format.CSV, answer)).isEqualTo("a,b\n");
        assertThat(text(Format.JSON, answer)).contains("\"rows\": []");
    }
}
