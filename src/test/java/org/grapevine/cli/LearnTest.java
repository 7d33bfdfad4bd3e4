package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_a_small_past() throws IOException {
        SmallPast.write(folder);
    }

    private Captured run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = arguments[0];
        all[1] = "--from";
        all[2] = folder.toString();
        System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
        return Captured.run(all);
    }

    @Test
    void the_table_says_what_was_learned_how_it_was_tested_and_that_nothing_was_changed() {
        Captured run = run("learn");
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.out())
                .contains("couple", "street", "nobody (by themselves)", "learned from", "verdict", "learned strengths");
        assertThat(run.talk()).contains("they do not prove causes", "A proposal: nothing was changed.");
    }

    @Test
    void json_holds_intervals_draws_tests_and_a_calibration_curve() {
        JsonObject answer =
                JsonParser.parseString(run("learn", "--format", "json").out()).getAsJsonObject();
        assertThat(answer.getAsJsonArray("types")).hasSize(3);
        JsonObject couple = answer.getAsJsonArray("types").get(1).getAsJsonObject();
        assertThat(couple.get("name").getAsString()).isEqualTo("couple");
        assertThat(couple.get("beta").getAsDouble())
                .isBetween(couple.get("lo").getAsDouble(), couple.get("hi").getAsDouble());
        assertThat(couple.getAsJsonArray("draws")).hasSize(50);
        JsonObject test = answer.getAsJsonArray("tests").get(0).getAsJsonObject();
        assertThat(test.get("auc").getAsDouble()).isGreaterThan(.8);
        assertThat(test.getAsJsonArray("calibration").get(0).getAsJsonObject().keySet())
                .containsExactly("rows", "forecast", "came", "lo", "hi");
        assertThat(answer.get("beatsPriors").getAsBoolean()).isTrue();
    }

    @Test
    void the_csv_is_a_types_file_that_rank_reads_and_says_so() {
        Path types = folder.resolve("types.csv");
        assertThat(run("learn", "--out", types.toString()).code()).isZero();
        assertThat(types).content().startsWith("name,kind,beta,gamma,halfLife,nomination,sensitivity,learned,lo,hi,");
        Captured ranked = run("rank");
        assertThat(ranked.code()).as(ranked.talk()).isZero();
        assertThat(ranked.talk()).contains("Strengths of ties were learned on ", "from 71 conversions");
        JsonObject again =
                JsonParser.parseString(run("learn", "--format", "json").out()).getAsJsonObject();
        assertThat(again.getAsJsonArray("types")
                        .get(1)
                        .getAsJsonObject()
                        .get("prior")
                        .getAsDouble())
                .isEqualTo(.08);
    }

    @Test
    void files_take_no_changes_and_a_wrong_option_is_two_lines() {
        assertThat(run("learn", "--apply").talk()).hasLineCount(2).contains("--out FOLDER/types.csv");
        assertThat(run("learn", "--talks", "forever").talk()).hasLineCount(2);
        assertThat(run("learn", "--period", "fortnight").talk()).hasLineCount(2).contains("2w");
        assertThat(run("learn", "--split", "2031-01-01").talk()).hasLineCount(2);
        assertThat(run("learn", "--weights", "none").talk()).hasLineCount(2);
    }

    @Test
    void backtest_judges_any_measure_of_the_catalogue() {
        Captured run = run("backtest", "--measure", "degree,harmonic", "--format", "csv");
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("foreseenBy", "degree", "harmonic", "pagerank from early adopters");
        Captured table = run("backtest", "--measure", "degree");
        assertThat(table.out()).contains("tested on", "verdict", "a coin has 0.5", "dealt anew");
    }

    @Test
    void the_page_has_the_calibration_curve_with_its_numbers() throws IOException {
        Path page = folder.resolve("learned.html");
        assertThat(run("learn", "--report", page.toString()).talk()).contains("learned.html");
        assertThat(page)
                .content()
                .contains("Forecast and what came of it", "<svg", "The numbers of this chart", "as forecast", "couple")
                .doesNotContain("<script", "NaN");
    }
}
