package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    private Path folder;

    @Test
    void every_run_is_a_json_line_and_all_runs_and_threads_have_one_checksum() {
        List<JsonObject> one = lines("pagerank:rounds=20", "--from", "clients:3000", "--threads", "1", "--runs", "2");
        List<JsonObject> two = lines("pagerank:rounds=20", "--from", "clients:3000", "--threads", "2", "--runs", "2");
        assertThat(one).hasSize(2);
        JsonObject run = one.get(1);
        assertThat(run.get("measure").getAsString()).isEqualTo("pagerank");
        assertThat(run.getAsJsonObject("parameters").get("rounds").getAsString())
                .isEqualTo("20");
        assertThat(run.get("rounds").getAsInt()).isEqualTo(20);
        assertThat(run.get("vertices").getAsInt()).isEqualTo(3000);
        assertThat(run.get("memberships").getAsInt()).isGreaterThan(6000);
        assertThat(run.get("threads").getAsInt()).isEqualTo(1);
        assertThat(run.get("run").getAsInt()).isEqualTo(2);
        for (String number : List.of("load_ms", "compute_ms", "cpu_ms", "peak_mb", "estimate_mb")) {
            assertThat(run.get(number).getAsDouble()).as(number).isNotNegative();
        }
        assertThat(two.get(0).get("checksum"))
                .isEqualTo(run.get("checksum"))
                .isEqualTo(one.get(0).get("checksum"));
    }

    @Test
    void an_edge_list_is_undirected_and_without_weights_unless_told_otherwise() throws IOException {
        Path file = folder.resolve("ring.wel");
        Files.writeString(file, "0 1 2\n1 2 2\n2 0 2\n0 1 3\n");
        JsonObject run = only("degree", "--from", file.toString());
        assertThat(run.get("vertices").getAsInt()).isEqualTo(3);
        assertThat(run.get("arcs").getAsInt()).isEqualTo(6);
        assertThat(only("degree", "--from", file.toString(), "--direction", "given")
                        .get("arcs")
                        .getAsInt())
                .isEqualTo(3);
        JsonObject strength = only("strength", "--from", file.toString(), "--weights", "strength");
        assertThat(strength.get("checksum")).isNotEqualTo(run.get("checksum"));
        assertThat(only("degree", "--from", file.toString(), "--ties", "none")
                        .get("arcs")
                        .getAsInt())
                .isZero();
    }

    @Test
    void the_short_way_and_the_way_through_a_network_find_the_same() throws IOException {
        StringBuilder edges = new StringBuilder();
        for (int v = 0; v < 50; v++) {
            edges.append(v).append(' ').append((v * v + 1) % 50).append('\n');
        }
        Path file = folder.resolve("squares.el");
        Files.writeString(file, edges);
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("squares.el.gz")))) {
            Files.copy(file, packed);
        }
        Path named = Files.createDirectory(folder.resolve("named"));
        StringBuilder rows = new StringBuilder("from,to\n");
        edges.toString()
                .lines()
                .forEach(line -> rows.append(line.replace(' ', ',')).append('\n'));
        Files.writeString(named.resolve("ties.csv"), rows);
        String ids = IntStream.range(0, 50).mapToObj(v -> v + "\n").collect(Collectors.joining());
        Files.writeString(named.resolve("clients.csv"), "id\n" + ids);
        String expected =
                only("core", "--from", file.toString()).get("checksum").getAsString();
        assertThat(only("core", "--from", file + ".gz").get("checksum").getAsString())
                .isEqualTo(expected);
        assertThat(only("core", "--from", named.toString()).get("checksum").getAsString())
                .isEqualTo(expected);
    }

    @Test
    void new_numbers_inside_do_not_show_outside() {
        JsonObject inside = only("degree", "--from", "rmat:20:1");
        JsonObject given = only("degree", "--from", "rmat:20:1", "--order", "given");
        assertThat(inside.get("order").getAsString()).isEqualTo("degree");
        assertThat(given.get("order").getAsString()).isEqualTo("given");
        assertThat(inside.get("checksum")).isEqualTo(given.get("checksum"));
    }

    @Test
    void edges_written_for_other_programs_make_the_same_graph() {
        Path file = folder.resolve("rmat6.el");
        assertThat(bench("core", "--from", "rmat:6", "--edges", file.toString()).code())
                .isZero();
        assertThat(only("core", "--from", file.toString()).get("checksum"))
                .isEqualTo(only("core", "--from", "rmat:6").get("checksum"));
        assertThat(bench("core", "--from", "clients:100", "--edges", file.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void csv_and_a_file_hold_what_the_lines_hold() throws IOException {
        Captured table = Captured.run("bench", "degree", "--from", "rmat:6", "--runs", "2", "--format", "csv");
        assertThat(table.out()).hasLineCount(3).startsWith("measure,parameters,graph,vertices,");
        Path out = folder.resolve("runs.json");
        Captured.run("bench", "degree", "--from", "rmat:6", "--runs", "2", "--out", out.toString());
        assertThat(JsonParser.parseString(Files.readString(out))
                        .getAsJsonObject()
                        .getAsJsonArray("runs"))
                .hasSize(2);
    }

    @Test
    void what_cannot_be_timed_gets_two_lines_and_exit_code_2() {
        for (String[] words : List.of(
                new String[] {"pagerang", "--from", "rmat:6"},
                new String[] {"degree", "--from", "no-such-file.el"},
                new String[] {"degree", "--from", "rmat:six"},
                new String[] {"degree", "--from", "rmat:6:1:1:1"},
                new String[] {"degree", "--from", "clients:1"},
                new String[] {"degree", "--from", "rmat:6", "--weights", "probability"},
                new String[] {"degree", "--from", "rmat:6", "--runs", "0"},
                new String[] {"degree"})) {
            Captured refused = bench(words);
            assertThat(refused.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(refused.talk()).as(String.join(" ", words)).hasLineCount(2);
            assertThat(refused.out()).isEmpty();
        }
    }

    private static JsonObject only(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--runs";
        all[words.length + 1] = "1";
        List<JsonObject> lines = lines(all);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<JsonObject> lines(String... words) {
        Captured run = bench(words);
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static Captured bench(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "bench";
        System.arraycopy(words, 0, all, 1, words.length);
        return Captured.run(all);
    }
}
