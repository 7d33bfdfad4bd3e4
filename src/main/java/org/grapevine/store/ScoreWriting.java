package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
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
     * writing. The property takes little memory and is written by that last transaction whole.
     *
     * Rows go in the order of their nodes, not of their ranks: neighbouring nodes lie in the same pages. */

    private static final int BATCH = 20_000;
    private static final int PLACE_BITS = 28;

    private static final String NEXT = "MATCH (a:Analysis) RETURN coalesce(max(a.number), 0) + 1 AS number";
    private static final String DRAFT = "CREATE (a:AnalysisDraft) SET a = $properties RETURN id(a) AS node";
    private static final String FORGET_SCORES = """
            MATCH (:AnalysisDraft)-[s:SCORED]->()
            WITH s LIMIT 100000
            DELETE s
            RETURN count(s) AS deleted
            """;
    private static final String FORGET_DRAFTS = "MATCH (a:AnalysisDraft) DETACH DELETE a";
    private static final String RELATE_PACKED = "CALL grapevine.scores.v1.relate($analysis, $chunk)";
    private static final String SET_PACKED = "CALL grapevine.scores.v1.set($property, $chunk)";
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
    private final boolean packed;
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
        this.packed = InstalledProcedures.have(session, "grapevine.scores.v1.relate", "grapevine.scores.v1.set");
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
        Rows rows = inOrder(nodes(ids), scores);
        total = keep ? 2L * ids.length : ids.length;
        forgetDrafts();
        long number = session.run(NEXT).single().get("number").asLong();
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        long draft = session.run(DRAFT, Values.parameters("properties", run.properties(number, now)))
                .single()
                .get("node")
                .asLong();
        writeScores(draft, rows);
        try (Transaction last = session.beginTransaction()) {
            last.run(PUBLISH, Values.parameters("analysis", draft)).consume();
            if (keep) {
                writeProperty(rows, last);
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

    /** What is to be written, in the order in which it is written: places in the ranking, and what stands there. */
    private static final class Rows {
        private final int[] places;
        private final long[] nodes;
        private final double[] scores;

        Rows(int[] places, long[] nodes, double[] scores) {
            this.places = places;
            this.nodes = nodes;
            this.scores = scores;
        }

        int size() {
            return places.length;
        }

        long rank(int i) {
            return places[i] + 1L;
        }

        long node(int i) {
            return nodes[places[i]];
        }

        double score(int i) {
            return scores[places[i]];
        }
    }

    /** Rows by their nodes; by rank where there are too many, or numbers of nodes too large, for both to fit one number. */
    private static Rows inOrder(long[] nodes, double[] scores) {
        long[] keys = new long[nodes.length];
        boolean fits = nodes.length < (1 << PLACE_BITS);
        for (int i = 0; i < keys.length; i++) {
            fits &= nodes[i] < (1L << (Long.SIZE - 1 - PLACE_BITS));
            keys[i] = (nodes[i] << PLACE_BITS) | i;
        }
        int[] places = new int[nodes.length];
        if (fits) {
            Arrays.sort(keys);
        }
        for (int i = 0; i < keys.length; i++) {
            places[i] = fits ? (int) keys[i] & ((1 << PLACE_BITS) - 1) : i;
        }
        return new Rows(places, nodes, scores);
    }

    private void forgetDrafts() {
        long deleted;
        do {
            deleted = session.run(FORGET_SCORES).single().get("deleted").asLong();
        } while (deleted > 0);
        session.run(FORGET_DRAFTS).consume();
    }

    private void writeScores(long draft, Rows rows) {
        for (int from = 0; from < rows.size(); from += rowsAtOnce) {
            int to = Math.min(rows.size(), from + rowsAtOnce);
            try (Transaction transaction = session.beginTransaction()) {
                for (int low = from; low < to; low += batch) {
                    int high = Math.min(to, low + batch);
                    if (packed) {
                        runPacked(RELATE_PACKED, "analysis", draft, packed(rows, low, high), transaction);
                    } else {
                        relate(draft, rows, low, high, transaction);
                    }
                    step(high - low);
                }
                transaction.commit();
            }
        }
    }

    private static void runPacked(String query, String name, Object first, byte[] chunk, Transaction transaction) {
        if (chunk.length > 0) {
            transaction
                    .run(query, Values.parameters(name, first, "chunk", chunk))
                    .consume();
        }
    }

    private static byte[] packed(Rows rows, int low, int high) {
        PackedScores chunk = PackedScores.room(high - low);
        for (int i = low; i < high; i++) {
            if (!Double.isNaN(rows.score(i))) {
                chunk.add(rows.node(i), rows.score(i), rows.rank(i));
            }
        }
        return chunk.take();
    }

    private static void relate(long draft, Rows rows, int low, int high, Transaction transaction) {
        List<List<Object>> lists = new ArrayList<>(high - low);
        for (int i = low; i < high; i++) {
            if (!Double.isNaN(rows.score(i))) {
                lists.add(List.of(rows.node(i), rows.score(i), rows.rank(i)));
            }
        }
        transaction
                .run(SCORE, Values.parameters("analysis", draft, "rows", lists))
                .consume();
    }

    private void writeProperty(Rows rows, Transaction transaction) {
        Map<String, Object> nothing = Collections.singletonMap(run.property(), Values.NULL);
        transaction
                .run(persons.clearing(), Values.parameters("property", run.property(), "nothing", nothing))
                .consume();
        for (int low = 0; low < rows.size(); low += batch) {
            int high = Math.min(rows.size(), low + batch);
            if (packed) {
                runPacked(SET_PACKED, "property", run.property(), packed(rows, low, high), transaction);
            } else {
                set(rows, low, high, transaction);
            }
            step(high - low);
        }
    }

    private void set(Rows rows, int low, int high, Transaction transaction) {
        List<List<Object>> lists = new ArrayList<>(high - low);
        for (int i = low; i < high; i++) {
            if (!Double.isNaN(rows.score(i))) {
                lists.add(List.of(rows.node(i), Map.of(run.property(), rows.score(i))));
            }
        }
        transaction.run(SET_PROPERTY, Values.parameters("rows", lists)).consume();
    }

    private void step(int rows) {
        done += rows;
        progress.at(done, total);
    }
}
