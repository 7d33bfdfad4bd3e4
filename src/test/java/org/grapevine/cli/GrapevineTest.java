package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.grapevine.GrapevineException;
import org.grapevine.parallel.Chunks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GrapevineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    private Grapevine grapevine(Map<String, String> environment, String... options) {
        Grapevine grapevine =
                new Grapevine(new Terminal(new ByteArrayInputStream(new byte[0]), out, talk, Set.of(), environment));
        new CommandLine(grapevine)
                .registerConverter(Format.class, Format::named)
                .parseArgs(options);
        return grapevine;
    }

    private Grapevine grapevine(String... options) {
        return grapevine(Map.of(), options);
    }

    private String said() {
        return talk.toString(StandardCharsets.UTF_8);
    }

    private static Answer answer() {
        return Answer.about("persons").key("id").rows(List.of(List.of("A"))).note("one of many");
    }

    @Test
    void data_goes_to_one_stream_and_notes_to_the_other() {
        grapevine().print(answer());
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("id\n--\nA\n");
        assertThat(said()).isEqualTo("one of many\n");
    }

    @Test
    void quiet_keeps_the_answer_and_drops_the_notes() {
        grapevine("--quiet").print(answer());
        assertThat(out.size()).isPositive();
        assertThat(said()).isEmpty();
    }

    @Test
    void json_carries_its_notes_itself() {
        grapevine("--format", "json").print(answer());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("one of many");
        assertThat(said()).isEmpty();
    }

    @Test
    void the_ending_of_the_file_chooses_the_format_unless_one_is_named() throws IOException {
        Path file = folder.resolve("answer.csv");
        grapevine("--out", file.toString()).print(answer());
        assertThat(Files.readString(file)).isEqualTo("id\nA\n");
        grapevine("--out", file.toString(), "--format", "table").print(answer());
        assertThat(Files.readString(file)).isEqualTo("id\n--\nA\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_file_that_cannot_be_written_whole_stays_as_it_was() throws IOException {
        Path file = Files.writeString(folder.resolve("answer.csv"), "old");
        Answer broken = answer().rows(() -> {
            throw new IllegalStateException("the rows ended early");
        });
        assertThatThrownBy(() -> grapevine("--out", file.toString()).print(broken))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("answer.csv");
    }

    @Test
    void a_file_in_no_folder_is_wrong_input() {
        Path nowhere = folder.resolve("no/where.csv");
        assertThatThrownBy(() -> grapevine("--out", nowhere.toString()).print(answer()))
                .isInstanceOf(GrapevineException.class)
                .hasMessageEndingWith("cannot be written: there is no such folder");
    }

    @Test
    void an_option_counts_before_a_variable_and_a_variable_before_the_default() {
        Map<String, String> variables =
                Map.of("GRAPEVINE_STORE", "there", "GRAPEVINE_USER", "ana", "GRAPEVINE_PASSWORD", "p");
        Map<String, String> server = Map.of("GRAPEVINE_URI", "bolt://x");
        assertThat(grapevine().folder()).isEqualTo(Path.of("grapevine-data"));
        assertThat(grapevine(variables).folder()).isEqualTo(Path.of("there"));
        assertThat(grapevine(variables, "--store", "here").folder()).isEqualTo(Path.of("here"));
        assertThat(grapevine(variables).user()).isEqualTo("ana");
        assertThat(grapevine(variables).password()).isEqualTo("p");
        assertThat(grapevine().user()).isEqualTo("neo4j");
        assertThat(grapevine().server()).isNull();
        assertThat(grapevine(server).server()).isEqualTo("bolt://x");
        assertThat(grapevine(server, "--store", "here").server()).isNull();
    }

    @Test
    void a_folder_and_a_server_exclude_each_other() {
        assertThatThrownBy(() -> grapevine("--store", "a", "--uri", "bolt://x").server())
                .isInstanceOf(GrapevineException.class)
                .hasMessage("--store and --uri exclude each other");
    }

    @Test
    void where_nobody_can_type_a_password_the_variable_for_it_is_named() {
        assertThatThrownBy(() -> grapevine().password())
                .isInstanceOfSatisfying(
                        GrapevineException.class,
                        fault -> assertThat(fault.remedy()).contains("GRAPEVINE_PASSWORD"));
    }

    @Test
    void threads_are_at_least_one() {
        assertThat(grapevine("--threads", "3").threads()).isEqualTo(3);
        assertThatThrownBy(() -> grapevine("--threads", "0").threads()).isInstanceOf(GrapevineException.class);
    }

    @Test
    void a_fault_of_the_user_takes_two_lines_and_its_own_code() {
        assertThat(Faults.report(GrapevineException.input("what", "do"), grapevine()))
                .isEqualTo(2);
        assertThat(Faults.report(GrapevineException.store("busy", "wait", null), grapevine()))
                .isEqualTo(4);
        assertThat(said()).isEqualTo("grapevine: what\ndo\ngrapevine: busy\nwait\n");
    }

    @Test
    void an_argument_that_a_class_of_ours_refuses_is_wrong_input_and_any_other_a_fault() {
        Throwable ours = catchThrowable(() -> Chunks.even(3, 0));
        assertThat(Faults.report(ours, grapevine())).isEqualTo(2);
        assertThat(said())
                .startsWith("grapevine: chunk size 0 is not at least 1\n")
                .hasLineCount(2);
        Throwable deeper = catchThrowable(() -> new java.util.ArrayList<>(-1));
        assertThat(deeper).isInstanceOf(IllegalArgumentException.class);
        assertThat(Faults.report(deeper, grapevine())).isEqualTo(1);
    }

    @Test
    void a_fault_of_ours_shows_its_trace_only_to_who_wants_to_hear_more() {
        assertThat(Faults.report(new IllegalStateException("oh\u001b"), grapevine()))
                .isEqualTo(1);
        assertThat(said().lines())
                .containsExactly(
                        "grapevine: a fault of Grapevine's: java.lang.IllegalStateException: oh\\u001b",
                        "run it again with --verbose and report what it says");
        assertThat(Faults.report(new IllegalStateException("oh"), grapevine("--verbose")))
                .isEqualTo(1);
        assertThat(said()).contains("    at org.grapevine.cli.GrapevineTest");
    }

    @Test
    void who_interrupts_a_run_hears_no_complaint() {
        assertThat(Faults.report(new CancellationException(), grapevine())).isEqualTo(130);
        assertThat(said()).isEmpty();
    }

    @Test
    void used_up_memory_tells_how_to_give_more() {
        assertThat(Faults.report(new OutOfMemoryError(), grapevine())).isEqualTo(1);
        assertThat(said()).contains("GRAPEVINE_JAVA_OPTS=-Xmx");
    }
}
