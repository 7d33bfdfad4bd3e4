package org.grapevine.procedure;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.grapevine.store.PackedScan;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.internal.kernel.api.procs.ProcedureSignature;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.procedure.Context;

/**
 * {@code CALL grapevine.rows.v2.nodes(label, columns)} and {@code .relationships(type, columns)}, and for graphs of somebody's own
 * {@code .labelled(labels, columns, elements)} and {@code .typed(types, columns)}: how Grapevine itself reads fast over Bolt, as chunks of
 * bytes. The number in the name is that of their format.
 */
final class RowsProcedure extends Procedure {
    private final BiFunction<KernelTransaction, List<@Nullable Object>, PackedScan> scan;

    private RowsProcedure(
            ProcedureSignature.Builder signature,
            BiFunction<KernelTransaction, List<@Nullable Object>, PackedScan> scan) {
        super(signature.out("chunk", Neo4jTypes.NTByteArray).build());
        this.scan = scan;
    }

    static RowsProcedure nodes() {
        return new RowsProcedure(
                signature("rows.v2.nodes", "All nodes with a label and some of their properties, or all, packed.")
                        .in("label", Neo4jTypes.NTString)
                        .in("columns", Neo4jTypes.NTList(Neo4jTypes.NTString)),
                (transaction, arguments) ->
                        PackedScan.nodes(transaction, String.valueOf(arguments.get(0)), texts(arguments.get(1))));
    }

    static RowsProcedure relationships() {
        return new RowsProcedure(
                signature("rows.v2.relationships", "All relationships of a type with some of their properties, packed.")
                        .in("type", Neo4jTypes.NTString)
                        .in("columns", Neo4jTypes.NTList(Neo4jTypes.NTString)),
                (transaction, arguments) -> PackedScan.relationships(
                        transaction, String.valueOf(arguments.get(0)), texts(arguments.get(1))));
    }

    static RowsProcedure labelled() {
        return new RowsProcedure(
                signature(
                                "rows.v2.labelled",
                                "All nodes with one of some labels, with some of their properties, packed.")
                        .in("labels", Neo4jTypes.NTList(Neo4jTypes.NTString))
                        .in("columns", Neo4jTypes.NTList(Neo4jTypes.NTString))
                        .in("elements", Neo4jTypes.NTBoolean),
                (transaction, arguments) -> PackedScan.labelled(
                        transaction,
                        texts(arguments.get(0)),
                        texts(arguments.get(1)),
                        Boolean.TRUE.equals(arguments.get(2))));
    }

    static RowsProcedure typed() {
        return new RowsProcedure(
                signature(
                                "rows.v2.typed",
                                "All relationships of one of some types, with some of their properties, packed.")
                        .in("types", Neo4jTypes.NTList(Neo4jTypes.NTString))
                        .in("columns", Neo4jTypes.NTList(Neo4jTypes.NTString)),
                (transaction, arguments) ->
                        PackedScan.typed(transaction, texts(arguments.get(0)), texts(arguments.get(1))));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        return new Chunks(scan.apply(context.kernelTransaction(), arguments));
    }

    /** Chunks as rows; closed with its scan. */
    record Chunks(PackedScan scan) implements Iterator<@Nullable Object[]>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return scan.hasNext();
        }

        @Override
        public @Nullable Object[] next() {
            return new @Nullable Object[] {scan.next()};
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
