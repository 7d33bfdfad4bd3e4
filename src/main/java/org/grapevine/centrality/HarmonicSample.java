package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.MultiSourceSearch;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * {@link Harmonic} centrality from the distances to a random sample of others: with probability {@code 1 - delta} every normalised score is
 * within {@code epsilon}. Eppstein and Wang, <i>J. Graph Algorithms and Applications</i> 8 (2004) 39-45, with 1/d in place of d; the size
 * of the sample, {@code ln(2n / delta) / (2 epsilon^2)}, by Hoeffding, <i>J. American Statistical Association</i> 58 (1963) 13-30, whose
 * theorem 4 covers samples without replacement.
 *
 * <p>O(m) for each of the sample, 512 to a pass. Drawn without replacement, so a sample that would be larger than the graph is the graph and
 * its scores exact. Unbiased; same seed, same bits.
 *
 * @param scale {@code NORM} divides by n - 1
 * @param epsilon the largest error of a normalised score, in (0, 1)
 * @param delta how likely any score may err by more, in (0, 1)
 * @param seed of the draw
 */
public record HarmonicSample(Scale scale, double epsilon, double delta, long seed) implements Centrality {
    /** Checks the parameters. */
    public HarmonicSample {
        requireShare("epsilon", epsilon);
        requireShare("delta", delta);
    }

    static void requireShare(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " is not in (0, 1)");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        int size = size(n);
        if (size == n) {
            return new Harmonic(scale).scores(graph, workers);
        }
        long one = Harmonic.one(n);
        long[] sums = new MultiSourceSearch(graph.reversed(), workers)
                .sums(sample(n, size), hops -> Harmonic.share(one, hops))[0];
        double unit = one * ((double) size / n) * Harmonic.most(n, scale);
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = sums[v] / unit;
        }
        return Scores.iterated(values, size, true, epsilon * (n - 1) / Harmonic.most(n, scale))
                .withNote(
                        "from the distances to %,d of %,d persons; with probability %s every score is within %s of the exact one%s."
                                .formatted(size, n, 1 - delta, epsilon, scale == Scale.NORM ? "" : " when normalised"));
    }

    /** How many to draw; the mean is taken over n, the score over n - 1. */
    int size(int n) {
        double error = epsilon * (n - 1) / n;
        double needed = Math.ceil(Math.log(2 * n / delta) / (2 * error * error));
        return needed < n ? (int) needed : n;
    }

    private int[] sample(int n, int size) {
        RandomStream random = new RandomStream();
        random.seek(seed, 0);
        int[] urn = new int[n];
        for (int v = 0; v < n; v++) {
            urn[v] = v;
        }
        int[] drawn = new int[size];
        for (int i = 0; i < size; i++) {
            int at = i + random.below(n - i);
            drawn[i] = urn[at];
            urn[at] = urn[i];
        }
        return drawn;
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        int n = graph.vertices();
        return new MemoryEstimate(
                12L * n + MultiSourceSearch.estimate(graph, size(n), 1, threads).bytes());
    }

    @Override
    public double seconds(Graph graph) {
        return MultiSourceSearch.seconds(graph, size(graph.vertices()));
    }
}
