package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Products of a graph's weighted adjacency matrix W with vectors, groups included and never expanded: for a group g,
 * {@code y[i] += w_g * talk_i * (sum of x over g - x[i])}. O(arcs + memberships) a product, 16 bytes a group beside the vectors.
 * A pair counts once for its direct arc and once for each group it shares.
 */
public final class Product {
    /* Two passes: every group's sum, then every vertex pulls from its neighbours and its groups. Each cell has one writer and one order of
     * summation: the same bits on any number of threads. Rows are summed in four strands, since one strand waits for each addition before
     * it can begin the next; and what is to be done with finished rows is done chunk by chunk, while they are in cache. What is done
     * with rows alone, on a small graph, is done by the caller sooner than others could be called, and in blocks: a short method that is
     * called often is compiled well sooner than a long loop that is called seldom.
     *
     * Where all pairs of members weigh 1, as without probabilities, a group is looked up in eight bytes in place of sixteen, of a table that
     * does not fit the cache, which takes a sixth off a product with a client network.
     *
     * "sum - x[i]" loses what lies below the rounding of x[i]. That is harmless wherever the product is part of a score of i to which
     * x[i] itself contributes at least as much, as in every measure here; and where all others have 0 the difference is exactly 0. */

    private static final int WORK = 1 << 14;
    private static final int ROWS = 1 << 14;
    private static final int BLOCK = 1 << 9;
    private static final Rows NOTHING = (from, to) -> 0;

    /** What is to be done with some rows. */
    @FunctionalInterface
    public interface Rows {
        /** Does rows {@code from} to {@code to} - 1 and returns their share of a sum or a maximum. */
        double at(int from, int to);
    }

    private final Graph graph;
    private final Workers workers;
    private final Chunks outChunks;
    private final Chunks inChunks;
    private final Chunks groupChunks;
    private final Chunks rowChunks;
    /** Whether all pairs of members weigh 1. */
    private final boolean plain;
    /** For each group the sum over its members, then, unless these are plain, the weight of its pairs. */
    private final double[] sumAndWeight;

    private final int stride;

    /** Products of {@code graph}, done by {@code workers}. Not for use by two threads at a time. */
    public Product(Graph graph, Workers workers) {
        this.graph = graph;
        this.workers = workers;
        Memberships groups = graph.memberships();
        int[] ofVertex = groups.ofVertex.offset;
        this.outChunks = Chunks.byWork(WORK, graph.out().offset, ofVertex);
        this.inChunks = graph.in() == graph.out() ? outChunks : Chunks.byWork(WORK, graph.in().offset, ofVertex);
        this.groupChunks = Chunks.byWork(groups.ofGroup.offset, WORK);
        this.rowChunks = Chunks.even(graph.vertices(), ROWS);
        this.plain = !groups.hasTalk() && Arrays.stream(groups.weight).allMatch(weight -> weight == 1);
        this.stride = plain ? 1 : 2;
        this.sumAndWeight = new double[stride * groups.groups()];
        for (int g = 0; g < groups.groups() && !plain; g++) {
            sumAndWeight[2 * g + 1] = groups.weight[g];
        }
    }

    /** {@code y = W x}: every vertex sums over those it can bring. */
    public void times(double[] x, double[] y) {
        times(x, y, NOTHING);
    }

    /** {@code y = W x}; hands the rows of y on as they are finished and returns the sum of what comes back. */
    public double times(double[] x, double[] y, Rows then) {
        double[] talk = graph.memberships().ofVertex.weight;
        sumGroups(x, null);
        return workers.sum(outChunks.count(), (chunk, worker) -> {
            int from = outChunks.from(chunk);
            int to = outChunks.to(chunk);
            pull(graph.out(), x, y, from, to);
            if (graph.hasGroups()) {
                pullGroups(talk, x, y, from, to);
            }
            return then.at(from, to);
        });
    }

    /** {@code y = W' x}: every vertex sums over those who can bring it. */
    public void transposedTimes(double[] x, double[] y) {
        transposedTimes(x, y, NOTHING);
    }

    /** {@code y = W' x}; hands the rows of y on as they are finished and returns the sum of what comes back. */
    public double transposedTimes(double[] x, double[] y, Rows then) {
        if (graph.symmetric()) {
            return times(x, y, then);
        }
        sumGroups(x, graph.memberships().ofGroup.weight);
        double[] talk = graph.memberships().ofVertex.weight;
        return workers.sum(inChunks.count(), (chunk, worker) -> {
            int from = inChunks.from(chunk);
            int to = inChunks.to(chunk);
            pull(graph.in(), x, y, from, to);
            if (graph.hasGroups()) {
                pullTalk(talk, x, y, from, to);
            }
            return then.at(from, to);
        });
    }

