package org.grapevine.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.neo4j.kernel.api.KernelTransaction;

/** A scan inside Neo4j as chunks of bytes, each made when it is asked for. Holds one chunk at a time. */
public final class PackedScan implements Iterator<byte[]>, AutoCloseable {
    private static final int ROWS = 10_000;

    /** What is packed, row by row. */
    interface Rows extends AutoCloseable {
        /** Goes on to the next; whether there is one. */
        boolean next();

        /** Adds the row to a chunk. */
        void addTo(PackedRows rows);

        @Override
        void close();
    }

    private final Rows scan;
    private boolean more;

    private PackedScan(Rows scan) {
        this.scan = scan;
        this.more = scan.next();
    }

    /** The nodes that bear {@code label}: each a row of its id, -1 and those of {@code columns} that it has, all where none are named. */
    public static PackedScan nodes(KernelTransaction transaction, String label, List<String> columns) {
        return new PackedScan(EntityScan.nodes(transaction, label, columns));
    }

    /** The relationships of {@code type}: each a row of its ends, its ordinal and those of {@code columns} that it has. */
    public static PackedScan relationships(KernelTransaction transaction, String type, List<String> columns) {
        return new PackedScan(EntityScan.relationships(transaction, type, columns));
    }

    /**
     * The nodes that bear one of {@code labels}: each a row of its id, the place of the first of them that it bears, those of {@code columns}
     * that it has and, where {@code elements} asks for that, its element id.
     */
    public static PackedScan labelled(
            KernelTransaction transaction, List<String> labels, List<String> columns, boolean elements) {
        return new PackedScan(ForeignScan.nodes(transaction, labels, columns, elements));
    }

    /** The relationships of one of {@code types}: each a row of its ends, the place of its type and those of {@code columns} that it has. */
    public static PackedScan typed(KernelTransaction transaction, List<String> types, List<String> columns) {
        return new PackedScan(ForeignScan.relationships(transaction, types, columns));
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public byte[] next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        PackedRows rows = new PackedRows();
        while (more && rows.size() < ROWS) {
            scan.addTo(rows);
            more = scan.next();
        }
        return rows.toBytes();
    }

    @Override
    public void close() {
        scan.close();
    }
}
