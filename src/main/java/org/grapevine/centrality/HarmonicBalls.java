package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * {@link Harmonic} centrality of very large graphs: how many are within each number of hops is estimated by a counter a vertex. HyperBall:
 * Boldi and Vigna, <i>In-core computation of geometric centralities with HyperBall</i>, ICDM Workshops 2013, 621-628; HyperLogLog counters:
 * Flajolet, Fusy, Gandouet and Meunier, AofA 2007, 127-146, small counts by linear counting.
 *
 * <p>The relative standard error of a count, and about that of a score, is 1.04 / sqrt(registers); there is no bound that always holds. O(m
 * registers / 8) a round, a round for each hop of the longest shortest path; 2 bytes a register, for every vertex, and 1 for every group.
 *
 * @param scale {@code NORM} divides by n - 1
 * @param registers of a counter, a power of two from 16 to 65,536
 * @param seed of the hashes
 */
public record HarmonicBalls(Scale scale, int registers, long seed) implements Centrality {
    private static final double ERROR = 1.04;

    /** Checks the number of registers. */
    public HarmonicBalls {
        if (registers < 16 || registers > 1 << 16 || Integer.bitCount(registers) != 1) {
            throw new IllegalArgumentException("registers " + registers + " is not a power of two in [16, 65536]");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        double unit = Harmonic.most(graph.vertices(), scale);
        Balls balls = new Balls(graph, workers, registers, seed);
        int rounds = 0;
        while (balls.grow(rounds + 1)) {
            rounds++;
        }
        for (int v = 0; v < balls.sum.length; v++) {
            balls.sum[v] /= unit;
        }
        return Scores.iterated(balls.sum, rounds, true, Double.NaN)
                .withNote("estimated with %,d registers a person; the standard error is about %.1f %% of a score."
                        .formatted(registers, 100 * ERROR / Math.sqrt(registers)));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        long groups = graph.memberships().groups();
        return new MemoryEstimate((2L * registers + 18) * n + (registers + 1L) * groups);
    }

    private static final class Balls {
        /* The ball of a vertex is its own with those of all whom it can tell, each a hop smaller. A group has a counter too, the union of its
         * members' balls, so that its pairs are never looked at. Only what changed in the last round can change anything in this one. Eight
         * registers of a byte fill a long, whose top bits stay free, so that eight maxima are had by one subtraction. */

        private static final int WORK = 1 << 12;
        private static final long TOP = 0x8080808080808080L;
        private static final double[] HALVES = new double[Byte.MAX_VALUE + 1];

        static {
            for (int value = 0; value < HALVES.length; value++) {
                HALVES[value] = Math.scalb(1.0, -value);
            }
        }

        final double[] sum;
        private final Graph graph;
        private final Workers workers;
        private final int registers;
        private final int words;
        private final double correction;
        private final Chunks chunks;
        private final Chunks groupChunks;
        private final double[] size;
        private long[] now;
        private long[] next;
        private final long[] ofGroup;
        private boolean[] changed;
        private boolean[] changes;
        private final boolean[] groupChanged;

        Balls(Graph graph, Workers workers, int registers, long seed) {
            int n = graph.vertices();
            int groups = graph.memberships().groups();
            this.words = registers / Long.BYTES;
            if ((long) Math.max(n, groups) * words > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "registers " + registers + " are too many for " + Math.max(n, groups) + " counters");
            }
            this.graph = graph;
            this.workers = workers;
            this.registers = registers;
            this.correction = correction(registers);
            this.chunks = Chunks.byWork(WORK, graph.out().offset, graph.memberships().ofVertex.offset);
            this.groupChunks = Chunks.byWork(WORK, graph.memberships().ofGroup.offset);
            this.sum = new double[n];
            this.size = new double[n];
            this.now = new long[n * words];
            this.next = new long[n * words];
            this.ofGroup = new long[groups * words];
            this.changed = new boolean[n];
            this.changes = new boolean[n];
            this.groupChanged = new boolean[groups];
            Arrays.fill(changed, true);
            begin(seed);
        }

        private static double correction(int registers) {
            return switch (registers) {
                case 16 -> .673;
                case 32 -> .697;
                case 64 -> .709;
                default -> .7213 / (1 + 1.079 / registers);
            };
        }

        private void begin(long seed) {
            RandomStream random = new RandomStream();
            int bits = Integer.numberOfTrailingZeros(registers);
            for (int v = 0; v < size.length; v++) {
                random.seek(seed, v);
                long hash = random.bits();
                int register = (int) (hash & (registers - 1));
                long value = 1L + Long.numberOfTrailingZeros((hash >>> bits) | (1L << (Long.SIZE - bits)));
                now[v * words + register / Long.BYTES] = value << (register % Long.BYTES * Byte.SIZE);
                size[v] = size(now, v * words);
            }
        }

        /** Makes every ball a hop larger, to {@code hops}; false if none has grown. */
        boolean grow(int hops) {
            workers.run(groupChunks.count(), (chunk, worker) -> {
                for (int g = groupChunks.from(chunk); g < groupChunks.to(chunk); g++) {
                    groupChanged[g] = unite(graph.memberships().ofGroup, g, now, changed, ofGroup);
                }
            });
            double grown = workers.sum(chunks.count(), (chunk, worker) -> {
                int from = chunks.from(chunk);
                int to = chunks.to(chunk);
                System.arraycopy(now, from * words, next, from * words, (to - from) * words);
                int count = 0;
                for (int v = from; v < to; v++) {
                    count += grow(v, hops) ? 1 : 0;
                }
                return count;
            });
            long[] balls = now;
            now = next;
            next = balls;
            boolean[] flags = changed;
            changed = changes;
            changes = flags;
            return grown > 0;
        }

        private boolean grow(int v, int hops) {
            Memberships groups = graph.memberships();
            boolean more = unite(graph.out(), v, now, changed, next);
            more |= unite(groups.ofVertex, v, ofGroup, groupChanged, next);
            changes[v] = more;
            if (more) {
                double larger = Math.max(size[v], size(next, v * words));
                sum[v] += (larger - size[v]) / hops;
                size[v] = larger;
            }
            return more;
        }

        /** Adds to ball {@code row} of {@code to} the balls of {@code from} that its arcs lead to and that changed. */
        private boolean unite(Arcs arcs, int row, long[] from, boolean[] fresh, long[] to) {
            boolean more = false;
            for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                if (fresh[arcs.target[a]]) {
                    more |= unite(from, arcs.target[a] * words, to, row * words);
                }
            }
            return more;
        }

        private boolean unite(long[] from, int source, long[] to, int target) {
            long difference = 0;
            for (int w = 0; w < words; w++) {
                long x = to[target + w];
                long y = from[source + w];
                long notLess = ((x | TOP) - y) & TOP;
                long keep = (notLess - (notLess >>> 7)) | notLess;
                long larger = (x & keep) | (y & ~keep);
                difference |= larger ^ x;
                to[target + w] = larger;
            }
            return difference != 0;
        }

        private double size(long[] balls, int row) {
            double inverse = 0;
            int zeros = 0;
            for (int w = row; w < row + words; w++) {
                for (long rest = balls[w], i = 0; i < Long.BYTES; i++, rest >>>= Byte.SIZE) {
                    int value = (int) (rest & 0x7f);
                    inverse += HALVES[value];
                    zeros += value == 0 ? 1 : 0;
                }
            }
            double estimate = correction * registers * registers / inverse;
            return estimate <= 2.5 * registers && zeros > 0
                    ? registers * Math.log((double) registers / zeros)
                    : estimate;
        }
    }
}