    /** Sets {@code ones} to 1 and {@code y = W 1}, what each vertex has of arcs: a product that need not look where arcs lead. */
    public void sums(double[] ones, double[] y) {
        Arrays.fill(ones, 1);
        Arcs members = graph.memberships().ofGroup;
        for (int g = 0; g < members.rows(); g++) {
            sumAndWeight[stride * g] = members.degree(g);
        }
        double[] talk = graph.memberships().ofVertex.weight;
        workers.run(outChunks.count(), (chunk, worker) -> {
            int from = outChunks.from(chunk);
            int to = outChunks.to(chunk);
            weigh(graph.out(), y, from, to);
            if (graph.hasGroups()) {
                pullGroups(talk, ones, y, from, to);
            }
        });
    }

    /** Does all rows without a product and returns the sum of what comes back. */
    public double rows(Rows rows) {
        return workers.sum(rowChunks.count(), (chunk, worker) -> {
            double sum = 0;
            for (int from = rowChunks.from(chunk); from < rowChunks.to(chunk); from += BLOCK) {
                sum += rows.at(from, Math.min(from + BLOCK, rowChunks.to(chunk)));
            }
            return sum;
        });
    }

    /** Does all rows without a product and returns the largest that comes back; 0 where nothing is larger. */
    public double largest(Rows rows) {
        return workers.max(rowChunks.count(), (chunk, worker) -> rows.at(rowChunks.from(chunk), rowChunks.to(chunk)));
    }

    private static void pull(Arcs arcs, double[] x, double[] y, int from, int to) {
        int[] offset = arcs.offset;
        int[] target = arcs.target;
        double[] weight = arcs.weight;
        if (weight == null) {
            for (int v = from; v < to; v++) {
                y[v] = sum(target, x, offset[v], offset[v + 1]);
            }
        } else {
            for (int v = from; v < to; v++) {
                y[v] = sum(target, weight, x, offset[v], offset[v + 1]);
            }
        }
    }

    private static void weigh(Arcs arcs, double[] y, int from, int to) {
        for (int v = from; v < to; v++) {
            double sum = arcs.degree(v);
            if (arcs.weight != null) {
                sum = 0;
                for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                    sum += arcs.weight[a];
                }
            }
            y[v] = sum;
        }
    }

    private void pullGroups(double @Nullable [] talk, double[] x, double[] y, int from, int to) {
        if (plain) {
            pullPlain(x, y, from, to);
            return;
        }
        int[] offset = graph.memberships().ofVertex.offset;
        int[] group = graph.memberships().ofVertex.target;
        for (int v = from; v < to; v++) {
            double sum = 0;
            for (int m = offset[v]; m < offset[v + 1]; m++) {
                double others = sumAndWeight[2 * group[m] + 1] * (sumAndWeight[2 * group[m]] - x[v]);
                sum += talk == null ? others : talk[m] * others;
            }
            y[v] += sum;
        }
    }

    private void pullPlain(double[] x, double[] y, int from, int to) {
        int[] offset = graph.memberships().ofVertex.offset;
        int[] group = graph.memberships().ofVertex.target;
        double[] sums = sumAndWeight;
        for (int v = from; v < to; v++) {
            double own = x[v];
            double sum = 0;
            for (int m = offset[v]; m < offset[v + 1]; m++) {
                sum += sums[group[m]] - own;
            }
            y[v] += sum;
        }
    }

    private void pullTalk(double @Nullable [] talk, double[] x, double[] y, int from, int to) {
        if (plain) {
            pullPlain(x, y, from, to);
            return;
        }
        int[] offset = graph.memberships().ofVertex.offset;
        int[] group = graph.memberships().ofVertex.target;
        for (int v = from; v < to; v++) {
            double sum = 0;
            for (int m = offset[v]; m < offset[v + 1]; m++) {
                double own = talk == null ? x[v] : talk[m] * x[v];
                sum += sumAndWeight[2 * group[m] + 1] * (sumAndWeight[2 * group[m]] - own);
            }
            y[v] += sum;
        }
    }

    private void sumGroups(double[] x, double @Nullable [] talk) {
        int[] offset = graph.memberships().ofGroup.offset;
        int[] member = graph.memberships().ofGroup.target;
        workers.run(groupChunks.count(), (chunk, worker) -> {
            for (int g = groupChunks.from(chunk); g < groupChunks.to(chunk); g++) {
                sumAndWeight[stride * g] = talk == null
                        ? sum(member, x, offset[g], offset[g + 1])
                        : sum(member, talk, x, offset[g], offset[g + 1]);
            }
        });
    }

    private static double sum(int[] at, double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int a = from;
        for (; a < to - 3; a += 4) {
            s0 += x[at[a]];
            s1 += x[at[a + 1]];
            s2 += x[at[a + 2]];
            s3 += x[at[a + 3]];
        }
        for (; a < to; a++) {
            s0 += x[at[a]];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double sum(int[] at, double[] weight, double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int a = from;
        for (; a < to - 3; a += 4) {
            s0 += weight[a] * x[at[a]];
            s1 += weight[a + 1] * x[at[a + 1]];
            s2 += weight[a + 2] * x[at[a + 2]];
            s3 += weight[a + 3] * x[at[a + 3]];
        }
        for (; a < to; a++) {
            s0 += weight[a] * x[at[a]];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
