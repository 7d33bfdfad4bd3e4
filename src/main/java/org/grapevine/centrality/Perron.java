package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Components;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * The Perron roots of a block-diagonal non-negative matrix: which of its irreducible blocks have the largest eigenvalue, how large it is,
 * and its positive eigenvector.
 */
final class Perron {
    /* One product serves all blocks at once. For any positive x the root of a block lies between the smallest and the largest ratio
     * (A x)_i / x_i in it (Collatz and Wielandt), and where the block is symmetric not below |A x| / |x|. In a social network one product
     * tells the giant component from all the others; blocks that stay in the race run the power method together, on A plus a shift that
     * keeps it from swinging in bipartite blocks. Those that are still not told apart are solved one by one. */

    /** Blocks whose roots differ by less, relatively, have the same root. */
    private static final double SAME = 1e-10;

    private static final double PRECISE = 1e-13;
    private static final int CHUNK = 1 << 14;
    private static final int MOST_SWEEPS = 100;
    private static final int MOST_PRODUCTS = 5000;
    private static final int QUICK_PRODUCTS = 64;

    private final NonNegative matrix;
    private final boolean symmetric;
    private final Components blocks;
    private final Workers workers;
    private final int n;
    private final Chunks chunks;
    private double[] x;
    private final double[] lower;
    private final double[] upper;
    private double best;
    private int[] dominant = new int[0];
    private double value;

    Perron(NonNegative matrix, boolean symmetric, Components blocks, Workers workers) {
        this.matrix = matrix;
        this.symmetric = symmetric;
        this.blocks = blocks;
        this.workers = workers;
        this.n = blocks.of.length;
        this.x = new double[n];
        this.lower = new double[blocks.count()];
        this.upper = new double[blocks.count()];
        this.chunks = Chunks.even(n, CHUNK);
        race();
    }

    /** The blocks. */
    Components blocks() {
        return blocks;
    }

    /** The blocks of the largest root, ascending; empty where all roots are 0. */
    int[] dominant() {
        return dominant;
    }

    /** The largest root; the relative error is about 1e-13 where the matrix is symmetric, else about 1e-12 times its condition. */
    double value() {
        if (value == 0 && dominant.length > 0) {
            value = solved(dominant[0], this::precise, MOST_PRODUCTS).value();
        }
        return value;
    }

    /**
     * The same where one block alone is dominant, from a search over all blocks that kept all its products: goes on with it as long as that is
     * quick.
     */
    double value(Krylov search) {
        search.searchOn(this::precise, QUICK_PRODUCTS);
        return precise(search) ? search.value() : value();
    }

    /** A search in block {@code block}, run until {@code goal} is reached. */
    Krylov solved(int block, Krylov.Goal goal, int most) {
        double[] start = new double[n];
        for (int v = 0; v < n; v++) {
            start[v] = blocks.of[v] == block ? x[v] : 0;
        }
        Krylov search = search();
        search.search(start, goal, most);
        return search;
    }

    /** A search over all blocks that has not begun. */
    Krylov search() {
        return new Krylov(matrix, symmetric, n, workers);
    }

    /** Sets {@code ones} to 1 and {@code sums} to the sums of the rows. */
    void sum(double[] ones, double[] sums) {
        matrix.sum(ones, sums);
    }

    /** Whether a search has found a root as precisely as {@link #value} says. */
    boolean precise(Krylov search) {
        return precise(search.residual(), search.value(), search.gap());
    }

    /** The same of a residual, a root and how far the next is below. */
    boolean precise(double residual, double root, double gap) {
        return symmetric ? residual * residual <= PRECISE * root * gap : residual <= 10 * PRECISE * root;
    }

    private void race() {
        double[] y = new double[n];
        matrix.sum(x, y);
        int sweep = 1;
        while (true) {
            bound(y);
            double[] image = y;
            workers.run(chunks.count(), (chunk, worker) -> advance(image, chunks.from(chunk), chunks.to(chunk)));
            y = x;
            x = image;
            if (running() <= 1 || settled() || sweep == MOST_SWEEPS) {
                finish();
                return;
            }
            matrix.times(x, y, (from, to) -> 0);
            sweep++;
        }
    }

    private void advance(double[] image, int from, int to) {
        for (int v = from; v < to; v++) {
            double shift = lower[blocks.of[v]] / 2;
            double scale = lower[blocks.of[v]] + shift;
            image[v] = scale > 0 ? (image[v] + shift * x[v]) / scale : image[v];
        }
    }

    private void bound(double[] y) {
        double[] xx = new double[lower.length];
        double[] yy = new double[lower.length];
        Arrays.fill(lower, Double.POSITIVE_INFINITY);
        Arrays.fill(upper, 0);
        int v = 0;
        while (v < n) {
            int block = blocks.of[v];
            double least = lower[block];
            double most = upper[block];
            double square = xx[block];
            double image = yy[block];
            for (; v < n && blocks.of[v] == block; v++) {
                if (x[v] > 0) {
                    double ratio = y[v] / x[v];
                    least = Math.min(least, ratio);
                    most = Math.max(most, ratio);
                    square += x[v] * x[v];
                    image += y[v] * y[v];
                }
            }
            lower[block] = least;
            upper[block] = most;
            xx[block] = square;
            yy[block] = image;
        }
        best = 0;
        for (int b = 0; b < lower.length; b++) {
            lower[b] = upper[b] == 0 ? 0 : lower[b];
            if (symmetric && xx[b] > 0) {
                lower[b] = Math.min(upper[b], Math.max(lower[b], Math.sqrt(yy[b] / xx[b])));
            }
            best = Math.max(best, lower[b]);
        }
    }

    private boolean runs(int block) {
        return upper[block] > 0 && upper[block] >= best * (1 - SAME);
    }

    private int running() {
        int running = 0;
        for (int b = 0; b < upper.length; b++) {
            running += runs(b) ? 1 : 0;
        }
        return running;
    }

    private boolean settled() {
        for (int b = 0; b < upper.length; b++) {
            if (runs(b) && (upper[b] > best * (1 + SAME) || lower[b] < best * (1 - SAME))) {
                return false;
            }
        }
        return true;
    }

    private void finish() {
        int[] running = new int[running()];
        int count = 0;
        for (int b = 0; b < upper.length; b++) {
            if (runs(b)) {
                running[count++] = b;
            }
        }
        dominant = running;
        if (count <= 1) {
            return;
        }
        if (settled()) {
            value = best;
            return;
        }
        solveEach(running);
    }

    private void solveEach(int[] running) {
        double[] root = new double[running.length];
        for (int i = 0; i < running.length; i++) {
            root[i] = upper[running[i]] < value * (1 - SAME)
                    ? 0
                    : solved(running[i], this::precise, MOST_PRODUCTS).value();
            value = Math.max(value, root[i]);
        }
        int kept = 0;
        for (int i = 0; i < running.length; i++) {
            if (root[i] >= value * (1 - SAME)) {
                running[kept++] = running[i];
            }
        }
        dominant = Arrays.copyOf(running, kept);
    }
}
