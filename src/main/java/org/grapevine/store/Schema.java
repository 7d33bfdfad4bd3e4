package org.grapevine.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/** The constraints and indexes of the store. What is there already is left alone. */
final class Schema {
    private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put("person_id", "CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE");
        STATEMENTS.put("client_id", "CREATE CONSTRAINT client_id IF NOT EXISTS FOR (c:Client) REQUIRE c.id IS UNIQUE");
        STATEMENTS.put(
                "prospect_id", "CREATE CONSTRAINT prospect_id IF NOT EXISTS FOR (p:Prospect) REQUIRE p.id IS UNIQUE");
        STATEMENTS.put("group_id", "CREATE CONSTRAINT group_id IF NOT EXISTS FOR (g:Group) REQUIRE g.id IS UNIQUE");
        STATEMENTS.put(
                "manager_id", "CREATE CONSTRAINT manager_id IF NOT EXISTS FOR (m:Manager) REQUIRE m.id IS UNIQUE");
        STATEMENTS.put(
                "product_name",
                "CREATE CONSTRAINT product_name IF NOT EXISTS FOR (p:Product) REQUIRE p.name IS UNIQUE");
        STATEMENTS.put(
                "tie_type_name",
                "CREATE CONSTRAINT tie_type_name IF NOT EXISTS FOR (t:TieType) REQUIRE t.name IS UNIQUE");
        STATEMENTS.put(
                "group_type_name",
                "CREATE CONSTRAINT group_type_name IF NOT EXISTS FOR (t:GroupType) REQUIRE t.name IS UNIQUE");
        STATEMENTS.put(
                "analysis_id", "CREATE CONSTRAINT analysis_id IF NOT EXISTS FOR (a:Analysis) REQUIRE a.id IS UNIQUE");
        STATEMENTS.put(
                "campaign_id", "CREATE CONSTRAINT campaign_id IF NOT EXISTS FOR (c:Campaign) REQUIRE c.id IS UNIQUE");
        STATEMENTS.put(
                "load_number", "CREATE CONSTRAINT load_number IF NOT EXISTS FOR (l:Load) REQUIRE l.number IS UNIQUE");
        STATEMENTS.put("group_type", "CREATE INDEX group_type IF NOT EXISTS FOR (g:Group) ON (g.type)");
    }

    private Schema() {}

    /** The names of all constraints and indexes, in snake case. */
    static Set<String> names() {
        return STATEMENTS.keySet();
    }

    /** Makes everything in a database that has none of it; it can be used once {@link #await} is back. */
    static void create(org.neo4j.graphdb.Transaction transaction) {
        STATEMENTS.values().forEach(statement -> transaction.execute(statement).close());
    }

    /** Waits until everything can be used. */
    static void await(org.neo4j.graphdb.Transaction transaction) {
        transaction.schema().awaitIndexesOnline(1, TimeUnit.HOURS);
    }

    /** Makes what is missing and waits until it can be used. */
    static void ensure(Session session) {
        Set<String> present = new HashSet<>();
        for (Record index : session.run("SHOW INDEXES YIELD name").list()) {
            present.add(index.get("name").asString());
        }
        boolean complete = present.containsAll(names());
        if (!complete) {
            session.executeWriteWithoutResult(transaction -> {
                for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
                    if (!present.contains(statement.getKey())) {
                        transaction.run(statement.getValue()).consume();
                    }
                }
            });
            session.run("CALL db.awaitIndexes(3600)").consume();
        }
    }
}
