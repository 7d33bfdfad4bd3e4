package org.grapevine.store;

import java.util.List;
import org.eclipse.collections.api.map.primitive.MutableObjectLongMap;
import org.eclipse.collections.api.map.primitive.ObjectLongMap;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectLongHashMap;
import org.grapevine.GrapevineException;
import org.grapevine.network.Columns;
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
        boolean read = Columns.PERSON.containsKey(property)
                || property.equals(mapping.idProperty())
                || property.equals(mapping.nameProperty());
        if (read
                || session.run(THEIRS, Values.parameters("labels", mapping.persons(), "property", property))
                        .hasNext()) {
            throw GrapevineException.input(
                    "the property " + property + " of this graph is not Grapevine's to write",
                    "choose another name, for example " + property + "Score");
        }
    }

    @Override
    public ObjectLongMap<String> nodes(int about, Session session) {
        MutableObjectLongMap<String> known = new ObjectLongHashMap<>(2 * about);
        ForeignNodes.persons(session, mapping)
                .read(
                        ForeignRows.of(session),
                        mapping.nameProperty(),
                        List.of(),
                        (node, key, label, name, properties) -> known.put(key, node));
        return known;
    }

    @Override
    public GrapevineException missing(String id) {
        return GrapevineException.input("the person " + id + " is no longer in the graph", "run it again");
    }

    @Override
    public String clearing() {
        return CLEAR;
    }
}
