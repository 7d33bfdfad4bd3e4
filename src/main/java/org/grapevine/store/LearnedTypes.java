package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;

/** What was learned, in the store: on the node of each type, with what stood there before, so that it can be forgotten. */
final class LearnedTypes {
    /* A type that nobody declared has no node until something is learned of it; such a node goes again with what was learned. */

    private static final String KEEP_TIES = """
            UNWIND $rows AS row
            MERGE (t:TieType {name: row.name})
            ON CREATE SET t.undeclared = true, t.ordinal = row.ordinal
            SET t += row.facts
            """;
    private static final String KEEP_GROUPS = """
            UNWIND $rows AS row
            MERGE (t:GroupType {name: row.name})
            ON CREATE SET t.undeclared = true, t.ordinal = row.ordinal
            SET t += row.facts
            """;
    private static final String COUNT = """
            MATCH (t) WHERE (t:TieType OR t:GroupType) AND t.learnedOn IS NOT NULL
            RETURN count(t) AS types
            """;
    private static final String DROP = """
            MATCH (t) WHERE (t:TieType OR t:GroupType) AND t.learnedOn IS NOT NULL AND t.undeclared
            DELETE t
            """;
    private static final String RESTORE = """
            MATCH (t) WHERE (t:TieType OR t:GroupType) AND t.learnedOn IS NOT NULL
            SET t.beta = t.priorBeta, t.gamma = t.priorGamma, t.learned = false
            REMOVE t.lo, t.hi, t.learnedOn, t.conversions, t.priorBeta, t.priorGamma, t.draws
            """;

    private LearnedTypes() {}

    /** Writes every learned type; all or nothing. */
    static void keep(Session session, Types types) {
        Schema.ensure(session);
        LoadState state = LoadState.latest(session);
        List<Map<String, Object>> ties = new ArrayList<>();
        for (TieType type : types.ties()) {
            types.learned(type.name(), false)
                    .ifPresent(learned -> ties.add(row(
                            type.name(),
                            state.count(LoadState.Rows.TIE_TYPES) + ties.size(),
                            RowMaps.of(type),
                            learned)));
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        for (GroupType type : types.groups()) {
            types.learned(type.name(), true)
                    .ifPresent(learned -> groups.add(row(
                            type.name(),
                            state.count(LoadState.Rows.GROUP_TYPES) + groups.size(),
                            RowMaps.of(type),
                            learned)));
        }
        try (Transaction transaction = session.beginTransaction()) {
            transaction.run(KEEP_TIES, Values.parameters("rows", ties)).consume();
            transaction.run(KEEP_GROUPS, Values.parameters("rows", groups)).consume();
            state.saveChanged(transaction, CypherLoad.chained(state.dataHash(), "learned" + ties + groups));
            transaction.commit();
        }
    }

    private static Map<String, Object> row(String name, long ordinal, Map<String, Object> type, Learned learned) {
        Map<String, Object> facts = new LinkedHashMap<>(type);
        facts.putAll(RowMaps.of(learned));
        return Map.of("name", name, "ordinal", ordinal, "facts", facts);
    }

    /** Puts back what stood there before; returns how many types were learned. */
    static int forget(Session session) {
        int types = session.run(COUNT).single().get("types").asInt();
        if (types > 0) {
            LoadState state = LoadState.latest(session);
            try (Transaction transaction = session.beginTransaction()) {
                transaction.run(DROP).consume();
                transaction.run(RESTORE).consume();
                state.saveChanged(transaction, CypherLoad.chained(state.dataHash(), "forgotten"));
                transaction.commit();
            }
        }
        return types;
    }
}
