package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_a_small_network() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state
                c1,Ana,client
                c2,Ben,client
                c3,Cleo,client
                p1,Eve,prospect
                """);
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,type
                c1,c2,social
                c1,p1,social
                """);
        Files.writeString(folder.resolve("memberships.csv"), """
                client,group,groupType
                c1,Rotary,club
                c3,Rotary,club
                p1,Rotary,club
                """);
    }

    @Test
    void csv_has_rank_id_name_and_a_column_a_measure_in_full_precision() {
        assertThat(run("rank", "--measure", "strength", "--weights", "strength", "--all", "--format", "csv")
                        .out())
                .isEqualTo("""
                rank,id,name,strength
                1,c1,Ana,4
                2,c3,Cleo,2
                3,c2,Ben,1
                """);
    }

    @Test
    void prospects_take_part_but_are_listed_only_when_asked_for() {
        assertThat(run("rank", "-m", "strength", "--format", "csv").out()).doesNotContain("p1");
        assertThat(run("rank", "-m", "strength", "--format", "csv", "--include-prospects")
                        .out())
                .contains("p1");
    }

    @Test
    void a_person_is_explained_by_id_and_by_name() {
        JsonObject byName = JsonParser.parseString(
                        run("why", "Ana", "-m", "strength", "--format", "json").out())
                .getAsJsonObject();
        assertThat(byName.get("id").getAsString()).isEqualTo("c1");
        assertThat(byName.get("rank").getAsInt()).isEqualTo(1);
        double shares = 0;
        for (var share : byName.getAsJsonArray("shares")) {
            shares += share.getAsJsonObject().get("share %").getAsDouble();
        }
        assertThat(shares).isBetween(99.98, 100.02);
        assertThat(run("why", "c1", "-m", "strength").out()).contains("Rotary").contains("Ben");
    }

    @Test
    void why_tells_how_word_gets_to_prospects_when_ties_began_and_by_whom_referrals_came_and_went_on()
            throws IOException {
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,type,since,lastContact
                c1,c2,social,2020-02-03,2026-01-15
                c2,p1,social,,
                """);
        Files.writeString(folder.resolve("referrals.csv"), """
                referrer,referred,date,outcome
                c3,c1,2018-05-06,won
                c1,c2,2021-07-08,won
                """);
        String said = run("why", "c1", "-m", "strength").out();
        assertThat(said)
                .contains("both in Rotary (club) \u2013 Eve, prospect")
                .contains(
                        "Ana \u2013 social since 2020-02-03, last contact 2026-01-15 \u2013 Ben \u2013 social \u2013 Eve")
                .contains("Cleo \u2013 past referral on 2018-05-06, won \u2013 Ana")
                .contains("Ana \u2013 past referral on 2021-07-08, won \u2013 Ben");
        assertThat(run("why", "c1", "--format", "csv").out())
                .startsWith("through,what it is,people,prospects,share %,since,last contact")
                .contains(",2020-02-03,2026-01-15");
        assertThat(run("why", "c1", "-m", "strength", "--paths", "0").out()).doesNotContain("Eve, prospect");
        assertThat(run("why", "c1", "-m", "strength").talk()).contains("Close in rank: 1 Ana");
    }

    @Test
    void whoever_cannot_be_explained_gets_two_lines() {
        Captured nobody = run("why", "Zoe", "-m", "strength");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.talk()).contains("Zoe").hasLineCount(2);
        assertThat(run("why", "p1", "-m", "strength").talk())
                .contains("prospect")
                .contains("--include-prospects");
    }

    @Test
    void a_measure_that_does_not_exist_or_a_parameter_out_of_its_range_is_the_users_to_mend() {
        Captured unknown = run("rank", "-m", "pagerang");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.talk()).contains("pagerang").hasLineCount(2);
        Captured wrong = run("rank", "-m", "strength:damping=2");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.talk()).contains("damping").hasLineCount(2);
    }

    @Test
    void groups_are_listed_with_their_leaders() {
        assertThat(run("groups", "-m", "strength").out()).contains("Rotary").contains("Ana (rank 1)");
        assertThat(run("groups", "-m", "strength", "--type", "church").talk()).contains("church");
    }

    @Test
    void the_seed_counts_for_every_measure_that_draws_and_for_none_that_names_its_own() {
        String drawn = run("rank", "-m", "crv:sets=1000", "--seed", "5", "--format", "csv")
                .out();
        assertThat(run("rank", "-m", "crv:sets=1000", "--seed", "6", "--format", "csv")
                        .out())
                .isNotEqualTo(drawn);
        assertThat(run("rank", "-m", "crv:sets=1000:seed=5", "--seed", "6", "--format", "csv")
                        .out())
                .isEqualTo(drawn.replace("crv:sets=1000", "crv:sets=1000:seed=5"));
    }

    @Test
    void whoever_gives_a_time_is_told_what_was_done_in_it() {
        for (String time : new String[] {"30", "30s", "1m", "1h"}) {
            assertThat(run("rank", "-m", "betweenness", "--time-budget", time).talk())
                    .as(time)
                    .contains("betweenness: exact, computed as asked: estimated at under 1 s of the ");
        }
        for (String none : new String[] {"0s", "soon", "-3s", "1d"}) {
            assertThat(run("rank", "--time-budget=" + none).code()).as(none).isEqualTo(2);
        }
    }

    /* With nothing lost every network is the one observed: Ana 4, Cleo 2, Ben 1, and half of three are the first one. */
    @Test
    void confidence_adds_the_range_of_ranks_and_the_chance_to_be_among_the_first() {
        String[] sure = {"--confidence", "-m", "strength", "--weights", "strength", "--drop", "0", "--format", "csv"};
        Captured ranked = run("rank", sure);
        assertThat(ranked.out()).isEqualTo("""
                rank,id,name,strength,rank low,rank high,% in top 1
                1,c1,Ana,4,1,1,100
                2,c3,Cleo,2,2,2,0
                3,c2,Ben,1,3,3,0
                """);
        assertThat(ranked.talk())
                .contains("200 resamples took ")
                .contains("Stable, first in at least 90 % of the resamples (1): Ana.");
    }

    @Test
    void confidence_is_the_same_bytes_on_any_number_of_threads() {
        String one = run("rank", "--confidence", "--format", "json", "--threads", "1")
                .out();
        assertThat(run("rank", "--confidence", "--format", "json", "--threads", "3")
                        .out())
                .isEqualTo(one);
        JsonObject answer = JsonParser.parseString(one).getAsJsonObject();
        assertThat(answer.get("resamples").getAsInt()).isEqualTo(200);
        assertThat(answer.getAsJsonArray("stable").get(0).getAsString()).isEqualTo("c1");
    }

    @Test
    void why_tells_the_range_too() {
        Captured why = run("why", "Ana", "-m", "strength");
        assertThat(why.talk()).contains("Ana ranks 1; 90 % of the resamples put it between 1 and 1");
        assertThat(run("why", "Ana", "--format", "json").out()).contains("\"rank low\"");
    }

    @Test
    void confidence_that_cannot_be_had_is_refused_in_two_lines() {
        for (String[] words : new String[][] {
            {"--confidence", "-m", "closeness:top=2"},
            {"--confidence", "--resamples", "5"},
            {"--confidence", "--drop", "1"},
            {"--confidence", "--first", "0"},
            {"--drop", "0.2"}
        }) {
            Captured refused = run("rank", words);
            assertThat(refused.code()).as(words[1]).isEqualTo(2);
            assertThat(refused.talk().lines().filter(line -> !line.contains(" left out")))
                    .as(words[1])
                    .hasSize(2);
        }
    }

    @Test
    void the_catalogue_tells_what_each_measure_means() {
        assertThat(Captured.run("measures").out()).contains("strength").contains("direct referrals");
    }

    @Test
    void a_measure_named_is_shown_with_all_its_parameters() {
        String harmonic = Captured.run("measures", "harmonic").out();
        for (String parameter : new String[] {"scale", "distance", "top", "epsilon", "delta", "registers", "seed"}) {
            assertThat(harmonic).containsPattern("(?m)^" + parameter + " ");
        }
        assertThat(harmonic)
                .contains("norm|raw")
                .contains("Boldi and Vigna 2014")
                .doesNotContain("\u2026");
        assertThat(Captured.run("measures", "core").talk()).contains("core has no parameters");
        assertThat(Captured.run("measures", "harmonious").code()).isEqualTo(2);
    }

    private Captured run(String command, String... more) {
        String[] words = new String[more.length + 3];
        words[0] = command;
        System.arraycopy(more, 0, words, 1, more.length);
        words[more.length + 1] = "--from";
        words[more.length + 2] = folder.toString();
        return Captured.run(words);
    }
}
