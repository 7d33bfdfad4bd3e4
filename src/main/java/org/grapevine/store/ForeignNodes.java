package org.grapevine.store;

import java.util.List;
import org.grapevine.GrapevineException;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** The nodes of somebody's own graph that bear one of some labels, in the order of their internal ids, and what tells them apart. */
final class ForeignNodes {
    private static final int STEP = 1000;

    private static final String RANGE = """
            MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels)
            WITH n, toStringOrNull(n[$key]) AS key
            RETURN min(id(n)) AS first, max(id(n)) AS last, count(n) AS nodes,
              count(DISTINCT CASE WHEN trim(key) <> '' THEN key END) AS keys
            """;
    private static final String CHUNKS = """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n) WHERE id(n) = i AND any(label IN labels(n) WHERE label IN $labels)
              RETURN collect(n) AS found
            }
            RETURN [n IN found | id(n)] AS nodes,
              [n IN found | CASE WHEN $key = '' THEN elementId(n) ELSE toString(n[$key]) END] AS keys,
              [n IN found | head([label IN $labels WHERE label IN labels(n)])] AS labels,
              [n IN found | toStringOrNull(n[$name])] AS names,
              [column IN $columns | [n IN found | n[column]]] AS values
            """;

    /** Hears of a node. */
    interface Row {
        /**
         * Takes a node.
         *
         * @param node internal id
         * @param key what tells it apart
         * @param label the first of the labels that it bears
         * @param name for people to read; the key where there is none
         * @param values of the columns asked for
         * @param place of this node in each list of {@code values}
         */
        void accept(long node, String key, String label, String name, List<Value> values, int place);
    }

    private final QueryRunner runner;
    private final List<String> labels;
    private final String key;
    private final Record range;

    private ForeignNodes(QueryRunner runner, List<String> labels, String key, Record range) {
        this.runner = runner;
        this.labels = labels;
        this.key = key;
        this.range = range;
    }

    /**
     * Those with one of {@code labels}, told apart by the first of {@code properties} that every one of them has and no two share; by their
     * element ids where there is none.
     */
    static ForeignNodes of(QueryRunner runner, List<String> labels, List<String> properties) {
        Record range = null;
        for (String property : properties) {
            range = range(runner, labels, property);
            if (range.get("nodes").asLong() == range.get("keys").asLong()) {
                return new ForeignNodes(runner, labels, property, range);
            }
        }
        return new ForeignNodes(runner, labels, "", range == null ? range(runner, labels, "") : range);
    }

    /**
     * The persons of {@code mapping}.
     *
     * @throws GrapevineException of kind INPUT if the property that is to tell them apart does not
     */
    static ForeignNodes persons(QueryRunner runner, GraphMapping mapping) {
        List<String> labels = mapping.persons();
        if (mapping.idProperty().isEmpty()) {
            return of(runner, labels, List.of("id"));
        }
        ForeignNodes persons = of(runner, labels, List.of(mapping.idProperty()));
        if (persons.key.isEmpty()) {
            throw GrapevineException.input(
                    "%,d persons have %,d different values of '%s', which is to tell them apart"
                            .formatted(persons.size(), persons.range.get("keys").asLong(), mapping.idProperty()),
                    "name another property with --id-property, or leave it out");
        }
        return persons;
    }

    private static Record range(QueryRunner runner, List<String> labels, String key) {
        return runner.run(RANGE, Values.parameters("labels", labels, "key", key))
                .single();
    }

    /** How many there are. */
    long size() {
        return range.get("nodes").asLong();
    }

    /** Whether only their element ids tell them apart. */
    boolean byElement() {
        return key.isEmpty();
    }

    /** Reads them all, each with its {@code name} and its {@code columns}. */
    void read(String name, List<String> columns, Row row) {
        Result chunks = runner.run(
                CHUNKS,
                Values.parameters(
                        "first", range.get("first").asLong(0),
                        "last", range.get("last").asLong(-1),
                        "step", STEP,
                        "labels", labels,
                        "key", key,
                        "name", name,
                        "columns", columns));
        while (chunks.hasNext()) {
            Record chunk = chunks.next();
            List<Long> nodes = chunk.get("nodes").asList(Value::asLong);
            List<String> keys = chunk.get("keys").asList(Value::asString);
            List<String> bears = chunk.get("labels").asList(Value::asString);
            List<String> names = chunk.get("names").asList(value -> value.asString(""));
            List<Value> values = chunk.get("values").asList(value -> value);
            for (int i = 0; i < nodes.size(); i++) {
                String called = names.get(i).isBlank() ? keys.get(i) : names.get(i);
                row.accept(nodes.get(i), keys.get(i), bears.get(i), called, values, i);
            }
        }
    }
}
