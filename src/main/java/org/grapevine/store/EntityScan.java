package org.grapevine.store;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.neo4j.values.storable.BooleanValue;
import org.neo4j.values.storable.FloatingPointValue;
import org.neo4j.values.storable.IntegralValue;
import org.neo4j.values.storable.Value;

/** All nodes with a label, or all relationships of a type, one after the other. O(nodes), or O(relationships), of the whole database. */
abstract class EntityScan implements PackedScan.Rows {
    /* Cursors of the kernel read some three times as many relationships a second as the public API or Cypher do. Entities of other kinds
     * cost a glance at their labels or type. */

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final KernelTransaction transaction;
    private final PropertySelection wanted;
    private final PropertyCursor property;
    private final @Nullable String[] names;
    private int[] keys = new int[16];
    private Value[] values = new Value[16];
    private int steps;

    private EntityScan(KernelTransaction transaction, PropertySelection wanted) {
        this.transaction = transaction;
        this.wanted = wanted;
        this.property =
                transaction.cursors().allocatePropertyCursor(transaction.cursorContext(), transaction.memoryTracker());
        this.names = new @Nullable String[transaction.tokenRead().propertyKeyCount()];
    }

    /** The nodes that bear {@code label}, with those of {@code columns} that they have; with all their properties where none are named. */
    static EntityScan nodes(KernelTransaction transaction, String label, List<String> columns) {
        TokenRead tokens = transaction.tokenRead();
        PropertySelection wanted = columns.isEmpty()
                ? PropertySelection.ALL_PROPERTIES
                : PropertySelection.selection(keys(columns, tokens));
        return new Nodes(transaction, tokens.nodeLabel(label), wanted);
    }

    private static int[] keys(List<String> columns, TokenRead tokens) {
        return columns.stream()
                .mapToInt(tokens::propertyKey)
                .filter(key -> key != TokenConstants.NO_TOKEN)
                .distinct()
                .toArray();
    }

    /** The relationships of {@code type}, with those of {@code columns} that they have and their ordinal. */
    static EntityScan relationships(KernelTransaction transaction, String type, List<String> columns) {
        TokenRead tokens = transaction.tokenRead();
        int[] keys = IntStream.concat(
                        columns.stream().mapToInt(tokens::propertyKey),
                        IntStream.of(tokens.propertyKey(RowMaps.ORDINAL)))
                .filter(key -> key != TokenConstants.NO_TOKEN)
                .distinct()
                .toArray();
        return new Relationships(transaction, tokens.relationshipType(type), PropertySelection.selection(keys));
    }

    /** The node, or the start of the relationship. */
    abstract long first();

    /** The end of the relationship; -1 for a node. */
    abstract long second();

    /** The cursor that stands on the entity. */
    abstract EntityCursor entity();

    /** Looks now and then whether the transaction is still open. */
    final void step() {
        if (steps++ % ROWS_BETWEEN_CHECKS == 0) {
            transaction.assertOpen();
        }
    }

    /** The properties of the entity, each as the driver would give it. */
    final Map<String, Object> properties() {
        Map<String, Object> found = new HashMap<>();
        entity().properties(property, wanted);
        while (property.next()) {
            found.put(
                    name(property.propertyKey()), plain(property.propertyValue().asObject()));
        }
        return found;
    }

    @Override
    public final void addTo(PackedRows rows) {
        int size = 0;
        entity().properties(property, wanted);
        while (property.next()) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            keys[size] = property.propertyKey();
            values[size++] = property.propertyValue();
        }
        rows.begin(first(), second(), size);
        for (int i = 0; i < size; i++) {
            rows.name(name(keys[i]));
            add(values[i], rows);
        }
    }

    private static void add(Value value, PackedRows rows) {
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
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof Character letter ? letter.toString() : value;
    }

    @Override
    public void close() {
        property.close();
    }

    private static final class Nodes extends EntityScan {
        private final int label;
        private final NodeCursor node;

        Nodes(KernelTransaction transaction, int label, PropertySelection wanted) {
            super(transaction, wanted);
            this.label = label;
            this.node = transaction.cursors().allocateNodeCursor(transaction.cursorContext());
            if (label != TokenConstants.NO_TOKEN) {
                transaction.dataRead().allNodesScan(node);
            }
        }

        @Override
        public boolean next() {
            while (label != TokenConstants.NO_TOKEN && node.next()) {
                step();
                if (node.hasLabel(label)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        long first() {
            return node.nodeReference();
        }

        @Override
        long second() {
            return -1;
        }

        @Override
        EntityCursor entity() {
            return node;
        }

        @Override
        public void close() {
            super.close();
            node.close();
        }
    }

    private static final class Relationships extends EntityScan {
        private final int type;
        private final RelationshipScanCursor relationship;

        Relationships(KernelTransaction transaction, int type, PropertySelection wanted) {
            super(transaction, wanted);
            this.type = type;
            this.relationship = transaction.cursors().allocateRelationshipScanCursor(transaction.cursorContext());
            if (type != TokenConstants.NO_TOKEN) {
                transaction.dataRead().allRelationshipsScan(relationship);
            }
        }

        @Override
        public boolean next() {
            while (type != TokenConstants.NO_TOKEN && relationship.next()) {
                step();
                if (relationship.type() == type) {
                    return true;
                }
            }
            return false;
        }

        @Override
        long first() {
            return relationship.sourceNodeReference();
        }

        @Override
        long second() {
            return relationship.targetNodeReference();
        }

        @Override
        EntityCursor entity() {
            return relationship;
        }

        @Override
        public void close() {
            super.close();
            relationship.close();
        }
    }
}
