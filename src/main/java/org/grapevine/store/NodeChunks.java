package org.grapevine.store;

/** How nodes of a kind are read in ranges of their internal ids: {@code ids} and {@code rows}, a list of each to a record. */
enum NodeChunks {
    /** What the model holds of kinds of ties. */
    TIE_TYPE("TieType", "name", "MATCH (n:TieType) RETURN min(id(n)) AS first, max(id(n)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:TieType) WHERE id(n) = i
              RETURN collect(id(n)) AS ids, collect(properties(n)) AS rows
            }
            RETURN ids, rows
            """),

    /** What the model holds of kinds of groups. */
    GROUP_TYPE("GroupType", "name", "MATCH (n:GroupType) RETURN min(id(n)) AS first, max(id(n)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:GroupType) WHERE id(n) = i
              RETURN collect(id(n)) AS ids, collect(properties(n)) AS rows
            }
            RETURN ids, rows
            """),

    /** Persons. */
    PERSON("Person", "id", "MATCH (n:Person) RETURN min(id(n)) AS first, max(id(n)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:Person) WHERE id(n) = i
              RETURN collect(id(n)) AS ids, collect(properties(n)) AS rows
            }
            RETURN ids, rows
            """),

    /** Groups. */
    GROUP("Group", "id", "MATCH (n:Group) RETURN min(id(n)) AS first, max(id(n)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:Group) WHERE id(n) = i
              RETURN collect(id(n)) AS ids, collect(properties(n)) AS rows
            }
            RETURN ids, rows
            """),

    /** What may be adopted. */
    PRODUCT("Product", "name", "MATCH (n:Product) RETURN min(id(n)) AS first, max(id(n)) AS last", """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:Product) WHERE id(n) = i
              RETURN collect(id(n)) AS ids, collect(properties(n)) AS rows
            }
            RETURN ids, rows
            """);

    private final String label;
    private final String key;
    private final String range;
    private final String chunks;

    NodeChunks(String label, String key, String range, String chunks) {
        this.label = label;
        this.key = key;
        this.range = range;
        this.chunks = chunks;
    }

    /** The label that nodes of this kind bear. */
    String label() {
        return label;
    }

    /** The property that tells nodes of this kind apart. */
    String key() {
        return key;
    }

    /** Cypher for the least and the greatest internal id. */
    String range() {
        return range;
    }

    /** Cypher for the nodes, {@code $step} ids to a record, from {@code $first} to {@code $last}. */
    String chunks() {
        return chunks;
    }
}
