package org.grapevine.store;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.QueryRunner;

/** What fetches the nodes and relationships of somebody's own graph, in the order of their internal ids. Values come as the driver gives them. */
interface ForeignRows {
    /** Hears of a node. */
    interface Node {
        /**
         * Takes a node.
         *
         * @param node internal id
         * @param label place of the first of the labels asked for that it bears
         * @param element its element id; empty where that was not asked for
         * @param properties those of the columns asked for that it has
         */
        void accept(long node, int label, String element, Map<String, Object> properties);
    }

    /** Hears of a relationship. */
    interface Relationship {
        /**
         * Takes a relationship.
         *
         * @param start internal id of the node at its beginning
         * @param end internal id of the node at its end
         * @param type place of its type among those asked for
         * @param properties those of the columns asked for that it has
         */
        void accept(long start, long end, int type, Map<String, Object> properties);
    }

    /** The fastest that the server offers. */
    static ForeignRows of(QueryRunner runner) {
        return PackedForeignRows.installed(runner) ? new PackedForeignRows(runner) : new PlainForeignRows(runner);
    }

    /** Every node that bears one of {@code labels}; {@code elements} asks for element ids. */
    void nodes(List<String> labels, List<String> columns, boolean elements, Node row);

    /** Every relationship of one of {@code types}. */
    void relationships(List<String> types, List<String> columns, Relationship row);
}
