package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grapevine.GrapevineException;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Takes a person out of the store for good: the node with all that hangs on it, and what elsewhere names it. */
final class Erasure {
    /* One transaction. The scores of others stay as they were found: they say nothing of the person any more. Who was merged into the person
     * is the same person and goes with it. A household or family whose last member goes would still bear the name, and goes too. */

    private static final String PERSONS = """
            MATCH (p:Person {id: $id})
            OPTIONAL MATCH (p)-[:KEPT|DROPPED*2..40]-(m:Merged)
            RETURN id(p) AS node, p.id AS id, p.name AS name, collect([id(m), m.id, m.name]) AS merged
            """;
    private static final String MERGED = """
            MATCH (m:Merged {id: $id})-[:KEPT|DROPPED*2..40]-(p:Person)
            RETURN p.id AS into
            """;
    private static final String CALLED = "MATCH (p:Person {name: $id}) RETURN p.id AS id ORDER BY id LIMIT 5";
    private static final String COUNTS = """
            MATCH (p) WHERE id(p) = $node
            RETURN COUNT { (p)-[:KNOWS]-() } AS ties,
              COUNT { (p)-[:MEMBER_OF]->() } AS memberships,
              COUNT { (p)-[:REFERRED]->() } AS `referrals given`,
              COUNT { (p)<-[:REFERRED]-() } AS `referrals received`,
              COUNT { (p)-[:ADOPTED]->() } AS adoptions,
              COUNT { (p)<-[:SCORED]-() } AS scores,
              COUNT { (p)<-[:INVITES]-() } AS `invitations of campaigns`,
              COUNT { (p)<-[:HOLDS_OUT]-() } AS `places in control groups`,
              COUNT { (p)<-[:COVERS]-() } AS `places in groups that are compared with them`,
              COUNT { (p)<-[:MANAGES]-() } AS `links to a manager`,
              COUNT { (p)--() } AS everything
            """;
    private static final String SHADOWS = "MATCH (m)-[r]-() WHERE id(m) IN $nodes RETURN count(r) AS count";
    private static final String NAMED = """
            MATCH (:Person)-[a:ADOPTED]->() WHERE a.referrer IN $ids
            RETURN count(a) AS count
            """;
    private static final String UNNAME = """
            MATCH (:Person)-[a:ADOPTED]->() WHERE a.referrer IN $ids
            REMOVE a.referrer
            """;
    private static final String REASONS = """
            MATCH (:Campaign)-[i:INVITES|HOLDS_OUT]->(p) WHERE any(text IN $texts WHERE i.why CONTAINS text) AND NOT id(p) = $node
            RETURN count(i) AS count
            """;
    private static final String UNREASON = """
            UNWIND $texts AS text
            MATCH (:Campaign)-[i:INVITES|HOLDS_OUT]->() WHERE i.why CONTAINS text
            SET i.why = replace(i.why, text, 'most in common with somebody who was erased: ')
            """;
    private static final String FAMILIES = """
            MATCH (p)-[:MEMBER_OF]->(g:Group)
            WHERE id(p) = $node AND g.type IN ['household', 'family'] AND COUNT { (g)<-[:MEMBER_OF]-() } = 1
            RETURN DISTINCT id(g) AS node, g.id AS id
            """;
    private static final String ANALYSES = "MATCH (a:Analysis) RETURN id(a) AS node, a.measure AS measure";
    private static final String REWORD = "UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] SET a.measure = row[1]";
    private static final String RECORDS = """
            MATCH (p)-[:KEPT|DROPPED*1..39]-(m:Merge) WHERE id(p) = $node
            OPTIONAL MATCH (m)-[:BEFORE]->(b)
            RETURN collect(id(m)) + collect(id(b)) AS nodes
            """;
    private static final String DELETE = "MATCH (n) WHERE id(n) IN $nodes DETACH DELETE n";
    private static final String FILES = "MATCH (f:WrittenFile) RETURN f.path AS path, f.what AS what ORDER BY path";

    private final Transaction transaction;
    private final String id;
    private final long node;
    private final List<List<Object>> reworded;
    private final List<Record> families;
    private final List<Object> records;
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Long> merged = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private Erasure(Transaction transaction, String id) {
        this.transaction = transaction;
        this.id = id;
        this.node = find();
        this.reworded = reworded();
        this.families = families();
        this.records = records();
    }

    /** What of the person would go. */
    static ErasureReport preview(Session session, String id) {
        try (Transaction transaction = session.beginTransaction()) {
            return new Erasure(transaction, id).look();
        }
    }

    /** Takes the person out; all of it or nothing. */
    static ErasureReport run(Session session, String id) {
        try (Transaction transaction = session.beginTransaction()) {
            ErasureReport report = new Erasure(transaction, id).erase();
            transaction.commit();
            return report;
        }
    }

