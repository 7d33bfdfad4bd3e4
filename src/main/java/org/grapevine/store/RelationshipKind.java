package org.grapevine.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of relationship that rows become, known by its ends and some of its properties. */
enum RelationshipKind {
    /** A direct tie. */
    KNOWS("""
            UNWIND $rows AS row
            MATCH (a)-[r:KNOWS]->(b) WHERE id(a) = row[0] AND id(b) = row[1]
            RETURN row[0] AS start, row[1] AS end, id(r) AS id, properties(r) AS properties
            """, """
            UNWIND $rows AS row
            MATCH (a) WHERE id(a) = row[0]
            MATCH (b) WHERE id(b) = row[1]
            CREATE (a)-[r:KNOWS]->(b)
            SET r = row[2]
            """),

    /** A membership. */
    MEMBER_OF("""
            UNWIND $rows AS row
            MATCH (a)-[r:MEMBER_OF]->(b) WHERE id(a) = row[0] AND id(b) = row[1]
            RETURN row[0] AS start, row[1] AS end, id(r) AS id, properties(r) AS properties
            """, """
            UNWIND $rows AS row
            MATCH (a) WHERE id(a) = row[0]
            MATCH (b) WHERE id(b) = row[1]
            CREATE (a)-[r:MEMBER_OF]->(b)
            SET r = row[2]
            """),

    /** A referral. */
    REFERRED("""
            UNWIND $rows AS row
            MATCH (a)-[r:REFERRED]->(b) WHERE id(a) = row[0] AND id(b) = row[1]
            RETURN row[0] AS start, row[1] AS end, id(r) AS id, properties(r) AS properties
            """, """
            UNWIND $rows AS row
            MATCH (a) WHERE id(a) = row[0]
            MATCH (b) WHERE id(b) = row[1]
            CREATE (a)-[r:REFERRED]->(b)
            SET r = row[2]
            """),

    /** An adoption, whose other end is the product. */
    ADOPTED("""
            UNWIND $rows AS row
            MATCH (a)-[r:ADOPTED]->(b) WHERE id(a) = row[0] AND id(b) = row[1]
            RETURN row[0] AS start, row[1] AS end, id(r) AS id, properties(r) AS properties
            """, """
            UNWIND $rows AS row
            MATCH (a) WHERE id(a) = row[0]
            MATCH (b) WHERE id(b) = row[1]
            CREATE (a)-[r:ADOPTED]->(b)
            SET r = row[2]
            """);

    /** Cypher that lays the map in each of {@code $rows}, pairs of relationship and map, over what the relationship has. */
    static final String UPDATE = """
            UNWIND $rows AS row
            MATCH ()-[r]->() WHERE id(r) = row[0]
            SET r += row[1]
            """;

    private final String find;
    private final String create;

    RelationshipKind(String find, String create) {
        this.find = find;
        this.create = create;
    }

    /** What tells relationships with these properties apart between the same ends. */
    List<@Nullable Object> key(Map<String, Object> properties) {
        return keyNames().stream().<@Nullable Object>map(properties::get).toList();
    }

    /** The names of the properties that tell relationships between the same ends apart. */
    List<String> keyNames() {
        return switch (this) {
            case KNOWS -> List.of("type", "directed");
            case MEMBER_OF -> List.of();
            case REFERRED -> List.of("on", "outcome");
            case ADOPTED -> List.of("time");
        };
    }

    /** Cypher that finds all relationships of this kind between two ends, for {@code $rows} of start and end. */
    String find() {
        return find;
    }

    /** Cypher that makes a relationship of each of {@code $rows}: start, end and map. */
    String create() {
        return create;
    }
}
