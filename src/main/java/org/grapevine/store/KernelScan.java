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
        try (NodeScan scan = new NodeScan(transaction, label, List.of())) {
            while (scan.next()) {
                row.accept(scan.node(), scan.properties());
            }
        }
    }

    @Override
    public void relationships(RelationshipChunks kind, List<String> columns, PackedColumns.Row row) {
        try (RelationshipScan scan = new RelationshipScan(transaction, kind.name(), columns)) {
            while (scan.next()) {
                row.accept(scan.start(), scan.end(), scan.ordinal(), scan);
            }
        }
    }
}
