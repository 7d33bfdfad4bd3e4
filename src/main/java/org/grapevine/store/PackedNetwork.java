package org.grapevine.store;

import java.util.List;
import java.util.function.LongConsumer;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Nodes and relationships in packed chunks, where the procedures for that are installed: embedded, and on a server with the plugin. */
final class PackedNetwork implements NetworkReading.Fetch {
    private static final String INSTALLED = """
            SHOW PROCEDURES YIELD name
            WHERE name IN ['grapevine.rows.v2.nodes', 'grapevine.rows.v2.relationships']
            RETURN count(*) = 2 AS installed
            """;
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
        return runner.run(INSTALLED).single().get("installed").asBoolean();
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
                (node, none, properties) -> row.accept(node, properties));
    }

    @Override
    public void relationships(RelationshipChunks kind, List<String> columns, NetworkReading.RelationshipRow row) {
        read(
                RELATIONSHIPS,
                Values.parameters("type", kind.name(), "columns", columns),
                (start, end, properties) -> row.accept(start, end, properties.remove(RowMaps.ORDINAL), properties));
    }

    private void read(String query, Value parameters, PackedRows.Row row) {
        Result chunks = runner.run(query, parameters);
        while (chunks.hasNext()) {
            PackedRows.read(chunks.next().get("chunk").asByteArray(), (first, second, properties) -> {
                rows++;
                row.accept(first, second, properties);
            });
            rowsRead.accept(rows);
        }
    }
}
