package org.grapevine.centrality;

import java.util.Arrays;
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
 * 14 (1985) 210-223; through groups see {@link GroupTriangles}. 2 bytes an arc beside an undirected graph, 4 beside a directed one.
 */
public record Triangles() implements Centrality {
    /* Vertices are renumbered by descending degree and every edge is kept at its end of lower degree, so that no row is longer than
     * sqrt(2m) and hubs, which are looked up most, have neighbouring cells. A vertex marks its row in a bitmap and looks up the rows of those
     * in its row. Counts are integers, summed by worker, so their order does not matter. */

    private static final int WORK = 1 << 12;

    @Override
    public Scores scores(Graph graph, Workers workers) {
        Graph pairs = DistinctPairs.bothWays(graph);
        long[] through = amongNeighbours(graph, pairs, DistinctPairs.degrees(pairs, workers), workers);
        return Scores.exact(Arrays.stream(through).asDoubleStream().toArray());
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
    public MemoryEstimate estimate(Graph graph, int threads) {
        double n = graph.vertices();
        if (!graph.hasGroups()) {
            double oriented = graph.directed() ? 4 : 2;
            return new MemoryEstimate((long) (DistinctPairs.estimate(graph).bytes()
                    + oriented * graph.out().size()
                    + 36 * n
                    + threads * 9 * n));
        }
        DistinctPairs.Size size = DistinctPairs.Size.of(graph);
        double block = GroupTriangles.bytes(n, graph.memberships().groups(), size.blocks());
        double arcs = 8 * size.pairs() + 4.0 * graph.out().size() + 24 * n + threads * 12 * n;
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

        Counter(Oriented oriented) {
            int n = oriented.name.length;
            offset = oriented.offset;
            target = oriented.target;
            through = new long[n];
            marked = new long[n / 64 + 1];
            mark = new int[oriented.weight == null ? 0 : n];
        }

        void count(int v) {
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                marked[target[a] >>> 6] |= 1L << target[a];
            }
            long all = 0;
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                int u = target[a];
                int found = 0;
                for (int b = offset[u]; b < offset[u + 1]; b++) {
                    int w = target[b];
                    long hit = marked[w >>> 6] >>> w & 1;
                    through[w] += hit;
                    found += (int) hit;
                }
                through[u] += found;
                all += found;
            }
            through[v] += all;
            for (int a = offset[v]; a < offset[v + 1]; a++) {
                marked[target[a] >>> 6] = 0;
            }
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
