package org.grapevine.learning;

import org.grapevine.community.Partition;
import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Workers;

/**
 * The parts that a bootstrap draws whole, since what happens to people who know each other does not happen independently: products that spread
 * apart where there are ten at least, else the components of the network; where one of these holds more than half of all conversions its
 * communities; and where these are fewer than eight, persons.
 */
final class Parts {
    private static final int MOST = 4096;
    private static final int SPREADS = 10;
    private static final int LEAST = 8;

    private final String unit;
    private final int count;
    private final int[] ofVertex;
    private final boolean bySpread;

    private Parts(String unit, int count, int[] ofVertex, boolean bySpread) {
        this.unit = unit;
        this.count = Math.min(MOST, count);
        this.ofVertex = ofVertex;
        this.bySpread = bySpread;
    }

    static Parts of(History history, Neighbourhoods neighbourhoods, Workers workers) {
        if (history.spreads().size() >= SPREADS) {
            return new Parts("products", history.spreads().size(), new int[0], true);
        }
        Graph graph = history.view().graph();
        Components components = Components.weak(graph, workers);
        int[] came = conversions(history, components.of, components.count());
        if (2 * largest(came) <= history.conversions() && hit(came) >= LEAST) {
            return new Parts("separate parts of the network", components.count(), components.of, false);
        }
        Partition communities = neighbourhoods.partition(workers);
        if (hit(conversions(history, communities.of, communities.count())) >= LEAST) {
            return new Parts("communities", communities.count(), communities.of, false);
        }
        int[] own = new int[graph.vertices()];
        for (int v = 0; v < own.length; v++) {
            own[v] = v;
        }
        return new Parts("persons", own.length, own, false);
    }

    private static int[] conversions(History history, int[] of, int count) {
        int[] came = new int[count];
        for (Spread spread : history.spreads()) {
            for (int v = 0; v < of.length; v++) {
                came[of[v]] += spread.cameIn(v, spread.begin(), history.end()) ? 1 : 0;
            }
        }
        return came;
    }

    private static int largest(int[] came) {
        int largest = 0;
        for (int c : came) {
            largest = Math.max(largest, c);
        }
        return largest;
    }

    private static int hit(int[] came) {
        int hit = 0;
        for (int c : came) {
            hit += c > 0 ? 1 : 0;
        }
        return hit;
    }

    /** What the parts are, in the plural. */
    String unit() {
        return unit;
    }

    /** How many there are; very small ones count together. */
    int count() {
        return count;
    }

    /** The part of a vertex in the spread of that number. */
    int of(int spread, int v) {
        return (bySpread ? spread : ofVertex[v]) % count;
    }
}
