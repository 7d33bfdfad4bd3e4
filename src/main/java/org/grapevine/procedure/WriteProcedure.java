package org.grapevine.procedure;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Request;
import org.grapevine.store.AnalysisRun;
import org.grapevine.store.TransactionScores;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;
import org.neo4j.procedure.Mode;

/**
 * {@code CALL grapevine.MEASURE.write({writeProperty: 'influence'})}: keeps the scores of everybody listed as that property, in the
 * transaction of the call, and an {@code (:Analysis)} that says how they were found.
 */
final class WriteProcedure extends Procedure {
    private final Measure measure;

    WriteProcedure(Measure measure) {
        super(Run.declare(signature(measure, "write", "Keeps on each client: " + measure.meaning() + ".")
                        .mode(Mode.WRITE)
                        .out("nodePropertiesWritten", Neo4jTypes.NTInteger)
                        .out("writeMillis", Neo4jTypes.NTInteger)
                        .out("analysis", Neo4jTypes.NTString))
                .build());
        this.measure = measure;
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        Configuration configuration = new Configuration(arguments.get(0));
        String property = configuration.text("writeProperty", "");
        if (property.isEmpty()) {
            throw GrapevineException.input(
                    "write needs a writeProperty to keep the scores in",
                    "add for example {writeProperty: 'influence'}");
        }
        try (Call call = new Call(context, configuration)) {
            Request request = call.request(measure);
            TransactionScores kept = new TransactionScores(context.kernelTransaction(), call.source());
            AnalysisRun analysis = new AnalysisRun(
                    request.text(),
                    call.seen(),
                    kept.dataHash(),
                    request.conditions().seed(),
                    property);
            kept.require(analysis);
            Run run = Run.of(call, request);
            long begin = System.nanoTime();
            double[] scores = run.ranking().listed(0);
            String id = kept.write(analysis, run.ranking().ids(), scores);
            long written =
                    Arrays.stream(scores).filter(score -> !Double.isNaN(score)).count();
            return Collections.singleton(run.columns(call, written, Run.millis(System.nanoTime() - begin), id))
                    .iterator();
        }
    }
}
