package org.grapevine.store;

import java.nio.ByteBuffer;
import org.neo4j.exceptions.KernelException;
import org.neo4j.internal.kernel.api.TokenWrite;
import org.neo4j.internal.kernel.api.Write;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.values.storable.Values;

/** Scores of persons as bytes, on their way from us over Bolt into the transaction that keeps them: 24 bytes each, node, score and rank. */
public final class PackedScores {
    private static final int ROW = 3 * Long.BYTES;

    private final ByteBuffer rows;

    private PackedScores(ByteBuffer rows) {
        this.rows = rows;
    }

    /** Room for {@code most} rows. */
    static PackedScores room(int most) {
        return new PackedScores(ByteBuffer.allocate(Math.multiplyExact(most, ROW)));
    }

    /**
     * The rows that {@code chunk} holds.
     *
     * @throws IllegalArgumentException if it is no whole number of rows
     */
    public static PackedScores of(byte[] chunk) {
        if (chunk.length % ROW != 0) {
            throw new IllegalArgumentException(
                    "a chunk of " + chunk.length + " bytes is no whole number of rows of " + ROW);
        }
        return new PackedScores(ByteBuffer.wrap(chunk));
    }

    /** Adds the score of a node with its rank. */
    void add(long node, double score, long rank) {
        rows.putLong(node).putDouble(score).putLong(rank);
    }

    /** The rows as bytes; they are gone from here. */
    byte[] take() {
        byte[] chunk = new byte[rows.position()];
        rows.flip().get(chunk).clear();
        return chunk;
    }

    /**
     * Ties each node to {@code analysis} by {@code SCORED {score, rank}}, within {@code transaction}.
     *
     * @return how many there are
     */
    public long relate(long analysis, KernelTransaction transaction) throws KernelException {
        TokenWrite tokens = transaction.tokenWrite();
        Write write = transaction.dataWrite();
        int scored = tokens.relationshipTypeGetOrCreateForName("SCORED");
        int score = tokens.propertyKeyGetOrCreateForName("score");
        int rank = tokens.propertyKeyGetOrCreateForName("rank");
        long related = 0;
        while (rows.hasRemaining()) {
            long relationship = write.relationshipCreate(analysis, scored, rows.getLong());
            write.relationshipSetProperty(relationship, score, Values.doubleValue(rows.getDouble()));
            write.relationshipSetProperty(relationship, rank, Values.longValue(rows.getLong()));
            related++;
        }
        return related;
    }

    /**
     * Lays each score on its node as {@code property}, within {@code transaction}.
     *
     * @return how many there are
     */
    public long set(String property, KernelTransaction transaction) throws KernelException {
        int key = transaction.tokenWrite().propertyKeyGetOrCreateForName(property);
        Write write = transaction.dataWrite();
        long set = 0;
        while (rows.hasRemaining()) {
            write.nodeSetProperty(rows.getLong(), key, Values.doubleValue(rows.getDouble()));
            rows.getLong();
            set++;
        }
        return set;
    }
}
