package org.grapevine.procedure;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Ranking;
import org.grapevine.network.Persons;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/** {@code CALL grapevine.MEASURE.stream({...})}: everybody with a score, the highest first; an undefined score is null. */
final class StreamProcedure extends Procedure {
    private final Measure measure;

    StreamProcedure(Measure measure) {
        super(signature(measure, "stream", "Ranks clients: " + measure.meaning() + ".")
                .out("nodeId", Neo4jTypes.NTInteger)
                .out("id", Neo4jTypes.NTString)
                .out("name", Neo4jTypes.NTString)
                .out("rank", Neo4jTypes.NTInteger)
                .out("score", Neo4jTypes.NTFloat)
                .build());
        this.measure = measure;
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        try (Call call = new Call(context, new Configuration(arguments.get(0)))) {
            Ranking ranking = call.rank(call.view(), List.of(call.request(measure)));
            Persons persons = ranking.view().network().persons();
            return IntStream.range(0, ranking.size())
                    .mapToObj(i -> row(call, ranking, persons, i))
                    .iterator();
        }
    }

    private static @Nullable Object[] row(Call call, Ranking ranking, Persons persons, int i) {
        int person = ranking.view().person(ranking.vertex(i));
        double score = ranking.scores(0).values()[ranking.vertex(i)];
        String id = persons.id(person);
        return new @Nullable Object[] {
            call.source().node(id), id, persons.name(person), i + 1L, Double.isNaN(score) ? null : score
        };
    }
}
