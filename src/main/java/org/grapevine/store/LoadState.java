package org.grapevine.store;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.grapevine.network.Columns;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** What the latest {@code (:Load)} says of the data in the store: how many rows of each kind, under which fingerprint. */
final class LoadState {
    /** Of a load that is in the store as a whole. */
    static final String DONE = "done";

    /** Of a load that was broken off on a server between two of its transactions. */
    static final String UNFINISHED = "unfinished";

    /** What whoever reads the data of such a load must know. */
    static final String BROKEN_OFF =
            "A load was broken off, so the store holds only a part of the data: run it again to finish it.";

    private static final String LATEST = "MATCH (l:Load) RETURN l ORDER BY l.number DESC LIMIT 1";
    private static final String STATUS =
            "MATCH (l:Load) WITH l ORDER BY l.number DESC LIMIT 1 RETURN l.status = $unfinished AS unfinished";
    private static final String ANYTHING = "MATCH (n) RETURN id(n) LIMIT 1";
    private static final String SAVE = "MERGE (l:Load {number: $number}) SET l = $properties";

    private static final String CHANGED = "MATCH (l:Load {number: $number}) SET l += $properties";

    private final long number;
    private final String status;
    private final String dataHash;
    private final boolean fresh;
    private final @Nullable ZonedDateTime at;
    private final Map<Rows, Long> rows = new EnumMap<>(Rows.class);
    private final SortedSet<String> personColumns = new TreeSet<>();
    private final SortedSet<String> tieColumns = new TreeSet<>();
    private final SortedSet<String> membershipColumns = new TreeSet<>();

    private LoadState(long number, String status, String dataHash, boolean fresh, @Nullable ZonedDateTime at) {
        this.at = at;
        this.number = number;
        this.status = status;
        this.dataHash = dataHash;
        this.fresh = fresh;
    }

    /** That of a store in which nothing was ever loaded. */
    static LoadState none() {
        return new LoadState(0, DONE, "", true, null);
    }

    /** The latest in the store; where there is none, that of a store that is empty or holds what others wrote. */
    static LoadState latest(QueryRunner runner) {
        List<Record> latest = runner.run(LATEST).list();
        if (latest.isEmpty()) {
            return new LoadState(0, DONE, "", runner.run(ANYTHING).list().isEmpty(), null);
        }
        Value load = latest.get(0).get("l");
        LoadState state = new LoadState(
                load.get("number").asLong(),
                load.get("status").asString(),
                load.get("dataHash").asString(""),
                false,
                load.get("at").asZonedDateTime());
        for (Rows kind : Rows.values()) {
            state.rows.put(kind, load.get(kind.property).asLong(0));
        }
        state.personColumns.addAll(load.get("personColumns").asList(Value::asString, List.of()));
        state.tieColumns.addAll(load.get("tieColumns").asList(Value::asString, List.of()));
        state.membershipColumns.addAll(load.get("membershipColumns").asList(Value::asString, List.of()));
        return state;
    }

    /** Whether the latest load was broken off, in a graph that need not be ours. */
    static boolean brokenOff(QueryRunner runner) {
        return runner.run(STATUS, Values.parameters("unfinished", UNFINISHED)).list().stream()
                .anyMatch(load -> load.get("unfinished").asBoolean(false));
    }

    /** Writes the load after this one into the store, with the rows and columns of this state as they are now. */
    void saveNext(QueryRunner runner, String newStatus, String newHash) {
        Map<String, Object> properties = nextProperties(newStatus, newHash);
        runner.run(SAVE, Values.parameters("number", next(), "properties", properties))
                .consume();
    }

    /** Notes that the data have become others without a load, and that any known column may have a value now. */
    void saveChanged(QueryRunner runner, String newHash) {
        personColumns.addAll(Columns.PERSON.keySet());
        tieColumns.addAll(Columns.TIE.keySet());
        membershipColumns.addAll(Columns.MEMBERSHIP.keySet());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("dataHash", newHash);
        putColumns(properties);
        runner.run(CHANGED, Values.parameters("number", number, "properties", properties))
                .consume();
    }

    private void putColumns(Map<String, Object> properties) {
        properties.put("personColumns", personColumns.toArray(String[]::new));
        properties.put("tieColumns", tieColumns.toArray(String[]::new));
        properties.put("membershipColumns", membershipColumns.toArray(String[]::new));
    }

    /** The properties of the load after this one. */
    Map<String, Object> nextProperties(String newStatus, String newHash) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("number", next());
        properties.put("at", ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
        properties.put("status", newStatus);
        properties.put("dataHash", newHash);
        rows.forEach((kind, count) -> properties.put(kind.property, count));
        putColumns(properties);
        return properties;
    }

    /** The number of the load after this one; that of this one where it is unfinished. */
    long next() {
        return status.equals(UNFINISHED) ? number : number + 1;
    }

    /** Whether nothing was there, of ours or of anybody's. */
    boolean fresh() {
        return fresh;
    }

    /** Whether a load was broken off and waits to be run again. */
    boolean unfinished() {
        return status.equals(UNFINISHED);
    }

    /** When it was; null where there was none. */
    @Nullable
    ZonedDateTime at() {
        return at;
    }

    /** The fingerprint of the data; empty where there are none. */
    String dataHash() {
        return dataHash;
    }

    /** Takes the next ordinal of a kind of rows. */
    long takeOrdinal(Rows kind) {
        return rows.merge(kind, 1L, Long::sum) - 1;
    }

    /** How many rows of a kind there have been, and so the next ordinal. */
    long count(Rows kind) {
        return rows.getOrDefault(kind, 0L);
    }

    /** How many rows of all kinds there have been. */
    long rows() {
        long sum = 0;
        for (long count : rows.values()) {
            sum += count;
        }
        return sum;
    }

    /** The columns that rows of each kind have had. */
    NetworkReading.Columns columns() {
        return new NetworkReading.Columns(personColumns, tieColumns, membershipColumns);
    }

    /** The columns that any person has had. */
    Collection<String> personColumns() {
        return personColumns;
    }

    /** The columns that any tie has had. */
    Collection<String> tieColumns() {
        return tieColumns;
    }

    /** The columns that any membership has had. */
    Collection<String> membershipColumns() {
        return membershipColumns;
    }

    /** The kinds of rows, with the property that counts them. */
    enum Rows {
        TIE_TYPES("tieTypes"),
        GROUP_TYPES("groupTypes"),
        PERSONS("persons"),
        GROUPS("groups"),
        TIES("ties"),
        MEMBERSHIPS("memberships"),
        REFERRALS("referrals"),
        ADOPTIONS("adoptions"),
        PRODUCTS("products");

        private final String property;

        Rows(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }
}
