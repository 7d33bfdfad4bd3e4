package org.grapevine.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.PropertyCursor;
import org.neo4j.internal.kernel.api.RelationshipScanCursor;
import org.neo4j.internal.kernel.api.TokenRead;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.storageengine.api.PropertySelection;
import org.neo4j.token.api.TokenConstants;
import org.neo4j.values.storable.BooleanValue;
import org.neo4j.values.storable.FloatingPointValue;
import org.neo4j.values.storable.IntegralValue;
import org.neo4j.values.storable.NumberValue;
import org.neo4j.values.storable.Value;

/** All relationships of a type with some of their properties, one after the other. O(relationships) of the whole database. */
final class RelationshipScan implements RowValues, AutoCloseable {
    /* Properties lie in chains of small records. A relationship is left as soon as all that was asked for is found, and the batch importer
     * is given what every reader wants first: then a chain is seldom followed to its end. */

    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final KernelTransaction transaction;
    private final RelationshipScanCursor relationship;
    private final PropertyCursor property;
    private final PropertySelection wanted;
    private final int type;
    private final int[] columnOfKey;
    private final int columns;
    private final @Nullable Value[] values;
    private int steps;

    /** Of relationships of {@code type} their ordinal and those of {@code columns} that they have. */
    RelationshipScan(KernelTransaction transaction, String type, List<String> columns) {
        TokenRead tokens = transaction.tokenRead();
        this.transaction = transaction;
        this.columns = columns.size();
        this.values = new @Nullable Value[this.columns + 1];
        int[] keys = IntStream.concat(
                        columns.stream().mapToInt(tokens::propertyKey),
                        IntStream.of(tokens.propertyKey(RowMaps.ORDINAL)))
                .toArray();
        this.columnOfKey = new int[IntStream.of(keys).max().orElse(TokenConstants.NO_TOKEN) + 1];
        Arrays.fill(columnOfKey, -1);
        for (int column = 0; column < keys.length; column++) {
            if (keys[column] != TokenConstants.NO_TOKEN) {
                columnOfKey[keys[column]] = column;
            }
        }
        this.wanted = PropertySelection.selection(IntStream.range(0, columnOfKey.length)
                .filter(key -> columnOfKey[key] >= 0)
                .toArray());
        this.type = tokens.relationshipType(type);
        this.relationship = transaction.cursors().allocateRelationshipScanCursor(transaction.cursorContext());
        this.property =
                transaction.cursors().allocatePropertyCursor(transaction.cursorContext(), transaction.memoryTracker());
        if (this.type != TokenConstants.NO_TOKEN) {
            transaction.dataRead().allRelationshipsScan(relationship);
        }
    }

    /** Goes on to the next; whether there is one. Looks now and then whether the transaction is still open. */
    boolean next() {
        while (type != TokenConstants.NO_TOKEN && relationship.next()) {
            if (steps++ % ROWS_BETWEEN_CHECKS == 0) {
                transaction.assertOpen();
            }
            if (relationship.type() == type) {
                read();
                return true;
            }
        }
        return false;
    }

    private void read() {
        Arrays.fill(values, null);
        relationship.properties(property, wanted);
        for (int left = wanted.numberOfKeys(); left > 0 && property.next(); left--) {
            values[columnOfKey[property.propertyKey()]] = property.propertyValue();
        }
    }

    long start() {
        return relationship.sourceNodeReference();
    }

    long end() {
        return relationship.targetNodeReference();
    }

    /** Its place in the order in which relationships of its kind were first loaded; the greatest number where it has none. */
    long ordinal() {
        return values[columns] instanceof IntegralValue whole ? whole.longValue() : Long.MAX_VALUE;
    }

    @Override
    public @Nullable Object at(int column) {
        Value value = values[column];
        return value == null ? null : NodeScan.plain(value.asObject());
    }

    @Override
    public double number(int column, double otherwise) {
        return values[column] instanceof NumberValue number ? number.doubleValue() : otherwise;
    }

    /** Adds the relationship to a chunk. */
    void addTo(PackedColumns chunk) {
        chunk.begin(start(), end(), ordinal());
        for (int column = 0; column < columns; column++) {
            Value value = values[column];
            if (value instanceof FloatingPointValue number) {
                chunk.put(column, number.doubleValue());
            } else if (value instanceof IntegralValue whole) {
                chunk.put(column, whole.longValue());
            } else if (value instanceof BooleanValue flag) {
                chunk.put(column, flag.booleanValue());
            } else if (value != null) {
                chunk.put(column, NodeScan.plain(value.asObject()));
            }
        }
    }

    @Override
    public void close() {
        property.close();
        relationship.close();
    }
}
