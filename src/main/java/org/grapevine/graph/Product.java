package org.grapevine.graph;

import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Products of a graph's weighted adjacency matrix W with vectors, groups included and never expanded: for a group g,
 * {@code y[i] += w_g * talk_i * (sum of x over g - x[i])}. O(arcs + memberships) a product, 8 bytes a group beside the vectors.
 * A pair counts once for its direct arc and once for each group it shares.
 */
public final class Product {
    /* Two passes: every group's sum (chunks of groups), then every vertex pulls from its neighbours and its groups (chunks of vertices).
     * Each cell has one writer and one order of summation: the same bits on any number of threads. The difference "sum - x[i]" loses
     * digits where x[i] is nearly all of a group's sum; for pairs, where that would be at its worst, the other member is read directly. */

    private static final int WORK = 1 << 14;

    private final Graph graph;
    private final Workers workers;
    private final double[] groupSum;
    private final Chunks groupChunks;
    private final Chunks outChunks;
    private final Chunks inChunks;

    /** Products of {@code graph}, done by {@code workers}. Not for use by two threads at a time. */
    public Product(Graph graph, Workers workers) {
        this.graph = graph;
        this.workers = workers;
        this.groupSum = new double[graph.memberships().groups()];
        this.groupChunks = Chunks.byWork(graph.memberships().ofGroup.offset, WORK);
        this.outChunks = Chunks.byWork(graph.out().offset, WORK);
        this.inChunks = graph.in() == graph.out() ? outChunks : Chunks.byWork(graph.in().offset, WORK);
    }

    /** {@code y = W x}: every vertex sums over those it can bring. */
    public void times(double[] x, double[] y) {
        direct(graph.out(), outChunks, x, y);
        Memberships groups = graph.memberships();
        if (graph.hasGroups()) {
            sumGroups(x, null);
            double[] talk = groups.ofVertex.weight;
            workers.run(outChunks.count(), (chunk, worker) -> {
                for (int v = outChunks.from(chunk); v < outChunks.to(chunk); v++) {
                    double sum = 0;
                    for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                        int g = groups.ofVertex.target[m];
                        double others = groups.members(g) == 2 ? other(groups, null, g, v, x) : groupSum[g] - x[v];
                        sum += groups.weight[g] * (talk == null ? others : talk[m] * others);
                    }
                    y[v] += sum;
                }
            });
        }
    }

    /** {@code y = W' x}: every vertex sums over those who can bring it. */
    public void transposedTimes(double[] x, double[] y) {
        if (graph.symmetric()) {
            times(x, y);
            return;
        }
        direct(graph.in(), inChunks, x, y);
        Memberships groups = graph.memberships();
        if (graph.hasGroups()) {
            double[] talk = groups.ofGroup.weight;
            sumGroups(x, talk);
            workers.run(inChunks.count(), (chunk, worker) -> {
                for (int v = inChunks.from(chunk); v < inChunks.to(chunk); v++) {
                    double sum = 0;
                    for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                        int g = groups.ofVertex.target[m];
                        double own = groups.ofVertex.weight == null ? x[v] : groups.ofVertex.weight[m] * x[v];
                        sum += groups.weight[g]
                                * (groups.members(g) == 2 ? other(groups, talk, g, v, x) : groupSum[g] - own);
                    }
                    y[v] += sum;
                }
            });
        }
    }

    private void direct(Arcs arcs, Chunks chunks, double[] x, double[] y) {
        int[] offset = arcs.offset;
        int[] target = arcs.target;
        double[] weight = arcs.weight;
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                double sum = 0;
                if (weight == null) {
                    for (int a = offset[v]; a < offset[v + 1]; a++) {
                        sum += x[target[a]];
                    }
                } else {
                    for (int a = offset[v]; a < offset[v + 1]; a++) {
                        sum += weight[a] * x[target[a]];
                    }
                }
                y[v] = sum;
            }
        });
    }

    private void sumGroups(double[] x, double @Nullable [] talk) {
        Arcs members = graph.memberships().ofGroup;
        workers.run(groupChunks.count(), (chunk, worker) -> {
            for (int g = groupChunks.from(chunk); g < groupChunks.to(chunk); g++) {
                double sum = 0;
                for (int m = members.offset[g]; m < members.offset[g + 1]; m++) {
                    sum += talk == null ? x[members.target[m]] : talk[m] * x[members.target[m]];
                }
                groupSum[g] = sum;
            }
        });
    }

    private static double other(Memberships groups, double @Nullable [] talk, int g, int v, double[] x) {
        int first = groups.ofGroup.offset[g];
        int m = groups.ofGroup.target[first] == v ? first + 1 : first;
        double value = x[groups.ofGroup.target[m]];
        return talk == null ? value : talk[m] * value;
    }
}
