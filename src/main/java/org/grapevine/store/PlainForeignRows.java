package org.grapevine.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Somebody's own graph by plain Cypher, which every server answers. */
final class PlainForeignRows implements ForeignRows {
    /* Labels, types and property names are parameters throughout. As in StoredNetwork, entities come by ranges of internal ids, STEP to a
     * record, as lists, column by column. */

    private static final int STEP = 1000;

    private static final String NODE_RANGE = """
            MATCH (n) WHERE any(label IN labels(n) WHERE label IN $names)
            RETURN min(id(n)) AS first, max(id(n)) AS last
            """;
    private static final String NODES = """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n) WHERE id(n) = i AND any(label IN labels(n) WHERE label IN $names)
              RETURN collect(n) AS found
            }
            RETURN [n IN found | id(n)] AS nodes,
              [n IN found | head([label IN $names WHERE label IN labels(n)])] AS names,
              CASE WHEN $elements THEN [n IN found | elementId(n)] ELSE [] END AS elements,
              [column IN $columns | [n IN found | n[column]]] AS values
            """;
    private static final String RELATIONSHIP_RANGE = """
            MATCH ()-[r]->() WHERE type(r) IN $names
            RETURN min(id(r)) AS first, max(id(r)) AS last
            """;
    private static final String RELATIONSHIPS = """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              MATCH (a)-[r]->(b) WHERE id(r) IN range(low, low + $step - 1) AND type(r) IN $names
              RETURN collect(id(a)) AS starts, collect(id(b)) AS ends, collect(r) AS found
            }
            RETURN starts, ends, [r IN found | type(r)] AS names,
              [column IN $columns | [r IN found | r[column]]] AS values
            """;

    private final QueryRunner runner;

    PlainForeignRows(QueryRunner runner) {
        this.runner = runner;
    }

    @Override
    public void nodes(List<String> labels, List<String> columns, boolean elements, Node row) {
        Result chunks = chunks(NODE_RANGE, NODES, labels, columns, elements);
        while (chunks.hasNext()) {
            Record chunk = chunks.next();
            List<Object> nodes = chunk.get("nodes").asList();
            List<Object> names = chunk.get("names").asList();
            List<Object> keys = chunk.get("elements").asList();
            List<List<Object>> values = chunk.get("values").asList(Value::asList);
            for (int i = 0; i < nodes.size(); i++) {
                row.accept(
                        (Long) nodes.get(i),
                        labels.indexOf(names.get(i)),
                        elements ? (String) keys.get(i) : "",
                        properties(columns, values, i));
            }
        }
    }

    @Override
    public void relationships(List<String> types, List<String> columns, Relationship row) {
        Result chunks = chunks(RELATIONSHIP_RANGE, RELATIONSHIPS, types, columns, false);
        while (chunks.hasNext()) {
            Record chunk = chunks.next();
            List<Object> starts = chunk.get("starts").asList();
            List<Object> ends = chunk.get("ends").asList();
            List<Object> names = chunk.get("names").asList();
            List<List<Object>> values = chunk.get("values").asList(Value::asList);
            for (int i = 0; i < starts.size(); i++) {
                row.accept(
                        (Long) starts.get(i),
                        (Long) ends.get(i),
                        types.indexOf(names.get(i)),
                        properties(columns, values, i));
            }
        }
    }

    private Result chunks(String rangeQuery, String query, List<String> names, List<String> columns, boolean elements) {
        Record range = runner.run(rangeQuery, Values.parameters("names", names)).single();
        return runner.run(
                query,
                Values.parameters(
                        "first",
                        range.get("first").asLong(0),
                        "last",
                        range.get("last").asLong(-1),
                        "step",
                        STEP,
                        "names",
                        names,
                        "columns",
                        columns,
                        "elements",
                        elements));
    }

    private static Map<String, Object> properties(List<String> columns, List<List<Object>> values, int row) {
        Map<String, Object> properties = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            @Nullable Object value = values.get(column).get(row);
            if (value != null) {
                properties.put(columns.get(column), value);
            }
        }
        return properties;
    }
}
