package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.network.ReferralNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandsIT {
    @TempDir
    private Path folder;

    private String store() {
        return folder.resolve("store").toString();
    }

    private JsonObject json(String... arguments) {
        Captured run = Captured.run(with(arguments, "--format", "json", "--store", store()));
        assertThat(run.code()).as(run.talk()).isZero();
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    @Test
    void what_is_loaded_can_be_asked_for_and_a_second_load_changes_nothing() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\n");

        assertThat(json("load", files.toString()).get("created").getAsLong()).isEqualTo(5);
        JsonObject again = json("load", files.toString());
        assertThat(again.get("created").getAsLong()).isZero();
        assertThat(again.get("updated").getAsLong()).isZero();
        assertThat(again.getAsJsonArray("notes").toString()).contains("Nothing new");

        assertThat(json("status").getAsJsonArray("contents").toString())
                .contains("{\"kind\":\"relationship\",\"name\":\"KNOWS\",\"count\":2}");

        Path question = Files.writeString(
                folder.resolve("ask.cypher"),
                "MATCH (p:Person) WHERE p.id IN $ids RETURN p.id AS id, p.name AS name ORDER BY id");
        assertThat(json("query", question.toString(), "--param", "ids=[\"A\",\"C\"]")
                        .getAsJsonArray("rows"))
                .hasToString("[{\"id\":\"A\",\"name\":\"Ana\"},{\"id\":\"C\",\"name\":\"Cy\"}]");

        Path change = Files.writeString(folder.resolve("change.cypher"), "MATCH (p:Person) SET p.seen = true");
        Captured refused = Captured.run("query", change.toString(), "--store", store());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.talk()).hasLineCount(2);
    }

    @Test
    void the_number_of_everybodys_community_can_be_kept() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\nD,Di\nE,Eli\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\nB,C\nD,E\n");
        json("load", files.toString());
        assertThat(json("groups", "--communities", "--as", "circle")
                        .getAsJsonArray("notes")
                        .toString())
                .contains("the property circle of 5 persons");
        Path question = Files.writeString(
                folder.resolve("ask.cypher"),
                "MATCH (p:Person) RETURN toInteger(p.circle) AS circle, count(*) AS people ORDER BY circle");
        assertThat(json("query", question.toString()).getAsJsonArray("rows"))
                .hasToString("[{\"circle\":1,\"people\":3},{\"circle\":2,\"people\":2}]");
    }

    @Test
    void two_analyses_tell_who_rose_and_what_is_new_to_them() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\nD,Di\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\nB,C\n");
        json("load", files.toString());
        json("rank", "--measure", "degree", "--weights", "none", "--as", "reach");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,B\nA,C\nB,C\nD,A\nD,B\nD,C\n");
        json("load", files.toString());
        json("rank", "--measure", "degree", "--weights", "none", "--as", "reach");

        JsonObject compared = json("compare", "1", "analysis-2");
        // before: A 2, B 2, C 2, D 0; after: everybody 3, and equal scores stand by id
        assertThat(compared.getAsJsonArray("people")).isEmpty();
        assertThat(compared.getAsJsonArray("notes").toString())
                .contains("Of 4 people in both, 0 rose, 0 fell and 4 kept their rank")
                .contains("The data changed between them.");

        Files.writeString(files.resolve("ties.csv"), "from,to\nD,A\nD,B\nD,C\nD,E\n");
        Files.writeString(files.resolve("clients.csv"), "id,name\nA,Ana\nB,Ben\nC,Cy\nD,Di\nE,Eva\n");
        json("load", files.toString());
        json("rank", "--measure", "degree", "--weights", "none", "--as", "reach");
        assertThat(json("compare", "2", "3").getAsJsonArray("people").toString())
                .contains("\"id\":\"D\",\"name\":\"Di\",\"rank before\":4,\"rank after\":1,\"rose\":3")
                .contains("\"why\":\"1 new tie\"")
                .contains("\"why\":\"was not ranked before\"");

        assertThat(json("history").getAsJsonArray("analyses")).hasSize(3);
        assertThat(json("history", "--keep", "0").getAsJsonArray("notes").toString())
                .contains("Gone: analysis-1, analysis-2.");
        assertThat(json("history").getAsJsonArray("analyses").toString())
                .contains("analysis-3")
                .doesNotContain("analysis-2");
        Captured none = Captured.run("compare", "1", "3", "--store", store());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.talk())
                .startsWith("grapevine: there is no analysis 1\n")
                .hasLineCount(2);
    }

    /* Two thousand people in a ring, everybody tied to the next 35; each tie is of a type of its own. */
    @Test
    void seventy_thousand_types_in_letters_of_any_kind_are_loaded_ranked_and_exported_as_data() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        String[] odd = {"`) DETACH DELETE (n) // %d", "\\u0060 %d", "O'Brien %d", "$rows {%d}", "Zoë \u202e %d"};
        StringBuilder clients = new StringBuilder("id,name\n");
        StringBuilder ties = new StringBuilder("from,to,type\n");
        for (int i = 0; i < 2000; i++) {
            clients.append("c%d,\"the \"\"%d\"\" of `us`\"\n".formatted(i, i));
            for (int k = 1; k <= 35; k++) {
                String type = odd[k % odd.length].formatted(35 * i + k);
                ties.append("c%d,c%d,\"%s\"\n".formatted(i, (i + k) % 2000, type));
            }
        }
        Files.writeString(files.resolve("clients.csv"), clients);
        Files.writeString(files.resolve("ties.csv"), ties);
        assertThat(json("load", files.toString()).get("created").getAsLong()).isEqualTo(72_000);
        assertThat(json("status").getAsJsonArray("contents").toString())
                .contains("{\"kind\":\"relationship\",\"name\":\"KNOWS\",\"count\":70000}")
                .doesNotContain("DETACH");
        String[] rank = {"rank", "--all", "--measure", "degree,pagerank", "--format", "csv"};
        Captured stored = Captured.run(with(rank, "--store", store()));
        assertThat(stored.code()).as(stored.talk()).isZero();
        assertThat(stored.out())
                .isEqualTo(Captured.run(with(rank, "--from", files.toString())).out())
                .hasLineCount(2001)
                .contains("c7,\"the \"\"7\"\" of `us`\",70,");
        assertThat(stored.talk().length()).isLessThan(4000);
        Path copy = folder.resolve("copy");
        Captured exported = Captured.run("export", "--to", "csv", "--out", copy.toString(), "--store", store());
        assertThat(exported.code()).as(exported.talk()).isZero();
        assertThat(types(copy)).hasSize(70_000).isEqualTo(types(files));
    }

    private static Set<String> types(Path files) throws IOException {
        Set<String> types = new HashSet<>();
        ReferralNetwork network = ReferralNetwork.of(Intake.of(List.of(files), IntakeOptions.defaults()));
        for (int t = 0; t < network.ties().size(); t++) {
            types.add(network.ties().type(t));
        }
        return types;
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void a_person_is_erased_only_with_yes_and_files_that_hold_it_are_named() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(
                files.resolve("clients.csv"),
                "id,name,state,clv\nA,Ana Aguirre,client,10\nB,Ben Baker,client,10\nP,P,prospect,100\n");
        Files.writeString(files.resolve("ties.csv"), "from,to,probability\nA,B,0.5\nA,P,0.5\n");
        json("load", files.toString());
        String report = folder.resolve("report.html").toString();
        String network = folder.resolve("network.xlsx").toString();
        assertThat(Captured.run("report", "--store", store(), "--out", report).code())
                .isZero();
        assertThat(Captured.run("export", "--store", store(), "--out", network).code())
                .isZero();

        Captured asked = Captured.run("erase", "A", "--store", store());
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.talk()).contains("nothing was erased").contains("add --yes");
        assertThat(json("erase", "A", "--dry-run").get("total").getAsInt()).isEqualTo(3);
        JsonObject done = json("erase", "A", "--yes");
        assertThat(done.get("total").getAsInt()).isEqualTo(3);
        assertThat(done.get("files").toString()).contains("report.html").contains("network.xlsx");
        assertThat(done.toString()).as("a receipt names nobody").doesNotContain("Aguirre");

        JsonObject again = json("load", files.toString());
        assertThat(again.get("created").getAsInt()).isZero();
        assertThat(again.get("erased").getAsInt()).isEqualTo(3);
        Captured run = Captured.run("rank", "--store", store(), "--measure", "strength");
        assertThat(run.out()).contains("Ben").doesNotContain("Ana");
        assertThat(Captured.run("erase", "A", "--allow-back", "--store", store())
                        .code())
                .isZero();
        assertThat(json("load", files.toString()).get("created").getAsInt()).isEqualTo(3);
    }

    @Test
    void who_is_there_twice_is_found_made_one_and_made_two_again() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(
                files.resolve("clients.csv"),
                "id,name,email\nA,Ana Ruiz,ana@example.org\nB,\"Ruiz, Ana\",ANA@example.org\nC,Cy,\nD,Di,\n");
        Files.writeString(files.resolve("ties.csv"), "from,to\nA,C\nA,D\nB,C\n");
        json("load", files.toString());
        JsonObject pair = json("duplicates").getAsJsonArray("pairs").get(0).getAsJsonObject();
        assertThat(pair.get("keep").getAsString()).isEqualTo("A");
        assertThat(pair.get("drop").getAsString()).isEqualTo("B");
        assertThat(pair.get("reason").getAsString()).contains("the same e-mail address");

        JsonObject merge =
                json("merge", "A", "B").getAsJsonArray("merges").get(0).getAsJsonObject();
        assertThat(merge.get("moved").getAsInt()).isEqualTo(1);
        assertThat(merge.get("combined").getAsInt()).isEqualTo(1);
        assertThat(json("duplicates").get("found").getAsInt()).isZero();
        JsonObject again = json("load", files.toString());
        assertThat(again.get("created").getAsInt() + again.get("updated").getAsInt())
                .isZero();
        assertThat(json("merge", "--list").getAsJsonArray("merges")).hasSize(1);
        json("merge", "--undo", "merge-1");
        assertThat(json("merge", "--list").getAsJsonArray("merges")).isEmpty();
        assertThat(Captured.run("merge", "A", "--store", store()).talk()).hasLineCount(2);
    }

    @Test
    void a_store_that_is_not_there_is_no_fault_of_ours() {
        Captured run = Captured.run("status", "--store", store());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.talk()).startsWith("grapevine: there is no store in ").hasLineCount(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_library_lists_its_questions_without_a_store() {
        assertThat(json("query", "--list").getAsJsonArray("questions")).hasSizeGreaterThan(11);
        assertThat(Captured.run("query", "no-such-question", "--store", store()).code())
                .isEqualTo(2);
        assertThat(Captured.run("query").talk()).startsWith("grapevine: no question is named\n");
    }
}
