package org.grapevine.community;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;

/**
 * Modularity: the share of all ties that stays within communities, less the share that would if ties were drawn at random by strength. Newman and
 * Girvan, <i>Physical Review E</i> 69 (2004) 026113; for weights Newman, ibid. 70 (2004) 056131; with a resolution Reichardt and
 * Bornholdt, ibid. 74 (2006) 016110:
 * {@code Q = sum over communities C of W(C, C) / S - resolution (K(C) / S)^2}, where W is the matrix of the mean weights of both directions, K(C)
 * its sum over the rows of C and S over all.
 *
 * <p>At most 1; with a resolution of 1 at least -1/2, and 0 where all are in one community. A graph without ties has 0. Every two members
 * of a group are tied, without expansion: O(arcs + memberships). 16 bytes a vertex, and for a directed graph 24 an arc.
 */
public final class Modularity {
    private static final int WORK = 1 << 13;

    private Modularity() {}

    /**
     * The modularity of {@code partition} on {@code graph}.
     *
     * @throws IllegalArgumentException if the resolution is not finite and at least 0, or the partition is of another number of vertices
     */
    public static double of(Graph graph, Partition partition, double resolution, Workers workers) {
        checkResolution(resolution);
        if (partition.of.length != graph.vertices()) {
            throw new IllegalArgumentException(
                    "partition of " + partition.of.length + " vertices, " + graph.vertices() + " in the graph");
        }
        return of(Level.of(graph, workers), partition.of, resolution, workers);
    }

    static void checkResolution(double resolution) {
        if (!(resolution >= 0 && resolution < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("resolution " + resolution + " is not finite and at least 0");
        }
    }

    /** The memory of it beside the graph. */
    public static MemoryEstimate estimate(Graph graph) {
        return new MemoryEstimate(16L * graph.vertices() + Level.bytes(graph));
    }

    /** Of a partition of the vertices of a graph, not of nodes that stand for several. */
    static double of(Level level, int[] community, double resolution, Workers workers) {
        int n = level.nodes();
        if (level.total == 0) {
            return 0;
        }
        Chunks chunks = Chunks.byWork(level.offset, WORK);
        double inside = workers.sum(chunks.count(), (chunk, worker) -> {
            double sum = 0;
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                for (int a = level.offset[v]; a < level.end[v]; a++) {
                    sum += community[level.target[a]] == community[v] ? level.weight(a) : 0;
                }
            }
            return sum;
        });
        inside += withinGroups(level.groups, community);
        double[] strength = new double[n];
        for (int v = 0; v < n; v++) {
            strength[community[v]] += level.strength[v];
        }
        double chance = 0;
        for (double k : strength) {
            chance += (k / level.total) * (k / level.total);
        }
        return inside / level.total - resolution * chance;
    }

    /** T members' talk in a group and community, n their number: the pairs of them weigh 2 half T (n - 1). */
    private static double withinGroups(GroupRows groups, int[] community) {
        int[] count = new int[community.length];
        double[] talk = new double[community.length];
        double sum = 0;
        for (int g = 0; g < groups.groups(); g++) {
            for (int row = groups.begin[g]; row < groups.begin[g + 1]; row++) {
                count[community[groups.node[row]]]++;
                talk[community[groups.node[row]]] += groups.talk(row);
            }
            for (int row = groups.begin[g]; row < groups.begin[g + 1]; row++) {
                int c = community[groups.node[row]];
                sum += 2 * groups.half[g] * talk[c] * Math.max(0, count[c] - 1);
                count[c] = 0;
                talk[c] = 0;
            }
        }
        return sum;
    }
}
