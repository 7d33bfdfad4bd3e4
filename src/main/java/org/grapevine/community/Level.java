package org.grapevine.community;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A network that communities are sought in: the vertices of a graph, or nodes that stand for several each. Between two nodes stands
 * the mean weight of both directions; what is within a node counts in its strength only.
 */
final class Level {
    private static final int WORK = 1 << 13;

    /* Merged levels are written into rows as long as they might get, in one pass: the arcs of a row end before the next row begins. */

    /** Where the arcs of each node begin; a node has none to itself. */
    final int[] offset;

    /** Where they end. */
    final int[] end;

    /** Where each arc leads. */
    final int[] target;

    /** What each arc weighs; null where all weigh 1. */
    final double @Nullable [] weight;

    /** The groups. */
    final GroupRows groups;

    /** What each node's vertices are tied to others by, each other included. */
    final double[] strength;

    /** The sum of all strengths. */
    final double total;

    private Level(
            int[] offset, int[] end, int[] target, double @Nullable [] weight, GroupRows groups, double[] strength) {
        this.offset = offset;
        this.end = end;
        this.target = target;
        this.weight = weight;
        this.groups = groups;
        this.strength = strength;
        double sum = 0;
        for (double s : strength) {
            sum += s;
        }
        total = sum;
    }

    /** Every vertex of {@code graph} a node. */
    static Level of(Graph graph, Workers workers) {
        Arcs out = graph.out();
        Arcs in = graph.in();
        int n = graph.vertices();
        int[] offset = out.offset;
        int[] target = out.target;
        double[] weight = out.weight;
        if (graph.directed()) {
            offset = new int[n + 1];
            target = new int[Math.addExact(out.size(), in.size())];
            weight = new double[target.length];
            for (int v = 0; v < n; v++) {
                offset[v + 1] = offset[v] + bothWays(out, in, v, offset[v], target, weight);
            }
        }
        int[] end = Arrays.copyOfRange(offset, 1, n + 1);
        GroupRows groups = GroupRows.of(graph.memberships());
        return new Level(offset, end, target, weight, groups, ties(offset, weight, groups, workers));
    }

    /** Merges the rows of {@code v} at {@code at} and returns the number of neighbours. */
    private static int bothWays(Arcs out, Arcs in, int v, int at, int[] target, double[] weight) {
        int a = out.offset[v];
        int b = in.offset[v];
        int count = at;
        while (a < out.offset[v + 1] || b < in.offset[v + 1]) {
            int left = a < out.offset[v + 1] ? out.target[a] : Integer.MAX_VALUE;
            int right = b < in.offset[v + 1] ? in.target[b] : Integer.MAX_VALUE;
            target[count] = Math.min(left, right);
            weight[count++] = ((left <= right ? out.weight(a++) : 0) + (right <= left ? in.weight(b++) : 0)) / 2;
        }
        return count - at;
    }

    /** What every vertex is tied to all others by. */
    private static double[] ties(int[] offset, double @Nullable [] weight, GroupRows groups, Workers workers) {
        double[] ties = new double[offset.length - 1];
        Chunks chunks = Chunks.byWork(offset, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                double sum = weight == null ? offset[v + 1] - offset[v] : 0;
                for (int a = offset[v]; weight != null && a < offset[v + 1]; a++) {
                    sum += weight[a];
                }
                ties[v] = sum;
            }
        });
        groups.addTies(ties, workers);
        return ties;
    }

    /** The memory of the level of {@code graph} itself, most of which is shared with an undirected graph. */
    static long bytes(Graph graph) {
        long arcs = graph.directed() ? 24L * (graph.out().size() + graph.in().size()) : 0;
        return arcs + 12L * graph.vertices() + 16L * graph.memberships().groups();
    }

    int nodes() {
        return end.length;
    }

    double weight(int arc) {
        return weight == null ? 1 : weight[arc];
    }

    int degree(int v) {
        return end[v] - offset[v];
    }

    /**
     * The level on which each set of nodes is one node.
     *
     * @param into the set of each node
     * @param members the nodes sorted by set
     */
    Level merged(int[] into, Members members, Reach[] reaches, Workers workers) {
        int merged = members.sets();
        int[] mergedOffset = new int[merged + 1];
        for (int set = 0; set < merged; set++) {
            int most = mergedOffset[set];
            for (int i = members.begin[set]; i < members.begin[set + 1]; i++) {
                most += degree(members.node[i]);
            }
            mergedOffset[set + 1] = most;
        }
        int[] mergedEnd = new int[merged];
        int[] mergedTarget = new int[mergedOffset[merged]];
        double[] mergedWeight = new double[mergedOffset[merged]];
        double[] sums = new double[merged];
        Chunks chunks = Chunks.byWork(mergedOffset, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            Reach reach = reaches[worker];
            for (int set = chunks.from(chunk); set < chunks.to(chunk); set++) {
                reach.begin(set);
                for (int i = members.begin[set]; i < members.begin[set + 1]; i++) {
                    int v = members.node[i];
                    sums[set] += strength[v];
                    reach.addAll(target, weight, offset[v], end[v], into);
                }
                int at = mergedOffset[set];
                for (int i = 1; i < reach.size(); i++) {
                    mergedTarget[at] = reach.community(i);
                    mergedWeight[at++] = reach.weight(i);
                }
                mergedEnd[set] = at;
            }
        });
        return new Level(mergedOffset, mergedEnd, mergedTarget, mergedWeight, groups.merged(into, merged), sums);
    }
}
