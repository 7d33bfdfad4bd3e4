package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Product;

/** A square matrix without negative entries, known by its products. */
@FunctionalInterface
interface NonNegative {
    /** {@code y = A x}; hands the rows of y on as they are finished and returns the sum of what comes back. */
    double times(double[] x, double[] y, Product.Rows then);

    /** Sets {@code ones} to 1 and {@code sums} to {@code A 1}, the sums of the rows. */
    default void sum(double[] ones, double[] sums) {
        Arrays.fill(ones, 1);
        times(ones, sums, (from, to) -> 0);
    }

    /** The matrix of a graph, whose rows are summed without looking where arcs lead. */
    static NonNegative of(Product product) {
        return new NonNegative() {
            @Override
            public double times(double[] x, double[] y, Product.Rows then) {
                return product.times(x, y, then);
            }

            @Override
            public void sum(double[] ones, double[] sums) {
                product.sums(ones, sums);
            }
        };
    }
}
