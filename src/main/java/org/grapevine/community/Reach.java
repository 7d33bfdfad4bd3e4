package org.grapevine.community;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one node is tied to each community by: scratch space of one worker. */
final class Reach {
    /* A direct-mapped index of 4 bytes a community, so that an arc costs one random access, and the sums themselves close together. */

    private final int[] at;
    private int[] community = new int[64];
    private double[] weight = new double[64];
    private int size;

    Reach(int communities) {
        at = new int[communities];
    }

    /** Forgets all communities and begins with {@code own}, which is number 0. */
    void begin(int own) {
        for (int i = 0; i < size; i++) {
            at[community[i]] = 0;
        }
        size = 0;
        index(own);
    }

    private int index(int c) {
        int i = at[c];
        if (i != 0) {
            return i - 1;
        }
        if (size == community.length) {
            community = Arrays.copyOf(community, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
        }
        community[size] = c;
        weight[size] = 0;
        at[c] = ++size;
        return size - 1;
    }

    /** Adds arcs {@code from} to {@code to} - 1 to the communities that {@code name} tells; null weights are 1. */
    void addAll(int[] target, double @Nullable [] arcWeight, int from, int to, int[] name) {
        int most = size + to - from;
        if (most > community.length) {
            int length = Math.max(most, 2 * community.length);
            community = Arrays.copyOf(community, length);
            weight = Arrays.copyOf(weight, length);
        }
        int[] index = at;
        int[] met = community;
        double[] sum = weight;
        int count = size;
        if (arcWeight == null) {
            for (int a = from; a < to; a++) {
                int c = name[target[a]];
                int i = index[c];
                if (i == 0) {
                    met[count] = c;
                    sum[count++] = 1;
                    index[c] = count;
                } else {
                    sum[i - 1] += 1;
                }
            }
        } else {
            for (int a = from; a < to; a++) {
                int c = name[target[a]];
                int i = index[c];
                if (i == 0) {
                    met[count] = c;
                    sum[count++] = arcWeight[a];
                    index[c] = count;
                } else {
                    sum[i - 1] += arcWeight[a];
                }
            }
        }
        size = count;
    }

    /** Lists {@code c}, with a weight of 0 so far. */
    void meet(int c) {
        index(c);
    }

    void add(int c, double tie) {
        int i = index(c);
        weight[i] += tie;
    }

    /** Adds to the community numbered {@code i}. */
    void addAt(int i, double tie) {
        weight[i] += tie;
    }

    int size() {
        return size;
    }

    int community(int i) {
        return community[i];
    }

    double weight(int i) {
        return weight[i];
    }
}
