package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamTest {
    @TempDir
    private Path folder;

    /** Two triangles, c0 c1 c2 and c4 c5 c6, joined through the prospect p3; d7 objects to profiling. */
    @BeforeEach
    void write_two_circles_and_who_joins_them() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state,doNotProfile
                c0,Ana,client,
                c1,Ben,client,
                c2,"Cruz, Cleo",client,
                p3,Dora,prospect,
                c4,Eve,client,
                c5,Ben,client,
                c6,Gil,client,
                d7,Hal,client,true
                """);
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,type
                c0,c1,social
                c0,c2,social
                c1,c2,social
                c2,p3,social
                p3,c4,social
                c4,c5,social
                c4,c6,social
                c5,c6,social
                """);
        Files.writeString(folder.resolve("memberships.csv"), """
                client,group,groupType
                c5,Rotary: south,club
                c6,Rotary: south,club
                """);
    }

    @Test
    void two_who_reach_everybody_are_listed_with_what_each_adds() {
        Captured team = run("--size", "2", "--by", "coverage", "--format", "csv");
        assertThat(team.out()).isEqualTo("""
                position,id,name,adds
                1,c2,"Cruz, Cleo",3
                2,c4,Eve,2
                """);
        assertThat(team.talk()).contains("know 100.0 % of all others").contains("1 - 1/e");
    }

    @Test
    void a_prospect_is_chosen_only_when_asked_for() {
        assertThat(run("--size", "1", "--by", "betweenness", "--format", "csv").out())
                .contains("1,c2,");
        assertThat(run("--size", "1", "--by", "betweenness", "--format", "csv", "--include-prospects")
                        .out())
                .contains("1,p3,Dora,0.");
    }

    @Test
    void the_best_pair_is_set_beside_the_two_who_do_most_each_alone() {
        JsonObject team = json("--size", "2", "--by", "fragmentation");
        assertThat(team.get("value").getAsDouble()).isEqualTo(.8);
        assertThat(team.getAsJsonArray("members")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString())
                .isEqualTo("c2");
        JsonObject reach = json("--size", "2", "--by", "reach", "--include-prospects");
        assertThat(reach.get("value of the best alone").getAsDouble())
                .isLessThanOrEqualTo(reach.get("value").getAsDouble());
        assertThat(reach.get("bound").getAsDouble())
                .isGreaterThanOrEqualTo(reach.get("value").getAsDouble());
        assertThat(run("--size", "3", "--by", "reach").talk()).contains("each alone");
    }

    @Test
    void where_nobody_adds_anything_the_team_is_smaller_and_says_so() {
        assertThat(run("--size", "4", "--by", "reach").talk()).contains("2 instead of 4");
    }

    @Test
    void a_given_team_is_evaluated_by_ids_and_names_prospects_too() {
        JsonObject team = json("--evaluate", "c4,Dora,Cruz\\, Cleo", "--by", "harmonic");
        assertThat(team.get("value").getAsDouble()).isEqualTo(4);
        assertThat(team.getAsJsonArray("members")).hasSize(3);
        // p3 was next to c4, brings c2 one hop nearer (1/2) and c0 and c1 by 1/2 - 1/3 each, and no longer counts
        // himself
        assertThat(team.getAsJsonArray("members")
                        .get(1)
                        .getAsJsonObject()
                        .get("adds")
                        .getAsDouble())
                .isCloseTo(.5 + 2 * (1 / 2.0 - 1 / 3.0) - 1, within(1e-9));
    }

    @Test
    void whoever_cannot_be_evaluated_and_whatever_cannot_be_asked_gets_two_lines() {
        refused("Zoe", "--evaluate", "c1,Zoe");
        refused("2 persons are called 'Ben'", "--evaluate", "Ben");
        refused("profiling", "--evaluate", "d7");
        refused("coverage", "--by", "fame");
        refused("at least 1", "--size", "0");
        refused("exclude", "--size", "2", "--evaluate", "c1");
    }

    @Test
    void pagerank_is_personalised_to_people_and_groups() {
        assertThat(rank("pagerank:group=Rotary\\: south"))
                .startsWith("rank,id,name,")
                .contains("\n1,c5,Ben,")
                .contains("\n3,c4,Eve,");
        assertThat(rank("pagerank:to=c0;Cruz\\, Cleo:damping=0.5")).contains("\n1,c2,");
        assertThat(rank("pagerank:to=c5;c6"))
                .isEqualTo(rank("pagerank:group=Rotary\\: south")
                        .replace("pagerank:group=Rotary\\: south", "pagerank:to=c5;c6"));
    }

    @Test
    void a_measure_that_names_nobody_gets_two_lines() {
        for (String measure : new String[] {"pagerank:to=Zoe", "pagerank:group=Lions", "pagerank:to=c1;d7"}) {
            Captured refused = Captured.run("rank", "-m", measure, "--from", folder.toString());
            assertThat(refused.code()).as(measure).isEqualTo(2);
            assertThat(refused.talk()).as(measure).hasLineCount(2);
        }
    }

    private String rank(String measure) {
        return Captured.run("rank", "-m", measure, "--all", "--format", "csv", "--from", folder.toString())
                .out();
    }

    private void refused(String words, String... options) {
        Captured refused = run(options);
        assertThat(refused.code()).as(words).isEqualTo(2);
        assertThat(refused.talk()).contains(words).hasLineCount(2);
    }

    private JsonObject json(String... options) {
        String[] more = java.util.Arrays.copyOf(options, options.length + 2);
        more[options.length] = "--format";
        more[options.length + 1] = "json";
        return JsonParser.parseString(run(more).out()).getAsJsonObject();
    }

    private Captured run(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "team";
        System.arraycopy(options, 0, words, 1, options.length);
        words[options.length + 1] = "--from";
        words[options.length + 2] = folder.toString();
        return Captured.run(words);
    }
}
