package org.grapevine.procedure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Measure;
import org.jspecify.annotations.Nullable;
import org.neo4j.collection.ResourceRawIterator;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.DefaultParameterValue;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.internal.kernel.api.procs.ProcedureSignature;
import org.neo4j.internal.kernel.api.procs.QualifiedName;
import org.neo4j.kernel.api.ResourceMonitor;
import org.neo4j.kernel.api.procedure.CallableProcedure;
import org.neo4j.kernel.api.procedure.Context;
import org.neo4j.kernel.impl.util.ValueUtils;
import org.neo4j.procedure.Mode;
import org.neo4j.values.AnyValue;
import org.neo4j.values.storable.ByteArray;
import org.neo4j.values.storable.ValueRepresentation;
import org.neo4j.values.virtual.ListValue;

/** A procedure of ours: arguments come as plain Java values, rows go as such, a fault of the caller as what happened and what to do. */
abstract class Procedure extends CallableProcedure.BasicProcedure {
    Procedure(ProcedureSignature signature) {
        super(signature);
    }

    /** The signature of a procedure {@code grapevine.name}, whose words are separated by dots. */
    static ProcedureSignature.Builder signature(String name, String description) {
        String[] words = ("grapevine." + name).split("\\.", -1);
        String[] space = new String[words.length - 1];
        System.arraycopy(words, 0, space, 0, space.length);
        return ProcedureSignature.procedureSignature(new QualifiedName(space, words[space.length]))
                .mode(Mode.READ)
                .description(description);
    }

    /** The signature of what is done by {@code measure}, with its configuration as the one argument. */
    static ProcedureSignature.Builder signature(Measure measure, String mode, String description) {
        return configured(signature(camelCase(measure.name()) + "." + mode, description));
    }

    static ProcedureSignature.Builder configured(ProcedureSignature.Builder signature) {
        return signature.in("configuration", Neo4jTypes.NTMap, DefaultParameterValue.ntMap(Map.of()));
    }

    /** The name of a measure without hyphens, which Cypher would read as minus. */
    static String camelCase(String name) {
        StringBuilder joined = new StringBuilder();
        for (String word : name.split("-", -1)) {
            joined.append(joined.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return joined.toString();
    }

    /** The rows for a call with {@code arguments}, a value for each column. */
    abstract Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments)
            throws ProcedureException;

    @Override
    public ResourceRawIterator<AnyValue[], ProcedureException> apply(
            Context context, AnyValue[] input, ResourceMonitor monitor) throws ProcedureException {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (AnyValue value : input) {
            arguments.add(argument(value, context));
        }
        try {
            return new Rows(rows(context, arguments));
        } catch (GrapevineException fault) {
            throw ProcedureException.invocationFailed(
                    signature().name().toString(),
                    new IllegalArgumentException(fault.getMessage() + "; " + fault.remedy()));
        } catch (CancellationException ended) {
            context.kernelTransaction().assertOpen();
            throw ended;
        }
    }

    /** Bytes come as a list of numbers, which Cypher makes of them over an array: taken one by one they would cost more than their use. */
    private static @Nullable Object argument(AnyValue value, Context context) {
        return value instanceof ListValue list
                        && list.itemValueRepresentation() == ValueRepresentation.INT8
                        && list.toStorableArray() instanceof ByteArray bytes
                ? bytes.asObjectCopy()
                : value.map(context.valueMapper());
    }

    /** Rows as Neo4j takes them. */
    private record Rows(Iterator<@Nullable Object[]> rows)
            implements ResourceRawIterator<AnyValue[], ProcedureException> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public AnyValue[] next() {
            @Nullable Object[] row = rows.next();
            AnyValue[] values = new AnyValue[row.length];
            for (int i = 0; i < row.length; i++) {
                values[i] = ValueUtils.of(row[i]);
            }
            return values;
        }

        @Override
        public void close() {
            if (rows instanceof RowsProcedure.Chunks chunks) {
                chunks.close();
            }
        }
    }
}
