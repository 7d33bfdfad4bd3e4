package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_a_parish() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), """
                id,name,state,clv,email,manager
                ann,Ann Archer,client,10,ann@example.org,Mia Moor
                ben,Ben Baker,client,20,ben@example.org,Mia Moor
                p1,Paula Prospect,prospect,100,paula@example.org,
                p2,Peter Prospect,prospect,100,,
                """);
        Files.writeString(files.resolve("ties.csv"), """
                from,to,directed,probability
                ann,p1,true,0.5
                ben,p2,true,0.4
                ann,ben,false,0.1
                """);
        Files.writeString(folder.resolve("costs.csv"), "client_id,cost,hours\nann,3,1\nben,1000,1\n");
    }

    private Captured report(String out, String... more) {
        Stream<String> words = Stream.of(
                "report",
                "--from",
                folder.resolve("files").toString(),
                "--out",
                folder.resolve(out).toString());
        return Captured.run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void one_file_says_who_and_what_and_never_how_to_reach_them() throws IOException {
        Captured run = report(
                "a.html",
                "--budget",
                "50",
                "--costs",
                folder.resolve("costs.csv").toString());
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.talk()).contains("The report: ").contains("a.html");
        assertThat(page("a.html"))
                .contains("Ann Archer")
                .contains("Mia Moor")
                .contains("set aside 3.00")
                .contains("model=boost boost=2.0")
                .doesNotContain("example.org")
                .doesNotContain("Paula");
        report(
                "b.html",
                "--budget",
                "50",
                "--costs",
                folder.resolve("costs.csv").toString());
        assertThat(page("b.html")).isEqualTo(page("a.html"));
    }

    @Test
    void pseudonyms_are_the_same_under_the_same_key_and_costs_still_find_their_clients() throws IOException {
        String[] words = {
            "--pseudonymous",
            "--key",
            folder.resolve("key").toString(),
            "--who-is-who",
            folder.resolve("who.csv").toString(),
            "--budget",
            "50",
            "--costs",
            folder.resolve("costs.csv").toString()
        };
        Captured run = report("a.html", words);
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.talk()).contains("Keep it, do not hand it over").doesNotContain("not in the data");
        assertThat(page("a.html"))
                .contains("set aside 3.00")
                .doesNotContain("Ann")
                .doesNotContain("Baker")
                .doesNotContain("Moor")
                .doesNotContain(">ann<");
        report("b.html", words);
        assertThat(page("b.html")).isEqualTo(page("a.html"));
        String[] ann = page("who.csv").lines().skip(1).findFirst().orElse("").split(",", -1);
        assertThat(ann[1]).isEqualTo("ann");
        assertThat(page("a.html")).contains(ann[0]);
        Files.delete(folder.resolve("key"));
        report("c.html", words);
        assertThat(page("c.html")).doesNotContain(ann[0]);
    }

    @Test
    void what_is_no_key_is_refused_in_two_lines() throws IOException {
        Path noKey = Files.writeString(folder.resolve("key"), "secret\n");
        Captured run = report("a.html", "--pseudonymous", "--key", noKey.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.talk()).contains("is no key of pseudonyms").hasLineCount(2);
        assertThat(folder.resolve("a.html")).doesNotExist();
        assertThat(report("a.html", "--key", noKey.toString()).talk())
                .contains("--key is about pseudonyms")
                .hasLineCount(2);
    }
}
