package org.grapevine.sample;

import org.grapevine.graph.Edges;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;

/**
 * A random graph with the skewed degrees of social networks, as graph benchmarks use it: an edge falls into a quadrant of the adjacency
 * matrix, then into a quadrant of that, and so on. Chakrabarti, Zhan and Faloutsos, <i>R-MAT: a recursive model for graph mining</i>,
 * SDM 2004, with the probabilities of Graph 500: .57, .19, .19, .05.
 */
public final class Rmat {
    /* Numbers are scrambled, so that nobody inherits a helpful order, and vertices that no edge met are left out. Edge number e is drawn
     * from a stream of its chunk: the same edges on any number of threads. */

    private static final int CHUNK = 1 << 16;

    /** A draw of 31 bits up to the first of these falls into the upper left quadrant, up to the second into the upper right, and so on. */
    private static final int UPPER_LEFT = (int) (.57 * 0x1p31);

    private static final int UPPER = (int) (.76 * 0x1p31);
    private static final int LOWER_LEFT = (int) (.95 * 0x1p31);

    private static final int LEAST = 2;
    private static final int MOST = 28;

    private final int scale;
    private final long seed;
    private final int[] from;
    private final int[] to;

    private Rmat(int scale, int edges, long seed) {
        this.scale = scale;
        this.seed = seed;
        this.from = new int[edges];
        this.to = new int[edges];
    }

    /**
     * {@code edgeFactor} times 2^{@code scale} edges, loops and parallel ones among them, between at most 2^{@code scale} vertices.
     *
     * @throws IllegalArgumentException if scale is not from 2 to 28 or there are more edges than an array holds
     */
    public static Edges edges(int scale, int edgeFactor, long seed, Workers workers) {
        if (scale < LEAST || scale > MOST) {
            throw new IllegalArgumentException("scale " + scale + " is not in [" + LEAST + ", " + MOST + "]");
        }
        int most = (Integer.MAX_VALUE - 8) >> scale;
        if (edgeFactor < 1 || edgeFactor > most) {
            throw new IllegalArgumentException("edge factor " + edgeFactor + " is not in [1, " + most + "]");
        }
        Rmat rmat = new Rmat(scale, edgeFactor << scale, seed);
        Chunks chunks = Chunks.even(rmat.from.length, CHUNK);
        workers.run(chunks.count(), (chunk, worker) -> rmat.draw(chunk, chunks.from(chunk), chunks.to(chunk)));
        return rmat.compact(chunks, workers);
    }

    private void draw(int chunk, int first, int end) {
        RandomStream random = new RandomStream();
        random.seek(seed, chunk);
        for (int e = first; e < end; e++) {
            int u = 0;
            int v = 0;
            for (int bit = 0; bit < scale; bit++) {
                int x = (int) (random.bits() >>> 33);
                int lower = (UPPER - x) >>> 31;
                u = 2 * u + lower;
                v = 2 * v + (((UPPER_LEFT - x) >>> 31) ^ lower ^ ((LOWER_LEFT - x) >>> 31));
            }
            from[e] = scrambled(u);
            to[e] = scrambled(v);
        }
    }

    /** Another number of as many bits; no two have the same. */
    private int scrambled(int number) {
        int mask = (1 << scale) - 1;
        int x = number;
        for (int round = 0; round < 3; round++) {
            x = (x * 0x9e3779b1 + round + (int) seed) & mask;
            x ^= x >>> ((scale + 1) / 2);
        }
        return x;
    }

    private Edges compact(Chunks chunks, Workers workers) {
        int[] name = new int[1 << scale];
        for (int e = 0; e < from.length; e++) {
            if (from[e] != to[e]) {
                name[from[e]] = 1;
                name[to[e]] = 1;
            }
        }
        int vertices = 0;
        for (int v = 0; v < name.length; v++) {
            vertices += name[v];
            name[v] = name[v] == 0 ? -1 : vertices - 1;
        }
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int e = chunks.from(chunk); e < chunks.to(chunk); e++) {
                boolean loop = from[e] == to[e];
                from[e] = loop ? 0 : name[from[e]];
                to[e] = loop ? 0 : name[to[e]];
            }
        });
        return new Edges(vertices, from, to, null);
    }
}
