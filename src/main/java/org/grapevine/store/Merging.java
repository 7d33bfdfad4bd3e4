package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** Makes one person of two, and two of one again. */
final class Merging {
    /* Nothing is thrown away. The person who goes becomes (:Merged) with all its properties, and each of its relationships a shadow of the
     * type with _BEFORE behind it, which no reading of the network meets; so does the old state of whatever changes at the one who stays.
     * (:Merge {number, at, ...}) leads to both by KEPT and DROPPED, and to a copy of the one who stays by BEFORE. To undo is to turn shadows
     * back. Rows are told apart by their ordinals, which last when a store is written anew; what has none bears the number of the merge. */

    private static final String MARK = "merge of Grapevine";
    private static final String SHADOW = "_BEFORE";
    private static final Set<String> RECORDS = Set.of("KEPT", "DROPPED", "BEFORE");

    private static final String PERSON = """
            MATCH (p:Person {id: $id})
            RETURN id(p) AS node, properties(p) AS properties
            """;
    private static final String MERGED = "MATCH (m:Merged {id: $id}) RETURN m.id AS id";
    private static final String SCORES = """
            MATCH (a:Analysis) WHERE a.property IS NOT NULL
            RETURN DISTINCT a.property AS property
            """;
    private static final String RELATIONSHIPS = """
            MATCH (p)-[r]-(other) WHERE id(p) = $node
            RETURN id(r) AS id, type(r) AS type, id(startNode(r)) = id(p) AS out, id(other) AS other, properties(r) AS properties
            ORDER BY r.ordinal, id
            """;
    private static final String NEXT = "MATCH (m:Merge) RETURN coalesce(max(m.number), 0) + 1 AS number";
    private static final String RECORD = """
            MATCH (k) WHERE id(k) = $keep
            MATCH (d) WHERE id(d) = $drop
            CREATE (m:Merge)
            SET m = $properties
            CREATE (m)-[:KEPT]->(k), (m)-[:DROPPED]->(d), (m)-[:BEFORE]->(b:Before)
            SET b = $before
            SET d:Merged REMOVE d:Person REMOVE d:Client REMOVE d:Prospect
            """;
    private static final String CREATE = """
            UNWIND $rows AS row
            MATCH (a) WHERE id(a) = row[0]
            MATCH (b) WHERE id(b) = row[1]
            CREATE (a)-[r:$(row[2])]->(b)
            SET r = row[3]
            """;
    private static final String SET = "UNWIND $rows AS row MATCH ()-[r]->() WHERE id(r) = row[0] SET r = row[1]";
    private static final String DELETE = "UNWIND $rows AS row MATCH ()-[r]->() WHERE id(r) = row DELETE r";
    private static final String ALL = """
            MATCH (k)<-[:KEPT]-(m:Merge)-[:DROPPED]->(d)
            RETURN m AS merge, k.id AS keep, d.id AS drop ORDER BY m.number DESC
            """;
    private static final String ONE = """
            MATCH (k)<-[:KEPT]-(m:Merge)-[:DROPPED]->(d:Merged)
            WHERE m.id = $id OR toString(m.number) = $id
            MATCH (m)-[:BEFORE]->(b)
            RETURN m AS merge, id(k) AS keep, k.id AS keepId, id(d) AS drop, d.id AS dropId, properties(b) AS before
            """;
    private static final String LATER = """
            MATCH (m:Merge) WHERE m.number > $number
            MATCH (m)-[:KEPT|DROPPED]->(x)
            WHERE id(x) IN $nodes OR EXISTS { (x)-[s]-(y) WHERE id(y) IN $nodes AND s[$mark] = $number }
            RETURN m.id AS id ORDER BY m.number DESC LIMIT 1
            """;
    private static final String RENAME = """
            MATCH (:Person)-[a:ADOPTED {referrer: $from}]->()
            SET a.referrer = $to
            RETURN collect(a.ordinal) AS ordinals
            """;
    private static final String RENAME_BACK = """
            MATCH (:Person)-[a:ADOPTED {referrer: $from}]->() WHERE a.ordinal IN $ordinals
            SET a.referrer = $to
            """;
    private static final String FORGET = """
            MATCH (m:Merge {number: $number})-[:BEFORE]->(b)
            DETACH DELETE m, b
            """;
    private static final String REVIVE = "MATCH (d) WHERE id(d) = $node SET d:Person REMOVE d:Merged";

