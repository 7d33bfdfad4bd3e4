package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.parallel.Workers;

/**
 * Chooses one vertex after the other, always the one that adds most to those before it, ties to the smaller vertex. Where what a vertex
 * adds is never negative and never grows as others join (a monotone submodular function) the sum of all gains is within 1 - 1/e of the
 * best possible: Nemhauser, Wolsey and Fisher, <i>Mathematical Programming</i> 14 (1978) 265-294. Lazy: Minoux, <i>Optimization
 * Techniques</i> (1978) 234-243. 20 bytes a vertex.
 */
final class LazyGreedy {
    /* A heap holds for each vertex an upper bound of what it adds: some earlier gain, since gains only fall. Those at the top are counted
     * anew until none that is left could add more than the best counted one; and to count may stop early with a bound that is too low to win.
     * They are counted in batches of 1, 2, 4 ... 64, whoever works, so that all workers have something to do and the bits are the same.
     *
     * The same bounds tell how good any other choice could be: what is reached plus the largest bounds, as many as may be chosen. */

    private static final int LARGEST_BATCH = 64;

    /** What vertices add to those taken so far. */
    interface Gain {
        /** An upper bound of what {@code v} adds to nobody. */
        long most(int v);

        /**
         * What {@code v} adds if that is at least {@code enough}, else any upper bound of it below {@code enough}.
         *
         * @param worker whose scratch space may be used
         */
        long of(int v, long enough, int worker);

        /** Adds {@code v} to those taken. */
        void take(int v);
    }

    private final Gain gain;
    private final Workers workers;
    private final long[] key;
    private final int[] vertex;
    private final int[] countedIn;
    /** How many are in the heap. */
    private int waiting;

    private int round;
    private int[] members = new int[0];
    private long[] gains = new long[0];
    private int[] alone = new int[0];
    private long bound = Long.MAX_VALUE;

    private LazyGreedy(Gain gain, boolean[] eligible, Workers workers) {
        this.gain = gain;
        this.workers = workers;
        key = new long[eligible.length];
        vertex = new int[eligible.length];
        countedIn = new int[eligible.length];
        for (int v = 0; v < eligible.length; v++) {
            if (eligible[v]) {
                vertex[waiting] = v;
                key[waiting++] = gain.most(v);
            }
        }
        for (int i = waiting / 2 - 1; i >= 0; i--) {
            sink(i, key[i], vertex[i]);
        }
    }

    /** Chooses up to {@code size} of the eligible, fewer where nobody adds anything. */
    static LazyGreedy choose(Gain gain, int size, boolean[] eligible, Workers workers) {
        LazyGreedy greedy = new LazyGreedy(gain, eligible, workers);
        greedy.run(Math.min(size, greedy.waiting));
        return greedy;
    }

    /** What each of {@code set}, taken in that order, adds to those before it. */
    static long[] gains(Gain gain, int[] set) {
        long[] gains = new long[set.length];
        for (int i = 0; i < set.length; i++) {
            gains[i] = gain.of(set[i], Long.MIN_VALUE, 0);
            gain.take(set[i]);
        }
        return gains;
    }

    private void run(int size) {
        members = new int[size];
        gains = new long[size];
        int count = 0;
        long total = 0;
        long most = Long.MAX_VALUE;
        while (count < size && most > 0) {
            workers.progress().at(count, size);
            round++;
            int[] leading = leading(count == 0 ? size : 1);
            if (count == 0) {
                alone = leading;
            }
            bound = Math.min(bound, total + sumOfLargest(size));
            most = key[0];
            if (most > 0) {
                setTopAside();
                members[count] = vertex[waiting];
                gains[count++] = most;
                total += most;
                gain.take(vertex[waiting]);
            }
        }
        bound = Math.min(bound, total + sumOfLargest(size));
        members = Arrays.copyOf(members, count);
        gains = Arrays.copyOf(gains, count);
    }

