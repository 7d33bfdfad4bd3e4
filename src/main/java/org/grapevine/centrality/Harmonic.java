package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.MultiSourceSearch;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Harmonic centrality: the sum of 1/d over all others at distance d, where those who cannot be reached add nothing: closeness that is safe
 * with islands. Between 0 and n - 1, or 0 and 1 where normalised. Marchiori and Latora, <i>Physica A</i> 285 (2000) 539-546; Boldi and
 * Vigna, <i>Internet Mathematics</i> 10 (2014) 222-262.
 *
 * <p>Distances run along arcs, out from the vertex scored; two members of a group are one hop apart, however many groups they share.
 * O(n m), 512 sources to a pass; memory as {@link MultiSourceSearch} estimates. Vertices with as many others at every distance have the
 * same bits.
 *
 * @param scale {@code NORM} divides by n - 1
 */
public record Harmonic(Scale scale) implements Centrality {
    /* Searched against the arcs, so that every vertex sums over who is so far from it: a count a level, no matter which sources. 1/d is
     * rounded to a whole number of units, as fine as n of them fit into 2^62: the normalised score is off by n 2^-63 at most. */

    private static final double EPSILON = .02;
    private static final double DELTA = .1;

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        long one = one(n);
        long[] sums = new MultiSourceSearch(graph.reversed(), workers).sums(hops -> share(one, hops))[0];
        double unit = one * most(n, scale);
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = sums[v] / unit;
        }
        return Scores.exact(values);
    }

    /** How many units 1 has, a power of two. */
    static long one(int n) {
        return Long.highestOneBit((1L << 62) / Math.max(1, n));
    }

    /** 1/{@code hops} in units, rounded. */
    static long share(long one, int hops) {
        return (one + hops / 2) / hops;
    }

    /** What scores are divided by. */
    static double most(int n, Scale scale) {
        return scale == Scale.NORM ? Math.max(1, n - 1) : 1;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        int n = graph.vertices();
        return new MemoryEstimate(
                8L * n + MultiSourceSearch.estimate(graph, n, 1, threads).bytes());
    }

    @Override
    public double seconds(Graph graph) {
        return MultiSourceSearch.seconds(graph, graph.vertices());
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        HarmonicSample sample = new HarmonicSample(scale, EPSILON, DELTA, seed);
        return sample.size(graph.vertices()) < graph.vertices() ? Optional.of(sample) : Optional.empty();
    }
}
