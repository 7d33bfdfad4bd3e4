package org.grapevine.store;

import org.grapevine.GrapevineException;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;

/** The persons whose scores are kept: those that Grapevine loaded, or nodes of somebody's own graph. */
interface ScoredPersons {
    /**
     * Refuses a property that is not ours to write.
     *
     * @throws GrapevineException of kind INPUT
     */
    void require(String property, Session session);

    /**
     * The nodes of the persons with these ids.
     *
     * @throws GrapevineException of kind INPUT if one of them is not there
     */
    long[] nodes(String[] ids, Session session);

    /** Takes the property away from everybody on whom an earlier run left it. */
    void clear(String property, QueryRunner runner);

    /** The refusal of a person who is not there. */
    static GrapevineException missing(String id) {
        return GrapevineException.input(
                "the store has no person " + id, "load the same data into it before keeping scores");
    }
}
