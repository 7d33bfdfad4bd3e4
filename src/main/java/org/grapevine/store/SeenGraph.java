package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Result;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

/**
 * What a query returned, and the graph that stands in it.
 *
 * @param answer the rows
 * @param cut whether there were more rows than asked for
 * @param nodes every node in the rows, once
 * @param links every relationship in the rows whose ends are among the nodes, once
 */
public record SeenGraph(QueryAnswer answer, boolean cut, List<Dot> nodes, List<Link> links) {
    /**
     * A node.
     *
     * @param key unique within the answer
     * @param labels it bears
     * @param id property id; empty where it has none
     * @param name property name, else its id, else its first label
     */
    public record Dot(String key, List<String> labels, String id, String name) {}

    /**
     * A relationship.
     *
     * @param from key of the node at its beginning
     * @param to key of the node at its end
     * @param type of it
     * @param kind property type; empty where it has none
     */
    public record Link(String from, String to, String type, String kind) {}

    static SeenGraph of(Result result, int most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> columns = List.copyOf(result.keys());
        Map<String, Dot> nodes = new LinkedHashMap<>();
        Map<String, Link> links = new LinkedHashMap<>();
        while (rows.size() < most && result.hasNext()) {
            var row = result.next();
            rows.add(QueryAnswer.cells(row));
            row.values().forEach(value -> see(value.asObject(), nodes, links));
        }
        List<Link> drawn = links.values().stream()
                .filter(link -> nodes.containsKey(link.from) && nodes.containsKey(link.to))
                .toList();
        return new SeenGraph(new QueryAnswer(columns, rows), result.hasNext(), List.copyOf(nodes.values()), drawn);
    }

    private static void see(@Nullable Object value, Map<String, Dot> nodes, Map<String, Link> links) {
        if (value instanceof Node node) {
            nodes.computeIfAbsent(node.elementId(), key -> dot(node));
        } else if (value instanceof Relationship link) {
            links.computeIfAbsent(
                    link.elementId(),
                    key -> new Link(
                            link.startNodeElementId(),
                            link.endNodeElementId(),
                            link.type(),
                            text(link.asMap(), "type")));
        } else if (value instanceof Path path) {
            path.nodes().forEach(node -> see(node, nodes, links));
            path.relationships().forEach(link -> see(link, nodes, links));
        } else if (value instanceof List<?> list) {
            list.forEach(part -> see(part, nodes, links));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(part -> see(part, nodes, links));
        }
    }

    private static Dot dot(Node node) {
        List<String> labels = new ArrayList<>();
        node.labels().forEach(labels::add);
        String id = text(node.asMap(), "id");
        String name = text(node.asMap(), "name");
        String shown = !name.isEmpty() ? name : !id.isEmpty() ? id : labels.isEmpty() ? "" : labels.get(0);
        return new Dot(node.elementId(), labels, id, shown);
    }

    private static String text(Map<String, Object> properties, String key) {
        Object value = properties.get(key);
        return value == null ? "" : value.toString();
    }
}
