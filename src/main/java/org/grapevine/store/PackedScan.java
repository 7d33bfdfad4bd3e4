package org.grapevine.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.neo4j.kernel.api.KernelTransaction;

/** A scan inside Neo4j as chunks of bytes, each made when it is asked for. Holds one chunk at a time. */
public final class PackedScan implements Iterator<byte[]>, AutoCloseable {
    private static final int ROWS = 10_000;

    private final EntityScan scan;
    private boolean more;

    private PackedScan(EntityScan scan) {
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