    /** The {@code count} vertices that add most now, counted exactly; the best of them is at the top of the heap afterwards. */
    private int[] leading(int count) {
        long[] bestGain = new long[count];
        int[] best = new int[count];
        int known = 0;
        int all = waiting;
        int[] slot = new int[LARGEST_BATCH];
        int pending = 1;
        for (int limit = 1; pending > 0; limit = Math.min(LARGEST_BATCH, 2 * limit)) {
            pending = 0;
            while (waiting > 0
                    && pending < limit
                    && (known < count || isBefore(key[0], vertex[0], bestGain[count - 1], best[count - 1]))) {
                setTopAside();
                if (countedIn[vertex[waiting]] == round) {
                    known = insert(bestGain, best, known, waiting);
                } else {
                    slot[pending++] = waiting;
                }
            }
            long enough = known < count ? Long.MIN_VALUE : bestGain[count - 1];
            workers.run(pending, (i, worker) -> key[slot[i]] = gain.of(vertex[slot[i]], enough, worker));
            for (int i = 0; i < pending; i++) {
                if (key[slot[i]] >= enough) {
                    countedIn[vertex[slot[i]]] = round;
                    known = insert(bestGain, best, known, slot[i]);
                }
            }
        }
        while (waiting < all) {
            rise(waiting++);
        }
        return Arrays.copyOf(best, known);
    }

    private int insert(long[] bestGain, int[] best, int known, int slot) {
        int place = known;
        while (place > 0 && isBefore(key[slot], vertex[slot], bestGain[place - 1], best[place - 1])) {
            place--;
        }
        if (place == best.length) {
            return known;
        }
        int moved = Math.min(known, best.length - 1) - place;
        System.arraycopy(bestGain, place, bestGain, place + 1, moved);
        System.arraycopy(best, place, best, place + 1, moved);
        bestGain[place] = key[slot];
        best[place] = vertex[slot];
        return Math.min(known + 1, best.length);
    }

    /** The sum of the {@code count} largest keys: goes down the heap from its top. */
    private long sumOfLargest(int count) {
        int[] open = new int[count + 1];
        int opened = waiting > 0 ? 1 : 0;
        long sum = 0;
        for (int taken = 0; taken < count && opened > 0; taken++) {
            int largest = 0;
            for (int i = 1; i < opened; i++) {
                largest = key[open[i]] > key[open[largest]] ? i : largest;
            }
            int i = open[largest];
            sum += Math.max(0, key[i]);
            open[largest] = open[--opened];
            for (int child = 2 * i + 1; child <= 2 * i + 2 && child < waiting; child++) {
                open[opened++] = child;
            }
        }
        return sum;
    }

    /** Takes the top out of the heap and leaves it at place {@link #waiting}, just behind. */
    private void setTopAside() {
        long k = key[0];
        int v = vertex[0];
        waiting--;
        if (waiting > 0) {
            sink(0, key[waiting], vertex[waiting]);
        }
        key[waiting] = k;
        vertex[waiting] = v;
    }

    private void sink(int from, long k, int v) {
        int i = from;
        for (int child = 2 * i + 1; child < waiting; child = 2 * i + 1) {
            if (child + 1 < waiting && isBefore(key[child + 1], vertex[child + 1], key[child], vertex[child])) {
                child++;
            }
            if (!isBefore(key[child], vertex[child], k, v)) {
                break;
            }
            key[i] = key[child];
            vertex[i] = vertex[child];
            i = child;
        }
        key[i] = k;
        vertex[i] = v;
    }

    private void rise(int from) {
        long k = key[from];
        int v = vertex[from];
        int i = from;
        while (i > 0 && isBefore(k, v, key[(i - 1) / 2], vertex[(i - 1) / 2])) {
            key[i] = key[(i - 1) / 2];
            vertex[i] = vertex[(i - 1) / 2];
            i = (i - 1) / 2;
        }
        key[i] = k;
        vertex[i] = v;
    }

    private static boolean isBefore(long k, int v, long otherKey, int otherVertex) {
        return k > otherKey || (k == otherKey && v < otherVertex);
    }

    /** The chosen vertices in the order of choice. */
    int[] members() {
        return members;
    }

    /** What each chosen vertex added to those before it. */
    long[] gains() {
        return gains;
    }

    /** No choice of that size gains more in sum. */
    long bound() {
        return bound;
    }

    /** The eligible vertices, as many as may be chosen, that add most each to nobody. */
    int[] alone() {
        return alone;
    }
}
