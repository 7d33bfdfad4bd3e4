package org.grapevine.store;

import java.util.List;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Somebody's own graph in packed chunks, where the procedures for that are installed: embedded, and on a server with the plugin. */
final class PackedForeignRows implements ForeignRows {
    private static final String NODES =
            "CALL grapevine.rows.v2.labelled($labels, $columns, $elements) YIELD chunk RETURN chunk";
    private static final String RELATIONSHIPS =
            "CALL grapevine.rows.v2.typed($types, $columns) YIELD chunk RETURN chunk";

    private final QueryRunner runner;

    PackedForeignRows(QueryRunner runner) {
        this.runner = runner;
    }

    /** Whether the procedures are there. */
    static boolean installed(QueryRunner runner) {
        return InstalledProcedures.have(runner, "grapevine.rows.v2.labelled", "grapevine.rows.v2.typed");
    }

    @Override
    public void nodes(List<String> labels, List<String> columns, boolean elements, Node row) {
        Value parameters = Values.parameters("labels", labels, "columns", columns, "elements", elements);
        read(NODES, parameters, (node, label, properties) -> {
            String element = elements ? String.valueOf(properties.remove(ForeignScan.ELEMENT)) : "";
            row.accept(node, (int) label, element, properties);
        });
    }

    @Override
    public void relationships(List<String> types, List<String> columns, Relationship row) {
        Value parameters = Values.parameters("types", types, "columns", columns);
        read(RELATIONSHIPS, parameters, (start, end, properties) -> {
            int type = properties.remove(ForeignScan.TYPE) instanceof Long place ? place.intValue() : 0;
            row.accept(start, end, type, properties);
        });
    }

    private void read(String query, Value parameters, PackedRows.Row row) {
        Result chunks = runner.run(query, parameters);
        while (chunks.hasNext()) {
            PackedRows.read(chunks.next().get("chunk").asByteArray(), row);
        }
    }
}
