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

/** Hours from outside: three accounts whose headroom is 8,000, 4,000 and 1,000, all of it margin. */
class HoursTest {
    /** Wins a tenth of what is left in each hour. */
    private static final String TENTH = String.valueOf(Math.log(2) / .1);

    @TempDir
    private Path folder;

    @BeforeEach
    void write_three_accounts() throws IOException {
        clients("""
                id,name,state,revenue,margin,retention,potential,manager,hours,segment
                A,Ann,client,100,100,0.9,8100,Mia,10,large
                B,Ben,client,100,100,0.9,4100,Mia,10,large
                C,Cleo,client,100,100,0.9,1100,Mia,20,smb
                """);
    }

    private void clients(String rows) throws IOException {
        Files.writeString(folder.resolve("clients.csv"), rows);
    }

    private Captured run(String... options) {
        List<String> words = new ArrayList<>(List.of("hours", "--from", folder.toString()));
        words.addAll(List.of("--upsell", "1", "--churn-cut", "0", "--half-after", TENTH));
        words.addAll(List.of(options));
        return Captured.run(words.toArray(String[]::new));
    }

    private JsonObject json(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--format", "json"));
        return JsonParser.parseString(run(words.toArray(String[]::new)).out()).getAsJsonObject();
    }

    @Test
    void todays_hours_are_shared_so_that_they_win_most() {
        JsonObject hours = json();
        double[] best = {22.5753, 15.6438, 1.7809};
        for (int i = 0; i < 3; i++) {
            JsonObject account = hours.getAsJsonArray("accounts").get(i).getAsJsonObject();
            assertThat(account.get("hours").getAsDouble()).isCloseTo(best[i], within(1e-4));
        }
        JsonObject pool = hours.getAsJsonArray("pools").get(0).getAsJsonObject();
        assertThat(pool.get("wins").getAsDouble()).isCloseTo(10489.394, within(1e-3));
        assertThat(pool.get("equalShare").getAsDouble()).isCloseTo(9573.237, within(1e-3));
        assertThat(pool.get("nextHour").getAsDouble()).isCloseTo(83.6869, within(1e-4));
        assertThat(pool.get("today").getAsDouble())
                .isCloseTo(12000 * (1 - Math.exp(-1)) + 1000 * (1 - Math.exp(-2)), within(1e-6));
    }

    @Test
    void not_neglecting_the_small_account_has_its_price() {
        Captured hours = run("--floor", "C=2");
        assertThat(hours.out())
                .contains("not neglecting the small accounts costs 0.30 of 10,489")
                .contains("floor costs an hour");
        JsonObject last =
                json("--floor", "smb=2").getAsJsonArray("accounts").get(2).getAsJsonObject();
        assertThat(last.get("floorPrice").getAsDouble()).isCloseTo(2.736, within(1e-3));
        assertThat(run("--min-share", "smb=10%").out()).contains("price of --min-share smb=10%  29.86");
    }

    @Test
    void fifty_more_licences_to_a_firm_that_has_fifty_win_fifty_times_what_one_more_to_a_firm_of_one_does()
            throws IOException {
        clients("""
                id,name,state,revenue,margin,retention,potential,manager,hours
                one,One,client,100,50,0.9,200,Mia,10
                fifty,Fifty,client,5000,2500,0.9,10000,Mia,10
                """);
        assertThat(run().out())
                .contains(
                        "a first hour at Fifty (headroom 5,000) wins 238, at the middle account One (headroom 100) 4.76: 50 times");
    }

    @Test
    void s_shaped_answers_are_shared_by_half_hours() {
        JsonObject hours = json("--response", "s-shaped", "--hours", "20");
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double own = hours.getAsJsonArray("accounts")
                    .get(i)
                    .getAsJsonObject()
                    .get("hours")
                    .getAsDouble();
            assertThat(2 * own).isEqualTo(Math.rint(2 * own));
            sum += own;
        }
        assertThat(sum).isEqualTo(20);
    }

    @Test
    void floors_that_cannot_be_kept_are_a_plan_that_cannot_be() {
        Captured hours = run("--hours", "40", "--floor", "20");
        assertThat(hours.code()).isEqualTo(3);
        assertThat(hours.talk())
                .contains("the floors need 60.0 hours, there are 40.0; the floors of single accounts alone need 60.0")
                .contains("lower the floors or give more --hours");
        Captured share = run("--hours", "40", "--min-share", "smb=90%", "--floor", "large=3");
        assertThat(share.code()).isEqualTo(3);
        assertThat(share.talk()).contains("most of them for --min-share smb=90%, 36.0");
    }

    @Test
    void bad_input_is_two_lines() throws IOException {
        refused("--floor 'x' is no number of hours", "--floor", "x");
        refused("--floor nobody=2: no client has that id or segment", "--floor", "nobody=2");
        refused("--hours: no client has the manager 'Tom'", "--hours", "Tom=3");
        refused("--hours 0 leaves nothing to share", "--hours", "0");
        refused("--response 'round' is unknown", "--response", "round");
        clients("id,state,clv\na,client,5\n");
        refused("no client has a manager, so nobody's hours can be shared");
        assertThat(run("--hours", "10").code()).isZero();
        clients("id,state,clv,manager\na,client,5,Mia\n");
        refused("nobody says how many hours there are");
        clients("id,state,manager\na,client,Mia\n");
        refused("nothing is known of what any client is worth", "--hours", "10");
    }

    private void refused(String what, String... options) {
        Captured hours = run(options);
        assertThat(hours.code()).isEqualTo(2);
        assertThat(hours.talk()).contains(what).doesNotContain("\tat ");
        assertThat(hours.out()).isEmpty();
    }

    @Test
    void the_page_has_curves_and_tables_and_no_script() throws IOException {
        Path page = folder.resolve("hours.html");
        assertThat(run("--report", page.toString()).code()).isZero();
        assertThat(Files.readString(page))
                .contains("Value an hour, by manager", "best shares, without floors", "<svg")
                .doesNotContain("<script")
                .doesNotContain("NaN");
    }

    @Test
    void the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
        assertThat(run("--threads", "3", "--format", "csv").out())
                .isEqualTo(run("--threads", "1", "--format", "csv").out());
    }
}
