package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients in money from outside: four clients in the four corners of the map. */
class ValueTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_four_clients() throws IOException {
        clients("""
                id,name,state,clv,churn,manager
                a,=Ann,client,10,0.1,Mia
                b,Ben <b>,client,10,0.1,Mia
                c,Cleo,client,1,0.4,Tom
                d,Dora,client,1,0.1,Tom
                p,P,prospect,10,,
                q,Q,prospect,1,,
                r,R,prospect,10,,
                s,S,prospect,1,,
                """);
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,directed,probability
                a,p,true,1
                b,q,true,1
                c,r,true,1
                d,s,true,1
                """);
    }

    private void clients(String rows) throws IOException {
        Files.writeString(folder.resolve("clients.csv"), rows);
    }

    private Captured run(String... options) {
        String[] words = new String[options.length + 3];
        System.arraycopy(options, 0, words, 3, options.length);
        words[0] = "value";
        words[1] = "--from";
        words[2] = folder.toString();
        return Captured.run(words);
    }

    @Test
    void each_kind_is_named_with_what_to_do_about_it() {
        Captured value = run("--model", "ignite");
        assertThat(value.code()).isZero();
        assertThat(value.out())
                .contains("Champions", "Affluents", "Advocates", "Misers")
                .contains("go the extra mile")
                .contains("hidden gems", "Cleo");
        assertThat(value.talk()).contains("borderline");
    }

    @Test
    void in_json_keys_stand_in_one_order_whatever_the_run() throws IOException {
        Files.writeString(folder.resolve("ties.csv"), "c,p,true,1\n", StandardOpenOption.APPEND);
        JsonObject alert = JsonParser.parseString(
                        run("--model", "ignite", "--format", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("alerts")
                .get(0)
                .getAsJsonObject();
        assertThat(alert.keySet()).containsExactly("id", "churn", "valueAtRisk", "backups");
        assertThat(alert.getAsJsonArray("backups").get(0).getAsJsonObject().keySet())
                .containsExactly("id", "share");
    }

    @Test
    void in_json_every_client_has_its_cell_and_its_numbers() {
        JsonObject value = JsonParser.parseString(
                        run("--model", "ignite", "--format", "json").out())
                .getAsJsonObject();
        JsonObject first = value.getAsJsonArray("clients").get(0).getAsJsonObject();
        assertThat(first.get("id").getAsString()).isEqualTo("a");
        assertThat(first.get("cell").getAsString()).isEqualTo("Champion");
        assertThat(first.get("crv").getAsDouble()).isBetween(9.8, 10.2);
        assertThat(value.get("clvCut").getAsDouble()).isEqualTo(5.5);
        assertThat(value.getAsJsonArray("alerts")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString())
                .isEqualTo("c");
    }

    @Test
    void in_csv_a_name_is_no_formula() {
        assertThat(run("--format", "csv").out()).contains("'=Ann").doesNotContain(",=Ann");
    }

    @Test
    void the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
        assertThat(run("--format", "json", "--threads", "3").out())
                .isEqualTo(run("--format", "json", "--threads", "1").out());
    }

    @Test
    void the_page_has_the_map_and_its_tables_and_no_script() throws IOException {
        Path page = folder.resolve("map.html");
        Captured value = run("--model", "ignite", "--report", page.toString());
        assertThat(value.talk()).contains("The map of all clients is in " + page);
        assertThat(Files.readString(page))
                .contains("<svg", "Champions: protect, ask", "Ben &lt;b&gt;", "Hidden gems")
                .doesNotContain("<script")
                .doesNotContain("<b>")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void bad_input_is_two_lines() throws IOException {
        refused("--horizon '2x' is no number of years", "--horizon", "2x");
        refused("discount -1.0 is not in [0, 10]", "--discount", "-1");
        refused("--list 'all' is unknown", "--list", "all");
        clients("id,state,revenue\na,client,-5\n");
        Files.delete(folder.resolve("ties.csv"));
        assertThat(run().code()).isEqualTo(2);
        clients("id,state,retention\na,client,1.2\n");
        assertThat(run().code()).isEqualTo(2);
        clients("id,state\na,client\n");
        refused("nothing is known of what any client is worth: no clv, margin or revenue");
        clients("id,state,margin,retention\na,client,5,1\n");
        refused("has no end: retention 1, discount 0", "--horizon", "endless", "--discount", "0");
        assertThat(run("--horizon", "endless").code()).isZero();
    }

    private void refused(String what, String... options) {
        Captured value = run(options);
        assertThat(value.code()).isEqualTo(2);
        assertThat(value.talk()).contains(what).doesNotContain("\tat ");
        assertThat(value.talk().strip().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(value.out()).isEmpty();
    }

    @Test
    void nobody_to_value_is_said() throws IOException {
        clients("id,state,clv\np,prospect,5\n");
        Files.delete(folder.resolve("ties.csv"));
        Captured value = run();
        assertThat(value.code()).isZero();
        assertThat(value.talk()).contains("There are no clients");
    }
}
