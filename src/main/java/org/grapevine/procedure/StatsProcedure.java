package org.grapevine.procedure;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.grapevine.analysis.Measure;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.procedure.Context;

/** {@code CALL grapevine.MEASURE.stats({...})}: how a run went and how its scores are spread, without anybody's score. */
final class StatsProcedure extends Procedure {
    private final Measure measure;

    StatsProcedure(Measure measure) {
        super(Run.declare(signature(measure, "stats", "How scores are spread: " + measure.meaning() + "."))
                .build());
        this.measure = measure;
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        try (Call call = new Call(context, new Configuration(arguments.get(0)))) {
            return Collections.singleton(Run.of(call, call.request(measure)).columns(call))
                    .iterator();
        }
    }
}
