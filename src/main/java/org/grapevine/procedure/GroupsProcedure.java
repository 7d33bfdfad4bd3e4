package org.grapevine.procedure;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.GroupLeaders;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/** {@code CALL grapevine.groups({type: 'club', leaders: 2})}: the centres of influence in each group, the largest group first. */
final class GroupsProcedure extends Procedure {
    private static final Neo4jTypes.ListType MAPS = Neo4jTypes.NTList(Neo4jTypes.NTMap);

    GroupsProcedure() {
        super(configured(signature("groups", "The centres of influence in each group."))
                .out("id", Neo4jTypes.NTString)
                .out("name", Neo4jTypes.NTString)
                .out("type", Neo4jTypes.NTString)
                .out("members", Neo4jTypes.NTInteger)
                .out("clients", Neo4jTypes.NTInteger)
                .out("leaders", MAPS)
                .out("insiders", MAPS)
                .build());
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) throws ProcedureException {
        Configuration configuration = new Configuration(arguments.get(0));
        String type = configuration.one("type", "");
        int atLeast = configuration.count("minSize", 3);
        int top = configuration.count("leaders", 3);
        try (Call call = new Call(context, configuration)) {
            var requests = call.requests();
            call.requireAllRead("grapevine.groups");
            return GroupLeaders.of(call.rank(call.view(), requests), type, atLeast, top).stream()
                    .map(GroupsProcedure::row)
                    .iterator();
        }
    }

    private static @Nullable Object[] row(GroupLeaders.Circle circle) {
        return new @Nullable Object[] {
            circle.group().id(),
            circle.group().name(),
            circle.group().type(),
            (long) circle.members(),
            (long) circle.clients(),
            circle.leaders().stream().map(GroupsProcedure::map).toList(),
            circle.insiders().stream().map(GroupsProcedure::map).toList()
        };
    }

    private static Map<String, Object> map(GroupLeaders.Leader leader) {
        return Map.of("id", leader.id(), "name", leader.name(), "score", leader.score(), "rank", (long) leader.rank());
    }
}
