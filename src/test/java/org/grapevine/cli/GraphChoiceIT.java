package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.grapevine.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a graph that Grapevine did not load. */
class GraphChoiceIT {
    private static final String[] OPTIONS = {
        "--client-label",
        "Customer",
        "--prospect-label",
        "Lead",
        "--tie",
        "FRIEND_OF:weight",
        "--member",
        "WORKS_AT",
        "--group",
        "Company"
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void graph() throws IOException {
        Path change = Files.writeString(folder.resolve("graph.cypher"), """
                UNWIND range(1, 12) AS i
                CREATE (:Customer {id: 'c' + i, name: 'Customer ' + i})
                WITH count(*) AS done
                MATCH (a:Customer), (b:Customer) WHERE toInteger(substring(b.id, 1)) IN [2 * toInteger(substring(a.id, 1)), 2 * toInteger(substring(a.id, 1)) + 1]
                CREATE (a)-[:FRIEND_OF {weight: 0.5}]->(b)
                WITH count(*) AS done
                CREATE (x:Company {id: 'x', name: 'Acme'}), (l:Lead {id: 'l'})
                WITH x, l
                MATCH (a:Customer) WHERE a.id IN ['c1', 'c5', 'c9', 'c12']
                CREATE (a)-[:WORKS_AT]->(x), (a)-[:FRIEND_OF {weight: 2}]->(l)
                """);
        Store.embedded(folder.resolve("store")).close();
        Captured run = Captured.run("query", change.toString(), "--write", "--store", store());
        assertThat(run.code()).as(run.talk()).isZero();
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    private Captured run(String[] options, String... arguments) {
        return Captured.run(
                Stream.of(Stream.of(arguments), Stream.of(options), Stream.of("--store", store(), "--format", "csv"))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private String answer(String... arguments) {
        Captured run = run(OPTIONS, arguments);
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out();
    }

    private String asked(String cypher) throws IOException {
        Path question = Files.writeString(folder.resolve("ask.cypher"), cypher);
        Captured run = run(new String[0], "query", question.toString());
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out();
    }

    @Test
    void every_command_that_reads_works_on_it_and_changes_nothing() throws IOException {
        String before = asked("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY id(n)");
        String ranked = answer("rank", "--all", "--measure", "degree,diffusion");
        assertThat(ranked.lines()).hasSize(13).element(0).isEqualTo("rank,id,name,degree,diffusion");
        assertThat(answer("groups", "--min-members", "2")).contains("Acme,Company,4,4");
        assertThat(answer("groups", "--communities", "--all")).contains("Customer");
        assertThat(answer("why", "c5")).isNotEmpty();
        assertThat(answer("team", "--size", "2").lines()).hasSizeGreaterThan(2);
        assertThat(answer("plan", "--size", "2")).isNotEmpty();
        assertThat(asked("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY id(n)"))
                .isEqualTo(before);

        Path saved = Files.writeString(folder.resolve("sales.json"), """
                {"client-label": "Customer", "prospect-label": ["Lead"], "tie": {"FRIEND_OF": "weight"},
                 "member": ["WORKS_AT"], "group": ["Company"]}
                """);
        Captured same =
                run(new String[] {"--graph", saved.toString()}, "rank", "--all", "--measure", "degree,diffusion");
        assertThat(same.out()).isEqualTo(ranked);
    }

    @Test
    void scores_are_kept_only_where_writing_is_asked_for() throws IOException {
        Captured refused = run(OPTIONS, "rank", "--measure", "degree", "--as", "pull");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.talk()).contains("--write").hasLineCount(2);
        assertThat(asked("MATCH (n) WHERE n.pull IS NOT NULL OR n:Analysis RETURN count(n) AS n"))
                .isEqualTo("n\n0\n");
        answer("rank", "--measure", "degree", "--as", "pull", "--write");
        assertThat(asked("MATCH (n) WHERE n.pull IS NOT NULL RETURN labels(n)[0] AS label, count(n) AS n"))
                .isEqualTo("label,n\nCustomer,12\n");
        assertThat(run(new String[0], "history").out())
                .contains("degree")
                .contains("pull")
                .contains("--client-label Customer --prospect-label Lead --tie FRIEND_OF:weight --member WORKS_AT"
                        + " --group Company");
        answer("rank", "--measure", "strength", "--as", "power", "--write");
        Captured compared = run(new String[0], "compare", "1", "2");
        assertThat(compared.talk()).contains("Of 12 people in both").doesNotContain("same data");
        Captured learn = run(OPTIONS, "learn", "--reset", "--write");
        assertThat(learn.code()).isEqualTo(2);
        assertThat(learn.talk()).contains("somebody's own");
    }

    @Test
    void options_that_do_not_fit_are_refused_in_two_lines() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[1]");
        Path unknown = Files.writeString(folder.resolve("unknown.json"), "{\"clients\": \"Customer\"}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path number = Files.writeString(
                folder.resolve("number.json"), "{\"client-label\": \"Customer\", \"tie\": {\"FRIEND_OF\": 3}}");
        String[][] wrong = {
            {"--client-label", "Customer"},
            {"--tie", "FRIEND_OF"},
            {"--write"},
            {"--client-label", "Customer", "--member", "WORKS_AT"},
            {"--client-label", "Customer", "--tie", "HATES"},
            {"--client-label", "Customer", "--tie", "FRIEND_OF", "--id-property", "nothing"},
            {"--client-label", "Customer", "--tie", "FRIEND_OF", "--from", folder.toString()},
            {"--graph", list.toString()},
            {"--graph", unknown.toString()},
            {"--graph", broken.toString()},
            {"--graph", number.toString()},
            {"--client-label", "Customer", "--tie", "FRIEND_OF:wieght"},
            {"--graph", folder.resolve("absent.json").toString()}
        };
        for (String[] options : wrong) {
            Captured run = run(options, "rank");
            assertThat(run.code()).as(String.join(" ", options)).isEqualTo(2);
            assertThat(run.talk()).as(String.join(" ", options)).hasLineCount(2).doesNotContain("Exception");
        }
    }

    @Test
    void a_file_that_is_not_there_and_a_weight_that_no_tie_has_are_named() {
        Path absent = folder.resolve("absent.json");
        assertThat(run(new String[] {"--graph", absent.toString()}, "rank").talk())
                .isEqualTo("grapevine: there is no file " + absent + "\nname the JSON file that says what is what\n");
        assertThat(run(new String[] {"--client-label", "Customer", "--tie", "FRIEND_OF:wieght"}, "rank")
                        .talk())
                .startsWith("grapevine: no tie of type 'FRIEND_OF' has the property 'wieght'\n")
                .hasLineCount(2);
    }
}
