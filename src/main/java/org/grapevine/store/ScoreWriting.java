package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.grapevine.parallel.Progress;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Values;

/** Writes the scores of a run into the store, all or nothing. */
final class ScoreWriting {
    /* One transaction, in batches: an Analysis node that ends without its scores would be worse than none. A property of an earlier run
     * under the same name is taken off first, so that nobody keeps a score that this run did not give. */

    private static final int BATCH = 10_000;
    private static final String LOADED = "MATCH (p:Person) WHERE p[$property] IS NOT NULL RETURN 1 LIMIT 1";
    private static final String OURS = "MATCH (a:Analysis {property: $property}) RETURN 1 LIMIT 1";
    private static final String NEXT = "MATCH (a:Analysis) RETURN coalesce(max(a.number), 0) + 1 AS number";
    private static final String CREATE = "CREATE (a:Analysis) SET a = $properties RETURN id(a) AS node";
    private static final String CLEAR = "MATCH (p:Person) WHERE p[$property] IS NOT NULL SET p[$property] = NULL";
    private static final String SCORE = """
            MATCH (a) WHERE id(a) = $analysis
            UNWIND $rows AS row
            MATCH (p:Person {id: row[0]})
            CREATE (a)-[:SCORED {score: row[1], rank: row[2]}]->(p)
            SET p += CASE WHEN $keep THEN row[3] ELSE {} END
            """;

    private final AnalysisRun run;
    private final Progress progress;

    ScoreWriting(AnalysisRun run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    /**
     * Writes one row a person with a score, in the order of {@code ids}.
     *
     * @return the id of the analysis
     */
    String write(Session session, String[] ids, double[] scores) {
        return session.executeWrite(transaction -> write(transaction, ids, scores));
    }

    private String write(TransactionContext transaction, String[] ids, double[] scores) {
        boolean keep = !run.property().isEmpty();
        if (keep) {
            clear(transaction);
        }
        long number = transaction.run(NEXT).single().get("number").asLong();
        String id = "analysis-" + number;
        long node = transaction
                .run(CREATE, Values.parameters("properties", properties(id, number, keep)))
                .single()
                .get("node")
                .asLong();
        List<List<Object>> rows = new ArrayList<>(BATCH);
        for (int i = 0; i < ids.length; i++) {
            if (!Double.isNaN(scores[i])) {
                rows.add(
                        keep
                                ? List.of(ids[i], scores[i], (long) i + 1, Map.of(run.property(), scores[i]))
                                : List.of(ids[i], scores[i], (long) i + 1));
            }
            if (rows.size() == BATCH || i == ids.length - 1) {
                transaction
                        .run(SCORE, Values.parameters("analysis", node, "rows", rows, "keep", keep))
                        .consume();
                rows.clear();
                progress.at(i + 1L, ids.length);
            }
        }
        return id;
    }

    private void clear(TransactionContext transaction) {
        var property = Values.parameters("property", run.property());
        boolean ours = transaction.run(OURS, property).hasNext();
        boolean present = transaction.run(LOADED, property).hasNext();
        if (Columns.PERSON.containsKey(run.property()) || (present && !ours)) {
            throw GrapevineException.input(
                    "persons have a column " + run.property() + " that came with their data",
                    "choose another name with --as, for example " + run.property() + "Score");
        }
        transaction.run(CLEAR, property).consume();
    }

    private Map<String, Object> properties(String id, long number, boolean keep) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", id);
        properties.put("number", number);
        properties.put("at", ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        properties.put("measure", run.measure());
        properties.put("parameters", run.parameters());
        properties.put("dataHash", run.dataHash());
        properties.put("seed", run.seed());
        if (keep) {
            properties.put("property", run.property());
        }
        return properties;
    }
}
