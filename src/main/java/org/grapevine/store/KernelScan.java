package org.grapevine.store;

import java.util.List;
import org.neo4j.kernel.api.KernelTransaction;

/** The nodes and relationships that a transaction inside Neo4j sees. Ends soon after its transaction was ended. */
final class KernelScan implements NetworkReading.Fetch {
    private final KernelTransaction transaction;

    KernelScan(KernelTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void nodes(NodeChunks kind, NetworkReading.NodeRow row) {
        labelled(kind.label(), row);
    }

    /** Every node that bears {@code label}. */
    void labelled(String label, NetworkReading.NodeRow row) {
        try (EntityScan scan = EntityScan.nodes(transaction, label, List.of())) {
            while (scan.next()) {
                row.accept(scan.first(), scan.properties());
            }
        }
    }

    @Override
    public void relationships(RelationshipChunks kind, List<String> columns, NetworkReading.RelationshipRow row) {
        try (EntityScan scan = EntityScan.relationships(transaction, kind.name(), columns)) {
            while (scan.next()) {
                var properties = scan.properties();
                row.accept(scan.first(), scan.second(), properties.remove(RowMaps.ORDINAL), properties);
            }
        }
    }
}
