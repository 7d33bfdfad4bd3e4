package org.grapevine.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.collections.api.map.primitive.MutableObjectLongMap;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectLongHashMap;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;

/** The persons of somebody's own graph. What they bear of their own stays: a property is ours only where an analysis of ours wrote it. */
final class ForeignPersons implements ScoredPersons {
    private static final String THEIRS = """
            MATCH (p) WHERE any(label IN labels(p) WHERE label IN $labels) AND p[$property] IS NOT NULL
              AND NOT EXISTS { (p)<-[:SCORED]-(:Analysis {property: $property}) }
            RETURN 1 LIMIT 1
            """;
    private static final String CLEAR = """
            MATCH (:Analysis {property: $property})-[:SCORED]->(p) WHERE p[$property] IS NOT NULL
            WITH DISTINCT p
            SET p += $nothing
            """;

    private final GraphMapping mapping;

    ForeignPersons(GraphMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void require(String property, Session session) {
        List<String> labels = new ArrayList<>(mapping.clients());
        labels.addAll(mapping.prospects());
        boolean read = Columns.PERSON.containsKey(property)
                || property.equals(mapping.idProperty())
                || property.equals(mapping.nameProperty());
        if (read
                || session.run(THEIRS, Values.parameters("labels", labels, "property", property))
                        .hasNext()) {
            throw GrapevineException.input(
                    "the property " + property + " of this graph is not Grapevine's to write",
                    "choose another name, for example " + property + "Score");
        }
    }

    @Override
    public long[] nodes(String[] ids, Session session) {
        MutableObjectLongMap<String> known = new ObjectLongHashMap<>(2 * ids.length);
        ForeignNodes.persons(session, mapping)
                .read(
                        mapping.nameProperty(),
                        List.of(),
                        (node, key, label, name, values, place) -> known.put(key, node));
        long[] nodes = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            nodes[i] = known.getIfAbsent(ids[i], -1);
            if (nodes[i] < 0) {
                throw GrapevineException.input("the person " + ids[i] + " is no longer in the graph", "run it again");
            }
        }
        return nodes;
    }

    @Override
    public void clear(String property, QueryRunner runner) {
        runner.run(
                        CLEAR,
                        Values.parameters(
                                "property", property, "nothing", Collections.singletonMap(property, Values.NULL)))
                .consume();
    }
}