    private long find() {
        List<Record> found =
                transaction.run(PERSONS, Values.parameters("id", id)).list();
        if (found.isEmpty()) {
            throw unknown();
        }
        Record person = found.get(0);
        note(person.get("id"), person.get("name"));
        for (Value one : person.get("merged").values()) {
            if (!one.get(0).isNull()) {
                merged.add(one.get(0).asLong());
                note(one.get(1), one.get(2));
            }
        }
        return person.get("node").asLong();
    }

    private void note(Value known, Value name) {
        ids.add(known.asString());
        names.add(name.asString(known.asString()));
    }

    private GrapevineException unknown() {
        List<Record> into = transaction.run(MERGED, Values.parameters("id", id)).list();
        if (!into.isEmpty()) {
            String kept = into.get(0).get("into").asString();
            return GrapevineException.input(
                    "'" + id + "' was merged into '" + kept + "'",
                    "erase " + kept + ", which is the same person, or undo the merge first");
        }
        List<String> called = transaction
                .run(CALLED, Values.parameters("id", id))
                .list(row -> row.get("id").asString());
        return GrapevineException.input(
                "nobody in the store has the id '" + id + "'",
                called.isEmpty()
                        ? "'grapevine rank' and 'grapevine query' show ids"
                        : "name the person by its id; called so: " + String.join(", ", called));
    }

    private ErasureReport look() {
        Record found = transaction.run(COUNTS, Values.parameters("node", node)).single();
        count("persons", 1L + merged.size());
        long rest = found.get("everything").asLong();
        for (String what : found.keys()) {
            if (!what.equals("everything")) {
                count(what, found.get(what).asLong());
                rest -= found.get(what).asLong();
            }
        }
        count("records of merges and links of other kinds", rest + number(SHADOWS, "nodes", merged) + records.size());
        count("adoptions that name it as referrer", number(NAMED, "ids", ids));
        count(
                "reasons of other invitations that name it",
                transaction
                        .run(REASONS, Values.parameters("texts", texts(), "node", node))
                        .single()
                        .get("count")
                        .asLong());
        count("measures that were asked for it by name", reworded.size());
        count("households or families of nobody else", families.size());
        Map<String, String> files = new TreeMap<>();
        transaction
                .run(FILES)
                .forEachRemaining(row ->
                        files.put(row.get("path").asString(), row.get("what").asString()));
        List<String> known = new ArrayList<>(ids);
        known.addAll(names);
        return new ErasureReport(counts, known.stream().distinct().toList(), files, false);
    }

    private void count(String what, long many) {
        if (many > 0) {
            counts.put(what, many);
        }
    }

    private long number(String cypher, String parameter, Object value) {
        return transaction
                .run(cypher, Values.parameters(parameter, value))
                .single()
                .get("count")
                .asLong();
    }

    /** How a reason names somebody. */
    private List<String> texts() {
        return names.stream().map(name -> "most in common with " + name + ": ").toList();
    }

    /** The nodes of analyses whose measure names the person, each with the measure without it. */
    private List<List<Object>> reworded() {
        List<List<Object>> rows = new ArrayList<>();
        transaction.run(ANALYSES).forEachRemaining(row -> {
            String measure = row.get("measure").asString("");
            String without = measure;
            for (String word : measure.split("[:,=+]", -1)) {
                String plain = word.strip().replaceAll("\\\\(.)", "$1");
                if (ids.contains(plain) || names.contains(plain)) {
                    without = without.replace(word, "erased");
                }
            }
            if (!without.equals(measure)) {
                rows.add(List.of(row.get("node").asLong(), without));
            }
        });
        return rows;
    }

    private List<Record> families() {
        return transaction.run(FAMILIES, Values.parameters("node", node)).list();
    }

    private List<Object> records() {
        return transaction
                .run(RECORDS, Values.parameters("node", node))
                .single()
                .get("nodes")
                .asList();
    }

    private ErasureReport erase() {
        ErasureReport report = look();
        List<Object> nodes = new ArrayList<>(records);
        List<String> groups = new ArrayList<>();
        for (Record family : families) {
            nodes.add(family.get("node").asLong());
            groups.add(family.get("id").asString());
        }
        nodes.add(node);
        nodes.addAll(merged);
        transaction.run(UNNAME, Values.parameters("ids", ids)).consume();
        transaction.run(UNREASON, Values.parameters("texts", texts())).consume();
        transaction.run(REWORD, Values.parameters("rows", reworded)).consume();
        transaction.run(DELETE, Values.parameters("nodes", nodes)).consume();
        Tombstones tombstones = Tombstones.in(transaction);
        String hashes = tombstones.add(Tombstones.PERSON, ids, transaction)
                + tombstones.add(Tombstones.GROUP, groups, transaction);
        LoadState state = LoadState.latest(transaction);
        state.saveChanged(transaction, CypherLoad.chained(state.dataHash(), hashes));
        return report;
    }
}
