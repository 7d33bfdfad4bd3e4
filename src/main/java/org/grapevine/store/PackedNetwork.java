package org.grapevine.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Nodes and relationships in packed chunks, where the procedures for that are installed: embedded, and on a server with the plugin. */
final class PackedNetwork implements NetworkReading.Fetch {
    private static final String NODES = "CALL grapevine.rows.v2.nodes($label, $columns) YIELD chunk RETURN chunk";
    private static final String RELATIONSHIPS =
            "CALL grapevine.rows.v2.relationships($type, $columns) YIELD chunk RETURN chunk";

    private final QueryRunner runner;
    private final LongConsumer rowsRead;
    private long rows;

    /** @param rowsRead hears how many rows have been read so far */
    PackedNetwork(QueryRunner runner, LongConsumer rowsRead) {
        this.runner = runner;
        this.rowsRead = rowsRead;
    }

    /** Whether the procedures are there. */
    static boolean installed(QueryRunner runner) {
        return InstalledProcedures.have(runner, "grapevine.rows.v2.nodes", "grapevine.rows.v2.relationships");
    }

    @Override
    public void nodes(NodeChunks kind, NetworkReading.NodeRow row) {
        nodes(kind, List.of(), row);
    }

    /** Every node of a kind with those of {@code columns} that it has; with all its properties where none are named. */
    void nodes(NodeChunks kind, List<String> columns, NetworkReading.NodeRow row) {
        read(
                NODES,
                Values.parameters("label", kind.label(), "columns", columns),
                chunk -> PackedRows.read(chunk, (node, none, properties) -> {
                    rows++;
                    row.accept(node, properties);
                }));
    }

    @Override
    public void relationships(RelationshipChunks kind, List<String> columns, PackedColumns.Row row) {
        read(
                RELATIONSHIPS,
                Values.parameters("type", kind.name(), "columns", columns),
                chunk -> PackedColumns.read(chunk, columns.size(), (start, end, ordinal, values) -> {
                    rows++;
                    row.accept(start, end, ordinal, values);
                }));
    }

    private void read(String query, Value parameters, Consumer<byte[]> reader) {
        Result chunks = runner.run(query, parameters);
        while (chunks.hasNext()) {
            reader.accept(chunks.next().get("chunk").asByteArray());
            rowsRead.accept(rows);
        }
    }
}
