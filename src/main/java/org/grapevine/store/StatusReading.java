package org.grapevine.store;

import java.util.SortedMap;
import java.util.TreeMap;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/** Reads what {@link StoreStatus} tells; the counts come from Neo4j's count store, in no time whatever the size. */
final class StatusReading {
    private static final String COUNTS = "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data";

    private StatusReading() {}

    static StoreStatus of(Session session, String where, long bytes) {
        LoadState state = LoadState.latest(session);
        Value data = session.run(COUNTS).single().get("data");
        SortedMap<String, Long> nodes = counts(data.get("nodes"), "label");
        return new StoreStatus(
                where,
                nodes,
                counts(data.get("relationships"), "relationshipType"),
                nodes.getOrDefault("Analysis", 0L),
                state.dataHash(),
                state.unfinished(),
                state.at(),
                bytes);
    }

    private static SortedMap<String, Long> counts(Value entries, String key) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Value entry : entries.values()) {
            boolean whole = !entry.containsKey("startLabel") && !entry.containsKey("endLabel");
            long count = entry.get("count").asLong();
            if (entry.containsKey(key) && whole && count > 0) {
                counts.put(entry.get(key).asString(), count);
            }
        }
        return counts;
    }
}
