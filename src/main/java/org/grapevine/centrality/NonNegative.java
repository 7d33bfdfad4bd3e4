package org.grapevine.centrality;

import org.grapevine.graph.Product;

/** A square matrix without negative entries, known by its products. */
@FunctionalInterface
interface NonNegative {
    /** {@code y = A x}; hands the rows of y on as they are finished and returns the sum of what comes back. */
    double times(double[] x, double[] y, Product.Rows then);
}
