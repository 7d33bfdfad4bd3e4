package org.grapevine.store;

import java.util.List;
import org.eclipse.collections.api.map.primitive.MutableObjectLongMap;
import org.eclipse.collections.api.map.primitive.ObjectLongMap;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectLongHashMap;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/** The persons that Grapevine loaded. */
final class LoadedPersons implements ScoredPersons {
    private static final int STEP = 5000;

    private static final String NODES = """
            UNWIND range($first, $last, $step) AS low
            CALL {
              WITH low
              UNWIND range(low, low + $step - 1) AS i
              MATCH (n:Person) WHERE id(n) = i
              RETURN collect(id(n)) AS nodes, collect(n.id) AS ids
            }
            RETURN nodes, ids
            """;
    private static final String OURS = "MATCH (a:Analysis {property: $property}) RETURN 1 LIMIT 1";
    private static final String PRESENT = "MATCH (p:Person) WHERE p[$property] IS NOT NULL RETURN 1 LIMIT 1";
    private static final String CLEAR = "MATCH (p:Person) WHERE p[$property] IS NOT NULL SET p += $nothing";

    @Override
    public void require(String property, Session session) {
        Value named = Values.parameters("property", property);
        boolean column = Columns.PERSON.containsKey(property)
                || LoadState.latest(session).personColumns().contains(property);
        boolean ours = session.run(OURS, named).hasNext();
        if (column || (!ours && session.run(PRESENT, named).hasNext())) {
            throw AnalysisRun.taken(property);
        }
    }

    @Override
    public ObjectLongMap<String> nodes(int about, Session session) {
        MutableObjectLongMap<String> known = new ObjectLongHashMap<>(2 * about);
        if (PackedNetwork.installed(session)) {
            new PackedNetwork(session, rows -> {})
                    .nodes(
                            NodeChunks.PERSON,
                            List.of("id"),
                            (node, properties) -> known.put(String.valueOf(properties.get("id")), node));
            return known;
        }
        Record range = session.run(NodeChunks.PERSON.range()).single();
        Value parameters = Values.parameters(
                "first", range.get("first").asLong(0),
                "last", range.get("last").asLong(-1),
                "step", STEP);
        for (Record chunk : session.run(NODES, parameters).list()) {
            List<Object> keys = chunk.get("ids").asList();
            List<Object> nodes = chunk.get("nodes").asList();
            for (int i = 0; i < keys.size(); i++) {
                known.put((String) keys.get(i), (Long) nodes.get(i));
            }
        }
        return known;
    }

    @Override
    public GrapevineException missing(String id) {
        return GrapevineException.input(
                "the store has no person " + id, "load the same data into it before keeping scores");
    }

    @Override
    public String clearing() {
        return CLEAR;
    }
}
