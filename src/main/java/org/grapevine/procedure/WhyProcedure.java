package org.grapevine.procedure;

import java.util.Iterator;
import java.util.List;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Why;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/**
 * {@code CALL grapevine.why('ana', {measure: 'katz'})}, also called {@code grapevine.explain}: through which ties and groups a score comes, the
 * largest share first.
 */
final class WhyProcedure extends Procedure {
    private final String name;

    WhyProcedure(String name) {
        super(configured(signature(name, "Through which ties and groups a client's score comes.")
                        .in("id", Neo4jTypes.NTString))
                .out("rank", Neo4jTypes.NTInteger)
                .out("of", Neo4jTypes.NTInteger)
                .out("score", Neo4jTypes.NTFloat)
                .out("through", Neo4jTypes.NTString)
                .out("kind", Neo4jTypes.NTString)
                .out("people", Neo4jTypes.NTInteger)
                .out("prospects", Neo4jTypes.NTInteger)
                .out("share", Neo4jTypes.NTFloat)
                .build());
        this.name = name;
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        try (Call call = new Call(context, new Configuration(arguments.get(1)))) {
            var requests = call.requests();
            call.requireAllRead("grapevine." + name);
            Ranking ranking = call.rank(call.view(), requests);
            Why why = Why.of(ranking, ranking.position(String.valueOf(arguments.get(0))), call.workers());
            return why.shares().stream().map(share -> row(why, share)).toList().iterator();
        }
    }

    private static @Nullable Object[] row(Why why, Why.Share share) {
        return new @Nullable Object[] {
            (long) why.rank(),
            (long) why.ranking().size(),
            why.score(),
            share.name(),
            share.kind(),
            (long) share.members(),
            (long) share.prospects(),
            share.share()
        };
    }
}
