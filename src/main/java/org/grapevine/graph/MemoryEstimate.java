package org.grapevine.graph;

import org.grapevine.GrapevineException;

/**
 * How many bytes a run takes beside the graph itself.
 *
 * @param bytes at the peak
 */
public record MemoryEstimate(long bytes) {
    private static final double USABLE = .9;

    /** The memory of {@code graph} itself. */
    public static MemoryEstimate of(Graph graph) {
        long bytes = of(graph.out());
        if (graph.directed()) {
            bytes += of(graph.in());
        }
        Memberships groups = graph.memberships();
        return new MemoryEstimate(bytes + of(groups.ofVertex) + of(groups.ofGroup) + 8L * groups.groups());
    }

    private static long of(Arcs arcs) {
        return 4L * arcs.offset.length + (arcs.weight == null ? 4L : 12L) * arcs.size();
    }

    /** Both at the same time. */
    public MemoryEstimate and(MemoryEstimate other) {
        return new MemoryEstimate(bytes + other.bytes);
    }

    /**
     * Refuses a run that cannot fit into the free heap.
     *
     * @throws GrapevineException naming the need, what is free and a remedy
     */
    public void require(String what) {
        Runtime runtime = Runtime.getRuntime();
        long free = (long) (USABLE * (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory()));
        if (bytes > free) {
            throw GrapevineException.input(
                    "%s needs about %,d MB of memory, %,d MB are free".formatted(what, bytes >> 20, free >> 20),
                    "give Java more (GRAPEVINE_JAVA_OPTS=-Xmx..), fewer --threads, or a smaller view (--ties, --groups)");
        }
    }
}
