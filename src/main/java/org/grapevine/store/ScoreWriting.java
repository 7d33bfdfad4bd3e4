package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.map.primitive.ObjectLongMap;
import org.grapevine.parallel.Progress;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;

/** Writes the scores of a run into the store, all or nothing. */
final class ScoreWriting {
    /* Relationships go in by transactions of a bounded size, under a node that bears another label until the last of them makes it an
     * (:Analysis): a transaction of a million relationships would want a gigabyte. What a process that died left behind goes with the next
     * writing. The property takes little memory and is written by that last transaction whole. */

    private static final int BATCH = 20_000;

    private static final String NEXT = "MATCH (a:Analysis) RETURN coalesce(max(a.number), 0) + 1 AS number";
    private static final String DRAFT = "CREATE (a:AnalysisDraft) SET a = $properties RETURN id(a) AS node";
    private static final String FORGET_SCORES = """
            MATCH (:AnalysisDraft)-[s:SCORED]->()
            WITH s LIMIT 100000
            DELETE s
            RETURN count(s) AS deleted
            """;
    private static final String FORGET_DRAFTS = "MATCH (a:AnalysisDraft) DETACH DELETE a";
    private static final String SCORE = """
            MATCH (a) WHERE id(a) = $analysis
            UNWIND $rows AS row
            MATCH (p) WHERE id(p) = row[0]
            CREATE (a)-[:SCORED {score: row[1], rank: row[2]}]->(p)
            """;
    private static final String PUBLISH = "MATCH (a) WHERE id(a) = $analysis SET a:Analysis REMOVE a:AnalysisDraft";
    private static final String SET_PROPERTY = """
            UNWIND $rows AS row
            MATCH (p) WHERE id(p) = row[0]
            SET p += row[1]
            """;

    private final ScoredPersons persons;
    private final AnalysisRun run;
    private final Progress progress;
    private final int rowsAtOnce;
    private final int batch;
    private final Session session;
    private long done;
    private long total;

    /** @param rowsAtOnce how many rows go into one transaction without trouble */
    ScoreWriting(ScoredPersons persons, AnalysisRun run, Progress progress, int rowsAtOnce, Session session) {
        this.persons = persons;
        this.run = run;
        this.progress = progress;
        this.rowsAtOnce = rowsAtOnce;
        this.batch = Math.min(BATCH, rowsAtOnce);
        this.session = session;
    }

    /**
     * Writes one row a person with a score, in the order of {@code ids}.
     *
     * @return the id of the analysis
     */
    String write(String[] ids, double[] scores) {
        boolean keep = !run.property().isEmpty();
        if (keep) {
            persons.require(run.property(), session);
        }
        long[] nodes = nodes(ids);
        total = keep ? 2L * nodes.length : nodes.length;
        forgetDrafts();
        long number = session.run(NEXT).single().get("number").asLong();
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        long draft = session.run(DRAFT, Values.parameters("properties", run.properties(number, now)))
                .single()
                .get("node")
                .asLong();
        writeScores(draft, nodes, scores);
        try (Transaction last = session.beginTransaction()) {
            last.run(PUBLISH, Values.parameters("analysis", draft)).consume();
            if (keep) {
                writeProperty(nodes, scores, last);
            }
            last.commit();
        }
        return AnalysisRun.id(number);
    }

    private long[] nodes(String[] ids) {
        ObjectLongMap<String> known = persons.nodes(ids.length, session);
        long[] nodes = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            nodes[i] = known.getIfAbsent(ids[i], -1);
            if (nodes[i] < 0) {
                throw persons.missing(ids[i]);
            }
        }
        return nodes;
    }

    private void forgetDrafts() {
        long deleted;
        do {
            deleted = session.run(FORGET_SCORES).single().get("deleted").asLong();
        } while (deleted > 0);
        session.run(FORGET_DRAFTS).consume();
    }

    private void writeScores(long draft, long[] nodes, double[] scores) {
        int size = nodes.length;
        for (int from = 0; from < size; from += rowsAtOnce) {
            int to = Math.min(size, from + rowsAtOnce);
            try (Transaction transaction = session.beginTransaction()) {
                for (int low = from; low < to; low += batch) {
                    int high = Math.min(to, low + batch);
                    List<List<Object>> rows = new ArrayList<>(high - low);
                    for (int i = low; i < high; i++) {
                        if (!Double.isNaN(scores[i])) {
                            rows.add(List.of(nodes[i], scores[i], i + 1L));
                        }
                    }
                    transaction
                            .run(SCORE, Values.parameters("analysis", draft, "rows", rows))
                            .consume();
                    step(high - low);
                }
                transaction.commit();
            }
        }
    }

    private void writeProperty(long[] nodes, double[] scores, Transaction transaction) {
        Map<String, Object> nothing = Collections.singletonMap(run.property(), Values.NULL);
        transaction
                .run(persons.clearing(), Values.parameters("property", run.property(), "nothing", nothing))
                .consume();
        for (int low = 0; low < nodes.length; low += batch) {
            int high = Math.min(nodes.length, low + batch);
            List<List<Object>> rows = new ArrayList<>(high - low);
            for (int i = low; i < high; i++) {
                if (!Double.isNaN(scores[i])) {
                    rows.add(List.of(nodes[i], Map.of(run.property(), scores[i])));
                }
            }
            transaction.run(SET_PROPERTY, Values.parameters("rows", rows)).consume();
            step(high - low);
        }
    }

    private void step(int rows) {
        done += rows;
        progress.at(done, total);
    }
}
