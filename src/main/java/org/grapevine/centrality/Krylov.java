package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Product;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * The largest eigenvalue of a non-negative matrix and its eigenvector, found in the space that a vector spans with its first few
 * products. Symmetric: Lanczos with thick restarts, Wu and Simon, <i>SIAM J. Matrix Analysis</i> 22 (2000) 602-616. Else: Arnoldi,
 * <i>Quarterly of Applied Mathematics</i> 9 (1951) 17-29, restarted with the best vector so far.
 *
 * <p>A product and O(n) a step; 8 (SIZE + 1) bytes a row at most, fewer where fewer steps do. The closer the second eigenvalue is, the
 * more steps; in the symmetric case their number grows with the square root of 1 / gap, where that of the power method grows with 1 / gap.
 */
final class Krylov {
    /* What the projected matrix already says of a new product (in the symmetric case all but one entry) is taken off as its rows are made;
     * what is then still found along the basis is rounding, and one more sweep takes it off, or a second one where the first cancelled much.
     * Sweeps run over the whole basis chunk by chunk, sums in the order of the chunks: the same bits on any number of threads.
     *
     * A sweep reads the basis twice, which costs as much as a third of a product. In the symmetric case rounding grows only as an eigenvector
     * is found: what a new vector has along it is about the unit of rounding over that eigenvector's residual (Paige, IMA J. Applied
     * Mathematics 10 (1972) 373-381), and as long as it stays below the root of that unit the projected matrix is as exact as with full
     * orthogonality (Simon, Mathematics of Computation 42 (1984) 115-142). So sweeps begin when the first residual falls below a millionth.
     *
     * Vectors of the basis are kept as they come out, with the factor that makes their norm 1, which spares a pass over each. */

    static final int SIZE = 16;
    private static final int KEPT = 9;
    private static final int CHUNK = 1 << 12;
    private static final double ROUNDING = 64 * Math.ulp(1.0);
    private static final double SETTLED = 1e-6;
    private static final double CANCELLED = 1e-4;
    private static final Product.Rows NOTHING = (from, to) -> 0;

    private final NonNegative matrix;
    private final boolean symmetric;
    private final int n;
    private final Workers workers;
    private final Chunks chunks;
    private final double[][] basis = new double[SIZE + 1][0];
    /** By what each vector of the basis is to be multiplied to be of norm 1. */
    private final double[] factor = new double[SIZE + 1];

    private final double[][] projected = new double[SIZE][SIZE];
    private double[][] ritz = new double[0][];
    private double[] ritzValue = new double[0];
    private int size;
    /** Whether the basis is orthogonal without sweeps. */
    private boolean local;

    private int products;
    private double residual;
    private double length;
    private double beyond;

    Krylov(NonNegative matrix, boolean symmetric, int n, Workers workers) {
        this.matrix = matrix;
        this.symmetric = symmetric;
        this.local = symmetric;
        this.n = n;
        this.workers = workers;
        this.chunks = Chunks.even(n, CHUNK);
    }

    /** When to stop. */
    interface Goal {
        /**
         * Whether it is reached.
         *
         * @param residual Euclidean norm of what A x lacks to a multiple of the unit vector x
         * @param value that multiple
         * @param gap how far the next eigenvalue is below, as far as is known; the value itself where the matrix is not symmetric
         */
        boolean reached(double residual, double value, double gap);
    }

    /** Searches from {@code start}, which must not be zero, until the goal, the limit of rounding or {@code most} products are reached. */
    void search(double[] start, Goal goal, int most) {
        double[] image = new double[n];
        matrix.times(start, image, NOTHING);
        search(start, image, goal, most);
    }

    /** Searches from {@code start}, whose product {@code image} is; takes both arrays as its own. */
    void search(double[] start, double[] image, Goal goal, int most) {
        length = Math.sqrt(dot(start, start));
        basis[0] = start;
        basis[1] = image;
        factor[0] = 1 / length;
        factor[1] = 1;
        size = 0;
        double along = dot(start, image) * factor[0] * factor[0];
        workers.run(chunks.count(), (chunk, worker) -> scale(factor[0], image, chunks.from(chunk), chunks.to(chunk)));
        goOn(along, goal, most);
    }

