package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.NeighbourCounts;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * {@link Clustering}, {@link Triangles} and {@link EffectiveSize} within a bound: with probability {@code 1 - delta} nobody's share of tied
 * pairs of neighbours is further than {@code epsilon} from the exact one. Pairs of neighbours are drawn and looked up, as in Seshadhri, Pinar
 * and Kolda, <i>Statistical Analysis and Data Mining</i> 7 (2014) 294-307, here around every vertex.
 *
 * <p>At most {@code ln(16 n / delta) / (2 epsilon^2)} pairs a vertex, fewer where few or nearly all are tied; where a vertex has no more
 * than these they are all counted, and its score is exact. Finding everybody's neighbours costs O(all pairs of members), without
 * keeping them; 12 bytes a vertex, 5 a vertex and thread, 4 an arc and a membership. Same seed, same bits on any number of threads; with other names other pairs are
 * drawn.
 *
 * @param score what is made of the shares
 * @param epsilon in (0, 1)
 * @param delta how likely any share may err by more, in (0, 1)
 * @param seed of the draw
 */
public record SampledTriangles(TriangleScore score, double epsilon, double delta, long seed) implements Centrality {
    /* A vertex may err with probability delta / n, at each of its looks at what is drawn so far with an eighth of that: Hoeffding, J. American
     * Statistical Association 58 (1963) 13-30, theorem 1, in the form with the divergence of two coins. The first look comes when no
     * tie found would do, the last when anything does. What is known of the pairs need not be drawn (NeighbourPairs), so the share among
     * the rest may err the more. Every vertex draws from a stream of its own. */

    private static final double EPSILON = .1;
    private static final double DELTA = .1;
    private static final int CHUNK = 128;
    private static final int LOOKS = 8;
    private static final int LEAST = 64;
    private static final double MEETING_SECONDS = 1e-9;
    private static final double PAIR_SECONDS = 2.5e-8;

    /** Checks the parameters. */
    public SampledTriangles {
        HarmonicSample.requireShare("epsilon", epsilon);
        HarmonicSample.requireShare("delta", delta);
    }

    /** The approximation that is chosen where it is quicker on {@code graph} than counting. */
    static Optional<Centrality> quicker(TriangleScore score, Graph graph, long seed) {
        SampledTriangles sampled = new SampledTriangles(score, EPSILON, DELTA, seed);
        return sampled.seconds(graph) < GroupTriangles.seconds(graph) ? Optional.of(sampled) : Optional.empty();
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        double[] values = new double[n];
        TieRows rows = new TieRows(graph, workers);
        @Nullable Sample[] samples = new @Nullable Sample[workers.threads()];
        Chunks chunks = Chunks.even(n, CHUNK);
        workers.run(chunks.count(), (chunk, worker) -> {
            Sample sample = samples[worker];
            if (sample == null) {
                sample = new Sample(new NeighbourPairs(graph, rows, workers), n);
                samples[worker] = sample;
            }
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                values[v] = sample.score(v);
            }
            workers.progress().at(chunk + 1, chunks.count());
        });
        Drawn drawn = new Drawn();
        for (Sample sample : samples) {
            if (sample != null) {
                drawn.add(sample.drawn);
            }
        }
        return drawn.persons == 0
                ? Scores.exact(values)
                : Scores.iterated(values, (int) Math.min(Integer.MAX_VALUE, drawn.most), true, drawn.bound)
                        .withNote(note(drawn, n));
    }

    private String note(Drawn drawn, int n) {
        String unit = switch (score) {
            case TRIANGLES -> " of the person's pairs of contacts";
            case CLUSTERING -> "";
            case EFFECTIVE_SIZE -> " of the person's number of contacts";
        };
        return "with probability %s no score is off by more than %s%s (%,d pairs drawn around %,d of %,d persons, around the others all counted)."
                .formatted(1 - delta, epsilon, unit, drawn.pairs, drawn.persons, n);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        return new MemoryEstimate(8 * n + TieRows.bytes(graph) + threads * NeighbourPairs.bytes(n));
    }

    @Override
    public double seconds(Graph graph) {
        return MEETING_SECONDS * NeighbourCounts.met(graph)
                + PAIR_SECONDS * graph.vertices() * enough(epsilon, graph.vertices());
    }

    /** How many pairs are enough whatever comes out. */
    private double enough(double tolerance, int n) {
        return Math.ceil(confidence(n) / (2 * tolerance * tolerance));
    }

    /** What the divergence times the pairs must reach at a look. */
    private double confidence(int n) {
        return Math.log(2.0 * LOOKS * n / delta);
    }

    /** What was drawn. */
    private static final class Drawn {
        /** Around how many vertices, how many pairs, and the most around one. */
        private int persons;

        private long pairs;
        private long most;
        /** How much a score may be off. */
        private double bound;

        void add(long around, double mayBeOff) {
            persons++;
            pairs += around;
            most = Math.max(most, around);
            bound = Math.max(bound, mayBeOff);
        }

        void add(Drawn other) {
            persons += other.persons;
            pairs += other.pairs;
            most = Math.max(most, other.most);
            bound = Math.max(bound, other.bound);
        }
    }

    /** What one worker does. */
    private final class Sample {
        private final NeighbourPairs neighbours;
        private final int n;
        private final RandomStream random = new RandomStream();
        private final Drawn drawn = new Drawn();

        Sample(NeighbourPairs neighbours, int n) {
            this.neighbours = neighbours;
            this.n = n;
        }

        double score(int v) {
            neighbours.meet(v);
            int degree = neighbours.degree();
            long open = neighbours.open();
            long known = neighbours.all() - open;
            if (open == 0) {
                return score.of(degree, (double) known);
            }
            double tolerance = epsilon * neighbours.all() / open;
            double enough = Math.max(LEAST, enough(tolerance, n));
            if (open <= enough) {
                return score.of(degree, (double) (known + neighbours.tied()));
            }
            random.seek(seed, v);
            return score.of(degree, known + open * share(degree, tolerance, enough));
        }

        /** The share of the open pairs that are tied, within {@code tolerance}. */
        private double share(int degree, double tolerance, double enough) {
            double confidence = confidence(n);
            double first = tolerance >= 1 ? LEAST : Math.max(LEAST, -confidence / Math.log1p(-tolerance));
            double growth = Math.max(1, enough / first);
            long pairs = 0;
            long tied = 0;
            for (int look = 0; look < LOOKS; look++) {
                long aim = (long) Math.ceil(first * Math.pow(growth, look / (LOOKS - 1.0)));
                tied += neighbours.tied(aim - pairs, random);
                pairs = aim;
                if (pairs * ErrorPlan.exponent((double) tied / pairs, tolerance) >= confidence) {
                    break;
                }
            }
            drawn.add(pairs, epsilon * score.range(degree));
            return (double) tied / pairs;
        }
    }
}
