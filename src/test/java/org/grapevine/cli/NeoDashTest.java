package org.grapevine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.store.QueryLibrary;
import org.junit.jupiter.api.Test;

class NeoDashTest {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");

    private static JsonObject dashboard() {
        Captured run = Captured.run("query", "--neodash");
        assertThat(run.code()).isZero();
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    @Test
    void every_question_stands_on_the_page_of_its_reader() {
        JsonObject dashboard = dashboard();
        assertThat(dashboard.get("version").getAsString()).isEqualTo("2.4");
        int reports = 0;
        for (JsonElement page : dashboard.getAsJsonArray("pages")) {
            reports += page.getAsJsonObject().getAsJsonArray("reports").size();
        }
        assertThat(dashboard.getAsJsonArray("pages")).hasSize(4);
        assertThat(reports).isEqualTo(QueryLibrary.open().questions().size());
    }

    @Test
    void every_parameter_of_a_report_has_a_value_of_its_own() {
        JsonObject dashboard = dashboard();
        Set<String> given = dashboard
                .getAsJsonObject("settings")
                .getAsJsonObject("parameters")
                .keySet();
        Set<String> used = new HashSet<>();
        for (JsonElement page : dashboard.getAsJsonArray("pages")) {
            for (JsonElement report : page.getAsJsonObject().getAsJsonArray("reports")) {
                Matcher parameter =
                        PARAMETER.matcher(report.getAsJsonObject().get("query").getAsString());
                while (parameter.find()) {
                    used.add(parameter.group(1));
                }
            }
        }
        assertThat(used).isEqualTo(given).allMatch(name -> name.startsWith("neodash_"));
    }

    @Test
    void whole_numbers_are_whole_although_a_browser_sends_floating_ones() {
        JsonObject dashboard = dashboard();
        JsonObject given = dashboard.getAsJsonObject("settings").getAsJsonObject("parameters");
        for (JsonElement page : dashboard.getAsJsonArray("pages")) {
            for (JsonElement report : page.getAsJsonObject().getAsJsonArray("reports")) {
                String query = report.getAsJsonObject().get("query").getAsString();
                Matcher parameter = PARAMETER.matcher(query);
                while (parameter.find()) {
                    boolean whole = given.get(parameter.group(1)).getAsString().matches("\\d+");
                    assertThat(query.substring(0, parameter.start()).endsWith("toInteger("))
                            .as(parameter.group())
                            .isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void keys_stand_in_one_order_whatever_the_run() {
        assertThat(dashboard().getAsJsonObject("settings").keySet())
                .containsExactly("pagenumber", "editable", "fullscreenEnabled", "parameters");
    }

    @Test
    void it_has_the_keys_of_version_2_4_and_ids_of_their_own() {
        JsonObject dashboard = dashboard();
        assertThat(dashboard.keySet()).contains("uuid", "title", "version", "settings", "pages");
        assertThat(dashboard.getAsJsonObject("settings").keySet())
                .contains("pagenumber", "editable", "fullscreenEnabled", "parameters");
        Set<String> ids = new HashSet<>();
        for (JsonElement page : dashboard.getAsJsonArray("pages")) {
            assertThat(page.getAsJsonObject().get("title").getAsString()).isNotEmpty();
            for (JsonElement each : page.getAsJsonObject().getAsJsonArray("reports")) {
                JsonObject report = each.getAsJsonObject();
                assertThat(report.keySet())
                        .contains("id", "title", "query", "x", "y", "width", "height", "type", "selection", "settings");
                assertThat(report.get("type").getAsString()).isEqualTo("table");
                assertThat(report.get("selection").isJsonObject()).isTrue();
                assertThat(report.get("settings").isJsonObject()).isTrue();
                assertThat(ids.add(report.get("id").getAsString())).isTrue();
            }
        }
    }

    @Test
    void reports_of_a_page_do_not_lie_on_each_other() {
        for (JsonElement page : dashboard().getAsJsonArray("pages")) {
            Set<String> places = new HashSet<>();
            for (JsonElement report : page.getAsJsonObject().getAsJsonArray("reports")) {
                JsonObject place = report.getAsJsonObject();
                assertThat(place.get("x").getAsInt() + place.get("width").getAsInt())
                        .isLessThanOrEqualTo(24);
                assertThat(places.add(place.get("x") + " " + place.get("y"))).isTrue();
            }
        }
    }
}
