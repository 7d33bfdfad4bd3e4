package org.grapevine.store;

import org.eclipse.collections.api.map.primitive.ObjectLongMap;
import org.grapevine.GrapevineException;
import org.neo4j.driver.Session;

/** The persons whose scores are kept: those that Grapevine loaded, or nodes of somebody's own graph. */
interface ScoredPersons {
    /**
     * Refuses a property that is not ours to write.
     *
     * @throws GrapevineException of kind INPUT
     */
    void require(String property, Session session);

    /** The nodes of all persons by their ids; there are about so many. */
    ObjectLongMap<String> nodes(int about, Session session);

    /** The refusal of a person who is not there. */
    GrapevineException missing(String id);

    /** The query that lays {@code $nothing} over everybody on whom an earlier run left {@code $property}. */
    String clearing();
}
