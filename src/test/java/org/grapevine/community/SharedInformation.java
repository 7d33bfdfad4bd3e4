package org.grapevine.community;

import java.util.Arrays;

/**
 * How much two partitions tell of each other: mutual information over the mean of the entropies, 1 for equal partitions. Danon, Diaz-Guilera,
 * Duch and Arenas, <i>J. Statistical Mechanics</i> (2005) P09008.
 */
final class SharedInformation {
    private SharedInformation() {}

    static double normalised(int[] one, int[] other) {
        int n = one.length;
        int[] joint = new int[n];
        int width = Arrays.stream(other).max().orElse(0) + 1;
        for (int v = 0; v < n; v++) {
            joint[v] = one[v] * width + other[v];
        }
        double single = entropy(one) + entropy(other);
        return single == 0 ? 1 : 2 * (single - entropy(joint)) / single;
    }

    private static double entropy(int[] of) {
        int[] sorted = of.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                double share = (i - from) / (double) sorted.length;
                sum -= share * Math.log(share);
                from = i;
            }
        }
        return sum;
    }
}
