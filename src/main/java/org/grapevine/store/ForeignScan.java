package org.grapevine.store;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.EntityCursor;
import org.neo4j.internal.kernel.api.NodeCursor;
import org.neo4j.internal.kernel.api.PropertyCursor;
import org.neo4j.internal.kernel.api.RelationshipScanCursor;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.storageengine.api.PropertySelection;
import org.neo4j.token.api.TokenConstants;
import org.neo4j.values.ElementIdMapper;
import org.neo4j.values.storable.ArrayValue;
import org.neo4j.values.storable.DurationValue;
import org.neo4j.values.storable.PointValue;
import org.neo4j.values.storable.Value;

/**
 * All nodes with one of some labels, or all relationships of one of some types, in the order of internal ids. O(nodes), or O(relationships), of
 * the whole database.
 */
abstract class ForeignScan implements PackedScan.Rows {
    /* Only the columns asked for are read: a graph of somebody's own may hold whole texts in others. What no column of ours can hold (a list, a
     * point, a duration) goes as an empty list, since whoever reads only has to know that something was there. */

    /** Name that stands for the place of the type of a relationship; no property can bear it. */
    static final String TYPE = "\0type";

    /** Name that stands for the element id of a node; no property can bear it. */
    static final String ELEMENT = "\0element";

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final KernelTransaction transaction;
    private final PropertySelection wanted;
    private final PropertyCursor property;
    private final @Nullable String[] names;
    private final int[] keys;
    private final Value[] values;
    private int steps;

    private ForeignScan(KernelTransaction transaction, List<String> columns) {
        int[] asked = tokens(columns, transaction.tokenRead()::propertyKey);
        this.transaction = transaction;
        this.names = new @Nullable String[IntStream.of(asked).max().orElse(-1) + 1];
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] != TokenConstants.NO_TOKEN) {
                names[asked[i]] = columns.get(i);
            }
        }
        this.wanted = PropertySelection.selection(IntStream.of(asked)
                .filter(key -> key != TokenConstants.NO_TOKEN)
                .distinct()
                .toArray());
        this.keys = new int[asked.length];
        this.values = new Value[asked.length];
        this.property =
                transaction.cursors().allocatePropertyCursor(transaction.cursorContext(), transaction.memoryTracker());
    }

    private static int[] tokens(List<String> names, ToIntFunction<String> token) {
        return names.stream().mapToInt(token).toArray();
    }

    /** The nodes that bear one of {@code labels}: each a row of its id, the place of the first of them and those of {@code columns} it has. */
    static ForeignScan nodes(
            KernelTransaction transaction, List<String> labels, List<String> columns, boolean elements) {
        return new Nodes(transaction, tokens(labels, transaction.tokenRead()::nodeLabel), columns, elements);
    }

    /** The relationships of one of {@code types}: each a row of its ends, the place of its type and those of {@code columns} it has. */
    static ForeignScan relationships(KernelTransaction transaction, List<String> types, List<String> columns) {
        return new Relationships(transaction, tokens(types, transaction.tokenRead()::relationshipType), columns);
    }

    /** Looks now and then whether the transaction is still open. */
    final void step() {
        if (steps++ % ROWS_BETWEEN_CHECKS == 0) {
            transaction.assertOpen();
        }
    }

    /** Begins the row of {@code entity}, with its columns and room for {@code more} values. */
    final void begin(PackedRows rows, long first, long second, EntityCursor entity, int more) {
        int size = 0;
        entity.properties(property, wanted);
        while (property.next()) {
            keys[size] = property.propertyKey();
            values[size++] = property.propertyValue();
        }
        rows.begin(first, second, size + more);
        for (int i = 0; i < size; i++) {
            rows.name(String.valueOf(names[keys[i]]));
            add(values[i], rows);
        }
    }

    private static void add(Value value, PackedRows rows) {
        if (value instanceof ArrayValue || value instanceof PointValue || value instanceof DurationValue) {
            rows.value(List.of());
        } else {
            NodeScan.add(value, rows);
        }
    }

    @Override
    public void close() {
        property.close();
    }

    private static final class Nodes extends ForeignScan {
        private final int[] labels;
        private final @Nullable ElementIdMapper elements;
        private final NodeCursor node;
        private int label;

        Nodes(KernelTransaction transaction, int[] labels, List<String> columns, boolean elements) {
            super(transaction, columns);
            this.labels = labels;
            this.elements = elements ? transaction.internalTransaction().elementIdMapper() : null;
            this.node = transaction.cursors().allocateNodeCursor(transaction.cursorContext());
            transaction.dataRead().allNodesScan(node);
        }

        @Override
        public boolean next() {
            while (node.next()) {
                step();
                for (label = 0; label < labels.length; label++) {
                    if (labels[label] != TokenConstants.NO_TOKEN && node.hasLabel(labels[label])) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void addTo(PackedRows rows) {
            begin(rows, node.nodeReference(), label, node, elements == null ? 0 : 1);
            if (elements != null) {
                rows.name(ELEMENT);
                rows.value((Object) elements.nodeElementId(node.nodeReference()));
            }
        }

        @Override
        public void close() {
            super.close();
            node.close();
        }
    }

    private static final class Relationships extends ForeignScan {
        private final int[] places;
        private final RelationshipScanCursor relationship;

        Relationships(KernelTransaction transaction, int[] types, List<String> columns) {
            super(transaction, columns);
            IntList asked = IntArrayList.newListWith(types);
            this.places = IntStream.rangeClosed(0, asked.maxIfEmpty(TokenConstants.NO_TOKEN))
                    .map(asked::indexOf)
                    .toArray();
            this.relationship = transaction.cursors().allocateRelationshipScanCursor(transaction.cursorContext());
            transaction.dataRead().allRelationshipsScan(relationship);
        }

        private int place() {
            int type = relationship.type();
            return type < places.length ? places[type] : -1;
        }

        @Override
        public boolean next() {
            while (relationship.next()) {
                step();
                if (place() >= 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void addTo(PackedRows rows) {
            begin(rows, relationship.sourceNodeReference(), relationship.targetNodeReference(), relationship, 1);
            rows.name(TYPE);
            rows.value(place());
        }

        @Override
        public void close() {
            super.close();
            relationship.close();
        }
    }
}
