package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchInfluenceTest {
    @TempDir
    private Path folder;

    @Test
    void every_run_is_a_json_line_with_one_key_a_figure() throws IOException {
        List<JsonObject> lines = lines("--from", random(), "--k", "5", "--runs", "2", "--worlds", "100");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).keySet())
                .containsExactly(
                        "graph",
                        "model",
                        "vertices",
                        "arcs",
                        "k",
                        "threads",
                        "run",
                        "load_ms",
                        "prepare_ms",
                        "compute_ms",
                        "cpu_ms",
                        "peak_mb",
                        "rr_sets",
                        "entries",
                        "store_bytes",
                        "spread",
                        "lower",
                        "upper",
                        "certificate",
                        "seeds",
                        "simulated",
                        "error");
        JsonObject run = lines.get(1);
        assertThat(run.get("run").getAsInt()).isEqualTo(2);
        assertThat(run.getAsJsonArray("seeds")).hasSize(5);
        assertThat(run.get("certificate").getAsDouble()).isGreaterThan(1 - 1 / Math.E - .1);
        assertThat(run.get("lower").getAsDouble())
                .isLessThan(run.get("spread").getAsDouble())
                .isLessThan(run.get("upper").getAsDouble());
    }

    @Test
    void with_a_quality_to_reach_a_run_says_what_was_chosen_and_proven() throws IOException {
        JsonObject run =
                lines("--from", random(), "--k", "5", "--quality", "0.99").get(0);
        assertThat(run.getAsJsonArray("seeds")).hasSize(5);
        assertThat(run.get("lower").getAsDouble())
                .isPositive()
                .isLessThan(run.get("spread").getAsDouble());
        assertThat(run.get("store_bytes").getAsLong())
                .isLessThan(8 * run.get("entries").getAsLong());
    }

    @Test
    void seeds_and_bounds_are_the_same_on_one_and_two_threads_in_every_model() throws IOException {
        String file = random();
        for (String model : List.of("wc", "ic", "tri", "lt")) {
            List<JsonObject> told = new ArrayList<>();
            for (String threads : List.of("1", "2")) {
                JsonObject line = lines("--from", file, "--model", model, "--k", "8", "--threads", threads)
                        .get(0);
                List.of("threads", "load_ms", "prepare_ms", "compute_ms", "cpu_ms", "peak_mb")
                        .forEach(line::remove);
                told.add(line);
            }
            assertThat(told.get(1)).as(model).isEqualTo(told.get(0));
        }
    }

    @Test
    void a_file_with_probabilities_brings_its_own() throws IOException {
        // 0 tells 1 and 2 with .5 and .25, 3 is alone: with one seed 1.75 are reached
        Path file = Files.writeString(folder.resolve("own.wel"), "0 1 0.5\n0 2 0.25\n3 3 0\n");
        JsonObject line = lines("--from", file.toString(), "--model", "ic", "--k", "1", "--certificate", "0.95")
                .get(0);
        assertThat(line.getAsJsonArray("seeds").get(0).getAsInt()).isZero();
        assertThat(line.get("spread").getAsDouble()).isCloseTo(1.75, within(.02));
    }

    @Test
    void an_unknown_model_is_refused_in_two_lines() throws IOException {
        Captured run = Captured.run("bench", "influence", "--from", random(), "--model", "sir");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.talk()).contains("choose ic, wc, tri or lt").hasLineCount(2);
    }

    private String random() throws IOException {
        Random random = new Random(7);
        StringBuilder edges = new StringBuilder();
        for (int e = 0; e < 1500; e++) {
            edges.append("%d %d%n".formatted(random.nextInt(20) * random.nextInt(16), random.nextInt(300)));
        }
        return Files.writeString(folder.resolve("random.el"), edges.toString()).toString();
    }

    private static List<JsonObject> lines(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "bench";
        words[1] = "influence";
        System.arraycopy(more, 0, words, 2, more.length);
        Captured run = Captured.run(words);
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
