package org.grapevine.influence;

/** A binary heap of vertices by a key that only falls: largest first, equal keys by the lower vertex. 12 bytes an element. */
final class LazyQueue {
    private final double[] key;
    private final int[] vertex;
    private int size;

    LazyQueue(int capacity) {
        key = new double[capacity];
        vertex = new int[capacity];
    }

    /** Adds a vertex; {@link #heapify} must follow before anything is taken. */
    void add(int v, double k) {
        key[size] = k;
        vertex[size++] = v;
    }

    void heapify() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i, key[i], vertex[i]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int top() {
        return vertex[0];
    }

    double topKey() {
        return key[0];
    }

    void lowerTop(double k) {
        sink(0, k, vertex[0]);
    }

    void removeTop() {
        size--;
        if (size > 0) {
            sink(0, key[size], vertex[size]);
        }
    }

    private void sink(int from, double k, int v) {
        int i = from;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(key[child + 1], vertex[child + 1], key[child], vertex[child])) {
                child++;
            }
            if (!before(key[child], vertex[child], k, v)) {
                break;
            }
            key[i] = key[child];
            vertex[i] = vertex[child];
            i = child;
        }
        key[i] = k;
        vertex[i] = v;
    }

    private static boolean before(double k, int v, double otherKey, int otherVertex) {
        return k > otherKey || (k == otherKey && v < otherVertex);
    }
}
