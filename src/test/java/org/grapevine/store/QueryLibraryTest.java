package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryLibraryTest {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");

    static Stream<Question> questions() {
        return QueryLibrary.open().questions().stream();
    }

    @Test
    void each_reader_finds_questions() {
        assertThat(questions()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(questions().map(Question::reader).distinct())
                .containsExactly("admin", "analyst", "manager", "marketer");
        assertThat(questions().map(Question::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void every_file_has_a_header_that_tells_all(Question question) {
        assertThat(question.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(question.question()).contains("?").matches("[A-Z].*[.?]");
        assertThat(question.columns())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(column -> column.matches("[a-z][A-Za-z]*"));
        assertThat(question.example()).startsWith("grapevine query " + question.name());
        assertThat(question.parameters())
                .allMatch(parameter -> !parameter.meaning().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void every_parameter_is_used_and_every_used_one_has_a_default(Question question) {
        String body = question.text().replaceAll("(?m)^//.*$", "");
        List<String> used = PARAMETER
                .matcher(body)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .toList();
        assertThat(question.parameters())
                .extracting(Question.Parameter::name)
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void no_question_writes(Question question) {
        String body = question.text().replaceAll("(?m)^//.*$", "");
        assertThat(body).doesNotContainPattern("(?i)\\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD|DROP)\\b");
    }

    @Test
    void a_question_is_found_by_name_and_similar_ones_are_told() {
        QueryLibrary library = QueryLibrary.open();
        assertThat(library.question("hidden-gems").reader()).isEqualTo("marketer");
        assertThatThrownBy(() -> library.question("top-referers"))
                .isInstanceOf(GrapevineException.class)
                .hasMessage("there is no question 'top-referers'");
        assertThatThrownBy(() -> library.question("influence"))
                .isInstanceOfSatisfying(
                        GrapevineException.class,
                        e -> assertThat(e.remedy()).isEqualTo("perhaps centres-of-influence"));
    }

    @Test
    void the_library_of_a_folder_is_read_as_it_lies_there(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("ours"));
        Files.writeString(
                folder.resolve("ours/count.cypher"),
                "// Question: How many?\n// Columns: n\nMATCH (p) RETURN count(p) AS n");
        Files.writeString(folder.resolve("plain.cypher"), "RETURN 1");
        Files.writeString(folder.resolve("notes.txt"), "not a question");
        List<Question> questions = QueryLibrary.in(folder).questions();
        assertThat(questions).extracting(Question::name).containsExactly("plain", "count");
        assertThat(questions).extracting(Question::reader).containsExactly("", "ours");
    }

    @Test
    void the_library_inside_a_jar_is_the_same(@TempDir Path folder) throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("library.jar").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(Path.of("cypher"))) {
            for (Path file : files.toList()) {
                Files.copy(file, zip.getPath("/" + file));
            }
        }
        List<Question> questions = QueryLibrary.at(URI.create(jar + "!/cypher")).questions();
        assertThat(questions).isEqualTo(QueryLibrary.in(Path.of("cypher")).questions());
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        assertThatThrownBy(() -> QueryLibrary.in(Path.of("no", "such", "folder")))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void the_built_in_library_is_the_folder_of_the_checkout() {
        assertThat(questions().toList())
                .isEqualTo(QueryLibrary.in(Path.of("cypher")).questions());
    }
}
