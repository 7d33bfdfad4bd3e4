package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Edges in whole arrays, from which a {@link Graph} without groups is built on all threads: the way in for large graphs. For ties that come
 * one by one, and groups, see {@link GraphBuilder}; the graph of the same ties is the same to the bit. The arrays are open; nobody writes
 * them once they are here.
 */
public final class Edges {
    private static final int CHUNK = 1 << 20;

    /** One more than the largest number that a vertex may have. */
    public final int vertices;

    /** The first vertex of each edge. */
    public final int[] from;

    /** The second vertex of each edge. */
    public final int[] to;

    /** What each edge weighs, finite and at least 0; null where all weigh 1. */
    public final double @Nullable [] weight;

    /** Edges among {@code vertices} vertices; keeps the arrays, which are of one length. */
    public Edges(int vertices, int[] from, int[] to, double @Nullable [] weight) {
        if (from.length != to.length || (weight != null && weight.length != from.length)) {
            throw new IllegalArgumentException("the arrays of edges differ in length");
        }
        this.vertices = vertices;
        this.from = from;
        this.to = to;
        this.weight = weight;
    }

    /** How many edges there are. */
    public int size() {
        return from.length;
    }

    /** The memory that {@link #graph} takes beside these edges at its peak, the graph included, on {@code threads} threads. */
    public MemoryEstimate estimate(boolean directed, int threads) {
        long arcs = (directed ? 1L : 2L) * size();
        long counts = 4L * vertices * ArcSort.slices(arcs, vertices, threads);
        return new MemoryEstimate(2 * ((weight == null ? 4L : 12L) * arcs + 4L * vertices) + counts);
    }

    /**
     * The graph of these edges: loops and edges of weight 0 are dropped, parallel edges merge as in {@link GraphBuilder}.
     * O(edges + vertices).
     *
     * @param directed whether arcs run from {@link #from} to {@link #to} only
     * @param weighting strength, or none, where weights do not matter
     */
    public Graph graph(boolean directed, Weighting weighting, Workers workers) {
        Edges weighed = weighed(weighting, workers);
        return ArcSort.graph(vertices, size(), from, to, weighed.weight, directed, weighting, workers);
    }

    /** The same graph under new numbers, those with the most edges into them first; costs little more. */
    public Relabelling byDegree(boolean directed, Weighting weighting, Workers workers) {
        return ArcSort.relabelled(weighed(weighting, workers), directed, weighting, workers);
    }

    private Edges weighed(Weighting weighting, Workers workers) {
        if (weighting == Weighting.PROBABILITY) {
            throw new IllegalArgumentException("plain edges have no probabilities, only strengths");
        }
        checkVertices(workers);
        return weighting == Weighting.STRENGTH && weight == null ? new Edges(vertices, from, to, ones(workers)) : this;
    }

    private void checkVertices(Workers workers) {
        Chunks chunks = Chunks.even(size(), CHUNK);
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int e = chunks.from(chunk); e < chunks.to(chunk); e++) {
                if (from[e] < 0 || from[e] >= vertices || to[e] < 0 || to[e] >= vertices) {
                    throw new IllegalArgumentException(
                            "edge " + from[e] + " " + to[e] + " is not among vertices 0 to " + (vertices - 1));
                }
            }
        });
    }

    private double[] ones(Workers workers) {
        double[] ones = new double[size()];
        Chunks chunks = Chunks.even(size(), CHUNK);
        workers.run(chunks.count(), (chunk, worker) -> Arrays.fill(ones, chunks.from(chunk), chunks.to(chunk), 1));
        return ones;
    }
}
