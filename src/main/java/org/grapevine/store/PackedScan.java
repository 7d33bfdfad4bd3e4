package org.grapevine.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.neo4j.kernel.api.KernelTransaction;

/** A scan inside Neo4j as chunks of bytes, each made when it is asked for. Holds one chunk at a time. */
public abstract class PackedScan implements Iterator<byte[]>, AutoCloseable {
    /** What is packed row by row. */
    interface Rows extends AutoCloseable {
        /** Goes on to the next; whether there is one. */
        boolean next();

        /** Adds the row to a chunk. */
        void addTo(PackedRows rows);

        @Override
        void close();
    }

    private boolean more;

    private PackedScan() {}

    /** The nodes that bear {@code label}: each a row of its id, -1 and those of {@code columns} that it has, all where none are named. */
    public static PackedScan nodes(KernelTransaction transaction, String label, List<String> columns) {
        return new ByRow(new NodeScan(transaction, label, columns));
    }

    /** The relationships of {@code type}: ends, ordinals and {@code columns}. */
    public static PackedScan relationships(KernelTransaction transaction, String type, List<String> columns) {
        return new Relationships(new RelationshipScan(transaction, type, columns), new PackedColumns(columns.size()));
    }

    /**
     * The nodes that bear one of {@code labels}: each a row of its id, the place of the first of them that it bears, those of {@code columns}
     * that it has and, where {@code elements} asks for that, its element id.
     */
    public static PackedScan labelled(
            KernelTransaction transaction, List<String> labels, List<String> columns, boolean elements) {
        return new ByRow(ForeignScan.nodes(transaction, labels, columns, elements));
    }

    /** The relationships of one of {@code types}: each a row of its ends, the place of its type and those of {@code columns} that it has. */
    public static PackedScan typed(KernelTransaction transaction, List<String> types, List<String> columns) {
        return new ByRow(ForeignScan.relationships(transaction, types, columns));
    }

    /** Goes on to the next; whether there is one. */
    abstract boolean advance();

    /** A chunk from where the scan stands. */
    abstract byte[] chunk();

    @Override
    public final boolean hasNext() {
        return more;
    }

    @Override
    public final byte[] next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        return chunk();
    }

    /** Goes on to the next; whether it belongs to the same chunk, of so many rows by now. */
    final boolean goesOn(int size) {
        more = advance();
        return more && size < PackedColumns.ROWS;
    }

    @Override
    public abstract void close();

    private static final class ByRow extends PackedScan {
        private final Rows scan;

        ByRow(Rows scan) {
            this.scan = scan;
            goesOn(0);
        }

        @Override
        boolean advance() {
            return scan.next();
        }

        @Override
        byte[] chunk() {
            PackedRows rows = new PackedRows();
            do {
                scan.addTo(rows);
            } while (goesOn(rows.size()));
            return rows.toBytes();
        }

        @Override
        public void close() {
            scan.close();
        }
    }

    private static final class Relationships extends PackedScan {
        private final RelationshipScan scan;
        private final PackedColumns chunk;

        Relationships(RelationshipScan scan, PackedColumns chunk) {
            this.scan = scan;
            this.chunk = chunk;
            goesOn(0);
        }

        @Override
        boolean advance() {
            return scan.next();
        }

        @Override
        byte[] chunk() {
            do {
                scan.addTo(chunk);
            } while (goesOn(chunk.size()));
            return chunk.take();
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
