package org.grapevine.influence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Arcs with probabilities, and the exact worth of any seeds by going through every world: the slow judge of all sampling. The worth of
 * somebody counts when word reaches it from a seed who agrees; in the incremental form when it does and would not from the talkers.
 */
final class Enumerated {
    final int vertices;
    final int[] from;
    final int[] to;
    final double[] p;
    final double[] extra;
    final double[] value;

    /** @param extra probability that the campaign's own coin of the arc comes up; all 0 for a plain cascade */
    Enumerated(int vertices, int[] from, int[] to, double[] p, double[] extra, double[] value) {
        this.vertices = vertices;
        this.from = from;
        this.to = to;
        this.p = p;
        this.extra = extra;
        this.value = value;
    }

    static Enumerated random(int vertices, int arcs, RandomGenerator random) {
        int[] from = new int[arcs];
        int[] to = new int[arcs];
        double[] p = new double[arcs];
        boolean[] taken = new boolean[vertices * vertices];
        for (int a = 0; a < arcs; ) {
            int u = random.nextInt(vertices);
            int v = random.nextInt(vertices);
            if (u != v && !taken[u * vertices + v]) {
                taken[u * vertices + v] = true;
                from[a] = u;
                to[a] = v;
                p[a++] = .1 + .8 * random.nextDouble();
            }
        }
        double[] value = new double[vertices];
        for (int v = 0; v < vertices; v++) {
            value[v] = 1 + random.nextInt(4);
        }
        return new Enumerated(vertices, from, to, p, new double[arcs], value);
    }

    /** The worth of seeds, given as bits, to which seeds who talk with the given discount a hop. */
    double worth(int seeds, double discount) {
        double sum = 0;
        for (long world = 0; world < 1L << from.length; world++) {
            double chance = 1;
            for (int a = 0; a < from.length && chance > 0; a++) {
                chance *= (world >> a & 1) != 0 ? p[a] : 1 - p[a];
            }
            if (chance > 0) {
                sum += chance * reached(seeds, world, discount);
            }
        }
        return sum;
    }

    private double reached(int seeds, long live, double discount) {
        double[] weight = new double[vertices];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int v = 0; v < vertices; v++) {
            if ((seeds >> v & 1) != 0) {
                weight[v] = 1;
                queue.add(v);
            }
        }
        double sum = 0;
        while (!queue.isEmpty()) {
            int u = queue.poll();
            sum += weight[u] * value[u];
            for (int a = 0; a < from.length; a++) {
                if (from[a] == u && (live >> a & 1) != 0 && weight[to[a]] == 0) {
                    weight[to[a]] = weight[u] * discount;
                    queue.add(to[a]);
                }
            }
        }
        return sum;
    }

    /** What {@code seeds} bring beyond what {@code talkers} bring anyway. */
    double incremental(int seeds, int talkers) {
        int coins = from.length;
        double sum = 0;
        for (long world = 0; world < 1L << (2 * coins); world++) {
            double chance = 1;
            for (int a = 0; a < coins && chance > 0; a++) {
                chance *= (world >> a & 1) != 0 ? p[a] : 1 - p[a];
                chance *= (world >> (coins + a) & 1) != 0 ? extra[a] : 1 - extra[a];
            }
            if (chance > 0) {
                long organic = world & ((1L << coins) - 1);
                long campaign = organic;
                for (int a = 0; a < coins; a++) {
                    boolean pushed = (seeds >> from[a] & 1) != 0 && (world >> (coins + a) & 1) != 0;
                    campaign |= pushed ? 1L << a : 0;
                }
                sum += chance * (reached(talkers, campaign, 1) - reached(talkers, organic, 1));
            }
        }
        return sum;
    }
}
