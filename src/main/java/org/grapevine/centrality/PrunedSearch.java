package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.MultiSourceSearch;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * The highest scores of a measure of distances, exact, without those of the others. Bergamini, Borassi, Crescenzi, Marino and Meyerhenke,
 * <i>Computing top-k closeness centrality faster in unweighted graphs</i>, ACM Trans. Knowledge Discovery from Data 13 (2019) 53, with the
 * bound by levels.
 */
final class PrunedSearch {
    /* Nobody can score more than if all arcs of those at one distance led to somebody new, and everybody else were a hop further. Before any
     * search that is a bound from the degrees of a vertex and its neighbours, groups counted by their sizes; vertices are searched in the
     * order of that bound, and no more once it falls below the k-th score found. While a search goes on, the same bound with the true counts
     * so far may end it early. Searches go in waves of a fixed size, and within a wave the score to beat stands still: so which vertices are
     * searched does not depend on the threads. Where bounds are of no use, as on a ring, so many searches would come to more work than all
     * scores at once: then those are computed, and the sum is never much more than twice what they cost alone. */

    private static final int WAVE = 16;
    private static final int LEVELS = 4;
    private static final double ROUNDING = 1 + 1e-12;

    /** A score that falls with every distance and, with those given, lies on a convex curve as more vertices are reached equally far. */
    interface Rule {
        /** The score of who reaches {@code others}, {@code distance} away together, the sum of 1/distance being {@code nearness}. */
        double score(double others, double distance, double nearness);
    }

    private final Graph graph;
    private final Workers workers;
    private final Rule rule;
    private final int[] component;
    private final int[] sizes;
    private final double[] degree;
    private final double[] values;
    private final double[] best;
    private int found;

    private PrunedSearch(Graph graph, Workers workers, Rule rule, int k) {
        Components components = Components.weak(graph, workers);
        this.graph = graph;
        this.workers = workers;
        this.rule = rule;
        this.component = components.of;
        this.sizes = components.size;
        this.degree = new double[graph.vertices()];
        this.values = new double[graph.vertices()];
        this.best = new double[k];
        Arrays.fill(values, Double.NaN);
    }

