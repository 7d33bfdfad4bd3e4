package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Workers;

/**
 * The diameter of the largest connected component: the most hops that any two of its members are apart. Direction is ignored; two members
 * of a group are one hop apart. Of components of equal size the one that holds the smallest vertex counts. 0 without any tie.
 * Takes and Kosters, <i>Determining the diameter of small world networks</i>, CIKM 2011, algorithm 1.
 *
 * <p>Exact. O(m) a search; social networks need a few dozen searches, the worst case (a ring) one for each vertex. 24 bytes a vertex and
 * 8 more a thread.
 */
public final class Diameter {
    /* Every search from v with eccentricity e bounds the eccentricity of each w at distance d: at least max(d, e - d), at most e + d.
     * The next searches start where the upper bound is largest (to raise what is known to exist) and where the lower bound is smallest (a
     * centre, to bring the upper bounds down), two at a time; among equals at the best connected vertex. What cannot help is dropped. */

    private final Graph graph;
    private final Workers workers;
    private final BreadthFirst[] searches;
    private final int[] upper;
    private final int[] lower;
    private int[] open;
    private int diameter;

    private Diameter(Graph graph, Workers workers) {
        this.graph = graph;
        this.workers = workers;
        this.searches = new BreadthFirst[] {BreadthFirst.bothWays(graph), BreadthFirst.bothWays(graph)};
        this.upper = new int[graph.vertices()];
        this.lower = new int[graph.vertices()];
        this.open = new int[0];
    }

    /** The diameter of {@code graph} in hops. */
    public static int of(Graph graph, Workers workers) {
        return graph.vertices() == 0 ? 0 : new Diameter(graph, workers).hops();
    }

    private int hops() {
        open = largestComponent();
        Arrays.fill(upper, Integer.MAX_VALUE);
        int hub = open[0];
        for (int v : open) {
            hub = ties(v) > ties(hub) ? v : hub;
        }
        searches[0].from(hub);
        learn(searches[0]);
        while (open.length > 0) {
            workers.checkCancelled();
            int[] sources = sources();
            workers.run(sources.length, (task, worker) -> searches[task].from(sources[task]));
            for (int task = 0; task < sources.length; task++) {
                learn(searches[task]);
            }
        }
        return diameter;
    }

    private int[] largestComponent() {
        BreadthFirst search = searches[0];
        boolean[] met = new boolean[graph.vertices()];
        int[] largest = new int[0];
        for (int v = 0; v < met.length; v++) {
            if (met[v]) {
                continue;
            }
            int size = search.from(v);
            for (int i = 0; i < size; i++) {
                met[search.order[i]] = true;
            }
            if (size > largest.length) {
                largest = Arrays.copyOf(search.order, size);
            }
        }
        return largest;
    }

    private int[] sources() {
        int far = open[0];
        int central = open[0];
        for (int v : open) {
            if (upper[v] > upper[far] || (upper[v] == upper[far] && ties(v) > ties(far))) {
                far = v;
            }
            if (lower[v] < lower[central] || (lower[v] == lower[central] && ties(v) > ties(central))) {
                central = v;
            }
        }
        return far == central ? new int[] {far} : new int[] {far, central};
    }

    private int ties(int v) {
        int ties = graph.out().degree(v) + graph.memberships().ofVertex.degree(v);
        return graph.directed() ? ties + graph.in().degree(v) : ties;
    }

    private void learn(BreadthFirst search) {
        int eccentricity = search.eccentricity();
        diameter = Math.max(diameter, eccentricity);
        int most = 0;
        for (int v : open) {
            int d = search.distance[v];
            lower[v] = Math.max(lower[v], Math.max(d, eccentricity - d));
            upper[v] = Math.min(upper[v], eccentricity + d);
            diameter = Math.max(diameter, lower[v]);
            most = Math.max(most, upper[v]);
        }
        int kept = 0;
        for (int v : open) {
            boolean useless = upper[v] <= diameter && 2 * lower[v] >= most;
            if (!useless && lower[v] < upper[v]) {
                open[kept++] = v;
            }
        }
        open = most <= diameter ? new int[0] : Arrays.copyOf(open, kept);
    }
}
