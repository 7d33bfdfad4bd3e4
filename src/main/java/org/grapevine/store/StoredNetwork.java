package org.grapevine.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.collections.api.map.primitive.MutableLongObjectMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.grapevine.network.Learned;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;

/** The network as it is in the graph, row by row in the order in which the rows were first loaded. */
final class StoredNetwork implements NetworkSource {
    /* One transaction that only reads. Entities are fetched by ranges of their internal ids, STEP to a record, as lists: neither side
     * holds more than a few such records, and a record costs far less than STEP rows would. Relationships come column by column, since
     * a map for each would carry its keys each time. */

    private static final int STEP = 1000;

    private final Database database;
    private final Progress progress;

    StoredNetwork(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        database.bolt().readInChunks(transaction -> new Reading(transaction, sink, progress).all());
    }

    /** One time through the graph. */
    private static final class Reading {
        private final Transaction transaction;
        private final NetworkSink sink;
        private final MutableLongObjectMap<String> persons = new LongObjectHashMap<>();
        private final MutableLongObjectMap<String> others = new LongObjectHashMap<>();
        private final Progress progress;
        private final LoadState state;
        private final long total;
        private long done;

        Reading(Transaction transaction, NetworkSink sink, Progress progress) {
            this.transaction = transaction;
            this.sink = sink;
            this.progress = progress;
            this.state = LoadState.latest(transaction);
            this.total = state.rows();
        }

        void all() {
            nodes(NodeChunks.TIE_TYPE, others, row -> {
                sink.tieType(RowMaps.tieType(row));
                sendLearned(row, false);
            });
            nodes(NodeChunks.GROUP_TYPE, others, row -> {
                sink.groupType(RowMaps.groupType(row));
                sendLearned(row, true);
            });
            Set<String> columns = new HashSet<>(RowMaps.PERSON);
            columns.addAll(stored(state.personColumns(), RowMaps.PERSON));
            nodes(NodeChunks.PERSON, persons, row -> {
                row.keySet().retainAll(columns);
                sink.person(RowMaps.person(row));
            });
            others.clear();
            nodes(NodeChunks.GROUP, others, row -> sink.group(RowMaps.group(row)));
            relationships(
                    RelationshipChunks.KNOWS,
                    stored(state.tieColumns(), RowMaps.TIE),
                    persons,
                    (ends, row) -> sink.tie(RowMaps.tie(ends.start(), ends.end(), row)));
            relationships(
                    RelationshipChunks.MEMBER_OF,
                    stored(state.membershipColumns(), RowMaps.MEMBERSHIP),
                    others,
                    (ends, row) -> sink.membership(RowMaps.membership(ends.start(), ends.end(), row)));
            relationships(
                    RelationshipChunks.REFERRED,
                    List.of("on", "outcome", "value"),
                    persons,
                    (ends, row) -> sink.referral(RowMaps.referral(ends.start(), ends.end(), row)));
            others.clear();
            nodes(NodeChunks.PRODUCT, others, row -> {});
            relationships(
                    RelationshipChunks.ADOPTED,
                    List.of("time", "referrer"),
                    others,
                    (ends, row) -> sink.adoption(RowMaps.adoption(ends.start(), ends.end(), row)));
        }

        private void sendLearned(Map<String, Object> type, boolean ofGroups) {
            Learned learned = RowMaps.learned(type);
            if (learned != null) {
                sink.learned(String.valueOf(type.get("name")), ofGroups, learned);
            }
        }

        private static List<String> stored(Collection<String> found, Set<String> ours) {
            Set<String> columns = new LinkedHashSet<>();
            if (ours.equals(RowMaps.TIE)) {
                columns.addAll(List.of("type", "weight", "directed"));
            }
            found.forEach(column -> columns.add(RowMaps.stored(column, ours)));
            return List.copyOf(columns);
        }

        private void nodes(NodeChunks kind, MutableLongObjectMap<String> keys, Consumer<Map<String, Object>> onward) {
            Reordering<Map<String, Object>> order = new Reordering<>(onward);
            Result chunks = chunks(kind.range(), kind.chunks(), List.of());
            while (chunks.hasNext()) {
                Record chunk = chunks.next();
                List<Object> ids = chunk.get("ids").asList();
                List<Map<String, Object>> rows = chunk.get("rows").asList(value -> new HashMap<>(value.asMap()));
                for (int i = 0; i < rows.size(); i++) {
                    Map<String, Object> row = rows.get(i);
                    keys.put((Long) ids.get(i), String.valueOf(row.get(kind.key())));
                    order.accept(ordinal(row.get(RowMaps.ORDINAL)), row);
                }
                step(rows.size());
            }
            order.finish();
        }

        private void relationships(
                RelationshipChunks kind,
                List<String> columns,
                MutableLongObjectMap<String> ends,
                BiConsumer<Ends, Map<String, Object>> onward) {
            Reordering<Row> order = new Reordering<>(row -> onward.accept(row.ends(), row.properties()));
            Result chunks = chunks(kind.range(), kind.chunks(), columns);
            while (chunks.hasNext()) {
                Record chunk = chunks.next();
                List<Object> starts = chunk.get("starts").asList();
                List<Object> finishes = chunk.get("ends").asList();
                List<Object> ordinals = chunk.get("ordinals").asList();
                List<List<Object>> values = chunk.get("values").asList(value -> value.asList());
                for (int i = 0; i < starts.size(); i++) {
                    String start = persons.get((Long) starts.get(i));
                    String end = ends.get((Long) finishes.get(i));
                    if (start != null && end != null) {
                        order.accept(
                                ordinal(ordinals.get(i)),
                                new Row(new Ends(start, end), properties(columns, values, i)));
                    }
                }
            }
            order.finish();
        }

        private void step(int rows) {
            done += rows;
            progress.at(done, Math.max(done, total));
        }

        private Result chunks(String rangeQuery, String query, List<String> columns) {
            Record range = transaction.run(rangeQuery).single();
            return transaction.run(
                    query,
                    Values.parameters(
                            "first",
                            range.get("first").asLong(0),
                            "last",
                            range.get("last").asLong(-1),
                            "step",
                            STEP,
                            "columns",
                            columns));
        }

        private static Map<String, Object> properties(List<String> columns, List<List<Object>> values, int row) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                @Nullable Object value = values.get(column).get(row);
                if (value != null) {
                    properties.put(columns.get(column), value);
                }
            }
            return properties;
        }

        private static long ordinal(@Nullable Object value) {
            return value instanceof Long ordinal ? ordinal : Long.MAX_VALUE;
        }
    }

    private record Ends(String start, String end) {}

    private record Row(Ends ends, Map<String, Object> properties) {}
}
