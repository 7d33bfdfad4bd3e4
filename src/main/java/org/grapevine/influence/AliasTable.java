package org.grapevine.influence;

import org.grapevine.parallel.RandomStream;

/**
 * Draws numbers 0 to n - 1 in proportion to given weights, O(1) a draw after O(n) preparation, 12 bytes a number, none where all weights
 * are equal. Walker 1977; the
 * preparation is Vose's, <i>IEEE Transactions on Software Engineering</i> 17 (1991) 972-975.
 */
final class AliasTable {
    private final int numbers;
    private final double[] keep;
    private final int[] alias;
    private final double total;

    /**
     * A table for {@code weight}.
     *
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    AliasTable(double[] weight) {
        int n = weight.length;
        numbers = n;
        double sum = 0;
        boolean equal = true;
        for (double w : weight) {
            if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + w + " is not in [0, infinity)");
            }
            sum += w;
            equal &= w == weight[0];
        }
        total = sum;
        keep = new double[equal ? 0 : n];
        alias = new int[keep.length];
        if (equal) {
            return;
        }
        int[] order = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            keep[i] = weight[i] * n / sum;
            order[keep[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < n) {
            int poor = order[--small];
            int rich = order[large];
            alias[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            if (keep[rich] < 1) {
                large++;
                order[small++] = rich;
            }
        }
        while (small > 0) {
            keep[order[--small]] = 1;
        }
        for (; large < n; large++) {
            keep[order[large]] = 1;
        }
    }

    /** The sum of all weights. */
    double total() {
        return total;
    }

    /** A number in proportion to its weight; needs a positive total. */
    int draw(RandomStream random) {
        int column = random.below(numbers);
        return keep.length == 0 || random.unit() < keep[column] ? column : alias[column];
    }
}
