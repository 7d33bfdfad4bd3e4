package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.store.QueryLibrary;
import org.grapevine.store.Question;
import org.grapevine.store.SeenGraph;
import org.jspecify.annotations.Nullable;

/** The questions of the library, and Cypher of one's own, which reads and never writes. */
final class CypherPage implements Page {
    /* The session is opened to read, so that the database itself refuses whatever would change the graph, in what words however. */

    private static final int ROWS = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * A question of the library.
     *
     * @param reader who asks: marketer, manager, analyst, admin
     * @param question in plain words
     * @param text the Cypher
     */
    record Listed(
            String name,
            String reader,
            String question,
            List<Parameter> parameters,
            List<String> columns,
            String text) {}

    /**
     * What may be asked for differently.
     *
     * @param value its default, as one types it
     */
    record Parameter(String name, String value, String meaning) {}

    /** What is asked: a question of the library by its name, or Cypher. */
    record Asked(
            @Nullable String name,
            @Nullable String text,
            @Nullable Map<String, String> parameters) {}

    /**
     * What came back.
     *
     * @param rows cells as plain JSON: texts, numbers, yes or no, lists, maps; days and times as texts
     * @param cut whether there are more rows
     */
    record Found(
            List<String> columns,
            List<List<@Nullable Object>> rows,
            boolean cut,
            List<SeenGraph.Dot> nodes,
            List<SeenGraph.Link> links) {}

    private final Desk desk;

    CypherPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/questions", this::questions);
        routes.post("/api/cypher", this::ask);
    }

    private void questions(Context request) {
        request.json(
                QueryLibrary.open().questions().stream().map(CypherPage::listed).toList());
    }

    private static Listed listed(Question question) {
        List<Parameter> parameters = question.parameters().stream()
                .map(one -> new Parameter(one.name(), plain(one.value()), one.meaning()))
                .toList();
        return new Listed(
                question.name(),
                question.reader(),
                question.question(),
                parameters,
                question.columns(),
                question.text());
    }

    private static String plain(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private void ask(Context request) {
        Asked asked = Asking.posted(request, Asked.class);
        Map<String, String> given = asked.parameters == null ? Map.of() : asked.parameters;
        Question question = question(asked);
        Map<String, Object> values = question.question().isEmpty() ? Map.copyOf(given) : question.values(given);
        SeenGraph seen = desk.store().look(question.text(), values, ROWS, PATIENCE);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        seen.answer().rows().forEach(row -> rows.add(plainCells(row)));
        request.json(new Found(seen.answer().columns(), rows, seen.cut(), seen.nodes(), seen.links()));
    }

    private static Question question(Asked asked) {
        if (asked.name != null && !asked.name.isEmpty()) {
            return QueryLibrary.open().question(asked.name);
        }
        if (asked.text == null || asked.text.isBlank()) {
            throw GrapevineException.input("there is no question", "write one, or choose one of the library");
        }
        return Question.of("your question", "", asked.text);
    }

    private static List<@Nullable Object> plainCells(List<?> cells) {
        List<@Nullable Object> plain = new ArrayList<>();
        cells.forEach(cell -> plain.add(plainJson(cell)));
        return plain;
    }

    private static @Nullable Object plainJson(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return plainCells(list);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, part) -> plain.put(String.valueOf(key), plainJson(part)));
            return plain;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
