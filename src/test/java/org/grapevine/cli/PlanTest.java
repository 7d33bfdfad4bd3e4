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

/** The parish from outside: A is worth 175, B 100, C 320 if asked, A and C 495 together. */
class PlanTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_the_parish() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state,clv,segment
                A,=Ann,client,,North
                B,Ben,client,,North
                C,Cleo,client,,South
                p1,P1,prospect,100,
                p2,P2,prospect,100,
                p3,P3,prospect,100,
                p4,P4,prospect,100,
                p5,P5,prospect,400,
                p6,P6,prospect,100,
                """);
        Files.writeString(folder.resolve("ties.csv"), """
                from,to,directed,probability
                A,p1,true,0.5
                A,p2,true,0.5
                A,p3,true,0.5
                B,p3,true,0.5
                B,p4,true,0.5
                C,p5,true,0.8
                p1,p6,true,0.5
                """);
    }

    @Test
    void a_plan_in_json_has_whom_what_and_how_sure() {
        JsonObject plan = json("plan", "--size", "2", "--model", "ignite");
        assertThat(plan.get("value").getAsDouble()).isCloseTo(495, within(5.));
        assertThat(plan.get("lower").getAsDouble()).isLessThan(495);
        assertThat(plan.get("upper").getAsDouble()).isGreaterThan(495);
        JsonObject first = plan.getAsJsonArray("clients").get(0).getAsJsonObject();
        assertThat(first.get("id").getAsString()).isEqualTo("C");
        assertThat(first.get("why").getAsString()).startsWith("+3").contains("social ties 100 %");
    }

    @Test
    void a_plan_for_people_says_what_to_do_and_names_no_prospect() {
        Captured plan = run("plan", "--size", "2", "--model", "ignite");
        assertThat(plan.out())
                .contains("ask 2 of 3 clients")
                .contains("comes back")
                .contains("proven to bring at least")
                .contains("against chance")
                .doesNotContain("P5");
        assertThat(plan.talk()).contains("Why Cleo: +3").doesNotContain("P5");
    }

    @Test
    void a_list_in_csv_is_harmless_to_a_spreadsheet_and_never_dearer_than_the_budget() throws IOException {
        Path costs = Files.writeString(folder.resolve("costs.txt"), "client_id,cost,hours\nA,50,2\nB,20,1\nC,60,1.5\n");
        String[] lines = run(
                        "plan", "--budget", "115", "--costs", costs.toString(), "--model", "ignite", "--format", "csv")
                .out()
                .split("\n", -1);
        assertThat(lines[0]).startsWith("position,id,name,manager,segment,cost,cumulativeCost,");
        assertThat(String.join("\n", lines))
                .contains("A,'=Ann,")
                .contains("C,Cleo,")
                .doesNotContain("B,Ben");
    }

    @Test
    void another_list_is_judged_beside_it() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs.txt"), "client\nA\nB\n");
        JsonObject plan = json("plan", "--size", "2", "--model", "ignite", "--compare", theirs.toString());
        JsonObject list = plan.getAsJsonArray("comparison").get(0).getAsJsonObject();
        assertThat(list.get("value").getAsDouble()).isCloseTo(250, within(3.));
        assertThat(list.get("ours").getAsDouble()).isCloseTo(495, within(5.));
        assertThat(list.get("inPlan").getAsInt()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_leaves_with_3_and_two_lines() {
        Captured quota = run("plan", "--size", "2", "--quota", "segment=South:2");
        assertThat(quota.code()).isEqualTo(3);
        assertThat(quota.talk()).contains("--quota segment=South:2").hasLineCount(2);
        Captured cheap = run("plan", "--budget", "5", "--contact-cost", "10");
        assertThat(cheap.code()).isEqualTo(3);
        assertThat(cheap.talk()).contains("below the cheapest").hasLineCount(2);
        Captured free = run("plan", "--budget", "5");
        assertThat(free.code()).isEqualTo(2);
        assertThat(free.talk()).contains("nobody's cost is known").hasLineCount(2);
        Captured young = run("plan", "--size", "2", "--acceptance", "0");
        assertThat(young.code()).isEqualTo(3);
        assertThat(young.talk()).contains("none of the 3 clients may be asked").hasLineCount(2);
        assertThat(run("plan").talk()).contains("--budget").hasLineCount(2);
        assertThat(run("plan", "--size", "2", "--weights", "none").code()).isEqualTo(2);
        assertThat(run("plan", "--size", "2", "--exclude-contacted", "soon").code())
                .isEqualTo(2);
        assertThat(run("plan", "--budget", "1000", "--contact-cost", "10", "--model", "ignite")
                        .talk())
                .contains("it does not bind");
    }

    @Test
    void a_plan_that_does_not_fit_into_memory_is_refused_before_anything_is_drawn() {
        // scratch of 100 bytes and more for each of 2^28 threads: more than 26 GB, which no test is given
        Captured large = run("plan", "--size", "2", "--threads", Integer.toString(1 << 28));
        assertThat(large.code()).isEqualTo(2);
        assertThat(large.out()).isEmpty();
        assertThat(large.talk())
                .contains("planning needs about ")
                .contains(" MB are free")
                .contains("fewer --threads")
                .hasLineCount(2);
    }

    @Test
    void days_count_back_from_one_day_that_is_told() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), """
                id,name,state,clv,since,lastContacted
                A,Ann,client,,2020-01-01,2026-03-20
                B,Ben,client,,2026-01-10,
                C,Cleo,client,,2019-05-05,2025-11-01
                p1,P1,prospect,100,,
                p5,P5,prospect,400,,
                """);
        Files.writeString(
                folder.resolve("ties.csv"),
                "from,to,directed,probability\nA,p1,true,0.5\nB,p1,true,0.5\nC,p5,true,0.8\n");
        JsonObject latest = json("plan", "--size", "3", "--model", "ignite", "--exclude-contacted", "90d");
        assertThat(latest.get("today").getAsString()).isEqualTo("2026-03-20");
        assertThat(latest.get("eligible").getAsInt()).isOne();
        Captured later =
                run("plan", "--size", "3", "--model", "ignite", "--exclude-contacted", "90d", "--today", "2026-08-01");
        assertThat(later.out()).contains("ask 3 of 3 clients");
        assertThat(later.talk()).contains("Days are counted back from 2026-08-01, as --today says.");
        assertThat(run("plan", "--size", "3", "--today", "soon").code()).isEqualTo(2);
    }

    @Test
    void word_that_feeds_on_itself_is_warned_of() throws IOException {
        StringBuilder ties = new StringBuilder("from,to,directed,probability\nA,p1,true,0.5\n");
        for (int u = 1; u <= 6; u++) {
            for (int v = 1; v <= 6; v++) {
                ties.append(u == v ? "" : "p%d,p%d,true,0.4\n".formatted(u, v));
            }
        }
        Files.writeString(folder.resolve("ties.csv"), ties.toString());
        assertThat(run("plan", "--size", "1", "--model", "ignite").talk()).contains("feeds on itself");
    }

    @Test
    void without_prospects_there_is_nobody_to_bring() throws IOException {
        Files.writeString(folder.resolve("clients.csv"), "id,state\nA,client\nB,client\n");
        Files.writeString(folder.resolve("ties.csv"), "from,to,probability\nA,B,0.5\n");
        Captured nobody = run("plan", "--size", "1");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.talk())
                .contains("there are no prospects")
                .contains("--everybody")
                .hasLineCount(2);
        assertThat(run("plan", "--size", "1", "--everybody").code()).isZero();
    }

    @Test
    void a_campaign_is_played_forward() {
        assertThat(json("simulate", "--seeds", "A,C", "--model", "ignite")
                        .get("value")
                        .getAsDouble())
                .isCloseTo(495, within(5.));
        assertThat(run("simulate", "--seeds", "p1", "--model", "ignite").talk()).contains("not a client");
        assertThat(run("simulate", "--seeds", "Zoe", "--model", "ignite").code())
                .isEqualTo(2);
    }

    @Test
    void referral_value_is_a_measure_alone_or_by_fair_shares() {
        String csv = run("rank", "-m", "crv:model=ignite,crv:model=ignite:share=shapley", "--format", "csv", "--all")
                .out();
        assertThat(csv.lines().skip(1)).hasSize(3);
        double[] c = scores(csv, "C");
        double[] b = scores(csv, "B");
        assertThat(c[0]).isCloseTo(320, within(3.2));
        assertThat(c[1]).isCloseTo(320, within(3.2));
        assertThat(b[0]).isCloseTo(100, within(1.));
        assertThat(b[1]).isCloseTo(87.5, within(.9));
    }

    private static double[] scores(String csv, String id) {
        String[] cells = csv.lines()
                .filter(line -> line.contains("," + id + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        return new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[4])};
    }

    private JsonObject json(String command, String... more) {
        String[] words = new String[more.length + 2];
        System.arraycopy(more, 0, words, 0, more.length);
        words[more.length] = "--format";
        words[more.length + 1] = "json";
        Captured run = run(command, words);
        assertThat(run.code()).as(run.talk()).isZero();
        return JsonParser.parseString(run.out()).getAsJsonObject();
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
