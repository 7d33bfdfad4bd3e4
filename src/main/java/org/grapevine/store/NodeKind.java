package org.grapevine.store;

/** A kind of node that rows become, known by the value of one property. */
enum NodeKind {
    /** A person, with the further label of its state. */
    PERSON("id", """
            UNWIND $keys AS key
            MATCH (n:Person {id: key})
            RETURN key, id(n) AS id, properties(n) AS properties
            """, """
            UNWIND $rows AS row
            CREATE (n:Person)
            SET n = row
            FOREACH (yes IN CASE WHEN n.state = 'client' THEN [1] ELSE [] END | SET n:Client)
            FOREACH (yes IN CASE WHEN n.state = 'prospect' THEN [1] ELSE [] END | SET n:Prospect)
            RETURN n.id AS key, id(n) AS id
            """, """
            UNWIND $rows AS row
            MATCH (n) WHERE id(n) = row[0]
            SET n += row[1]
            FOREACH (yes IN CASE WHEN n.state = 'client' THEN [1] ELSE [] END | SET n:Client)
            FOREACH (no IN CASE WHEN n.state = 'client' THEN [] ELSE [1] END | REMOVE n:Client)
            FOREACH (yes IN CASE WHEN n.state = 'prospect' THEN [1] ELSE [] END | SET n:Prospect)
            FOREACH (no IN CASE WHEN n.state = 'prospect' THEN [] ELSE [1] END | REMOVE n:Prospect)
            """),

    /** A group. */
    GROUP("id", """
            UNWIND $keys AS key
            MATCH (n:Group {id: key})
            RETURN key, id(n) AS id, properties(n) AS properties
            """, """
            UNWIND $rows AS row
            CREATE (n:Group)
            SET n = row
            RETURN n.id AS key, id(n) AS id
            """, Texts.UPDATE),

    /** What somebody may adopt. */
    PRODUCT("name", """
            UNWIND $keys AS key
            MATCH (n:Product {name: key})
            RETURN key, id(n) AS id, properties(n) AS properties
            """, """
            UNWIND $rows AS row
            CREATE (n:Product)
            SET n = row
            RETURN n.name AS key, id(n) AS id
            """, Texts.UPDATE),

    /** What the model holds of a kind of tie. */
    TIE_TYPE("name", """
            UNWIND $keys AS key
            MATCH (n:TieType {name: key})
            RETURN key, id(n) AS id, properties(n) AS properties
            """, """
            UNWIND $rows AS row
            CREATE (n:TieType)
            SET n = row
            RETURN n.name AS key, id(n) AS id
            """, Texts.UPDATE),

    /** What the model holds of a kind of group. */
    GROUP_TYPE("name", """
            UNWIND $keys AS key
            MATCH (n:GroupType {name: key})
            RETURN key, id(n) AS id, properties(n) AS properties
            """, """
            UNWIND $rows AS row
            CREATE (n:GroupType)
            SET n = row
            RETURN n.name AS key, id(n) AS id
            """, Texts.UPDATE);

    private final String key;
    private final String find;
    private final String create;
    private final String update;

    NodeKind(String key, String find, String create, String update) {
        this.key = key;
        this.find = find;
        this.create = create;
        this.update = update;
    }

    /** The property that tells nodes of this kind apart. */
    String key() {
        return key;
    }

    /** Cypher that finds nodes by {@code $keys}. */
    String find() {
        return find;
    }

    /** Cypher that makes a node of each map in {@code $rows}. */
    String create() {
        return create;
    }

    /** Cypher that lays the map in each of {@code $rows}, pairs of node and map, over what the node has. */
    String update() {
        return update;
    }

    private static final class Texts {
        private static final String UPDATE = """
                UNWIND $rows AS row
                MATCH (n) WHERE id(n) = row[0]
                SET n += row[1]
                """;

        private Texts() {}
    }
}
