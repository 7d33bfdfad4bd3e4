package org.grapevine.graph;

import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * Places for a picture of a graph: edges pull like springs, vertices push each other away, and all are drawn gently to the middle.
 * Fruchterman and Reingold, <i>Software: Practice and Experience</i> 21 (1991) 1129-1164, with gravity as Frick, Ludwig and Mehldau,
 * <i>Graph Drawing</i> (1994) have it. O(n^2) a round: for what fits on a screen.
 *
 * <p>The same vertices with the same keys begin at the same places, so that a picture that changes a little looks alike. Same input and
 * seed, same bits: it runs on one thread.
 */
public final class ForceLayout {
    /* All pairs are exact: with a thousand vertices a round is half a million pairs, and a quadtree would not be faster. The unit of length
     * is that of an edge between two vertices alone. A step is at most as long as the temperature, which falls to nothing by a straight
     * line, so that all come to rest in the end. */

    private static final int ROUNDS = 220;
    private static final double GRAVITY = .6;
    private static final double CLOSEST = 1e-4;

    private ForceLayout() {}

    /**
     * Places of all vertices.
     *
     * @param key of each vertex: whoever keeps its key keeps its first place
     * @param from one end of each edge
     * @param to the other end
     * @param pull of each edge, 1 for a usual one
     * @param seed of the first places
     * @param workers who say whether to go on
     * @return x and y of vertex 0, x and y of vertex 1, ...; around 0, an edge is about 1 long
     */
    public static double[] places(long[] key, int[] from, int[] to, double[] pull, long seed, Workers workers) {
        int n = key.length;
        double[] place = new double[2 * n];
        RandomStream random = new RandomStream();
        double radius = Math.sqrt(n);
        for (int v = 0; v < n; v++) {
            random.seek(seed, key[v]);
            double distance = radius * Math.sqrt(random.unit());
            double angle = 2 * Math.PI * random.unit();
            place[2 * v] = distance * Math.cos(angle);
            place[2 * v + 1] = distance * Math.sin(angle);
        }
        double[] force = new double[2 * n];
        for (int round = 0; round < ROUNDS; round++) {
            workers.checkCancelled();
            workers.progress().at(round, ROUNDS);
            for (int i = 0; i < 2 * n; i++) {
                force[i] = -GRAVITY * place[i];
            }
            push(place, force, n);
            pull(place, force, from, to, pull);
            move(place, force, n, radius / 5 * (1 - (double) round / ROUNDS));
        }
        centre(place, n);
        return place;
    }

    private static void push(double[] place, double[] force, int n) {
        for (int u = 0; u < n; u++) {
            double x = place[2 * u];
            double y = place[2 * u + 1];
            double sumX = 0;
            double sumY = 0;
            for (int v = u + 1; v < n; v++) {
                double dx = x - place[2 * v];
                double dy = y - place[2 * v + 1];
                double square = Math.max(CLOSEST, dx * dx + dy * dy);
                double ax = dx / square;
                double ay = dy / square;
                sumX += ax;
                sumY += ay;
                force[2 * v] -= ax;
                force[2 * v + 1] -= ay;
            }
            force[2 * u] += sumX;
            force[2 * u + 1] += sumY;
        }
    }

    private static void pull(double[] place, double[] force, int[] from, int[] to, double[] pull) {
        for (int e = 0; e < from.length; e++) {
            int u = 2 * from[e];
            int v = 2 * to[e];
            double dx = place[u] - place[v];
            double dy = place[u + 1] - place[v + 1];
            double by = pull[e] * Math.sqrt(dx * dx + dy * dy);
            force[u] -= by * dx;
            force[u + 1] -= by * dy;
            force[v] += by * dx;
            force[v + 1] += by * dy;
        }
    }

    private static void move(double[] place, double[] force, int n, double temperature) {
        for (int v = 0; v < n; v++) {
            double length = Math.sqrt(force[2 * v] * force[2 * v] + force[2 * v + 1] * force[2 * v + 1]);
            double step = length == 0 ? 0 : Math.min(length, temperature) / length;
            place[2 * v] += step * force[2 * v];
            place[2 * v + 1] += step * force[2 * v + 1];
        }
    }

    private static void centre(double[] place, int n) {
        double x = 0;
        double y = 0;
        for (int v = 0; v < n; v++) {
            x += place[2 * v] / n;
            y += place[2 * v + 1] / n;
        }
        for (int v = 0; v < n; v++) {
            place[2 * v] -= x;
            place[2 * v + 1] -= y;
        }
    }
}
