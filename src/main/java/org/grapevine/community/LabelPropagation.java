package org.grapevine.community;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;

/**
 * Communities by label propagation: everybody takes on the community that most of its ties lead to, over and over. Raghavan, Albert and
 * Kumara, <i>Physical Review E</i> 76 (2007) 036106. Fast and rough; {@link Leiden} finds better ones.
 *
 * <p>Ties weigh as in {@link Modularity}; who is torn between two communities stays in its own, else takes the one of the smallest label, so that a seed
 * gives one answer where the paper draws lots. Communities are connected. O(arcs + memberships) a round.
 *
 * @param seed of the order in which vertices are looked at
 */
public record LabelPropagation(long seed) {
    /* The local moving of Leiden with a resolution of 0, where only ties count, is label propagation. */

    /** The communities of {@code graph}. */
    public Partition partition(Graph graph, Workers workers) {
        Level level = Level.of(graph, workers);
        int n = level.nodes();
        Reach[] reaches = new Reach[workers.threads()];
        for (int worker = 0; worker < reaches.length; worker++) {
            reaches[worker] = new Reach(n);
        }
        int[] community = new int[n];
        for (int v = 0; v < n; v++) {
            community[v] = v;
        }
        new LocalMoving(level, 0, community, reaches, workers).run(new Stride(n, seed, 0), 0, LocalMoving.PASSES);
        return new Partition(ConnectedParts.of(level, community));
    }

    /** The memory of it beside the graph. */
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(Level.bytes(graph)
                + (50L + 4L * threads) * graph.vertices()
                + 20L * graph.memberships().size());
    }
}