    /** Goes on with a search that has ended, unless it can find no more; until {@code most} products in all. */
    void searchOn(Goal goal, int most) {
        if (residual <= ROUNDING * value()) {
            return;
        }
        if (size == SIZE) {
            restart(beyond);
        }
        goOn(product(), goal, most);
    }

    private void goOn(double first, Goal goal, int most) {
        double along = first;
        while (true) {
            workers.checkCancelled();
            products++;
            double next = orthogonal(along);
            solve(next);
            beyond = next;
            if (goal.reached(residual, value(), gap()) || residual <= ROUNDING * value() || products >= most) {
                return;
            }
            if (size == SIZE) {
                restart(next);
            }
            along = product();
        }
    }

    /** The largest eigenvalue; where the matrix is symmetric a lower bound of it, rounding aside. */
    double value() {
        return ritzValue[0];
    }

    /** How far the next eigenvalue is below, as far as the search has seen; the value itself where the matrix is not symmetric. */
    double gap() {
        return symmetric && size > 1 ? ritzValue[0] - ritzValue[1] : ritzValue[0];
    }

    /** Euclidean norm of {@code A x - value x} for the unit vector x. */
    double residual() {
        return residual;
    }

    /** How many products were made. */
    int products() {
        return products;
    }

    /** The eigenvector, of Euclidean norm 1. */
    double[] vector() {
        return combined(ritz[0]);
    }

    /**
     * The x nearest to solving {@code (I - c A) x = start} among all that the search has seen, as conjugate gradients would find it with the
     * same products. Symmetric matrices, {@code c * value() < 1}, and at most {@link #SIZE} products.
     */
    double[] solution(double c) {
        return combined(weights(c));
    }

