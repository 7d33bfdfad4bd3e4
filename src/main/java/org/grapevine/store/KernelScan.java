package org.grapevine.store;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.EntityCursor;
import org.neo4j.internal.kernel.api.NodeCursor;
import org.neo4j.internal.kernel.api.PropertyCursor;
import org.neo4j.internal.kernel.api.RelationshipScanCursor;
import org.neo4j.internal.kernel.api.TokenRead;
import org.neo4j.internal.kernel.api.exceptions.PropertyKeyIdNotFoundKernelException;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.storageengine.api.PropertySelection;
import org.neo4j.token.api.TokenConstants;

/** The nodes and relationships that a transaction inside Neo4j sees. Ends soon after its transaction was ended. */
final class KernelScan implements NetworkReading.Fetch {
    /* Cursors of the kernel read some three times as many relationships a second as the public API or Cypher do. Each kind of row is a scan
     * of its own, since rows go on kind by kind; entities of other kinds cost a glance at their labels or type. */

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final KernelTransaction transaction;
    private final String[] names;
    private int rows;

    KernelScan(KernelTransaction transaction) {
        this.transaction = transaction;
        this.names = new String[transaction.tokenRead().propertyKeyCount()];
    }

    @Override
    public void nodes(NodeChunks kind, NetworkReading.NodeRow row) {
        labelled(kind.label(), row);
    }

    void labelled(String labelName, NetworkReading.NodeRow row) {
        int label = transaction.tokenRead().nodeLabel(labelName);
        if (label == TokenConstants.NO_TOKEN) {
            return;
        }
        try (NodeCursor node = transaction.cursors().allocateNodeCursor(transaction.cursorContext());
                PropertyCursor property = properties()) {
            transaction.dataRead().allNodesScan(node);
            while (node.next()) {
                check();
                if (node.hasLabel(label)) {
                    row.accept(node.nodeReference(), read(node, PropertySelection.ALL_PROPERTIES, property));
                }
            }
        }
    }

    @Override
    public void relationships(RelationshipChunks kind, List<String> columns, NetworkReading.RelationshipRow row) {
        TokenRead tokens = transaction.tokenRead();
        int type = tokens.relationshipType(kind.name());
        if (type == TokenConstants.NO_TOKEN) {
            return;
        }
        int[] keys = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            keys[i] = tokens.propertyKey(columns.get(i));
        }
        keys[columns.size()] = tokens.propertyKey(RowMaps.ORDINAL);
        PropertySelection wanted = PropertySelection.selection(Arrays.stream(keys)
                .filter(key -> key != TokenConstants.NO_TOKEN)
                .distinct()
                .toArray());
        try (RelationshipScanCursor tie =
                        transaction.cursors().allocateRelationshipScanCursor(transaction.cursorContext());
                PropertyCursor property = properties()) {
            transaction.dataRead().allRelationshipsScan(tie);
            while (tie.next()) {
                check();
                if (tie.type() == type) {
                    Map<String, Object> found = read(tie, wanted, property);
                    @Nullable Object ordinal = found.remove(RowMaps.ORDINAL);
                    row.accept(tie.sourceNodeReference(), tie.targetNodeReference(), ordinal, found);
                }
            }
        }
    }

    private void check() {
        if (rows++ % ROWS_BETWEEN_CHECKS == 0) {
            transaction.assertOpen();
        }
    }

    private PropertyCursor properties() {
        return transaction.cursors().allocatePropertyCursor(transaction.cursorContext(), transaction.memoryTracker());
    }

    private Map<String, Object> read(EntityCursor entity, PropertySelection wanted, PropertyCursor property) {
        Map<String, Object> found = new HashMap<>();
        entity.properties(property, wanted);
        while (property.next()) {
            found.put(
                    name(property.propertyKey()), plain(property.propertyValue().asObject()));
        }
        return found;
    }

    private String name(int key) {
        if (key < names.length && names[key] != null) {
            return names[key];
        }
        try {
            String name = transaction.tokenRead().propertyKeyName(key);
            if (key < names.length) {
                names[key] = name;
            }
            return name;
        } catch (PropertyKeyIdNotFoundKernelException impossible) {
            throw new IllegalStateException("property key " + key + " has no name", impossible);
        }
    }

    /** A value as the driver would give it. */
    private static Object plain(Object value) {
        if (value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(plain(Array.get(value, i)));
            }
            return list;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Float number
                ? (Object) number.doubleValue()
                : value instanceof Character letter ? letter.toString() : value;
    }
}
