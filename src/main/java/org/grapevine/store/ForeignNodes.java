package org.grapevine.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Values;

/** The nodes of somebody's own graph that bear one of some labels, in the order of their internal ids, and what tells them apart. */
final class ForeignNodes {
    private static final String COUNT = """
            MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels)
            WITH n, toStringOrNull(n[$key]) AS key
            RETURN count(n) AS nodes, count(DISTINCT CASE WHEN trim(key) <> '' THEN key END) AS keys
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
         * @param properties those of the columns asked for that it has
         */
        void accept(long node, String key, String label, String name, Map<String, Object> properties);
    }

    private final List<String> labels;
    private final String key;
    private final Record count;

    private ForeignNodes(List<String> labels, String key, Record count) {
        this.labels = labels;
        this.key = key;
        this.count = count;
    }

    /**
     * Those with one of {@code labels}, told apart by the first of {@code properties} that every one of them has and no two share; by their
     * element ids where there is none.
     */
    static ForeignNodes of(QueryRunner runner, List<String> labels, List<String> properties) {
        Record count = null;
        for (String property : properties) {
            count = count(runner, labels, property);
            if (count.get("nodes").asLong() == count.get("keys").asLong()) {
                return new ForeignNodes(labels, property, count);
            }
        }
        return new ForeignNodes(labels, "", count == null ? count(runner, labels, "") : count);
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
                            .formatted(persons.size(), persons.count.get("keys").asLong(), mapping.idProperty()),
                    "name another property with --id-property, or leave it out");
        }
        return persons;
    }

    private static Record count(QueryRunner runner, List<String> labels, String key) {
        return runner.run(COUNT, Values.parameters("labels", labels, "key", key))
                .single();
    }

    /** How many there are. */
    long size() {
        return count.get("nodes").asLong();
    }

    /** Whether only their element ids tell them apart. */
    boolean byElement() {
        return key.isEmpty();
    }

    /** Reads them all through {@code rows}, each with its {@code name} and its {@code columns}. */
    void read(ForeignRows rows, String name, List<String> columns, Row row) {
        Set<String> asked = new LinkedHashSet<>(columns);
        asked.add(name);
        if (!key.isEmpty()) {
            asked.add(key);
        }
        rows.nodes(labels, List.copyOf(asked), key.isEmpty(), (node, label, element, properties) -> {
            String tells = key.isEmpty() ? element : text(properties.get(key));
            String called = text(properties.get(name));
            require(!tells.isEmpty());
            row.accept(node, tells, labels.get(label), called.isBlank() ? tells : called, properties);
        });
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? null : ForeignColumns.text(value);
        return text == null ? "" : text;
    }

    private void require(boolean text) {
        if (!text) {
            throw GrapevineException.input(
                    "the property '%s' of some %s is neither a text nor a number nor a time".formatted(key, labels),
                    "name another property that tells them apart with --id-property");
        }
    }
}
