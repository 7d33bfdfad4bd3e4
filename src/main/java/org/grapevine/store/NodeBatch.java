package org.grapevine.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.store.LoadState.Rows;
import org.neo4j.driver.Record;

/** Rows of one kind of node that wait to be merged, and the nodes that such rows have become. */
final class NodeBatch {
    private static final int LONGEST_KEY = 2_000;
    private static final int SHOWN = 40;

    private static final String UNMANAGE = """
            UNWIND $rows AS row
            MATCH (:Manager)-[old:MANAGES]->(p) WHERE id(p) = row[0]
            DELETE old
            """;

    private static final String MANAGE = """
            UNWIND $rows AS row
            MERGE (m:Manager {id: row[1]})
            ON CREATE SET m.name = row[1]
            WITH m, row
            MATCH (p) WHERE id(p) = row[0]
            CREATE (m)-[:MANAGES]->(p)
            """;

    private final NodeKind kind;
    private final Rows counted;
    private final MergeTransaction transaction;
    private final Map<String, Long> nodes = new HashMap<>();
    private final Map<String, Map<String, Object>> waiting = new LinkedHashMap<>();
    private final Map<String, Set<String>> assumed = new HashMap<>();

    NodeBatch(NodeKind kind, Rows counted, MergeTransaction transaction) {
        this.kind = kind;
        this.counted = counted;
        this.transaction = transaction;
    }

    /** Takes the row of key {@code key}, which states all its properties. */
    void add(String key, Map<String, Object> row) {
        add(key, row, Set.of());
    }

    /** Takes the row of key {@code key}, which only assumes the properties {@code unstated}. */
    void add(String key, Map<String, Object> row, Set<String> unstated) {
        checkLength(kind, key);
        waiting.put(key, row);
        if (!unstated.isEmpty()) {
            assumed.put(key, unstated);
        }
    }

    /** Refuses a text that is too long for an index. */
    static void checkLength(NodeKind kind, String key) {
        if (key.length() > LONGEST_KEY) {
            throw GrapevineException.input(
                    "a " + word(kind) + " has a key of " + key.length() + " characters, beginning with '"
                            + key.substring(0, SHOWN) + "'",
                    "keep ids and types to " + LONGEST_KEY + " characters");
        }
    }

    private static String word(NodeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a row of that key was written or waits. */
    boolean knows(String key) {
        return nodes.containsKey(key) || waiting.containsKey(key);
    }

    /** The node of a row that was written. */
    long node(String key) {
        Long node = nodes.get(key);
        if (node == null) {
            throw new IllegalArgumentException(word(kind) + " " + key + " was named before it was sent");
        }
        return node;
    }

    int size() {
        return waiting.size();
    }

    /** Merges what waits. */
    void write() {
        List<Map<String, Object>> creations = new ArrayList<>();
        List<List<Object>> updates = new ArrayList<>();
        List<List<Object>> managed = new ArrayList<>();
        Map<String, Record> stored = stored();
        for (Map.Entry<String, Map<String, Object>> entry : waiting.entrySet()) {
            Record node = stored.get(entry.getKey());
            if (node == null) {
                entry.getValue().put(RowMaps.ORDINAL, transaction.takeOrdinal(counted));
                creations.add(entry.getValue());
            } else {
                long id = node.get("id").asLong();
                nodes.put(entry.getKey(), id);
                update(
                        id,
                        MergeTransaction.news(
                                entry.getValue(),
                                assumed.getOrDefault(entry.getKey(), Set.of()),
                                node.get("properties").asMap()),
                        updates,
                        managed);
            }
        }
        create(creations, managed);
        transaction.run(kind.update(), "rows", updates);
        if (!transaction.fresh()) {
            transaction.run(UNMANAGE, "rows", managed);
        }
        transaction.run(MANAGE, "rows", managed);
        if (kind != NodeKind.PRODUCT) {
            transaction.count(creations.size(), updates.size());
        }
        waiting.clear();
        assumed.clear();
    }

    private Map<String, Record> stored() {
        Map<String, Record> found = new HashMap<>();
        if (!transaction.fresh()) {
            for (Record node : transaction.run(kind.find(), "keys", List.copyOf(waiting.keySet()))) {
                found.put(node.get("key").asString(), node);
            }
        }
        return found;
    }

    private void create(List<Map<String, Object>> creations, List<List<Object>> managed) {
        for (Record node : transaction.run(kind.create(), "rows", creations)) {
            String key = node.get("key").asString();
            long id = node.get("id").asLong();
            nodes.put(key, id);
            transaction.noteNewNode(id);
            noteManager(id, Objects.requireNonNull(waiting.get(key)), managed);
        }
    }

    private void update(long id, Map<String, Object> news, List<List<Object>> updates, List<List<Object>> managed) {
        if (!news.isEmpty()) {
            updates.add(List.of(id, news));
            noteManager(id, news, managed);
        }
    }

    private void noteManager(long id, Map<String, Object> properties, List<List<Object>> managed) {
        if (kind == NodeKind.PERSON && properties.get("manager") instanceof String manager) {
            checkLength(kind, manager);
            managed.add(List.of(id, manager));
        }
    }
}
