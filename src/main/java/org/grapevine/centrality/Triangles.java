package org.grapevine.centrality;

import java.util.Optional;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Triangles: how many pairs of neighbours are themselves tied.
 *
 * <p>Arcs count both ways, distinct neighbours once, weights not. O(m^1.5) for direct arcs, after Chiba and Nishizeki, <i>SIAM J. Computing</i>
 * 14 (1985) 210-223; through groups see {@link GroupTriangles}: seconds where people
 * are in two or three groups each, many minutes for a million people in ten each. 2 bytes an arc beside an undirected graph, 4 beside a directed one,
 * and 8 MB at most.
 */
public record Triangles() implements Centrality {
    /* Vertices are renumbered by descending degree and every edge is kept at its end of lower degree, so that no row is longer than
     * sqrt(2m) and hubs, which are looked up most, have neighbouring cells. A vertex marks its row in a bitmap and looks up the rows of those
     * in its row. Most of what would be looked up so are pairs of the same few hubs. These have a square of bits, who is tied to whom: all
     * triangles of a vertex and two hubs come from its own bits and the row of each of its hubs, 64 pairs at a time. Counts are integers,
     * summed by worker, so their order does not matter. */

    private static final int WORK = 1 << 12;
    private static final int HUBS = 1 << 13;

    @Override
    public Scores scores(Graph graph, Workers workers) {
        return Scores.exact(TriangleScore.TRIANGLES.all(graph, workers));
    }

    /**
     * How many ties there are among the neighbours of each vertex.
     *
     * @param pairs of {@code graph}, from {@link DistinctPairs#bothWays}
     */
    static long[] amongNeighbours(Graph graph, Graph pairs, int[] degrees, Workers workers) {
        return pairs.hasGroups()
                ? GroupTriangles.through(graph, pairs, degrees, workers)
                : amongArcs(pairs.out(), workers);
    }

