package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.grapevine.analysis.Measures;
import org.grapevine.io.CsvWriter;
import org.grapevine.sample.Town;
import org.grapevine.store.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a server that is named by its address. */
class ServerCommandsIT {
    private static final String[][] RANKS = {
        {"rank", "--all", "--measure", "diffusion,pagerank,harmonic,betweenness", "--direction", "given"},
        {"rank", "--all", "--measure", "eigenvector,katz,core,constraint,shapley-degree"},
        {"rank", "--all", "--measure", "closeness,hub,authority", "--direction", "reversed", "--groups", "none"},
        {"rank", "--all", "--measure", "strength,clustering", "--weights", "strength", "--ties", "social,family"},
        {"rank", "--all", "--measure", "degree,effective-size", "--weights", "none", "--ties", "none"}
    };

    @TempDir
    private Path folder;

    private static Captured run(String uri, String password, String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--uri", uri, "--format", "csv"))
                .toArray(String[]::new);
        return Captured.run(Set.of(), Map.of("GRAPEVINE_PASSWORD", password), all);
    }

    private static String answer(String uri, String... arguments) {
        Captured run = run(uri, Server.PASSWORD, arguments);
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out();
    }

    private static List<String> answers(String uri) {
        return Stream.of(RANKS).map(rank -> answer(uri, rank)).toList();
    }

    @Test
    void what_is_loaded_into_a_server_is_ranked_kept_and_asked_for() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\n");
        Path question = Files.writeString(
                folder.resolve("ask.cypher"), "MATCH (p:Person) RETURN p.id AS id, p.pull AS pull ORDER BY id");
        try (Server server = Server.in(Files.createDirectory(folder.resolve("server")))) {
            answer(server.uri(), "load", files.toString());
            String[] rank = {"rank", "--all", "--measure", "degree"};
            String ranked = answer(server.uri(), rank);
            assertThat(ranked).isEqualTo("rank,id,name,degree\n1,A,Ana,2\n2,B,Ben,1\n3,C,Cy,1\n");
            answer(server.uri(), "rank", "--measure", "degree", "--as", "pull");
            assertThat(answer(server.uri(), "query", question.toString())).isEqualTo("id,pull\nA,2\nB,1\nC,1\n");
            assertThat(answer(server.uri(), "status")).contains("node,Person,3").contains("relationship,SCORED,3");
            assertThat(Captured.run(
                                    Set.of(),
                                    Map.of("GRAPEVINE_PASSWORD", Server.PASSWORD),
                                    "status",
                                    "--uri",
                                    server.uri())
                            .out())
                    .contains("unfinished  no")
                    .doesNotContain("bytes");

            Captured refused = run(server.uri(), "wrong", "status");
            assertThat(refused.code()).isEqualTo(4);
            assertThat(refused.talk()).contains("refuses the user neo4j").hasLineCount(2);
        }
    }

    @Test
    void a_server_with_the_procedures_one_without_and_a_folder_of_ours_rank_to_the_same_bytes() throws IOException {
        Path files = Files.createDirectory(folder.resolve("town"));
        CsvWriter.write(Town.of(200, 5), files);
        List<String> direct = new ArrayList<>();
        for (String[] rank : RANKS) {
            direct.add(Captured.run(with(rank, "--from", files.toString(), "--format", "csv"))
                    .out());
        }
        assertThat(direct).doesNotHaveDuplicates().allMatch(answer -> answer.startsWith("rank,id,name,"));
        String store = folder.resolve("store").toString();
        assertThat(Captured.run("load", files.toString(), "--store", store).code())
                .isZero();
        for (int i = 0; i < RANKS.length; i++) {
            assertThat(Captured.run(with(RANKS[i], "--store", store, "--format", "csv"))
                            .out())
                    .isEqualTo(direct.get(i));
        }
        Path question = Files.writeString(
                folder.resolve("call.cypher"), "CALL grapevine.degree.stream() YIELD rank WHERE rank = 1 RETURN rank");
        try (Server server = Server.in(Files.createDirectory(folder.resolve("without")))) {
            answer(server.uri(), "load", files.toString());
            assertThat(answers(server.uri())).isEqualTo(direct);
            Captured missing = run(server.uri(), Server.PASSWORD, "query", question.toString());
            assertThat(missing.code()).isEqualTo(2);
            assertThat(missing.talk()).contains("grapevine.degree.stream").hasLineCount(2);
        }
        try (Server server = Server.withProceduresIn(Files.createDirectory(folder.resolve("with")))) {
            answer(server.uri(), "load", files.toString());
            assertThat(answers(server.uri())).isEqualTo(direct);
            assertThat(answer(server.uri(), "query", question.toString())).isEqualTo("rank\n1\n");
        }
    }

    @Test
    void the_plugin_jar_alone_gives_a_server_the_procedures_and_the_same_bytes() throws IOException {
        Path files = Files.createDirectory(folder.resolve("town"));
        CsvWriter.write(Town.of(200, 5), files);
        String[] rank = {"rank", "--all", "--measure", "diffusion,pagerank,harmonic", "--direction", "given"};
        Captured direct = Captured.run(with(rank, "--from", files.toString(), "--format", "csv"));
        Path measures = Files.writeString(
                folder.resolve("measures.cypher"),
                "CALL grapevine.measures() YIELD measure RETURN count(measure) AS measures");
        Path scores = Files.writeString(
                folder.resolve("scores.cypher"),
                "CALL grapevine.harmonic.stream({direction: 'given'}) YIELD rank, id, name, score"
                        + " RETURN rank, id, name, score AS harmonic");
        Path plan = Files.writeString(
                folder.resolve("plan.cypher"),
                "CALL grapevine.plan.stream({size: 3, acceptance: 0.5}) YIELD position RETURN max(position) AS invited");
        try (Server server = Server.withPluginIn(Files.createDirectory(folder.resolve("plugged")), plugin())) {
            answer(server.uri(), "load", files.toString());
            assertThat(answer(server.uri(), "query", measures.toString()))
                    .isEqualTo("measures\n" + Measures.all().size() + "\n");
            assertThat(answer(server.uri(), rank)).isEqualTo(direct.out());
            assertThat(answer(server.uri(), "query", plan.toString())).isEqualTo("invited\n3\n");
            String[] harmonic = {"rank", "--all", "--measure", "harmonic", "--direction", "given"};
            assertThat(answer(server.uri(), "query", scores.toString())).isEqualTo(answer(server.uri(), harmonic));
        }
    }

    private static Path plugin() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("grapevine-.*-plugin[.]jar"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("build the plugin first: mvn package"));
        }
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void where_nobody_listens_two_lines_say_so() {
        Captured run = run("bolt://127.0.0.1:" + Server.silentPort(), "any", "rank");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.talk())
                .startsWith("grapevine: ")
                .contains("does not answer")
                .hasLineCount(2);
        assertThat(run.out()).isEmpty();
    }
}
