package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The shortest paths of all pairs that a growing set does not meet: distances, how many paths there are and how many of those have no
 * member of the set inside. Puzis, Elovici and Dolev, <i>Physical Review E</i> 76 (2007) 056709. 18 bytes a pair of vertices.
 */
final class PathMatrix implements LazyGreedy.Gain {
    /* Every share of paths is rounded to 2^-40 and these add up in whole numbers, so sums do not depend on the order and the number of
     * vertices is bounded: n^2 shares must stay below 2^63. Gains are compared to 2^-20 of a pair, so rounding makes no difference where
     * gains are equal. */

    /** So many vertices at most. */
    static final int MOST = 2000;

    private static final int SHARE_BITS = 40;
    private static final double SHARE = 1L << SHARE_BITS;
    /** How many of these bits are left out of comparisons. */
    private static final int COMPARED = 20;
    /** More than the rounding of n^2 shares can amount to in a comparison. */
    private static final int SLACK = 8;

    private final int n;
    private final Workers workers;
    private final Chunks chunks;
    private final short[] distance;
    private final double[] paths;
    private final double[] free;
    private final double[] betweenness;
    private final int orders;

    PathMatrix(Graph graph, Workers workers) {
        this.workers = workers;
        n = graph.vertices();
        chunks = Chunks.even(n, 1 + 4096 / (n + 1));
        distance = new short[n * n];
        paths = new double[n * n];
        free = new double[n * n];
        @Nullable PathCounts[] searches = new @Nullable PathCounts[workers.threads()];
        workers.run(n, (source, worker) -> {
            PathCounts search = searches[worker];
            if (search == null) {
                search = new PathCounts(graph);
                searches[worker] = search;
            }
            fill(source, search);
        });
        betweenness = new Betweenness(Scale.RAW).scores(graph, workers).values();
        orders = graph.directed() ? 1 : 2;
    }

    private void fill(int source, PathCounts search) {
        int row = source * n;
        for (search.start(source); search.begin() < search.end(); search.expand()) {}
        for (int v = 0; v < n; v++) {
            distance[row + v] = (short) search.distance[v];
            paths[row + v] = search.distance[v] < 0 ? 0 : search.paths[v];
            free[row + v] = paths[row + v];
        }
    }

    private static long share(double part, double whole) {
        return (long) (SHARE * (part / whole) + .5);
    }

    private static long rounded(long shares) {
        return (shares + (1L << (COMPARED - 1))) >> COMPARED;
    }

    /** The shares of paths with v inside that the set does not meet, over all pairs. */
    private long through(int v) {
        long sum = 0;
        for (int s = 0; s < n; s++) {
            int to = distance[s * n + v];
            double before = free[s * n + v];
            if (to > 0 && before > 0) {
                sum += through(s, v, to, before);
            }
        }
        return sum;
    }

    private long through(int s, int v, int to, double before) {
        long sum = 0;
        for (int t = 0; t < n; t++) {
            int onwards = distance[v * n + t];
            if (onwards > 0 && distance[s * n + t] == to + onwards) {
                sum += share(before * free[v * n + t], paths[s * n + t]);
            }
        }
        return sum;
    }

    @Override
    public long most(int v) {
        return (long) (orders * betweenness[v] * (1L << (SHARE_BITS - COMPARED))) + SLACK;
    }

    @Override
    public long of(int v, long enough, int worker) {
        return rounded(through(v));
    }

    @Override
    public void take(int v) {
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int s = chunks.from(chunk); s < chunks.to(chunk); s++) {
                int to = distance[s * n + v];
                double before = free[s * n + v];
                for (int t = 0; to > 0 && before > 0 && t < n; t++) {
                    int onwards = distance[v * n + t];
                    if (onwards > 0 && distance[s * n + t] == to + onwards) {
                        free[s * n + t] -= before * free[v * n + t];
                    }
                }
            }
        });
    }

    /** Begins again with nobody in the set. */
    void forget() {
        System.arraycopy(paths, 0, free, 0, paths.length);
    }

    /** How many ordered pairs are two or more hops apart. */
    long pairs() {
        long count = 0;
        for (short hops : distance) {
            count += hops > 1 ? 1 : 0;
        }
        return count;
    }

    /** For how many of these pairs the shortest paths meet the set, every pair by the share of its paths. */
    double met() {
        long sum = 0;
        for (int i = 0; i < distance.length; i++) {
            sum += distance[i] > 1 ? share(paths[i] - free[i], paths[i]) : 0;
        }
        return sum / SHARE;
    }

    /** A number of pairs from a sum of gains. */
    static double pairs(long gain) {
        return (double) gain / (1L << (SHARE_BITS - COMPARED));
    }
}
