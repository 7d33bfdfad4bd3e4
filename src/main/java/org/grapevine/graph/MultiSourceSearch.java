package org.grapevine.graph;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import org.grapevine.parallel.Workers;

/**
 * Breadth-first searches from many vertices at once, 512 to a pass: how many sources are how far from each vertex, in hops along arcs;
 * two members of a group are one hop apart. Exact whole numbers, the same on any number of threads. Then, Kaufmann, Kemper, Neumann et al.,
 * <i>The more the merrier: efficient multi-source graph traversal</i>, PVLDB 8 (2014) 449-460; switch of direction after Beamer, Asanovic
 * and Patterson, SC 2012.
 *
 * <p>O(m) a level of a pass, a 64-bit word for 64 sources. Memory: see {@link #estimate}.
 */
public final class MultiSourceSearch {
    /* Each worker runs passes of its own where there are enough of them and their scratch space is small; else all workers share one pass
     * at a time. */

    /** How many sources a pass has. */
    public static final int LANES = 512;

    private static final double ARC_SECONDS = 7.5e-12;
    private static final double VERTEX_SECONDS = 5e-10;
    private static final double MEMBERSHIP_SECONDS = 2.5e-10;
    private static final long MOST_SCRATCH = 1L << 30;

    private final Relabelling names;
    private final Graph graph;
    private final Workers workers;

    /**
     * Searches along the arcs of {@code graph}. O(m) to prepare.
     *
     * @throws IllegalArgumentException if it has more vertices or groups than an array has room for
     */
    public MultiSourceSearch(Graph graph, Workers workers) {
        int most = Integer.MAX_VALUE / (LANES / Long.SIZE);
        if (graph.vertices() > most || graph.memberships().groups() > most) {
            throw new IllegalArgumentException("more than " + most + " vertices or groups");
        }
        this.names = Relabelling.byDegree(graph.unweighted(), workers);
        this.graph = names.graph();
        this.workers = workers;
    }

    /** {@link #sums(int[], IntToLongFunction...)} from every vertex. */
    public long[][] sums(IntToLongFunction... worth) {
        int[] everybody = new int[graph.vertices()];
        Arrays.setAll(everybody, v -> v);
        return searched(everybody, worth);
    }

    /**
     * For each {@code worth} and each vertex the sum over all {@code sources} at least one hop away that reach it of
     * {@code worth.applyAsLong(hops)}. A source given twice counts twice.
     */
    public long[][] sums(int[] sources, IntToLongFunction... worth) {
        return searched(sources, worth);
    }

    private long[][] searched(int[] sources, IntToLongFunction... worth) {
        int[] starts = starts(sources);
        int passes = passes(starts.length);
        HopSums[] sums = new HopSums[workers.threads()];
        sums[0] = new HopSums(graph.vertices(), worth);
        if (together(graph.vertices(), graph.memberships().groups(), passes, workers.threads())) {
            LaneSearch search = new LaneSearch(names, workers, false);
            for (int pass = 0; pass < passes; pass++) {
                search(search, starts, pass, sums[0]);
                workers.progress().at(pass + 1, passes);
            }
            return sums[0].sums();
        }
        LaneSearch[] searches = new LaneSearch[workers.threads()];
        AtomicInteger done = new AtomicInteger();
        workers.run(passes, (pass, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = new LaneSearch(names, workers, true);
                sums[worker] = worker == 0 ? sums[0] : new HopSums(graph.vertices(), worth);
            }
            search(searches[worker], starts, pass, sums[worker]);
            workers.progress().at(done.incrementAndGet(), passes);
        });
        for (int worker = 1; worker < sums.length; worker++) {
            if (sums[worker] != null) {
                sums[0].add(sums[worker]);
            }
        }
        return sums[0].sums();
    }

    private static void search(LaneSearch search, int[] starts, int pass, HopSums sums) {
        int from = pass * LANES;
        search.search(starts, from, Math.min(starts.length, from + LANES), sums);
    }

    /** The sources that lead anywhere, by new names, hubs first. */
    private int[] starts(int[] sources) {
        int[] starts = new int[sources.length];
        int kept = 0;
        for (int source : sources) {
            int v = names.name(source);
            if (graph.out().degree(v) + graph.memberships().ofVertex.degree(v) > 0) {
                starts[kept++] = v;
            }
        }
        int[] sorted = Arrays.copyOf(starts, kept);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int passes(long sources) {
        return (int) ((sources + LANES - 1) / LANES);
    }

    private static long scratch(long vertices, long groups) {
        return LaneSearch.VERTEX_BYTES * vertices + LaneSearch.GROUP_BYTES * groups;
    }

    private static boolean together(long vertices, long groups, int passes, int threads) {
        return passes < threads || scratch(vertices, groups) * threads > MOST_SCRATCH;
    }

    /**
     * About how many seconds searching from {@code sources} vertices of {@code graph} takes on two cores of a laptop, measured on graphs of
     * few levels, as social networks are: more on long thin ones.
     */
    public static double seconds(Graph graph, int sources) {
        return (double) LANES
                * passes(sources)
                * (ARC_SECONDS * graph.out().size()
                        + VERTEX_SECONDS * graph.vertices()
                        + MEMBERSHIP_SECONDS * graph.memberships().size());
    }

    /** The memory that searching {@code graph} from {@code sources} vertices takes beside it, {@code sums} sums included. */
    public static MemoryEstimate estimate(Graph graph, int sources, int sums, int threads) {
        long n = graph.vertices();
        long groups = graph.memberships().groups();
        int passes = passes(sources);
        int searches = together(n, groups, passes, threads) ? 1 : Math.min(passes, threads);
        return new MemoryEstimate(Relabelling.estimate(graph, threads).bytes()
                + 8L * sources
                + searches * (scratch(n, groups) + 8L * sums * n));
    }
}