    static void requirePositive(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("top " + k + " is not at least 1");
        }
    }

    /**
     * The {@code k} highest scores and those equal to the lowest of them; the others are NaN.
     *
     * @param all finds all scores, if that should be less work
     */
    static Scores top(int k, Graph graph, Workers workers, Rule rule, Centrality all) {
        if (k >= graph.vertices()) {
            return all.scores(graph, workers);
        }
        PrunedSearch search = new PrunedSearch(graph, workers, rule, k);
        double[] values =
                search.searched() ? search.values : all.scores(graph, workers).values();
        double[] sorted = values.clone();
        for (int v = 0; v < sorted.length; v++) {
            sorted[v] = Double.isNaN(sorted[v]) ? Double.NEGATIVE_INFINITY : sorted[v];
        }
        Arrays.sort(sorted);
        double lowest = sorted[sorted.length - k];
        double[] top = new double[values.length];
        for (int v = 0; v < top.length; v++) {
            top[v] = values[v] >= lowest ? values[v] : Double.NaN;
        }
        return Scores.exact(top)
                .withNote(
                        "only the first %,d and their equals have a score; nobody else has a higher one.".formatted(k));
    }

    static MemoryEstimate estimate(Graph graph, int threads, Centrality all) {
        long n = graph.vertices();
        long groups = graph.memberships().groups();
        return new MemoryEstimate(48 * n
                + 8 * groups
                + threads * (8 * n + 5 * groups)
                + all.estimate(graph, threads).bytes());
    }

    /** Searches until the highest are certain; false if that is too much work. */
    private boolean searched() {
        long[] order = order();
        BreadthFirst[] searches = new BreadthFirst[workers.threads()];
        long[] work = new long[WAVE];
        long left = affordable();
        for (int from = 0; from < order.length; from += WAVE) {
            double toBeat = found < best.length ? Double.NEGATIVE_INFINITY : best[0];
            if (bound(order[from]) * ROUNDING < toBeat) {
                return true;
            }
            if (left < 0) {
                return false;
            }
            int first = from;
            int size = Math.min(WAVE, order.length - from);
            workers.run(size, (i, worker) -> {
                if (searches[worker] == null) {
                    searches[worker] = BreadthFirst.along(graph);
                }
                work[i] = search(searches[worker], vertex(order[first + i]), toBeat);
            });
            for (int i = 0; i < size; i++) {
                keep(values[vertex(order[from + i])]);
                left -= work[i];
            }
        }
        return true;
    }

    private long affordable() {
        long ties = graph.out().size() + 2L * graph.memberships().size() + graph.vertices();
        return LEVELS * ties * (graph.vertices() / MultiSourceSearch.LANES + 1);
    }

    /** The vertices by falling bound, which stands above the vertex as the bits of a float not smaller. */
    private long[] order() {
        Memberships groups = graph.memberships();
        double[] ofGroup = new double[groups.groups()];
        for (int v = 0; v < degree.length; v++) {
            degree[v] = graph.out().degree(v) + sizesOfGroups(v);
        }
        for (int g = 0; g < ofGroup.length; g++) {
            for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                ofGroup[g] += degree[groups.ofGroup.target[m]];
            }
        }
        long[] order = new long[degree.length];
        for (int v = 0; v < order.length; v++) {
            double bound = bound(v, 0, 0, 0, 1, degree[v], beyond(v, ofGroup));
            order[v] = ((long) ~Float.floatToIntBits(Math.nextUp((float) bound)) << Integer.SIZE) | v;
        }
        Arrays.sort(order);
        return order;
    }

    private static double bound(long entry) {
        return Float.intBitsToFloat(~(int) (entry >> Integer.SIZE));
    }

    private static int vertex(long entry) {
        return (int) entry;
    }

    private double sizesOfGroups(int v) {
        Memberships groups = graph.memberships();
        double sum = 0;
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            sum += groups.members(groups.ofVertex.target[m]) - 1;
        }
        return sum;
    }

    /** How many arcs at most lead on from those to whom v has an arc, without those that lead straight back. */
    private double beyond(int v, double[] ofGroup) {
        Arcs out = graph.out();
        Arcs groups = graph.memberships().ofVertex;
        double sum = 0;
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            sum += degree[out.target[a]];
        }
        for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
            sum += ofGroup[groups.target[m]] - degree[v];
        }
        return sum - (graph.directed() ? sizesOfGroups(v) : degree[v]);
    }

    /** Scores v unless it cannot score as much as {@code toBeat}; returns how many arcs and memberships that took. */
    private long search(BreadthFirst search, int v, double toBeat) {
        double distance = 0;
        double nearness = 0;
        long work = 0;
        int before = 0;
        int reached = search.begin(v);
        for (int hops = 1; reached > before; hops++) {
            double onwards = 0;
            for (int i = before; i < reached; i++) {
                int u = search.order[i];
                onwards += degree[u] - (hops == 1 || graph.directed() ? 0 : 1);
                work += graph.out().degree(u) + graph.memberships().ofVertex.degree(u);
            }
            double most = bound(v, reached - 1, distance, nearness, hops, onwards, Double.POSITIVE_INFINITY);
            if (most * ROUNDING < toBeat) {
                return work;
            }
            before = reached;
            reached = search.further();
            distance += (double) hops * (reached - before);
            nearness += (double) (reached - before) / hops;
        }
        values[v] = rule.score(reached - 1, distance, nearness);
        return work + reached;
    }

    /** The most v can score that reaches {@code others} as given and at most {@code next} at {@code hops}, {@code then} a hop further. */
    private double bound(int v, double others, double distance, double nearness, int hops, double next, double then) {
        double left = sizes[component[v]] - 1 - others;
        double most = rule.score(others, distance, nearness);
        double reached = others;
        double far = distance;
        double near = nearness;
        for (int step = 0; step < 3; step++) {
            double limit = step == 0 ? next : step == 1 ? then : left;
            double more = Math.min(left, limit);
            left -= more;
            reached += more;
            far += more * (hops + step);
            near += more / (hops + step);
            most = Math.max(most, rule.score(reached, far, near));
        }
        return most;
    }

    private void keep(double value) {
        if (Double.isNaN(value) || (found == best.length && value <= best[0])) {
            return;
        }
        int at = found < best.length ? best.length - ++found : 0;
        for (; at + 1 < best.length && best[at + 1] < value; at++) {
            best[at] = best[at + 1];
        }
        best[at] = value;
    }
}
