package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.store.Question.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    private static final String TEXT = """
            // Question: Who knows whom,
            //   and since when?
            // Parameters: $type = 'club' (group type, or 'all'), $limit = 5,
            //   $share = 0.25 (a half: 0.5), $strict = true, $types = ['a', 'b, c'] (some), $none = [ ]
            // Columns: id, name
            // Example: grapevine query who --param limit=3
            // A remark that belongs to nothing.
            MATCH (p:Person)
            // not the header
            RETURN p.id AS id, p.name AS name
            """;

    private final Question who = Question.of("who", "analyst", TEXT);

    @Test
    void the_header_says_what_is_asked_and_what_comes_back() {
        assertThat(who.question()).isEqualTo("Who knows whom, and since when?");
        assertThat(who.columns()).containsExactly("id", "name");
        assertThat(who.example()).isEqualTo("grapevine query who --param limit=3");
        assertThat(who.text()).isEqualTo(TEXT);
    }

    @Test
    void a_default_is_a_text_a_number_a_truth_or_a_list() {
        assertThat(who.parameters())
                .containsExactly(
                        new Parameter("type", "club", "group type, or 'all'"),
                        new Parameter("limit", 5L, ""),
                        new Parameter("share", 0.25, "a half: 0.5"),
                        new Parameter("strict", true, ""),
                        new Parameter("types", List.of("a", "b, c"), "some"),
                        new Parameter("none", List.of(), ""));
    }

    @Test
    void what_is_given_takes_the_kind_of_the_default() {
        Map<String, String> given =
                Map.of("type", "all", "limit", " 7 ", "share", "1e-1", "strict", "No", "types", "x, y", "none", "");
        assertThat(who.values(given))
                .isEqualTo(Map.of(
                        "type",
                        "all",
                        "limit",
                        7L,
                        "share",
                        0.1,
                        "strict",
                        false,
                        "types",
                        List.of("x", "y"),
                        "none",
                        List.of()));
        assertThat(who.values(Map.of()))
                .containsEntry("limit", 5L)
                .containsEntry("type", "club")
                .containsEntry("types", List.of("a", "b, c"))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit  | 2.5 | parameter limit: '2.5' is not a whole number             | give one such as limit=5",
                "limit  | ''  | parameter limit: '' is not a whole number                | give one such as limit=5",
                "share  | ten | parameter share: 'ten' is not a number                   | give one such as share=0.25",
                "share  | NaN | parameter share: 'NaN' is not a number                   | give one such as share=0.25",
                "strict | 1   | parameter strict: '1' is not true or false               | give one such as strict=true",
                "depth  | 1   | who has no parameter depth | choose from type, limit, share, strict, types, none"
            })
    void what_does_not_fit_is_told_with_a_remedy(String name, String text, String what, String remedy) {
        assertThatThrownBy(() -> who.values(Map.of(name, text)))
                .isInstanceOfSatisfying(
                        GrapevineException.class, e -> assertThat(e.remedy()).isEqualTo(remedy))
                .hasMessage(what);
    }

    @Test
    void a_text_without_a_header_has_no_parameters() {
        Question bare = Question.of("bare", "", "MATCH (n)\nRETURN n\n");
        assertThat(bare.parameters()).isEmpty();
        assertThat(bare.columns()).isEmpty();
        assertThat(bare.values(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit = 5           | limit = 5      | a name such as $limit and '='",
                "$limit = five       | five           | a text in single quotes, a number, true, false or a list",
                "$list = [1, two]    | two]           | a text in single quotes, a number, true, false or a list",
                "$a = 1 $b = 2       | $b = 2         | a comma",
                "$a = 1 (x, $b = 2   | (x, $b = 2     | a comma"
            })
    void a_header_that_cannot_be_read_is_told_with_the_place(String parameters, String rest, String wanted) {
        assertThatThrownBy(() -> Question.of("odd", "admin", "// Parameters: " + parameters + "\nRETURN 1"))
                .isInstanceOfSatisfying(
                        GrapevineException.class, e -> assertThat(e.remedy()).isEqualTo("put " + wanted + " there"))
                .hasMessage("admin/odd: the parameters in the header cannot be read from '" + rest + "' on");
    }
}
