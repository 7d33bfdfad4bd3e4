package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
    private static Terminal terminal(OutputStream out, OutputStream talk) {
        return new Terminal(new ByteArrayInputStream(new byte[0]), out, talk, Set.of(), Map.of());
    }

    static Set<String> commands() {
        Terminal silent = terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        return Main.commandLine(new Grapevine(silent)).getSubcommands().keySet();
    }

    @Test
    void without_a_command_it_shows_which_there_are() {
        Captured run = Captured.run();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: grapevine [OPTIONS] COMMAND", "completion", "Exit codes:");
        assertThat(run.talk()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself_with_examples(String command) {
        Captured run = Captured.run(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Usage: grapevine " + command, "Options of every command:", "Examples:\n  ")
                .doesNotContain("%%");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    /** Picocli warns on the standard error of whoever asks for help where a percent sign stands alone in its text. */
    @ParameterizedTest
    @MethodSource("commands")
    void help_is_given_without_warnings(String command) {
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            assertThat(Captured.run(command, "--help").code()).isZero();
        } finally {
            System.setErr(before);
        }
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void the_version_names_grapevine_and_java() {
        assertThat(Captured.run("--version").out()).startsWith("grapevine ").contains("\nJava ");
    }

    @Test
    void an_unknown_option_is_wrong_usage_and_brings_the_closest_one() {
        Captured run = Captured.run("completion", "--formt", "csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.talk().lines())
                .containsExactly(
                        "grapevine: there is no option '--formt'",
                        "did you mean --format? 'grapevine completion --help' shows what it takes");
    }

    @Test
    void a_question_that_cannot_be_read_says_why(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.cypher"), new byte[] {'R', (byte) 0xe4, 'z', 'e', 'l'});
        Path absent = folder.resolve("absent.cypher");
        assertThat(Captured.run("query", absent.toString()).talk())
                .startsWith("grapevine: " + absent + " cannot be read: there is no such file\n");
        assertThat(Captured.run("query", latin.toString()).talk())
                .startsWith("grapevine: " + latin + " cannot be read: it is no text in UTF-8\n");
    }

    @Test
    void an_unknown_command_brings_the_closest_one() {
        Captured run = Captured.run("completoin");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.talk().lines())
                .containsExactly(
                        "grapevine: there is no command 'completoin'",
                        "did you mean completion? 'grapevine --help' shows what it takes");
        assertThat(Captured.run("completoin", "--help").code()).isEqualTo(2);
    }

    @Test
    void a_value_of_the_wrong_kind_is_wrong_usage() {
        assertThat(Captured.run("completion", "--threads", "two").talk())
                .startsWith("grapevine: invalid value for option '--threads': 'two' is not a whole number\n");
        assertThat(Captured.run("completion", "--format", "xml").talk())
                .startsWith("grapevine: invalid value for option '--format': 'xml' is not one of table, csv, json\n");
        assertThat(Captured.run("completion", "one", "two").code()).isEqualTo(2);
    }

    @Test
    void what_the_user_typed_cannot_command_the_terminal() {
        assertThat(Captured.run("--\u001b]0;owned\u0007").talk())
                .contains("\\u001b")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void options_of_every_command_stand_before_or_after_it() {
        assertThat(Captured.run("--quiet", "completion").out())
                .isNotEmpty()
                .isEqualTo(Captured.run("completion", "--quiet").out());
    }

    @Test
    void help_is_coloured_on_a_terminal_only_and_never_where_no_colour_is_wanted() {
        Set<String> terminal = Set.of("out");
        assertThat(Captured.run(terminal, Map.of(), "--help").out()).contains("\u001b[");
        assertThat(Captured.run(terminal, Map.of("NO_COLOR", "1"), "--help").out())
                .doesNotContain("\u001b");
        assertThat(Captured.run(terminal, Map.of("TERM", "dumb"), "--help").out())
                .doesNotContain("\u001b");
        assertThat(Captured.run("--help").out()).doesNotContain("\u001b");
    }

    @Test
    void completion_knows_every_command_and_the_words_of_an_option() {
        assertThat(Captured.run("completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains(commands())
                .contains("\"table\" \"csv\" \"json\"");
    }

    @Test
    void a_reader_who_leaves_ends_the_command_quietly() {
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(Main.run(new String[] {"--help"}, terminal(gone, talk))).isZero();
        assertThat(talk.size()).isZero();
    }
}
