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

class FlowTest {
    @TempDir
    private Path folder;

    /** Ana brought Ben, Ben brought Cleo and Dan, and Eve was asked in vain. */
    @BeforeEach
    void write_a_log() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state,margin,since
                a,Ana,client,50,2020-01-01
                b,Ben,client,100,2022-03-01
                c,Cleo,client,100,2023-03-01
                d,Dan,client,100,2023-03-01
                e,Eve,prospect,,
                """);
        log("""
                a,b,2022-02-01,won
                b,c,2023-02-01,won
                b,d,2023-02-01,won
                a,e,2024-12-31,lost
                """);
    }

    private void log(String rows) throws IOException {
        Files.writeString(folder.resolve("referrals.csv"), "referrer,referred,date,outcome\n" + rows);
    }

    /* Chains: Ben 200, Ana 300. Credit where all above a client count alike: Ben half of 200, Ana the other half and Ben's 100. */
    @Test
    void referrers_are_listed_with_what_they_brought_and_what_credit_they_have() {
        Captured flow = run("--discount", "0", "--credit", "shapley", "--format", "csv");
        assertThat(flow.code()).isZero();
        assertThat(flow.out()).isEqualTo("""
                rank,id,name,brought,chain,generations,chain value,credit
                1,a,Ana,1,3,2,300,200
                2,b,Ben,2,2,1,200,100
                """);
        assertThat(flow.talk())
                .contains("Do not add up chain values")
                .contains("come to 500, while 300 was brought")
                .contains("4 clients of at least 365 days brought 3 new ones so far")
                .contains("lost 1");
    }

    @Test
    void a_market_is_taken_up_along_the_usual_curve() {
        Captured flow = run("--market", "1000");
        assertThat(flow.code()).isZero();
        assertThat(flow.talk())
                .contains("331 after 5; most begin after 6.2 years, 111 a year")
                .contains("not learned");
        assertThat(run("--market", "0").code()).isEqualTo(2);
        assertThat(run("--market", "9", "--innovation", "0").talk())
                .startsWith("grapevine: innovation 0.0 is not above 0")
                .hasLineCount(2);
    }

    /* R = 3/4 of four clients; chi2(.025, 6)/8 = .1547, chi2(.975, 8)/8 = 2.19: no upper end for 1/(1 - R). Four invitations, three won. */
    @Test
    void the_figures_are_facts_of_the_json() {
        JsonObject facts = JsonParser.parseString(run("--format", "json").out()).getAsJsonObject();
        assertThat(facts.get("R").getAsDouble()).isEqualTo(.75);
        assertThat(facts.get("R low").getAsDouble()).isBetween(.154, .155);
        assertThat(facts.get("multiplier").getAsString()).isEqualTo("4.00 (>= 1.18, unbounded)");
        assertThat(facts.get("K").getAsDouble()).isEqualTo(.75);
        assertThat(facts.get("steady flow high").getAsString()).isEqualTo("unbounded");
        assertThat(facts.get("as of").getAsString()).isEqualTo("2024-12-31");
    }

    @Test
    void k_is_what_the_user_states_where_the_log_does_not_tell() {
        assertThat(run("--invitations", "5", "--conversion", "0.12").talk())
                .contains("K = 5 invitations a client x 12 % of them won = 0.60, as stated.");
    }

    @Test
    void a_referral_in_the_future_and_a_circle_are_left_out_and_said() throws IOException {
        log("""
                a,b,2022-02-01,won
                b,a,2023-02-01,won
                b,c,2999-02-01,won
                """);
        assertThat(run().talk())
                .contains("Referrals left out, dated after ")
                .contains("Referrals left out, that would make somebody the client of a client of its own: 1.");
    }

    /* Without any day in the log, it is read as of the latest day on which anybody became a client, 2023-03-01: Ana and Ben are old enough. */
    @Test
    void a_log_without_days_is_read_as_of_the_latest_client() throws IOException {
        log("a,b,,won\nb,c,,won\n");
        JsonObject facts = JsonParser.parseString(run("--format", "json").out()).getAsJsonObject();
        assertThat(facts.get("as of").getAsString()).isEqualTo("2023-03-01");
        assertThat(facts.get("clients watched").getAsInt()).isEqualTo(2);
    }

    @Test
    void one_referral_is_enough_for_an_answer() throws IOException {
        log("a,b,2022-02-01,won\n");
        Captured one = run("--format", "csv");
        assertThat(one.code()).isZero();
        assertThat(one.out()).hasLineCount(2);
    }

    @Test
    void no_referrals_and_wrong_words_get_two_lines() throws IOException {
        for (String[] words : new String[][] {
            {"--touch", "second"},
            {"--touch", "linear", "--credit", "shapley"},
            {"--window", "soon"},
            {"--as-of", "yesterday"},
            {"--decay", "2"},
            {"--invitations", "5"},
            {"--invitations", "5", "--conversion", "12"}
        }) {
            Captured refused = run(words);
            assertThat(refused.code()).as(words[0]).isEqualTo(2);
            assertThat(refused.talk()).as(words[0]).hasLineCount(2);
        }
        Files.delete(folder.resolve("referrals.csv"));
        Captured none = run();
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.talk()).contains("there are no referrals").hasLineCount(2);
    }

    private Captured run(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "flow";
        System.arraycopy(more, 0, words, 1, more.length);
        words[more.length + 1] = "--from";
        words[more.length + 2] = folder.toString();
        return Captured.run(words);
    }
}
