package org.grapevine.store;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.NodeCursor;
import org.neo4j.internal.kernel.api.PropertyCursor;
import org.neo4j.internal.kernel.api.TokenRead;
import org.neo4j.internal.kernel.api.exceptions.PropertyKeyIdNotFoundKernelException;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.storageengine.api.PropertySelection;
import org.neo4j.token.api.TokenConstants;
import org.neo4j.values.storable.BooleanValue;
import org.neo4j.values.storable.FloatingPointValue;
import org.neo4j.values.storable.IntegralValue;
import org.neo4j.values.storable.Value;

/** All nodes with a label, one after the other. O(nodes) of the whole database. */
final class NodeScan implements PackedScan.Rows {
    /* Cursors of the kernel read some three times as many entities a second as the public API or Cypher do. Nodes of other kinds cost a
     * glance at their labels. */

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final KernelTransaction transaction;
    private final PropertySelection wanted;
    private final PropertyCursor property;
    private final @Nullable String[] names;
    private int[] keys = new int[16];
    private Value[] values = new Value[16];
    private int steps;

    private final int label;
    private final NodeCursor node;

    /** Of nodes that bear {@code label}, those of {@code columns} that they have; all their properties where none are named. */
    NodeScan(KernelTransaction transaction, String label, List<String> columns) {
        TokenRead tokens = transaction.tokenRead();
        this.transaction = transaction;
        this.wanted = columns.isEmpty()
                ? PropertySelection.ALL_PROPERTIES
                : PropertySelection.selection(columns.stream()
                        .mapToInt(tokens::propertyKey)
                        .filter(key -> key != TokenConstants.NO_TOKEN)
                        .toArray());
        this.label = tokens.nodeLabel(label);
        this.node = transaction.cursors().allocateNodeCursor(transaction.cursorContext());
        this.property =
                transaction.cursors().allocatePropertyCursor(transaction.cursorContext(), transaction.memoryTracker());
        this.names = new @Nullable String[tokens.propertyKeyCount()];
        if (this.label != TokenConstants.NO_TOKEN) {
            transaction.dataRead().allNodesScan(node);
        }
    }

    /** Goes on to the next; whether there is one. Looks now and then whether the transaction is still open. */
    @Override
    public boolean next() {
        while (label != TokenConstants.NO_TOKEN && node.next()) {
            if (steps++ % ROWS_BETWEEN_CHECKS == 0) {
                transaction.assertOpen();
            }
            if (node.hasLabel(label)) {
                return true;
            }
        }
        return false;
    }

    /** The node. */
    long node() {
        return node.nodeReference();
    }

    /** The properties of the node, each as the driver would give it. */
    Map<String, Object> properties() {
        Map<String, Object> found = new HashMap<>();
        node.properties(property, wanted);
        while (property.next()) {
            found.put(
                    name(property.propertyKey()), plain(property.propertyValue().asObject()));
        }
        return found;
    }

    @Override
    public void addTo(PackedRows rows) {
        int size = 0;
        node.properties(property, wanted);
        while (property.next()) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            keys[size] = property.propertyKey();
            values[size++] = property.propertyValue();
        }
        rows.begin(node(), -1, size);
        for (int i = 0; i < size; i++) {
            rows.name(name(keys[i]));
            add(values[i], rows);
        }
    }

    /** Adds a value as the driver would give it. */
    static void add(Value value, PackedRows rows) {
        if (value instanceof IntegralValue whole) {
            rows.value(whole.longValue());
        } else if (value instanceof FloatingPointValue number) {
            rows.value(number.doubleValue());
        } else if (value instanceof BooleanValue flag) {
            rows.value(flag.booleanValue());
        } else {
            rows.value(plain(value.asObject()));
        }
    }

    private String name(int key) {
        @Nullable String known = key < names.length ? names[key] : null;
        if (known != null) {
            return known;
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
    static Object plain(Object value) {
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
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof Character letter ? letter.toString() : value;
    }

    @Override
    public void close() {
        property.close();
        node.close();
    }
}
