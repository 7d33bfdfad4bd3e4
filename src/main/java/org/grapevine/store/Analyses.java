package org.grapevine.store;

import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** The runs of measures that are kept in the store: which there are, how two differ, and letting old ones go. */
final class Analyses {
    /* Rows carry the order in which they were first loaded, and each (:Load) how many of a kind there were after it. So what an analysis did
     * not know yet is what has a later ordinal than the load it ran on: that is told of whoever rose or fell. */

    private static final String ALL = """
            MATCH (a:Analysis)
            RETURN a AS analysis, COUNT { (a)-[:SCORED]->() } AS scored
            ORDER BY a.number DESC
            """;
    private static final String ONE = """
            MATCH (a:Analysis)
            WHERE a.id = $name OR toString(a.number) = $name
            OPTIONAL MATCH (l:Load {dataHash: a.dataHash})
            WITH a, l ORDER BY l.number DESC LIMIT 1
            RETURN a AS analysis, COUNT { (a)-[:SCORED]->() } AS scored,
              l.ties AS ties, l.memberships AS memberships, l.referrals AS referrals
            """;
    private static final String MOVED = """
            MATCH (a:Analysis {id: $before})
            MATCH (b:Analysis {id: $after})
            CALL {
              WITH a, b
              MATCH (a)-[:SCORED]->(p) RETURN p
              UNION
              WITH a, b
              MATCH (b)-[:SCORED]->(p) RETURN p
            }
            OPTIONAL MATCH (a)-[x:SCORED]->(p)
            OPTIONAL MATCH (b)-[y:SCORED]->(p)
            RETURN id(p) AS node, coalesce(toStringOrNull(p.id), elementId(p)) AS id, toStringOrNull(p.name) AS name, x.rank AS rankBefore, y.rank AS rankAfter,
              x.score AS scoreBefore, y.score AS scoreAfter
            """;
    private static final String NEWS = """
            UNWIND $nodes AS node
            MATCH (p) WHERE id(p) = node
            RETURN node,
              COUNT { (p)-[r:KNOWS]-() WHERE r.ordinal >= $ties } AS ties,
              COUNT { (p)-[r:MEMBER_OF]->() WHERE r.ordinal >= $memberships } AS memberships,
              COUNT { (p)-[r:REFERRED]-() WHERE r.ordinal >= $referrals } AS referrals
            """;
    private static final String OLD = """
            MATCH (a:Analysis)
            WITH a ORDER BY a.number DESC
            WITH collect(a) AS runs
            UNWIND range(0, size(runs) - 1) AS i
            WITH runs[i] AS a, i, runs
            WHERE i >= $keep AND (a.property IS NULL OR any(later IN runs[..i] WHERE later.property = a.property))
            RETURN a.id AS id ORDER BY a.number
            """;
    private static final String FORGET_SCORES = """
            MATCH (a:Analysis {id: $id})-[s:SCORED]->()
            WITH s LIMIT 100000
            DELETE s
            RETURN count(s) AS deleted
            """;
    private static final String FORGET = "MATCH (a:Analysis {id: $id}) DETACH DELETE a";

    private Analyses() {}

    /** All, the newest first. */
    static List<AnalysisRecord> all(Session session) {
        return session.run(ALL).list(Analyses::record);
    }

    private static AnalysisRecord record(Record row) {
        Value analysis = row.get("analysis");
        return new AnalysisRecord(
                analysis.get("id").asString(),
                analysis.get("at").asZonedDateTime(),
                analysis.get("measure").asString(),
                analysis.get("parameters").asString(""),
                analysis.get("dataHash").asString(""),
                analysis.get("seed").asLong(0),
                analysis.get("property").asString(""),
                row.get("scored").asLong());
    }

    /**
     * Everybody whom either of two analyses scored, with what came to the {@code most} whose rank changed most since the earlier one.
     *
     * @throws GrapevineException of kind INPUT if one of them is not there
     */
    static AnalysisChange change(Session session, String before, String after, int most) {
        Record first = one(session, before);
        Record second = one(session, after);
        AnalysisChange change = new AnalysisChange(
                record(first),
                record(second),
                session.run(
                                MOVED,
                                Values.parameters(
                                        "before",
                                        record(first).id(),
                                        "after",
                                        record(second).id()))
                        .list(Analyses::move));
        if (first.get("ties").isNull()) {
            return change;
        }
        List<Long> nodes = change.moves().stream()
                .limit(most)
                .map(AnalysisChange.Move::node)
                .toList();
        Value parameters = Values.parameters(
                "nodes", nodes,
                "ties", first.get("ties"),
                "memberships", first.get("memberships"),
                "referrals", first.get("referrals"));
        return change.with(session.run(NEWS, parameters)
                .list(row -> Map.entry(
                        row.get("node").asLong(),
                        new AnalysisChange.News(
                                row.get("ties").asLong(),
                                row.get("memberships").asLong(),
                                row.get("referrals").asLong()))));
    }

    private static Record one(Session session, String name) {
        List<Record> found = session.run(ONE, Values.parameters("name", name)).list();
        if (found.isEmpty()) {
            throw GrapevineException.input(
                    "there is no analysis " + name, "'grapevine history' lists those there are; rank --as keeps one");
        }
        return found.get(0);
    }

    private static AnalysisChange.Move move(Record row) {
        return new AnalysisChange.Move(
                row.get("node").asLong(),
                row.get("id").asString(),
                row.get("name").asString(""),
                row.get("rankBefore").asLong(0),
                row.get("rankAfter").asLong(0),
                row.get("scoreBefore").asDouble(Double.NaN),
                row.get("scoreAfter").asDouble(Double.NaN));
    }

    /**
     * Lets all but the newest {@code keep} go, except those whose scores persons still bear as a property.
     *
     * @return the ids of those that went
     */
    static List<String> prune(Session session, int keep) {
        List<String> old = session.run(OLD, Values.parameters("keep", keep))
                .list(row -> row.get("id").asString());
        for (String id : old) {
            long deleted;
            do {
                deleted = session.run(FORGET_SCORES, Values.parameters("id", id))
                        .single()
                        .get("deleted")
                        .asLong();
            } while (deleted > 0);
            session.run(FORGET, Values.parameters("id", id)).consume();
        }
        return old;
    }
}
