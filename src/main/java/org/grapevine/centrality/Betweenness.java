package org.grapevine.centrality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Relabelling;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Betweenness: the share of shortest paths between two others that pass through a vertex, summed over all pairs. Freeman, <i>Sociometry</i>
 * 40 (1977) 35-41; computed by Brandes, <i>J. Math. Sociology</i> 25 (2001) 163-177, from many sources at once ({@link Dependencies}).
 *
 * <p>Distances are hops along arcs; two members of a group are one hop apart, and shortest paths through different groups, or through a
 * group and directly, are different paths. Ordered pairs count on a directed graph, each pair once on an undirected one. O(n m). Searches
 * of leaves and of all but one of several twins are spared ({@link SourceClasses}).
 *
 * @param scale {@code NORM} divides by the number of pairs of others: (n - 1)(n - 2), half of that where undirected
 * @param sources from how many vertices, drawn at random, paths are followed; what they give is scaled up, and is no more than an estimate
 *     without a bound. 0, or n or more: all, exactly
 * @param seed of the draw
 */
public record Betweenness(Scale scale, int sources, long seed) implements Centrality {
    private static final double STEP_SECONDS = 3.3e-10;
    private static final double BEYOND_CACHE = 2;
    private static final double EPSILON = .005;
    private static final double DELTA = .1;

    public Betweenness {
        if (sources < 0) {
            throw new IllegalArgumentException("sources " + sources + " is not at least 0");
        }
    }

    /** Exact, from all sources. */
    public Betweenness(Scale scale) {
        this(scale, 0, 0);
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        int drawn = drawn(n);
        double pairs = Math.max(1, (n - 1.0) * (n - 2.0));
        FixedPointSums sums = sums(graph, workers, pairs);
        double counted = graph.directed() ? 1 : 2;
        double unit = (scale == Scale.NORM ? pairs : counted) * drawn / Math.max(1, n);
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = sums.sum(v) / unit;
        }
        return drawn == n
                ? Scores.exact(values)
                : Scores.iterated(values, drawn, true, Double.NaN)
                        .withNote("estimated from %,d of %,d sources, without a bound".formatted(drawn, n));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        return new MemoryEstimate(Relabelling.estimate(graph, threads).bytes()
                + 112 * n
                + threads * (Dependencies.bytes(graph) + Dependencies.levelBytes(graph) + 16 * n));
    }

    @Override
    public double seconds(Graph graph) {
        int n = graph.vertices();
        double step = STEP_SECONDS * (Relabelling.pays(n) ? BEYOND_CACHE : 1);
        return step * drawn(n) * BreadthFirst.steps(graph);
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        return Optional.of(new SampledBetweenness(scale, EPSILON, DELTA, seed));
    }

    private int drawn(int n) {
        return sources == 0 ? n : Math.min(n, sources);
    }

    private FixedPointSums sums(Graph graph, Workers workers, double pairs) {
        int n = graph.vertices();
        Relabelling ordered = Relabelling.byDegree(graph.unweighted(), workers);
        double[] times = new double[n];
        double[] leaves = new double[n];
        int[] search = count(ordered, times, leaves, workers);
        int lanes = Dependencies.LANES;
        @Nullable Dependencies[] searches = new @Nullable Dependencies[workers.threads()];
        @Nullable FixedPointSums[] parts = new @Nullable FixedPointSums[workers.threads()];
        workers.run((search.length + lanes - 1) / lanes, (batch, worker) -> {
            int[] from = Arrays.copyOfRange(search, batch * lanes, Math.min(search.length, (batch + 1) * lanes));
            Dependencies lane = searches[worker];
            FixedPointSums part = parts[worker];
            if (lane == null || part == null) {
                lane = new Dependencies(ordered.graph(), workers);
                part = new FixedPointSums(n, pairs);
                searches[worker] = lane;
                parts[worker] = part;
            }
            lane.from(from, of(times, from), of(leaves, from), part);
        });
        FixedPointSums sums = new FixedPointSums(n, pairs);
        for (FixedPointSums part : parts) {
            if (part != null) {
                sums.add(part);
            }
        }
        return sums.restored(ordered);
    }

    /** From where to search, for how many sources, and for how many of them as leaves. */
    private int[] count(Relabelling ordered, double[] times, double[] leaves, Workers workers) {
        SourceClasses classes = new SourceClasses(ordered.graph(), workers);
        BitSet drawn = draw(times.length);
        int searches = 0;
        int[] search = new int[times.length];
        for (int v = 0; v < times.length; v++) {
            int source = classes.search[v];
            if (source != SourceClasses.NONE && drawn.get(ordered.old(v))) {
                times[source]++;
                leaves[source] += classes.leaf[v] ? 1 : 0;
            }
        }
        for (int v = 0; v < times.length; v++) {
            if (times[v] > 0) {
                search[searches++] = v;
            }
        }
        return Arrays.copyOf(search, searches);
    }

    private BitSet draw(int n) {
        BitSet drawn = new BitSet(n);
        if (drawn(n) == n) {
            drawn.set(0, n);
            return drawn;
        }
        RandomStream random = new RandomStream();
        random.seek(seed, 0);
        for (int last = n - drawn(n); last < n; last++) {
            int v = random.below(last + 1);
            drawn.set(drawn.get(v) ? last : v);
        }
        return drawn;
    }

    private static double[] of(double[] values, int[] vertices) {
        double[] some = new double[vertices.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[vertices[i]];
        }
        return some;
    }
}