    /** {@code start + c A x}, of which x lacks {@link #lack}, for the {@code x} that {@link #solution} gives; costs no product. */
    double[] next(double c, double[] x) {
        double[] next = new double[n];
        double share = c * beyond * weights(c)[size - 1] * factor[size];
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                next[v] = x[v] + share * basis[size][v];
            }
        });
        return next;
    }

    /** Euclidean norm of what {@link #solution} lacks, rounding aside. */
    double lack(double c) {
        return Math.abs(c * beyond * weights(c)[size - 1]);
    }

    /** What rounding may add to {@link #lack}. */
    double rounding(double c) {
        double square = 0;
        for (double weight : weights(c)) {
            square += weight * weight;
        }
        return ROUNDING * Math.sqrt(square);
    }

    /** The start is the first basis vector times its length: {@code (I - c T)^-1} of that, T being the projected matrix. */
    private double[] weights(double c) {
        double[] weights = new double[size];
        for (int e = 0; e < size; e++) {
            double share = length * ritz[e][0] / (1 - c * ritzValue[e]);
            for (int i = 0; i < size; i++) {
                weights[i] += share * ritz[e][i];
            }
        }
        return weights;
    }

    /** So many arrays for other uses, those of the basis first: nothing can be asked of the search afterwards. */
    double[][] spare(int count) {
        double[][] spare = new double[count][];
        for (int i = 0; i < count; i++) {
            spare[i] = i < basis.length && basis[i].length == n ? basis[i] : new double[n];
        }
        return spare;
    }

    private double[] combined(double[] share) {
        double[] vector = new double[n];
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int i = 0; i < size; i++) {
                subtract(vector, -share[i] * factor[i], basis[i], chunks.from(chunk), chunks.to(chunk));
            }
        });
        return vector;
    }

    /**
     * Multiplies the newest direction and takes off what the projected matrix says that it has along older ones; returns how much it has
     * along the newest.
     */
    private double product() {
        int j = size;
        if (basis[j + 1].length < n) {
            basis[j + 1] = new double[n];
        }
        double[] last = basis[j];
        double[] product = basis[j + 1];
        factor[j + 1] = 1;
        return factor[j]
                * matrix.times(last, product, (from, to) -> {
                    scale(factor[j], product, from, to);
                    for (int i = 0; i < j && symmetric; i++) {
                        subtract(product, projected[i][j] * factor[i], basis[i], from, to);
                    }
                    return dot(last, product, from, to);
                });
    }

    /** Takes off the newest product what it has of the basis, {@code along} of its newest vector; returns how much is left. */
    private double orthogonal(double along) {
        int j = size++;
        double[] product = basis[size];
        double[] known = new double[size];
        known[j] = along;
        projected[j][j] = along;
        double before = subtract(product, known);
        double coupling = j > 0 ? projected[j - 1][j] : 0;
        if (local && before > CANCELLED * (along * along + coupling * coupling)) {
            return finish(before);
        }
        while (true) {
            double[] found = dots(product);
            double after = subtract(product, found);
            for (int i = symmetric ? j : 0; i < size; i++) {
                projected[i][j] += found[i];
            }
            if (after > before / 4 || after <= ROUNDING * ROUNDING * along * along) {
                return finish(after);
            }
            before = after;
        }
    }

    private double finish(double square) {
        double next = Math.sqrt(square);
        factor[size] = next > 0 ? 1 / next : 1;
        if (size < SIZE) {
            projected[size][size - 1] = next;
            projected[size - 1][size] = symmetric ? next : 0;
        }
        return next;
    }

    private void solve(double next) {
        if (symmetric) {
            SymmetricEigen eigen = new SymmetricEigen(projected, size);
            ritz = eigen.vector;
            ritzValue = eigen.value;
            residual = Math.abs(next * ritz[0][size - 1]);
            for (double[] vector : ritz) {
                local &= Math.abs(next * vector[size - 1]) > SETTLED * ritzValue[0];
            }
        } else {
            ritz = new double[][] {dominant(projected, size)};
            double[] image = times(projected, ritz[0]);
            double theta = 0;
            for (int i = 0; i < size; i++) {
                theta += ritz[0][i] * image[i];
            }
            double square = next * next * ritz[0][size - 1] * ritz[0][size - 1];
            for (int i = 0; i < size; i++) {
                double lack = image[i] - theta * ritz[0][i];
                square += lack * lack;
            }
            ritzValue = new double[] {theta};
            residual = Math.sqrt(square);
        }
    }

    /** The eigenvector of the rightmost eigenvalue: squared again and again, a shifted matrix leaves nothing else. */
    private static double[] dominant(double[][] matrix, int size) {
        double norm = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                norm += matrix[i][j] * matrix[i][j];
            }
        }
        double[][] power = new double[size][];
        for (int i = 0; i < size; i++) {
            power[i] = Arrays.copyOf(matrix[i], size);
            power[i][i] += Math.sqrt(norm);
        }
        for (int squaring = 0; squaring < 50; squaring++) {
            double[][] square = new double[size][];
            for (int i = 0; i < size; i++) {
                square[i] = rowTimes(power[i], power);
            }
            double largest = 0;
            for (double[] row : square) {
                for (double entry : row) {
                    largest = Math.max(largest, Math.abs(entry));
                }
            }
            for (double[] row : square) {
                for (int j = 0; j < size; j++) {
                    row[j] /= largest;
                }
            }
            power = square;
        }
        return longestColumn(power);
    }

    private static double[] rowTimes(double[] row, double[][] matrix) {
        double[] product = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            for (int j = 0; j < row.length; j++) {
                product[j] += row[k] * matrix[k][j];
            }
        }
        return product;
    }

    private static double[] longestColumn(double[][] matrix) {
        double[] longest = new double[0];
        double most = -1;
        for (int j = 0; j < matrix.length; j++) {
            double[] column = new double[matrix.length];
            double square = 0;
            for (int i = 0; i < matrix.length; i++) {
                column[i] = matrix[i][j];
                square += column[i] * column[i];
            }
            if (square > most) {
                most = square;
                longest = column;
            }
        }
        for (int i = 0; i < longest.length; i++) {
            longest[i] /= Math.sqrt(most);
        }
        return longest;
    }

    private static double[] times(double[][] matrix, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i][j] * x[j];
            }
        }
        return product;
    }

    /** Goes on from the best vectors found: several, and the newest direction, where the matrix is symmetric; one where it is not. */
    private void restart(double next) {
        int kept = symmetric ? KEPT : 1;
        double[] direction = basis[SIZE];
        double[][] scratch = new double[workers.threads()][0];
        workers.run(chunks.count(), (chunk, worker) -> {
            if (scratch[worker].length == 0) {
                scratch[worker] = new double[kept * CHUNK];
            }
            combine(kept, chunks.from(chunk), chunks.to(chunk), scratch[worker]);
        });
        local = false;
        Arrays.fill(factor, 0, kept, 1);
        for (double[] row : projected) {
            Arrays.fill(row, 0);
        }
        if (!symmetric) {
            size = 0;
            return;
        }
        basis[SIZE] = basis[kept];
        basis[kept] = direction;
        factor[kept] = factor[SIZE];
        for (int c = 0; c < kept; c++) {
            projected[c][c] = ritzValue[c];
            projected[c][kept] = next * ritz[c][SIZE - 1];
            projected[kept][c] = projected[c][kept];
        }
        size = kept;
    }

    private void combine(int kept, int from, int to, double[] mixed) {
        Arrays.fill(mixed, 0);
        for (int c = 0; c < kept; c++) {
            int row = c * CHUNK - from;
            for (int i = 0; i < SIZE; i++) {
                double share = ritz[c][i] * factor[i];
                double[] vector = basis[i];
                for (int v = from; v < to; v++) {
                    mixed[row + v] += share * vector[v];
                }
            }
        }
        for (int c = 0; c < kept; c++) {
            System.arraycopy(mixed, c * CHUNK, basis[c], from, to - from);
        }
    }

    /** Takes {@code share[i]} times basis vector i off {@code x}; returns the square of what is left. */
    private double subtract(double[] x, double[] share) {
        return workers.sum(chunks.count(), (chunk, worker) -> {
            int from = chunks.from(chunk);
            int to = chunks.to(chunk);
            for (int i = 0; i < share.length; i++) {
                subtract(x, share[i] * factor[i], basis[i], from, to);
            }
            return dot(x, x, from, to);
        });
    }

    private static void subtract(double[] x, double share, double[] y, int from, int to) {
        if (share != 0) {
            for (int v = from; v < to; v++) {
                x[v] -= share * y[v];
            }
        }
    }

    private double[] dots(double[] x) {
        double[][] parts = new double[chunks.count()][size];
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int i = 0; i < parts[chunk].length; i++) {
                parts[chunk][i] = dot(basis[i], x, chunks.from(chunk), chunks.to(chunk));
            }
        });
        double[] sums = new double[size];
        for (double[] part : parts) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor[i] * part[i];
            }
        }
        return sums;
    }

    private double dot(double[] x, double[] y) {
        return workers.sum(chunks.count(), (chunk, worker) -> dot(x, y, chunks.from(chunk), chunks.to(chunk)));
    }

    private static double dot(double[] x, double[] y, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int v = from;
        for (; v < to - 3; v += 4) {
            s0 += x[v] * y[v];
            s1 += x[v + 1] * y[v + 1];
            s2 += x[v + 2] * y[v + 2];
            s3 += x[v + 3] * y[v + 3];
        }
        for (; v < to; v++) {
            s0 += x[v] * y[v];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void scale(double factor, double[] x, int from, int to) {
        for (int v = from; v < to; v++) {
            x[v] *= factor;
        }
    }
}
