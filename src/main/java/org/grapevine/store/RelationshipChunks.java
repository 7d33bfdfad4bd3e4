package org.grapevine.store;

/** How relationships of a kind are read in ranges of their internal ids: lists of {@code starts}, {@code ends}, {@code ordinals} and {@code values}. */
enum RelationshipChunks {
    /** Direct ties. */
    KNOWS("MATCH ()-[r:KNOWS]->() RETURN min(id(r)) AS first, max(id(r)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              MATCH (a)-[r:KNOWS]->(b) WHERE id(r) IN range(low, low + $step - 1)
              RETURN collect(id(a)) AS starts, collect(id(b)) AS ends, collect(r) AS found
            }
            RETURN starts, ends, [r IN found | r.ordinal] AS ordinals,
              [column IN $columns | [r IN found | r[column]]] AS values
            """),

    /** Memberships. */
    MEMBER_OF("MATCH ()-[r:MEMBER_OF]->() RETURN min(id(r)) AS first, max(id(r)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              MATCH (a)-[r:MEMBER_OF]->(b) WHERE id(r) IN range(low, low + $step - 1)
              RETURN collect(id(a)) AS starts, collect(id(b)) AS ends, collect(r) AS found
            }
            RETURN starts, ends, [r IN found | r.ordinal] AS ordinals,
              [column IN $columns | [r IN found | r[column]]] AS values
            """),

    /** Referrals. */
    REFERRED("MATCH ()-[r:REFERRED]->() RETURN min(id(r)) AS first, max(id(r)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              MATCH (a)-[r:REFERRED]->(b) WHERE id(r) IN range(low, low + $step - 1)
              RETURN collect(id(a)) AS starts, collect(id(b)) AS ends, collect(r) AS found
            }
            RETURN starts, ends, [r IN found | r.ordinal] AS ordinals,
              [column IN $columns | [r IN found | r[column]]] AS values
            """),

    /** Adoptions. */
    ADOPTED("MATCH ()-[r:ADOPTED]->() RETURN min(id(r)) AS first, max(id(r)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              MATCH (a)-[r:ADOPTED]->(b) WHERE id(r) IN range(low, low + $step - 1)
              RETURN collect(id(a)) AS starts, collect(id(b)) AS ends, collect(r) AS found
            }
            RETURN starts, ends, [r IN found | r.ordinal] AS ordinals,
              [column IN $columns | [r IN found | r[column]]] AS values
            """);

    private final String range;
    private final String chunks;

    RelationshipChunks(String range, String chunks) {
        this.range = range;
        this.chunks = chunks;
    }

    /** Cypher for the least and the greatest internal id. */
    String range() {
        return range;
    }

    /** Cypher for the relationships, {@code $step} ids to a record, from {@code $first} to {@code $last}, with the values of {@code $columns}. */
    String chunks() {
        return chunks;
    }
}
