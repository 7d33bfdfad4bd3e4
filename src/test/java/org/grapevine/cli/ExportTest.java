package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.network.NetworkDigest;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path folder;

    private Path files;

    @BeforeEach
    void write_a_small_network() throws IOException {
        files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), """
                id,name,state,email,doNotContact,doNotProfile,minor
                a,=Ann,client,a@x,,,
                b,Ben,client,b@x,yes,,
                c,Cleo,client,,,,
                k,Kid,client,k@x,,,yes
                p,Pia,prospect,p@x,,,
                x,Xena,client,x@x,,yes,
                """);
        Files.writeString(files.resolve("ties.csv"), """
                from,to,type,directed
                b,a,social,
                b,p,social,
                b,c,business,yes
                a,c,social,
                k,a,social,
                x,a,social,
                """);
        Files.writeString(files.resolve("memberships.csv"), "client,group,groupType\na,Rotary,club\nx,Rotary,club\n");
    }

    @Test
    void the_csv_folder_loads_as_the_same_network_without_those_who_object() throws IOException {
        Path first = folder.resolve("first");
        Captured run = export("--to", "csv", "--out", first.toString());
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.talk())
                .contains("5 persons, 1 groups, 5 ties, 1 memberships, 0 referrals written to")
                .contains("object to profiling, with all that is tied to them: 1 persons");
        assertThat(Files.readString(first.resolve("clients.csv")))
                .contains("a,'=Ann,")
                .doesNotContain("Xena");
        Path second = folder.resolve("second");
        assertThat(Captured.run("export", "--from", first.toString(), "--to", "csv", "--out", second.toString())
                        .code())
                .isZero();
        assertThat(digest(second)).isEqualTo(digest(first));
    }

    @Test
    void the_ending_says_the_format_and_scores_stand_beside_persons() throws IOException {
        Path json = folder.resolve("n.json");
        assertThat(export("--out", json.toString(), "-m", "strength,pagerank", "--weights", "none")
                        .code())
                .isZero();
        JsonObject graph = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        JsonObject ann = graph.getAsJsonArray("nodes").get(0).getAsJsonObject();
        assertThat(ann.get("label").getAsString()).isEqualTo("=Ann");
        assertThat(ann.get("strength").getAsDouble()).isEqualTo(3);
        assertThat(ann.has("pagerank")).isTrue();
        assertThat(Files.readString(json)).contains("a@x").doesNotContain("p@x").doesNotContain("Xena");
        for (String name : List.of("n.gexf", "n.graphml", "n.xlsx")) {
            assertThat(export("--out", folder.resolve(name).toString()).code()).isZero();
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
        for (String format : List.of("gephi", "neo4j")) {
            Path made = folder.resolve(format);
            Captured run = export("--to", format, "--out", made.toString());
            assertThat(run.code()).isZero();
            assertThat(run.talk().contains("neo4j-admin database import full neo4j --multiline"))
                    .isEqualTo(format.equals("neo4j"));
            assertThat(made).isDirectoryContaining("glob:**.csv");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_list_for_hubspot_has_clients_only_and_passes_over_who_must_be_left_alone() {
        Path list = folder.resolve("list.csv");
        Captured run = export(
                "--to", "hubspot", "-m", "strength", "--weights", "none", "--top", "5", "--out", list.toString());
        assertThat(run.code()).as(run.talk()).isZero();
        assertThat(list).hasContent("""
                Record ID - Contact,Email,Grapevine Segment,Grapevine Rank
                a,a@x,Centre of influence,1
                c,,Centre of influence,3""");
        assertThat(run.talk()).contains("no clients any more: 2").contains("Without an e-mail address in the data: 1");
    }

    @Test
    void a_list_for_salesforce_names_the_campaign_there() {
        Path list = folder.resolve("members.csv");
        assertThat(export("--to", "salesforce", "--out", list.toString()).talk())
                .contains("--salesforce-campaign")
                .hasLineCount(2);
        String id = "701000000000001AAA";
        assertThat(export("--to", "salesforce", "--salesforce-campaign", id, "--top", "1", "--out", list.toString())
                        .code())
                .isZero();
        assertThat(list).hasContent("CampaignId,ContactId,Status\n" + id + ",a,Sent");
    }

    @Test
    void what_cannot_be_is_told_in_two_lines_and_leaves_nothing() throws IOException {
        for (List<String> wrong : List.of(
                List.of("--to", "gexf"),
                List.of("--out", "n.csv"),
                List.of("--to", "pdf", "--out", "n.pdf"),
                List.of(
                        "--to",
                        "csv",
                        "-m",
                        "degree",
                        "--out",
                        folder.resolve("n").toString()),
                List.of("--to", "csv", "--out", files.toString()),
                List.of("--out", folder.resolve("n.gexf").toString(), "--ties", "golf"),
                List.of("--out", folder.resolve("n.gexf").toString(), "--top", "3"),
                List.of(
                        "--to",
                        "hubspot",
                        "--campaign",
                        "autumn",
                        "--out",
                        folder.resolve("l.csv").toString()),
                List.of("--to", "gephi", "--out", folder.resolve("none/n").toString()),
                List.of("--out", folder.resolve("none/n.gexf").toString()))) {
            Captured run = export(wrong.toArray(String[]::new));
            assertThat(run.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.talk().lines().filter(line -> !line.startsWith("    ")))
                    .as(run.talk())
                    .hasSize(2);
        }
        assertThat(leftovers()).isEmpty();
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(files);
        }
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private Captured export(String... arguments) {
        return Captured.run(Stream.concat(Stream.of("export", "--from", files.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String digest(Path path) {
        Intake intake = Intake.of(List.of(path), IntakeOptions.defaults());
        intake.check(Progress.SILENT);
        NetworkDigest digest = new NetworkDigest();
        intake.sendTo(digest);
        return digest.value();
    }
}