    /** A relationship of one of the two. */
    private record Link(long id, String type, boolean out, long other, Map<String, Object> properties) {
        static Link of(Record row) {
            return new Link(
                    row.get("id").asLong(),
                    row.get("type").asString(),
                    row.get("out").asBoolean(),
                    row.get("other").asLong(),
                    row.get("properties").asMap(Value::asObject));
        }

        boolean shadow() {
            return type.endsWith(SHADOW);
        }

        /** What it says, so that another that says the same can be told; itself where no other may. */
        Object key() {
            return switch (type) {
                case "KNOWS" -> Arrays.asList(type, out, other, properties.get("type"), properties.get("directed"));
                case "MEMBER_OF", "INVITES", "HOLDS_OUT", "COVERS" -> List.of(type, other);
                case "MANAGES" -> type;
                case "REFERRED" ->
                    properties.get("on") == null
                            ? id
                            : Arrays.asList(type, out, other, properties.get("on"), properties.get("outcome"));
                case "ADOPTED" -> Arrays.asList(type, other, properties.get("time"));
                default -> id;
            };
        }

        /** Of scores nothing moves: they are those of a person with other ties. */
        boolean moves() {
            return !type.equals("SCORED");
        }

        List<Object> row(long self, String as, Map<String, Object> with) {
            return List.of(out ? self : other, out ? other : self, as, with);
        }
    }

    private final Transaction transaction;
    private final List<List<Object>> creations = new ArrayList<>();
    private final List<List<Object>> changes = new ArrayList<>();
    private final List<Object> deletions = new ArrayList<>();

