package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

/**
 * What a query returned, in plain Java: texts, numbers, yes or no, dates, lists and maps. A node is a map of its properties with
 * {@code labels}, a relationship one with {@code type}, a path the list of both.
 *
 * @param columns their names
 * @param rows as many cells each as there are columns
 */
public record QueryAnswer(List<String> columns, List<List<@Nullable Object>> rows) {
    static QueryAnswer of(Result result) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> columns = List.copyOf(result.keys());
        while (result.hasNext()) {
            rows.add(cells(result.next()));
        }
        return new QueryAnswer(columns, rows);
    }

    static List<@Nullable Object> cells(Record row) {
        List<@Nullable Object> cells = new ArrayList<>(row.size());
        for (Value value : row.values()) {
            cells.add(plain(value.asObject()));
        }
        return cells;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Node node) {
            Map<String, @Nullable Object> map = plainMap(node.asMap());
            List<String> labels = new ArrayList<>();
            node.labels().forEach(labels::add);
            map.put("labels", labels);
            return map;
        }
        if (value instanceof Relationship relationship) {
            Map<String, @Nullable Object> map = plainMap(relationship.asMap());
            map.put("type", relationship.type());
            return map;
        }
        if (value instanceof Path path) {
            List<@Nullable Object> steps = new ArrayList<>();
            steps.add(plain(path.start()));
            for (Path.Segment segment : path) {
                steps.add(plain(segment.relationship()));
                steps.add(plain(segment.end()));
            }
            return steps;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            for (Object element : list) {
                plain.add(plain(element));
            }
            return plain;
        }
        return value instanceof Map<?, ?> map ? plainMap(map) : value;
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }
}
