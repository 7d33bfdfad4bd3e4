package org.grapevine.centrality;

import org.grapevine.graph.ByDegree;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * {@link Betweenness} within a bound: with probability {@code 1 - delta} no normalised score is further than {@code epsilon} from the exact
 * one. Pairs of vertices are drawn and all shortest paths between them weighed ({@link PairSearch}); as in Borassi and Natale,
 * <i>KADABRA</i>, ESA 2016, the more a score needs the more of delta it gets.
 *
 * <p>About log(1 / delta) / epsilon pairs, more where scores are high; a pair costs O(m) at worst and far less on social networks. Pair i
 * draws from stream i of the seed.
 *
 * @param scale {@code RAW} multiplies scores and bound by the number of pairs of others
 * @param epsilon from 0.0001 to 0.5, on the normalised scale
 * @param delta in (0, 1)
 * @param seed of the draw
 */
public record SampledBetweenness(Scale scale, double epsilon, double delta, long seed) implements Centrality {
    /* Two draws. The first says how many pairs the second needs (ErrorPlan) and how delta is to be divided among the vertices; it is then
     * thrown away, so that the second may be judged by bounds for a number of pairs fixed before. If it fails the test, it is continued by
     * quarters, each tested with half of what is left of delta. A pair gives each vertex a number in [0, 1]; the mean over all ordered pairs is (n - 2) / n
     * times the normalised betweenness, since n (n - 1) pairs are drawn from. */

    private static final int CHUNK = 16;
    private static final int FEWEST = 160;

    public SampledBetweenness {
        if (!(epsilon >= .0001 && epsilon <= .5)) {
            throw new IllegalArgumentException("epsilon " + epsilon + " is not in [0.0001, 0.5]");
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta " + delta + " is not in (0, 1)");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        return n < 3 ? Scores.exact(new double[n]) : new Draw(graph, workers).scores();
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(ByDegree.estimate(graph).bytes()
                + 80L * graph.vertices()
                + threads * (PairSearch.bytes(graph) + 32L * graph.vertices()));
    }

    private final class Draw {
        private final Graph graph;
        private final Workers workers;
        private final ByDegree ordered;
        private final int n;
        private final @Nullable Share[] shares;
        private int drawn;

        Draw(Graph graph, Workers workers) {
            this.graph = graph;
            this.workers = workers;
            ordered = ByDegree.of(graph);
            n = graph.vertices();
            shares = new @Nullable Share[workers.threads()];
        }

        Scores scores() {
            double tolerance = epsilon * (n - 2) / n;
            int pilot = chunks(Math.max(FEWEST, Math.log(2.0 * n / delta) / (2 * tolerance)));
            draw(pilot);
            double[] mean = means(pilot * CHUNK, false);
            double[] square = means(pilot * CHUNK, true);
            for (Share share : shares) {
                if (share != null) {
                    share.forget();
                }
            }
            ErrorPlan plan = new ErrorPlan(mean, square, pilot * CHUNK, tolerance, delta);
            int main = chunks(plan.samples());
            draw(main);
            int quarter = (main + 3) / 4;
            int tests = 1;
            while (!plan.holds(means(main * CHUNK, false), means(main * CHUNK, true), main * CHUNK, tests)) {
                draw(quarter);
                main += quarter;
                tests++;
            }
            return scores(means(main * CHUNK, false), (pilot + main) * CHUNK);
        }

        private Scores scores(double[] mean, int samples) {
            double pairs = (n - 1.0) * (n - 2.0) / (graph.directed() ? 1 : 2);
            double unit = scale == Scale.NORM ? 1 : pairs;
            double[] values = new double[n];
            for (int v = 0; v < n; v++) {
                values[ordered.vertex[v]] = mean[v] * n / (n - 2) * unit;
            }
            return Scores.iterated(values, samples, true, epsilon * unit)
                    .withNote("within %s of the normalised score with probability %s (%,d pairs drawn)"
                            .formatted(epsilon, 1 - delta, samples));
        }

        private int chunks(double samples) {
            if (samples > Integer.MAX_VALUE / 2.0) {
                throw new IllegalArgumentException("epsilon " + epsilon + " would take " + samples + " pairs");
            }
            return (int) Math.ceil(samples / CHUNK);
        }

        private void draw(int chunks) {
            int begin = drawn;
            workers.run(chunks, (chunk, worker) -> {
                Share share = shares[worker];
                if (share == null) {
                    share = new Share(ordered.graph);
                    shares[worker] = share;
                }
                for (int i = 0; i < CHUNK; i++) {
                    share.draw(seed, (long) (begin + chunk) * CHUNK + i);
                }
            });
            drawn += chunks;
        }

        private double[] means(int samples, boolean ofSquares) {
            FixedPointSums total = new FixedPointSums(n, Integer.MAX_VALUE);
            for (Share share : shares) {
                if (share != null) {
                    total.add(ofSquares ? share.squares : share.sums);
                }
            }
            double[] means = new double[n];
            for (int v = 0; v < n; v++) {
                means[v] = total.sum(v) / samples;
            }
            return means;
        }
    }

    /** What one worker has drawn. */
    private static final class Share {
        private final int n;
        private final PairSearch search;
        private final RandomStream random = new RandomStream();
        FixedPointSums sums;
        FixedPointSums squares;

        Share(Graph graph) {
            n = graph.vertices();
            search = new PairSearch(graph);
            sums = new FixedPointSums(n, Integer.MAX_VALUE);
            squares = new FixedPointSums(n, Integer.MAX_VALUE);
        }

        void draw(long seed, long sample) {
            random.seek(seed, sample);
            int s = (int) (random.unit() * n);
            int t = (int) (random.unit() * (n - 1));
            search.between(s, t < s ? t : t + 1, this::add);
        }

        private void add(int v, double share) {
            sums.add(v, share);
            squares.add(v, share * share);
        }

        void forget() {
            sums = new FixedPointSums(n, Integer.MAX_VALUE);
            squares = new FixedPointSums(n, Integer.MAX_VALUE);
        }
    }
}
