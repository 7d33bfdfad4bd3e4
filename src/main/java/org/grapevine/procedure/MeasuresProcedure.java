package org.grapevine.procedure;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/** {@code CALL grapevine.measures()}: the catalogue. */
final class MeasuresProcedure extends Procedure {
    MeasuresProcedure() {
        super(signature("measures", "Every measure there is, with its parameters.")
                .out("measure", Neo4jTypes.NTString)
                .out("procedure", Neo4jTypes.NTString)
                .out("meaning", Neo4jTypes.NTString)
                .out("parameters", Neo4jTypes.NTMap)
                .out("cost", Neo4jTypes.NTString)
                .out("citation", Neo4jTypes.NTString)
                .build());
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) {
        return Measures.all().stream().map(MeasuresProcedure::row).iterator();
    }

    private static @Nullable Object[] row(Measure measure) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        measure.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.fallback()));
        return new @Nullable Object[] {
            measure.name(),
            "grapevine." + camelCase(measure.name()),
            measure.meaning(),
            parameters,
            measure.cost(),
            measure.citation()
        };
    }
}
