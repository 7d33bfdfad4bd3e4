package org.grapevine.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    /* One transaction that only reads. Where the procedures for it are installed rows come packed. Elsewhere entities are fetched by ranges of their internal ids, STEP to a record, as lists: neither side
     * holds more than a few such records, and a record costs far less than STEP rows would. Relationships come column by column, since
     * a map for each would carry its keys each time. */

    private static final int STEP = 1000;

    private final Database database;
    private final Progress progress;
    private final Consumer<String> remarks;

    StoredNetwork(Database database, Progress progress, Consumer<String> remarks) {
        this.database = database;
        this.progress = progress;
        this.remarks = remarks;
    }

    @Override
    public void sendTo(NetworkSink sink) {
        database.bolt().readInChunks(transaction -> {
            LoadState state = LoadState.latest(transaction);
            if (state.unfinished()) {
                remarks.accept(LoadState.BROKEN_OFF);
            }
            new NetworkReading(fetch(transaction, state.rows(), progress), state.columns(), sink).all();
        });
    }

    /** The fastest way to nodes and relationships that the server offers. */
    static NetworkReading.Fetch fetch(Transaction transaction, long rows, Progress progress) {
        return PackedNetwork.installed(transaction)
                ? new PackedNetwork(transaction, done -> progress.at(done, Math.max(done, rows)))
                : new Chunks(transaction, rows, progress);
    }

    /** Chunks of entities by plain Cypher. */
    private static final class Chunks implements NetworkReading.Fetch {
        private final Transaction transaction;
        private final Progress progress;
        private final long total;
        private long done;

        Chunks(Transaction transaction, long total, Progress progress) {
            this.transaction = transaction;
            this.total = total;
            this.progress = progress;
        }

        @Override
        public void nodes(NodeChunks kind, NetworkReading.NodeRow row) {
            Result chunks = chunks(kind.range(), kind.chunks(), List.of());
            while (chunks.hasNext()) {
                Record chunk = chunks.next();
                List<Object> ids = chunk.get("ids").asList();
                List<Map<String, Object>> rows = chunk.get("rows").asList(value -> new HashMap<>(value.asMap()));
                for (int i = 0; i < rows.size(); i++) {
                    row.accept((Long) ids.get(i), rows.get(i));
                }
                step(rows.size());
            }
        }

        @Override
        public void relationships(RelationshipChunks kind, List<String> columns, PackedColumns.Row row) {
            Result chunks = chunks(kind.range(), kind.chunks(), columns);
            while (chunks.hasNext()) {
                Record chunk = chunks.next();
                List<Object> starts = chunk.get("starts").asList();
                List<Object> ends = chunk.get("ends").asList();
                List<Object> ordinals = chunk.get("ordinals").asList();
                Listed values = new Listed(chunk.get("values").asList(value -> value.asList()));
                for (values.row = 0; values.row < starts.size(); values.row++) {
                    row.accept(
                            (Long) starts.get(values.row),
                            (Long) ends.get(values.row),
                            ordinals.get(values.row) instanceof Long ordinal ? ordinal : Long.MAX_VALUE,
                            values);
                }
                step(starts.size());
            }
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

        /** A list of values for each column. */
        private static final class Listed implements RowValues {
            private final List<List<Object>> columns;
            private int row;

            Listed(List<List<Object>> columns) {
                this.columns = columns;
            }

            @Override
            public @Nullable Object at(int column) {
                return columns.get(column).get(row);
            }

            @Override
            public double number(int column, double otherwise) {
                return at(column) instanceof Number number ? number.doubleValue() : otherwise;
            }
        }
    }
}
