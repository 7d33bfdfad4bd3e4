package org.grapevine.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.store.Question;

/** The questions of the library as a dashboard of NeoDash, version 2.4: a page a reader, a table a question. */
final class NeoDash {
    /* Parameters of a NeoDash dashboard hold for all its reports, so each is named after its question too. A browser knows floating numbers
     * only and sends 20 as 20.0, which LIMIT refuses, so whole numbers are made whole again. Ids are made of names and keys stand in one
     * order: the same library gives the same bytes. */

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int COLUMNS = 24;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    private NeoDash() {}

    static String of(List<Question> questions) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> pages = new LinkedHashMap<>();
        for (Question question : questions) {
            question.values(Map.of()).forEach((name, value) -> parameters.put(global(question, name), value));
            List<Map<String, Object>> page = pages.computeIfAbsent(question.reader(), reader -> new ArrayList<>());
            page.add(report(question, page.size()));
        }
        Map<String, Object> dashboard = new LinkedHashMap<>();
        dashboard.put("uuid", id("dashboard"));
        dashboard.put("title", "Grapevine");
        dashboard.put("version", "2.4");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("pagenumber", 0);
        settings.put("editable", true);
        settings.put("fullscreenEnabled", true);
        settings.put("parameters", parameters);
        dashboard.put("settings", settings);
        List<Map<String, Object>> all = new ArrayList<>();
        pages.forEach((reader, reports) -> all.add(page(reader, reports)));
        dashboard.put("pages", all);
        dashboard.put("extensions", Map.of());
        return JSON.toJson(dashboard);
    }

    private static Map<String, Object> page(String reader, List<Map<String, Object>> reports) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", Character.toUpperCase(reader.charAt(0)) + reader.substring(1));
        page.put("reports", reports);
        return page;
    }

    private static Map<String, Object> report(Question question, int place) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("id", id(question.name()));
        report.put("title", question.question());
        report.put("query", query(question));
        report.put("x", place * WIDTH % COLUMNS);
        report.put("y", place * WIDTH / COLUMNS * HEIGHT);
        report.put("width", WIDTH);
        report.put("height", HEIGHT);
        report.put("type", "table");
        report.put("selection", Map.of());
        report.put("settings", Map.of());
        return report;
    }

    private static String query(Question question) {
        String text = question.text();
        for (Map.Entry<String, Object> value : question.values(Map.of()).entrySet()) {
            String parameter = "$" + global(question, value.getKey());
            text = text.replaceAll(
                    "\\$" + Pattern.quote(value.getKey()) + "\\b",
                    Matcher.quoteReplacement(
                            value.getValue() instanceof Long ? "toInteger(" + parameter + ")" : parameter));
        }
        return text;
    }

    private static String global(Question question, String parameter) {
        return "neodash_" + question.name().replace('-', '_') + "_" + parameter;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(("grapevine " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
