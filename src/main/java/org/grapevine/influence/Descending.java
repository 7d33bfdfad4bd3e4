package org.grapevine.influence;

/** Sorts two arrays together by the first, downwards, equal keys in their given order. Insertion below 24 entries, else merging. */
final class Descending {
    private static final int SHORT = 24;

    private Descending() {}

    static void sort(double[] key, int[] value, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = key[i - 1] >= key[i];
        }
        if (sorted) {
            return;
        }
        if (to - from <= SHORT) {
            insert(key, value, from, to);
            return;
        }
        merge(key, value, from, to, new double[to - from], new int[to - from]);
    }

    private static void insert(double[] key, int[] value, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            double k = key[i];
            int v = value[i];
            int j = i - 1;
            for (; j >= from && key[j] < k; j--) {
                key[j + 1] = key[j];
                value[j + 1] = value[j];
            }
            key[j + 1] = k;
            value[j + 1] = v;
        }
    }

    private static void merge(double[] key, int[] value, int from, int to, double[] keys, int[] values) {
        if (to - from <= SHORT) {
            insert(key, value, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        merge(key, value, from, middle, keys, values);
        merge(key, value, middle, to, keys, values);
        System.arraycopy(key, from, keys, 0, middle - from);
        System.arraycopy(value, from, values, 0, middle - from);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < middle - from) {
            if (right < to && key[right] > keys[left]) {
                key[at] = key[right];
                value[at++] = value[right++];
            } else {
                key[at] = keys[left];
                value[at++] = values[left++];
            }
        }
    }
}
