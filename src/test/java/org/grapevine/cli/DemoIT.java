package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end on a small town: files, a real embedded Neo4j over Bolt, the ranking, the page. */
class DemoIT {
    @TempDir
    private static Path folder;

    private static Captured demo = new Captured(-1, "", "");

    @BeforeAll
    static void run_the_demo() {
        demo = Captured.run(
                "demo", "--people", "400", "--dir", folder.resolve("demo").toString());
    }

    @Test
    void it_ranks_says_what_was_left_out_and_what_to_do_next() {
        assertThat(demo.code()).as(demo.talk()).isZero();
        assertThat(demo.out()).contains("rank").contains("diffusion").hasLineCount(12);
        assertThat(demo.talk())
                .contains("rows of memberships.csv left out")
                .contains("gymBuddy")
                .contains("grapevine why");
    }

    @Test
    void the_page_shows_the_first_of_the_ranking() throws IOException {
        String first = demo.out().lines().skip(2).findFirst().orElse("").strip().split("\\s+", -1)[1];
        assertThat(Files.readString(folder.resolve("demo/influence.html"))).contains("<td>" + first + "</td>");
    }

    @Test
    void the_report_is_there_and_named() throws IOException {
        assertThat(demo.talk()).contains("A plan: ask 10 of ").contains("demo/report.html");
        assertThat(Files.readString(folder.resolve("demo/report.html")))
                .contains("Whom to ask, in this order")
                .doesNotContain("<script");
    }

    @Test
    void a_second_run_finds_everything_as_it_left_it() {
        Captured again = Captured.run(
                "demo", "--people", "400", "--dir", folder.resolve("demo").toString());
        assertThat(again.out()).isEqualTo(demo.out());
    }

    @Test
    void the_store_ranks_as_the_files_do_to_the_last_bit() {
        String[] words = {"rank", "--measure", "diffusion,pagerank,betweenness,strength", "--all", "--format", "csv"};
        Captured files =
                Captured.run(with(words, "--from", folder.resolve("demo/town").toString()));
        Captured store =
                Captured.run(with(words, "--store", folder.resolve("demo/store").toString()));
        assertThat(store.code()).as(store.talk()).isZero();
        assertThat(store.out()).isEqualTo(files.out()).hasLineCount((int)
                files.out().lines().count());
    }

    @Test
    void scores_are_kept_and_can_be_asked_for() {
        String store = folder.resolve("demo/store").toString();
        Captured kept = Captured.run("rank", "--measure", "strength", "--as", "reach", "--store", store);
        assertThat(kept.talk()).contains("Kept as analysis-");
        Captured before = Captured.run("rank", "--measure", "strength", "--all", "--format", "csv", "--store", store);
        Captured again = Captured.run(
                "rank", "--measure", "strength", "--as", "reach", "--all", "--format", "csv", "--store", store);
        assertThat(again.out()).isEqualTo(before.out());
        Captured taken = Captured.run("rank", "--measure", "strength", "--as", "revenue", "--store", store);
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.talk()).contains("revenue").hasLineCount(2);
    }

    private static String[] with(String[] words, String option, String value) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = option;
        all[words.length + 1] = value;
        return all;
    }
}
