package org.grapevine.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.grapevine.network.Learned;
import org.grapevine.network.NetworkSink;
import org.jspecify.annotations.Nullable;

/** One time through the graph, whatever fetches its nodes and relationships: each row goes on in the order in which it was first loaded. */
final class NetworkReading {
    /** What fetches nodes and relationships, in any order. */
    interface Fetch {
        /** Every node of a kind. */
        void nodes(NodeChunks kind, NodeRow row);

        /** Every relationship of a kind with its ordinal and those of {@code columns} that it has. */
        void relationships(RelationshipChunks kind, List<String> columns, PackedColumns.Row row);
    }

    /** Hears of a node. */
    interface NodeRow {
        void accept(long node, Map<String, Object> properties);
    }

    /** Makes a row of a relationship whose ends have these ids. */
    private interface Making<T> {
        T row(String start, String end, RowValues values);
    }

    /**
     * The columns that rows of each kind have had.
     *
     * @param person of persons
     * @param tie of ties
     * @param membership of memberships
     */
    record Columns(Collection<String> person, Collection<String> tie, Collection<String> membership) {}

    private final Fetch fetch;
    private final Columns found;
    private final NetworkSink sink;
    private final NodeKeys persons = new NodeKeys();
    private final NodeKeys others = new NodeKeys();

    NetworkReading(Fetch fetch, Columns found, NetworkSink sink) {
        this.fetch = fetch;
        this.found = found;
        this.sink = sink;
    }

    /** Reads everything; the ids of the persons by node. */
    NodeKeys all() {
        nodes(NodeChunks.TIE_TYPE, others, row -> {
            sink.tieType(RowMaps.tieType(row));
            sendLearned(row, false);
        });
        nodes(NodeChunks.GROUP_TYPE, others, row -> {
            sink.groupType(RowMaps.groupType(row));
            sendLearned(row, true);
        });
        Set<String> columns = new HashSet<>(RowMaps.PERSON);
        columns.addAll(stored(found.person(), RowMaps.PERSON));
        nodes(NodeChunks.PERSON, persons, row -> {
            row.keySet().retainAll(columns);
            sink.person(RowMaps.person(row));
        });
        others.clear();
        nodes(NodeChunks.GROUP, others, row -> sink.group(RowMaps.group(row)));
        RowLayout ties = new RowLayout(stored(found.tie(), RowMaps.TIE), RowMaps.TIE);
        relationships(RelationshipChunks.KNOWS, ties.columns(), persons, ties::tie, sink::tie);
        RowLayout memberships = new RowLayout(stored(found.membership(), RowMaps.MEMBERSHIP), RowMaps.MEMBERSHIP);
        relationships(
                RelationshipChunks.MEMBER_OF, memberships.columns(), others, memberships::membership, sink::membership);
        relationships(
                RelationshipChunks.REFERRED,
                List.of("on", "outcome", "value"),
                persons,
                RowLayout::referral,
                sink::referral);
        others.clear();
        nodes(NodeChunks.PRODUCT, others, row -> {});
        relationships(
                RelationshipChunks.ADOPTED, List.of("time", "referrer"), others, RowLayout::adoption, sink::adoption);
        return persons;
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

    private void nodes(NodeChunks kind, NodeKeys keys, Consumer<Map<String, Object>> onward) {
        Reordering<Map<String, Object>> order = new Reordering<>(onward);
        fetch.nodes(kind, (node, properties) -> {
            keys.put(node, String.valueOf(properties.get(kind.key())));
            order.accept(ordinal(properties.get(RowMaps.ORDINAL)), properties);
        });
        order.finish();
    }

    private <T> void relationships(
            RelationshipChunks kind, List<String> columns, NodeKeys ends, Making<T> making, Consumer<T> onward) {
        Reordering<T> order = new Reordering<>(onward);
        fetch.relationships(kind, columns, (from, to, ordinal, values) -> {
            String start = persons.get(from);
            String end = ends.get(to);
            if (start != null && end != null) {
                order.accept(ordinal, making.row(start, end, values));
            }
        });
        order.finish();
    }

    private static long ordinal(@Nullable Object value) {
        return value instanceof Long ordinal ? ordinal : Long.MAX_VALUE;
    }
}
