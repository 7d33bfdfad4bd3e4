package org.grapevine.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.network.KeyedHash;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Values;

/**
 * What is left of those who were erased: {@code (:Erased {salt, hash, at})}, no name and no id. HMAC-SHA256 of the id under a salt of the
 * store: enough to know an id when it comes again, so that a load of old files does not bring anybody back. Whoever has the store can try ids
 * that he knows, as a load does; who has only some of the hashes, or those of another store, cannot.
 */
final class Tombstones {
    /** Those of persons. */
    static final char PERSON = 'P';

    /** Those of groups that went with the last of their members. */
    static final char GROUP = 'G';

    private static final int SALT = 16;
    private static final String ALL = "MATCH (e:Erased) RETURN e.salt AS salt, e.hash AS hash";
    private static final String CREATE = """
            UNWIND $hashes AS hash
            MERGE (e:Erased {salt: $salt, hash: hash})
            ON CREATE SET e.at = date()
            """;
    private static final String FORGET = """
            UNWIND $rows AS row
            MATCH (e:Erased {salt: row[0], hash: row[1]})
            DELETE e
            RETURN count(*) AS gone
            """;

    private final Map<String, Set<String>> hashes = new HashMap<>();
    private final Map<String, KeyedHash> salted = new HashMap<>();

    private Tombstones() {}

    /** Those in the store. */
    static Tombstones in(QueryRunner runner) {
        Tombstones tombstones = new Tombstones();
        for (Record row : runner.run(ALL).list()) {
            tombstones
                    .hashes
                    .computeIfAbsent(row.get("salt").asString(), salt -> new HashSet<>())
                    .add(row.get("hash").asString());
        }
        return tombstones;
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whether a thing of that kind and id was erased. */
    boolean hold(char kind, String id) {
        return hashes.entrySet().stream().anyMatch(one -> one.getValue().contains(hash(one.getKey(), kind, id)));
    }

    /** Sets tombstones for things of that kind; their hashes in one text. */
    String add(char kind, List<String> ids, QueryRunner runner) {
        String salt = hashes.keySet().stream().min(String::compareTo).orElseGet(Tombstones::fresh);
        List<String> set = ids.stream().map(id -> hash(salt, kind, id)).toList();
        hashes.computeIfAbsent(salt, one -> new HashSet<>()).addAll(set);
        runner.run(CREATE, Values.parameters("salt", salt, "hashes", set)).consume();
        return String.join(" ", set);
    }

    /** Forgets that things of that kind and id were erased; how many tombstones went. */
    long forget(char kind, String id, QueryRunner runner) {
        List<List<String>> rows = new ArrayList<>();
        hashes.keySet().forEach(salt -> rows.add(List.of(salt, hash(salt, kind, id))));
        return runner.run(FORGET, Values.parameters("rows", rows))
                .single()
                .get("gone")
                .asLong();
    }

    private static String fresh() {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private String hash(String salt, char kind, String id) {
        KeyedHash keyed = salted.computeIfAbsent(
                salt, known -> new KeyedHash(HexFormat.of().parseHex(known)));
        return HexFormat.of().formatHex(keyed.of(kind, id));
    }
}