    /** How many triangles of arcs (symmetric) each vertex is in; where arcs weigh, which must be whole numbers, the sum of products. */
    static long[] amongArcs(Arcs arcs, Workers workers) {
        Oriented oriented = new Oriented(arcs, workers);
        Chunks chunks = Chunks.byWork(oriented.offset, WORK);
        @Nullable Counter[] counters = new @Nullable Counter[workers.threads()];
        workers.run(chunks.count(), (chunk, worker) -> {
            Counter counter = counters[worker];
            if (counter == null) {
                counter = new Counter(oriented);
                counters[worker] = counter;
            }
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                if (oriented.weight == null) {
                    counter.count(v);
                } else {
                    counter.weigh(v, oriented.weight);
                }
            }
        });
        long[] through = new long[arcs.rows()];
        for (Counter counter : counters) {
            for (int r = 0; counter != null && r < through.length; r++) {
                through[oriented.name[r]] += counter.through[r];
            }
        }
        return through;
    }

    @Override
    public double seconds(Graph graph) {
        return GroupTriangles.seconds(graph);
    }

    @Override
    public Optional<Centrality> approximation(Graph graph, long seed) {
        return SampledTriangles.quicker(TriangleScore.TRIANGLES, graph, seed);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        double n = graph.vertices();
        if (!graph.hasGroups()) {
            double oriented = graph.directed() ? 4 : 2;
            double hubs = Math.min(n, HUBS);
            return new MemoryEstimate((long) (DistinctPairs.estimate(graph).bytes()
                    + oriented * graph.out().size()
                    + hubs * hubs / 8
                    + 36 * n
                    + threads * 9 * n));
        }
        DistinctPairs.Size size = DistinctPairs.Size.of(graph);
        double block = GroupTriangles.bytes(n, graph.memberships().groups(), size.blocks());
        double hubs = Math.min(n, HUBS);
        double arcs = 8 * size.pairs() + 4.0 * graph.out().size() + hubs * hubs / 8 + 24 * n + threads * 12 * n;
        double kept = 8 * size.members()
                + 24 * size.blocks()
                + 24 * size.pairs()
                + 12.0 * graph.out().size();
        return new MemoryEstimate((long) Math.max(size.bytes(), kept + 12 * n + Math.max(threads * block, arcs)));
    }

    /** Row r holds the neighbours of the vertex of rank r that have a lower rank, which is a higher degree. */
    private static final class Oriented {
        final int[] name;
        final int[] offset;
        final int[] target;
        final int @Nullable [] weight;
        /** How many vertices, those of the lowest ranks, are hubs, and how many words each has in {@link #tied}. */
        final int hubs;

        final int words;
        /** For each hub a bit for each other, set where they are tied. */
        final long[] tied;

        Oriented(Arcs arcs, Workers workers) {
            int n = arcs.rows();
            name = byDegree(arcs);
            int[] rank = new int[n];
            for (int r = 0; r < n; r++) {
                rank[name[r]] = r;
            }
            Chunks chunks = Chunks.byWork(arcs.offset, WORK);
            int[] lower = new int[n];
            workers.run(chunks.count(), (chunk, worker) -> {
                for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                    int count = 0;
                    for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                        count += rank[arcs.target[a]] < rank[v] ? 1 : 0;
                    }
                    lower[rank[v]] = count;
                }
            });
            offset = new int[n + 1];
            for (int r = 0; r < n; r++) {
                offset[r + 1] = offset[r] + lower[r];
            }
            target = new int[offset[n]];
            weight = arcs.weight == null ? null : new int[offset[n]];
            workers.run(chunks.count(), (chunk, worker) -> {
                for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                    int at = offset[rank[v]];
                    for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                        if (rank[arcs.target[a]] < rank[v]) {
                            target[at] = rank[arcs.target[a]];
                            if (weight != null) {
                                weight[at] = (int) arcs.weight(a);
                            }
                            at++;
                        }
                    }
                }
            });
            hubs = weight == null ? Math.min(n, HUBS) : 0;
            words = (hubs + 63) / 64;
            tied = new long[hubs * words];
            for (int u = 0; u < hubs; u++) {
                for (int a = offset[u]; a < offset[u + 1]; a++) {
                    int w = target[a];
                    tied[u * words + (w >>> 6)] |= 1L << w;
                    tied[w * words + (u >>> 6)] |= 1L << u;
                }
            }
        }

        private static int[] byDegree(Arcs arcs) {
            int n = arcs.rows();
            int[] begin = new int[n + 1];
            for (int v = 0; v < n; v++) {
                begin[n - arcs.degree(v)]++;
            }
            int sum = 0;
            for (int d = 0; d <= n; d++) {
                int here = begin[d];
                begin[d] = sum;
                sum += here;
            }
            int[] name = new int[n];
            for (int v = 0; v < n; v++) {
                name[begin[n - arcs.degree(v)]++] = v;
            }
            return name;
        }
    }

    private static final class Counter {
        final long[] through;
        private final int[] offset;
        private final int[] target;
        private final long[] marked;
        private final int[] mark;
        private final int hubs;
        private final int words;
        private final long[] tied;
        private final int[] used;

        Counter(Oriented oriented) {
            int n = oriented.name.length;
            offset = oriented.offset;
            target = oriented.target;
            through = new long[n];
            marked = new long[n / 64 + 1];
            mark = new int[oriented.weight == null ? 0 : n];
            hubs = oriented.hubs;
            words = oriented.words;
            tied = oriented.tied;
            used = new int[words + 1];
        }

        void count(int v) {
            if (offset[v + 1] - offset[v] < 2) {
                return;
            }
            int some = 0;
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                int word = target[a] >>> 6;
                used[some] = word;
                some += marked[word] == 0 && word < words ? 1 : 0;
                marked[word] |= 1L << target[a];
            }
            long all = amongHubs(v, some);
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                if (target[a] >= hubs) {
                    all += below(target[a]);
                }
            }
            through[v] += all;
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                marked[target[a] >>> 6] = 0;
            }
        }

        /**
         * Counts at both hubs the tied pairs of hubs among the neighbours of {@code v}, and returns how many there are; {@code some} is
         * how many words hold them.
         */
        private long amongHubs(int v, int some) {
            long ends = 0;
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                int w = target[a];
                if (w < hubs) {
                    int row = w * words;
                    int found = 0;
                    for (int i = 0; i < some; i++) {
                        found += Long.bitCount(marked[used[i]] & tied[row + used[i]]);
                    }
                    through[w] += found;
                    ends += found;
                }
            }
            return ends / 2;
        }

        /** Counts at {@code u} and at the third vertex the triangles of the marked row with {@code u} and who has a lower rank. */
        private int below(int u) {
            int found = 0;
            for (int b = offset[u]; b < offset[u + 1]; b++) {
                int w = target[b];
                long hit = marked[w >>> 6] >>> w & 1;
                through[w] += hit;
                found += (int) hit;
            }
            through[u] += found;
            return found;
        }

        void weigh(int v, int[] weight) {
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                mark[target[a]] = weight[a];
            }
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                int u = target[a];
                for (int b = offset[u]; b < offset[u + 1]; b++) {
                    int w = target[b];
                    long product = (long) weight[a] * weight[b] * mark[w];
                    through[v] += product;
                    through[u] += product;
                    through[w] += product;
                }
            }
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                mark[target[a]] = 0;
            }
        }
    }
}
