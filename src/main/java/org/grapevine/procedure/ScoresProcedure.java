package org.grapevine.procedure;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.store.PackedScores;
import org.jspecify.annotations.Nullable;
import org.neo4j.exceptions.KernelException;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.internal.kernel.api.procs.ProcedureSignature;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.procedure.Context;
import org.neo4j.procedure.Mode;

/**
 * {@code CALL grapevine.scores.v1.relate(analysis, chunk)} and {@code .set(property, chunk)}: how Grapevine itself keeps scores fast over
 * Bolt, as chunks of bytes, in the transaction of the call. The number in the name is that of their format.
 */
final class ScoresProcedure extends Procedure {
    /** What is done with a chunk. */
    private interface Keeping {
        long keep(PackedScores scores, Object first, KernelTransaction transaction) throws KernelException;
    }

    private final Keeping keeping;

    private ScoresProcedure(ProcedureSignature.Builder signature, Keeping keeping) {
        super(signature
                .in("chunk", Neo4jTypes.NTByteArray)
                .mode(Mode.WRITE)
                .out("kept", Neo4jTypes.NTInteger)
                .build());
        this.keeping = keeping;
    }

    static ScoresProcedure relate() {
        return new ScoresProcedure(
                signature("scores.v1.relate", "Ties packed nodes to an analysis, each with its score and rank.")
                        .in("analysis", Neo4jTypes.NTInteger),
                (scores, analysis, transaction) -> scores.relate(((Number) analysis).longValue(), transaction));
    }

    static ScoresProcedure set() {
        return new ScoresProcedure(
                signature("scores.v1.set", "Lays packed scores on their nodes as a property.")
                        .in("property", Neo4jTypes.NTString),
                (scores, property, transaction) -> scores.set(property.toString(), transaction));
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        Object first = arguments.get(0);
        if (first == null || !(arguments.get(1) instanceof byte[] chunk)) {
            throw GrapevineException.input("there is nothing to keep, or nowhere", "give both arguments");
        }
        try {
            long kept = keeping.keep(PackedScores.of(chunk), first, context.kernelTransaction());
            return Collections.singleton(new @Nullable Object[] {kept}).iterator();
        } catch (KernelException | IllegalArgumentException refused) {
            throw GrapevineException.input(
                    "the scores could not be kept: " + refused.getMessage(), "nothing was kept; run it again");
        }
    }
}
