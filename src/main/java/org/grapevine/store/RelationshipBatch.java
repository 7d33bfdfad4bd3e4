package org.grapevine.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grapevine.store.LoadState.Rows;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/** Rows of one kind of relationship that wait to be merged. */
final class RelationshipBatch {
    /* The k-th row with the same ends and key means the k-th such relationship in the order of loading, so that parallel ties survive. A
     * row that does not state all of its key means such a relationship too; where there is none, the first of those between its ends that
     * have what it does state. */

    private final RelationshipKind kind;
    private final Rows counted;
    private final MergeTransaction transaction;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Key, Integer> occurrences = new HashMap<>();

    RelationshipBatch(RelationshipKind kind, Rows counted, MergeTransaction transaction) {
        this.kind = kind;
        this.counted = counted;
        this.transaction = transaction;
    }

    /** Takes the row between two nodes, which states all its properties. */
    void add(long start, long end, Map<String, Object> properties) {
        add(start, end, properties, Set.of());
    }

    /** Takes the row between two nodes, which only assumes the properties {@code assumed}. */
    void add(long start, long end, Map<String, Object> properties, Set<String> assumed) {
        waiting.add(new Waiting(start, end, properties, assumed));
    }

    int size() {
        return waiting.size();
    }

    /** Merges what waits. */
    void write() {
        List<List<Object>> creations = new ArrayList<>();
        List<List<Object>> updates = new ArrayList<>();
        Map<Key, List<Stored>> stored = stored();
        for (Waiting row : waiting) {
            Stored twin = twin(row, stored);
            if (twin == null) {
                row.properties().put(RowMaps.ORDINAL, transaction.takeOrdinal(counted));
                creations.add(List.of(row.start(), row.end(), row.properties()));
            } else {
                Map<String, Object> news = MergeTransaction.news(row.properties(), row.assumed(), twin.properties());
                if (!news.isEmpty()) {
                    updates.add(List.of(twin.id(), news));
                }
            }
        }
        transaction.run(kind.create(), "rows", creations);
        transaction.run(RelationshipKind.UPDATE, "rows", updates);
        transaction.count(creations.size(), updates.size());
        waiting.clear();
    }

    private boolean isNew(Waiting row) {
        return transaction.fresh() || transaction.isNew(row.start()) || transaction.isNew(row.end());
    }

    private @Nullable Stored twin(Waiting row, Map<Key, List<Stored>> stored) {
        if (isNew(row)) {
            return null;
        }
        Key key = new Key(row.start(), row.end(), kind.key(row.properties()));
        int occurrence = occurrences.merge(key, 1, Integer::sum) - 1;
        List<Stored> twins = stored.getOrDefault(key, List.of());
        if (occurrence < twins.size()) {
            return twins.get(occurrence);
        }
        return row.assumed().isEmpty() ? null : likely(row, stored);
    }

    /** The first relationship that has what the row states of its key; null where all of its key is stated or there is none. */
    private @Nullable Stored likely(Waiting row, Map<Key, List<Stored>> stored) {
        List<String> named = kind.keyNames();
        List<String> open = named.stream().filter(row.assumed()::contains).toList();
        if (open.isEmpty()) {
            return null;
        }
        return stored.getOrDefault(new Key(row.start(), row.end(), List.of()), List.of()).stream()
                .filter(one -> named.stream()
                        .allMatch(name -> open.contains(name)
                                || Objects.equals(
                                        one.properties().get(name),
                                        row.properties().get(name))))
                .min(Comparator.comparingLong(Stored::ordinal))
                .orElse(null);
    }

    /** What is there between the ends of the rows, by its key, and all of it by its ends alone. */
    private Map<Key, List<Stored>> stored() {
        Set<List<Object>> ends = new LinkedHashSet<>();
        for (Waiting row : waiting) {
            if (!isNew(row)) {
                ends.add(List.of(row.start(), row.end()));
            }
        }
        Map<Key, List<Stored>> found = new HashMap<>();
        for (Record record : transaction.run(kind.find(), "rows", List.copyOf(ends))) {
            Map<String, Object> properties = record.get("properties").asMap();
            Stored one = new Stored(record.get("id").asLong(), properties);
            Key ofEnds = new Key(record.get("start").asLong(), record.get("end").asLong(), List.of());
            Key key = new Key(ofEnds.start(), ofEnds.end(), kind.key(properties));
            found.computeIfAbsent(key, none -> new ArrayList<>()).add(one);
            if (!key.equals(ofEnds)) {
                found.computeIfAbsent(ofEnds, none -> new ArrayList<>()).add(one);
            }
        }
        found.values().forEach(twins -> twins.sort(Comparator.comparingLong(Stored::ordinal)));
        return found;
    }

    private record Waiting(long start, long end, Map<String, Object> properties, Set<String> assumed) {}

    private record Key(long start, long end, List<@Nullable Object> properties) {}

    private record Stored(long id, Map<String, Object> properties) {
        long ordinal() {
            return properties.get(RowMaps.ORDINAL) instanceof Long ordinal ? ordinal : -1;
        }
    }
}
