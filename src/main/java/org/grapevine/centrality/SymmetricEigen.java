package org.grapevine.centrality;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations: O(k^3) a sweep, under ten sweeps. Golub and Van Loan,
 * <i>Matrix Computations</i>, section 8.5.
 */
final class SymmetricEigen {
    private static final int SWEEPS = 50;

    /** Descending. */
    final double[] value;

    /** Row by row: {@code vector[c]} belongs to {@code value[c]}. */
    final double[][] vector;

    /** Of the leading {@code size} rows and columns of {@code matrix}. */
    SymmetricEigen(double[][] matrix, int size) {
        double[][] a = new double[size][];
        vector = new double[size][size];
        double norm = 0;
        for (int i = 0; i < size; i++) {
            a[i] = Arrays.copyOf(matrix[i], size);
            vector[i][i] = 1;
            for (double entry : a[i]) {
                norm += entry * entry;
            }
        }
        double small = Math.ulp(1.0) / 16 * Math.sqrt(norm);
        int sweep = 0;
        while (sweep < SWEEPS && rotateAll(a, small)) {
            sweep++;
        }
        value = new double[size];
        for (int i = 0; i < size; i++) {
            value[i] = a[i][i];
        }
        sort();
    }

    private boolean rotateAll(double[][] a, double small) {
        boolean rotated = false;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                if (Math.abs(a[p][q]) > small) {
                    rotate(a, p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private void rotate(double[][] a, int p, int q) {
        double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tan = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
        double cos = 1 / Math.hypot(1, tan);
        double sin = tan * cos;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = cos * ip - sin * iq;
            a[i][q] = sin * ip + cos * iq;
        }
        turn(a, p, q, cos, sin);
        turn(vector, p, q, cos, sin);
        a[p][q] = 0;
        a[q][p] = 0;
    }

    private static void turn(double[][] rows, int p, int q, double cos, double sin) {
        for (int i = 0; i < rows.length; i++) {
            double pi = rows[p][i];
            double qi = rows[q][i];
            rows[p][i] = cos * pi - sin * qi;
            rows[q][i] = sin * pi + cos * qi;
        }
    }

    private void sort() {
        for (int i = 0; i < value.length; i++) {
            int largest = i;
            for (int j = i + 1; j < value.length; j++) {
                largest = value[j] > value[largest] ? j : largest;
            }
            double v = value[i];
            value[i] = value[largest];
            value[largest] = v;
            double[] row = vector[i];
            vector[i] = vector[largest];
            vector[largest] = row;
        }
    }
}