    private Merging(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Makes one of two; all of it or nothing. */
    static MergeReport merge(Session session, String keep, String drop) {
        try (Transaction transaction = session.beginTransaction()) {
            MergeReport report = new Merging(transaction).merge(keep, drop);
            transaction.commit();
            return report;
        }
    }

    /** Makes two of one again; all of it or nothing. */
    static MergeReport undo(Session session, String id) {
        try (Transaction transaction = session.beginTransaction()) {
            MergeReport report = new Merging(transaction).undo(id);
            transaction.commit();
            return report;
        }
    }

    /** All, the latest first. */
    static List<MergeReport> all(Session session) {
        return session.run(ALL)
                .list(row -> report(
                        row.get("merge"),
                        row.get("keep").asString(),
                        row.get("drop").asString()));
    }

    private static MergeReport report(Value merge, String keep, String drop) {
        return new MergeReport(
                merge.get("id").asString(),
                merge.get("at").asZonedDateTime(),
                keep,
                drop,
                merge.get("moved").asLong(0),
                merge.get("combined").asLong(0),
                merge.get("between").asLong(0));
    }

    private MergeReport merge(String keepId, String dropId) {
        if (keepId.equals(dropId)) {
            throw GrapevineException.input("'" + keepId + "' is one person already", "name two ids");
        }
        Record keep = person(keepId);
        Record drop = person(dropId);
        long keepNode = keep.get("node").asLong();
        long dropNode = drop.get("node").asLong();
        long number = transaction.run(NEXT).single().get("number").asLong();
        Map<String, Object> before = keep.get("properties").asMap(Value::asObject);
        Map<String, Object> news = news(before, drop.get("properties").asMap(Value::asObject));

        List<Link> ofDrop = real(links(dropNode));
        List<Link> ofKeep = real(links(keepNode));
        long between = 0;
        Map<Object, List<Link>> alike = new LinkedHashMap<>();
        for (Link link : ofKeep) {
            if (link.moves() && link.other != dropNode) {
                alike.computeIfAbsent(link.key(), key -> new ArrayList<>()).add(link);
            }
        }
        Set<Long> own = new HashSet<>(ofKeep.stream().map(Link::id).toList());
        long moved = 0;
        for (Link link : ofDrop) {
            creations.add(link.row(dropNode, link.type + SHADOW, marked(link.properties, number)));
            deletions.add(link.id);
            if (link.other == keepNode) {
                between++;
            } else if (link.moves()) {
                moved++;
                alike.computeIfAbsent(link.key(), key -> new ArrayList<>()).add(link);
            }
        }
        long combined = 0;
        for (List<Link> same : alike.values()) {
            combined += settle(same, own, keepNode, number);
        }
        write();
        List<Object> renamed = transaction
                .run(RENAME, Values.parameters("from", dropId, "to", keepId))
                .single()
                .get("ordinals")
                .asList();
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", "merge-" + number);
        properties.put("number", number);
        properties.put("at", now);
        properties.put("moved", moved);
        properties.put("combined", combined);
        properties.put("between", between);
        properties.put("changed", List.copyOf(news.keySet()));
        properties.put("renamed", renamed);
        transaction
                .run(
                        RECORD,
                        Values.parameters(
                                "keep", keepNode, "drop", dropNode, "properties", properties, "before", before))
                .consume();
        set(keepNode, news);
        changed("merge " + keepId + "\0" + dropId);
        return new MergeReport("merge-" + number, now, keepId, dropId, moved, combined, between);
    }

    private Record person(String id) {
        List<Record> found =
                transaction.run(PERSON, Values.parameters("id", id)).list();
        if (!found.isEmpty()) {
            return found.get(0);
        }
        boolean merged =
                !transaction.run(MERGED, Values.parameters("id", id)).list().isEmpty();
        throw GrapevineException.input(
                merged ? "'" + id + "' was merged into another already" : "nobody in the store has the id '" + id + "'",
                merged ? "'grapevine merge --list' shows into whom" : "'grapevine duplicates' shows ids");
    }

    /** What the one who stays gets of the other: what it lacks, every wish to be left alone, the earliest beginning. */
    private Map<String, Object> news(Map<String, Object> keep, Map<String, Object> drop) {
        Map<String, Object> given = new HashMap<>(drop);
        transaction
                .run(SCORES)
                .forEachRemaining(row -> given.remove(row.get("property").asString()));
        Person one = Combined.persons(RowMaps.person(keep), RowMaps.person(given));
        Map<String, Object> news = RowMaps.of(one);
        news.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), keep.get(entry.getKey())));
        return news;
    }

    private List<Link> links(long node) {
        return transaction.run(RELATIONSHIPS, Values.parameters("node", node)).list(Link::of);
    }

    /** Those that say something of the person, not of a merge. */
    private static List<Link> real(List<Link> links) {
        return links.stream()
                .filter(link -> !link.shadow() && !RECORDS.contains(link.type))
                .toList();
    }

    /** Leaves one of several that say the same; how many were combined. */
    private long settle(List<Link> same, Set<Long> own, long keepNode, long number) {
        Link stays =
                same.stream().filter(link -> own.contains(link.id)).findFirst().orElse(same.get(0));
        List<Link> inOrder = new ArrayList<>(same);
        inOrder.sort(Comparator.comparingLong(
                link -> link.properties.get(RowMaps.ORDINAL) instanceof Long ordinal ? ordinal : Long.MAX_VALUE));
        Map<String, Object> all = new LinkedHashMap<>(inOrder.get(0).properties);
        for (Link next : inOrder.subList(1, inOrder.size())) {
            all = together(stays.type, all, next.properties);
        }
        if (stays.properties.get(RowMaps.ORDINAL) instanceof Long ordinal) {
            all.put(RowMaps.ORDINAL, ordinal);
        }
        for (Link link : same) {
            if (own.contains(link.id) && (!link.equals(stays) || !all.equals(link.properties))) {
                creations.add(link.row(keepNode, link.type + SHADOW, marked(link.properties, number)));
                if (!link.equals(stays)) {
                    deletions.add(link.id);
                }
            }
        }
        if (own.contains(stays.id)) {
            if (!all.equals(stays.properties)) {
                changes.add(List.of(stays.id, all));
            }
        } else {
            creations.add(
                    stays.row(keepNode, stays.type, all.containsKey(RowMaps.ORDINAL) ? all : marked(all, number)));
        }
        return same.size() - 1L;
    }

    private static Map<String, Object> together(String type, Map<String, Object> first, Map<String, Object> second) {
        if (List.of("INVITES", "HOLDS_OUT", "COVERS", "MANAGES").contains(type)) {
            return first;
        }
        if (type.equals("MEMBER_OF")) {
            return Membership.merged(first, second);
        }
        Map<String, Object> both = Columns.merged(first, second);
        if (type.equals("KNOWS")
                && first.get("weight") instanceof Double a
                && second.get("weight") instanceof Double b) {
            both.put("weight", Math.min(a + b, Double.MAX_VALUE));
        }
        return both;
    }

    private static Map<String, Object> marked(Map<String, Object> properties, long number) {
        Map<String, Object> marked = new LinkedHashMap<>(properties);
        marked.put(MARK, number);
        return marked;
    }

    private void write() {
        transaction.run(CREATE, Values.parameters("rows", creations)).consume();
        transaction.run(SET, Values.parameters("rows", changes)).consume();
        transaction.run(DELETE, Values.parameters("rows", deletions)).consume();
    }

    /** Lays properties over a person, null for what is to go, and gives it the label of its state. */
    private void set(long node, Map<String, ? extends @Nullable Object> properties) {
        transaction
                .run(NodeKind.PERSON.update(), Values.parameters("rows", List.of(List.of(node, properties))))
                .consume();
    }

    private void changed(String how) {
        LoadState state = LoadState.latest(transaction);
        state.saveChanged(transaction, CypherLoad.chained(state.dataHash(), how));
    }

    private MergeReport undo(String id) {
        List<Record> found = transaction.run(ONE, Values.parameters("id", id)).list();
        if (found.isEmpty()) {
            throw GrapevineException.input(
                    "there is no merge " + id + " to undo", "'grapevine merge --list' shows which there are");
        }
        Record one = found.get(0);
        long keepNode = one.get("keep").asLong();
        long dropNode = one.get("drop").asLong();
        long number = one.get("merge").get("number").asLong();
        requireLast(id, number, List.of(keepNode, dropNode));

        transaction
                .run(
                        RENAME_BACK,
                        Values.parameters(
                                "from",
                                one.get("keepId"),
                                "to",
                                one.get("dropId"),
                                "ordinals",
                                one.get("merge").get("renamed")))
                .consume();
        Map<List<Object>, Link> real = new HashMap<>();
        List<Link> atKeep = links(keepNode);
        for (Link link : atKeep) {
            if (Long.valueOf(number).equals(link.properties.get(MARK)) && !link.shadow()) {
                deletions.add(link.id);
            } else if (link.properties.get(RowMaps.ORDINAL) instanceof Long ordinal) {
                real.put(List.of(link.type, ordinal), link);
            }
        }
        for (Link shadow : shadows(links(dropNode), number)) {
            Link moved = real.remove(List.of(type(shadow), ordinal(shadow)));
            if (moved != null) {
                deletions.add(moved.id);
            }
            creations.add(shadow.row(dropNode, type(shadow), unmarked(shadow)));
            deletions.add(shadow.id);
        }
        for (Link shadow : shadows(atKeep, number)) {
            if (shadow.other == dropNode) {
                continue;
            }
            Link now = real.get(List.of(type(shadow), ordinal(shadow)));
            if (now == null) {
                creations.add(shadow.row(keepNode, type(shadow), unmarked(shadow)));
            } else {
                changes.add(List.of(now.id, unmarked(shadow)));
            }
            deletions.add(shadow.id);
        }
        write();
        transaction.run(REVIVE, Values.parameters("node", dropNode)).consume();
        set(dropNode, Map.of());
        Map<String, @Nullable Object> back = new HashMap<>();
        Value before = one.get("before");
        for (String name : one.get("merge").get("changed").asList(Value::asString)) {
            back.put(name, before.containsKey(name) ? before.get(name).asObject() : null);
        }
        set(keepNode, back);
        transaction.run(FORGET, Values.parameters("number", number)).consume();
        changed("undo merge-" + number);
        return report(
                one.get("merge"),
                one.get("keepId").asString(),
                one.get("dropId").asString());
    }

    private void requireLast(String id, long number, List<Long> nodes) {
        List<Record> later = transaction
                .run(LATER, Values.parameters("number", number, "nodes", nodes, "mark", MARK))
                .list();
        if (!later.isEmpty()) {
            String first = later.get(0).get("id").asString();
            throw GrapevineException.input(
                    "the merge " + id + " cannot be undone: " + first + " came after it and concerns the same persons",
                    "undo " + first + " first");
        }
    }

    private static List<Link> shadows(List<Link> links, long number) {
        return links.stream()
                .filter(link -> link.shadow() && Long.valueOf(number).equals(link.properties.get(MARK)))
                .toList();
    }

    private static String type(Link shadow) {
        return shadow.type.substring(0, shadow.type.length() - SHADOW.length());
    }

    private static Object ordinal(Link shadow) {
        return shadow.properties.getOrDefault(RowMaps.ORDINAL, "none");
    }

    private static Map<String, Object> unmarked(Link shadow) {
        Map<String, Object> properties = new LinkedHashMap<>(shadow.properties);
        properties.remove(MARK);
        return properties;
    }
}
