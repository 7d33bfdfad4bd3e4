package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
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

/** Twenty-four caves of a client and two prospects each, who know nothing of other caves. */
class PlanHoldoutTest {
    private static final int CAVES = 24;

    @TempDir
    private Path folder;

    private Path lists;

    @BeforeEach
    void write_the_caves() throws IOException {
        StringBuilder clients = new StringBuilder("id,name,state,clv,contactCost\n");
        StringBuilder ties = new StringBuilder("from,to,probability\n");
        for (int i = 0; i < CAVES; i++) {
            clients.append("c%d,=Client %d,client,,10\np%d,Pia %d,prospect,100,\nq%d,Quin %d,prospect,300,\n"
                    .formatted(i, i, i, i, i, i));
            ties.append("c%d,p%d,0.5\nc%d,q%d,0.4\n".formatted(i, i, i, i));
        }
        Files.writeString(folder.resolve("clients.csv"), clients);
        Files.writeString(folder.resolve("ties.csv"), ties);
        lists = folder.resolve("lists");
    }

    @Test
    void whom_to_ask_and_whom_not_are_two_lists_of_clients() throws IOException {
        Captured plan = plan("--size", "24", "--holdout", "50%", "--by", "community", "--seed", "7");
        assertThat(plan.code()).as(plan.talk()).isZero();
        List<String> treated = ids("treated.csv");
        List<String> control = ids("control.csv");
        assertThat(treated).hasSize(12).doesNotContainAnyElementsOf(control);
        assertThat(control).hasSize(12).allSatisfy(id -> assertThat(id).startsWith("c"));
        assertThat(Files.readString(lists.resolve("control.csv")))
                .startsWith("position,id,name,manager,segment,cluster,stratum,cost,")
                .contains("'=Client")
                .doesNotContain("Pia")
                .doesNotContain("Quin");
        assertThat(Files.readString(lists.resolve("clusters.csv")).lines())
                .hasSize(CAVES + 1)
                .filteredOn(line -> line.contains(",control,"))
                .hasSize(12);
        assertThat(plan.out())
                .contains("ask 12 clients of the 24 chosen")
                .contains("12 clients: nobody is asked in 12 of the 24 communities")
                .contains("proof costs")
                .contains("is seen four times in five");
        control.forEach(id -> assertThat(plan.out()).doesNotContain("  " + id + " "));
        assertThat(plan.talk())
                .contains("treated.csv, 12 clients to ask")
                .contains("control.csv, 12 clients whom nobody may ask");
    }

