package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunitiesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_a_club_and_a_circle_of_friends_with_one_tie_between() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state,region
                a1,Ana,client,North
                a2,Abe,client,North
                a3,Amy,prospect,North
                a4,Art,client,South
                b1,Ben,client,South
                b2,Bea,client,South
                b3,Bob,lost,South
                z1,Zoe,client,South
                """);
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,type
                a1,b1,social
                b1,b2,social
                b1,b3,social
                b2,b3,social
                """);
        Files.writeString(folder.resolve("memberships.csv"), """
                client,group,groupType
                a1,Rotary,club
                a2,Rotary,club
                a3,Rotary,club
                a4,Rotary,club
                """);
    }

    private Captured run(String... more) {
        List<String> words = new ArrayList<>(List.of("groups", "--communities", "--weights", "none", "-m", "degree"));
        words.addAll(List.of("--from", folder.toString()));
        words.addAll(List.of(more));
        return Captured.run(words.toArray(String[]::new));
    }

    @Test
    void communities_are_listed_with_what_holds_them_together_and_who_leads_them() {
        assertThat(run("--format", "csv").out()).isEqualTo("""
                community,people,clients,prospects,held together by,centre of influence
                1,4,3,1,"region North (75%), Rotary (club, 4 of 4)",Ana (rank 1)
                2,3,2,0,region South (100%),Ben (rank 4)
                """);
    }

    @Test
    void modularity_is_told_and_who_is_in_no_listed_community() {
        JsonObject answer =
                JsonParser.parseString(run("--format", "json").out()).getAsJsonObject();
        // 20 ends of ties: 12 and 6 within the communities, whose strengths are 13 and 7
        assertThat(answer.get("modularity").getAsDouble()).isCloseTo(18 / 20.0 - (169 + 49) / 400.0, within(1e-12));
        assertThat(answer.getAsJsonArray("notes").toString()).contains("communities of fewer than 3: 1 in all");
    }

    @Test
    void a_low_resolution_makes_one_community_of_all_who_are_connected() {
        assertThat(run("--resolution", "0", "--format", "csv").out())
                .hasLineCount(2)
                .contains("1,7,5,1,");
    }

    @Test
    void label_propagation_finds_the_same_two_circles() {
        String found = run("--format", "csv").out();
        assertThat(run("--method", "label-propagation", "--format", "csv").out())
                .isEqualTo(found);
        assertThat(run("--method", "label-propagation", "--threads", "2", "--format", "csv")
                        .out())
                .isEqualTo(found);
    }

    @Test
    void a_method_that_there_is_not_and_a_resolution_that_it_has_not_are_refused() {
        Captured unknown = run("--method", "louvain");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.talk())
                .contains("--method 'louvain' is unknown")
                .contains("choose one of leiden, label-propagation")
                .hasLineCount(2);
        Captured resolved = run("--method", "label-propagation", "--resolution", "2");
        assertThat(resolved.code()).isEqualTo(2);
        assertThat(resolved.talk()).contains("--method leiden").hasLineCount(2);
    }

    @Test
    void options_that_do_not_go_together_are_the_users_to_mend() {
        assertThat(run("--resolution", "-1").talk()).contains("--resolution -1").hasLineCount(2);
        assertThat(run("--type", "club").talk()).contains("--groups club").hasLineCount(2);
        assertThat(run("--as", "circle").code()).isEqualTo(2);
        Captured unsought = Captured.run("groups", "--as", "circle", "--from", folder.toString());
        assertThat(unsought.code()).isEqualTo(2);
        assertThat(unsought.talk()).contains("--communities");
    }
}
