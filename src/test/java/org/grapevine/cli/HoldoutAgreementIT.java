package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.grapevine.io.CsvWriter;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan with a holdout is one plan, whoever tells of it: the command, the report, the procedure. */
class HoldoutAgreementIT {
    private static final String CALL = """
            CALL grapevine.plan.stream({size: 40, holdout: '40%', by: 'household', randomSeed: 9, usualShare: 0.04, icc: 0.02})
            YIELD arm, id, position, marginal, cluster, detectableLift, expectedLift, chance, certificate
            RETURN arm, id, position, marginal, cluster, detectableLift, expectedLift, chance, certificate
            """;

    @TempDir
    private Path folder;

    private String answer(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        Captured run = Captured.run(all.toArray(String[]::new));
        assertThat(run.code()).as(run.talk()).isZero();
        return run.out();
    }

    private String drawn(String command, String out, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--by", "household", "--out"));
        words.add(folder.resolve(out).toString());
        words.addAll(List.of(more));
        return answer(words.toArray(String[]::new));
    }

    private static final String[] ASKED = {
        "--size", "40", "--holdout", "40%", "--seed", "9", "--usual-share", "4%", "--icc", "0.02", "--format", "json"
    };

    private static List<JsonObject> objects(JsonObject answer, String name) {
        return answer.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static List<String> ids(List<JsonObject> clients) {
        return clients.stream().map(one -> one.get("id").getAsString()).toList();
    }

    @Test
    void command_report_and_procedure_ask_and_withhold_the_same_clients_and_pass_over_those_of_an_earlier_campaign()
            throws IOException {
        CsvWriter.write(Town.of(600, 3), Files.createDirectories(folder.resolve("town")));
        answer("load", folder.resolve("town").toString());
        drawn("plan", "earlier", "--size", "30", "--holdout", "50%", "--as", "earlier");
        answer("campaign", "approve", "earlier", "--by", "Ana Ruiz");

        JsonObject plan = JsonParser.parseString(drawn("plan", "lists", ASKED)).getAsJsonObject();
        List<JsonObject> asked = objects(plan, "clients");
        JsonObject holdout = plan.getAsJsonObject("holdout");
        List<JsonObject> withheld = objects(holdout, "withheld");
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(withheld).hasSizeGreaterThan(9);
        assertThat(plan.getAsJsonObject("excluded").keySet())
                .contains("asked by another campaign lately", "left alone for the holdout of another campaign");

        Path question = Files.writeString(folder.resolve("call.cypher"), CALL);
        List<JsonObject> rows = objects(
                JsonParser.parseString(answer("query", question.toString(), "--format", "json"))
                        .getAsJsonObject(),
                "rows");
        assertThat(rows.stream().map(row -> row.get("arm").getAsString()))
                .startsWith("invited")
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ids(rows.subList(0, asked.size()))).isEqualTo(ids(asked));
        assertThat(ids(rows.subList(asked.size(), rows.size()))).isEqualTo(ids(withheld));
        for (int i = 0; i < withheld.size(); i++) {
            for (String column : List.of("position", "cluster", "marginal")) {
                assertThat(rows.get(asked.size() + i).get(column))
                        .as(column)
                        .isEqualTo(withheld.get(i).get(column));
            }
        }
        for (JsonObject row : rows) {
            for (String column : List.of("detectableLift", "expectedLift", "chance")) {
                assertThat(row.get(column)).as(column).isEqualTo(holdout.get(column));
            }
            assertThat(row.get("certificate")).isEqualTo(plan.get("certificate"));
        }

        drawn("report", "page.html", ASKED);
        String page = Files.readString(folder.resolve("page.html"));
        int first = page.indexOf("Whom to ask, in this order");
        int second = page.indexOf("Withheld: nobody may ask them");
        assertThat(listed(page.substring(first, second))).isEqualTo(ids(asked));
        assertThat(listed(page.substring(second, page.indexOf("How it was drawn"))))
                .isEqualTo(ids(withheld));
        assertThat(page).contains("asked by another campaign lately", "left alone for the holdout of another campaign");
    }

    private static List<String> listed(String html) {
        List<String> ids = new ArrayList<>();
        for (String cell : html.split("<td class=\"id\">", -1)) {
            ids.add(cell.substring(0, Math.max(0, cell.indexOf('<'))));
        }
        return ids.subList(1, ids.size());
    }
}