    @Test
    void the_same_seed_draws_the_same_lists_in_the_place_of_the_old() throws IOException {
        String[] options = {"--size", "24", "--holdout", "0.5", "--seed", "7"};
        assertThat(plan(options).code()).isZero();
        String first = Files.readString(lists.resolve("treated.csv"));
        assertThat(plan(options).code()).isZero();
        assertThat(lists.resolve("treated.csv")).hasContent(first);
        options[5] = "8";
        assertThat(plan(options).code()).isZero();
        assertThat(Files.readString(lists.resolve("treated.csv"))).isNotEqualTo(first);
        Files.writeString(lists.resolve("mine.txt"), "mine");
        Captured taken = plan(options);
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.talk()).contains("is there already and not empty").hasLineCount(2);
    }

    @Test
    void programs_read_who_is_withheld_and_what_can_be_told() {
        Captured run =
                plan("--size", "24", "--holdout", "50%", "--usual-share", "5%", "--icc", "0", "--format", "json");
        JsonObject plan = JsonParser.parseString(run.out()).getAsJsonObject();
        JsonObject holdout = plan.getAsJsonObject("holdout");
        assertThat(holdout.get("clustersHeldOut").getAsInt()).isEqualTo(12);
        assertThat(holdout.get("usualShare").getAsDouble()).isEqualTo(.05);
        assertThat(holdout.getAsJsonArray("withheld")).hasSize(12);
        assertThat(holdout.get("value").getAsDouble())
                .isLessThan(plan.get("value").getAsDouble());
        List<String> asked = new ArrayList<>();
        for (JsonElement client : plan.getAsJsonArray("clients")) {
            asked.add(client.getAsJsonObject().get("id").getAsString());
        }
        for (JsonElement client : holdout.getAsJsonArray("withheld")) {
            assertThat(asked).doesNotContain(client.getAsJsonObject().get("id").getAsString());
        }
        assertThat(asked).hasSize(12);
    }

    @Test
    void too_few_communities_leave_with_3_and_the_number_needed() {
        Captured few = plan("--size", "24", "--holdout", "20%", "--by", "community", "--seed", "7");
        assertThat(few.code()).isEqualTo(3);
        assertThat(few.talk())
                .contains("the plan asks in 24 of 24 communities, and 50 are needed")
                .contains("hold out 50 % (20 are needed)")
                .hasLineCount(2);
        assertThat(lists).doesNotExist();
        assertThat(plan("--size", "12", "--holdout", "50%").code()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_read_leaves_with_2_and_two_lines() {
        for (String[] options : new String[][] {
            {"--size", "24", "--holdout", "20"},
            {"--size", "24", "--holdout", "0%"},
            {"--size", "24", "--holdout", "50%", "--by", "guild"},
            {"--size", "24", "--holdout", "50%", "--by", "community:size=2"},
            {"--size", "24", "--holdout", "50%", "--icc", "2"},
            {"--size", "24", "--holdout", "50%", "--usual-share", "0%"},
            {"--size", "24", "--by", "community"},
        }) {
            Captured refused = plan(options);
            assertThat(refused.code()).as(refused.talk()).isEqualTo(2);
            assertThat(refused.talk()).hasLineCount(2);
        }
    }

    @Test
    void a_report_tells_of_the_plan_and_the_split_in_the_words_of_the_command() throws IOException {
        String[] options = {"--size", "24", "--holdout", "50%", "--seed", "7", "--icc", "0.1"};
        Captured plan = plan(options);
        assertThat(plan.code()).as(plan.talk()).isZero();
        Captured report = report("page.html", options);
        assertThat(report.code()).as(report.talk()).isZero();
        String page = Files.readString(folder.resolve("page.html"));
        List<String> facts = plan.out()
                .lines()
                .filter(line ->
                        line.matches("(to do|withheld|proof costs|can be told|whole plan|comes back|how good)  .*"))
                .map(line -> line.replaceFirst("^.*?  +", ""))
                .toList();
        assertThat(facts).hasSize(7).allSatisfy(fact -> assertThat(page).contains(fact));
        assertThat(page)
                .contains("50 % by community, people of one alike by 0.1, as the model foretells won anyway, seed 7")
                .doesNotContain("Pia")
                .doesNotContain("Quin");
        int withheld = page.indexOf("Withheld: nobody may ask them");
        assertThat(withheld).isPositive();
        for (String id : ids("treated.csv")) {
            assertThat(page.indexOf("<td class=\"id\">" + id + "</td>", page.indexOf("Whom to ask, in this order")))
                    .as(id)
                    .isBetween(1, withheld);
        }
        for (String id : ids("control.csv")) {
            assertThat(page.indexOf("<td class=\"id\">" + id + "</td>", page.indexOf("Whom to ask, in this order")))
                    .as(id)
                    .isGreaterThan(withheld);
        }
        assertThat(page).contains("asked or left alone like the others but not listed: 24.");
    }

    @Test
    void a_report_whose_holdout_cannot_be_is_not_written() {
        Captured few = report("page.html", "--size", "24", "--holdout", "20%");
        assertThat(few.code()).isEqualTo(3);
        assertThat(few.talk()).contains("50 are needed").hasLineCount(2);
        assertThat(report("page.html", "--size", "24", "--icc", "0").code()).isEqualTo(2);
        assertThat(folder.resolve("page.html")).doesNotExist();
    }

    private Captured report(String out, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "report",
                "--from",
                folder.toString(),
                "--model",
                "ignite",
                "--out",
                folder.resolve(out).toString()));
        words.addAll(List.of(options));
        return Captured.run(words.toArray(String[]::new));
    }

    private List<String> ids(String file) throws IOException {
        return Files.readString(lists.resolve(file))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
    }

    private Captured plan(String... options) {
        List<String> words = new ArrayList<>(List.of("plan", "--from", folder.toString(), "--model", "ignite"));
        words.addAll(List.of(options));
        if (words.contains("--holdout")) {
            words.addAll(List.of("--out", lists.toString()));
        }
        return Captured.run(words.toArray(String[]::new));
    }
}
