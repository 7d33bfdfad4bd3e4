package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct neighbours everyone has, by going through them: O(all pairs of members) time, a byte a vertex and thread. Where groups
 * overlap much that is quicker than to find the {@link DistinctPairs} first, and takes no memory to speak of.
 */
public final class NeighbourCounts {
    private static final int CHUNK = 256;
    private static final double WORTH_MEETING = 2048;

    private NeighbourCounts() {}

    /** How many vertices each has an arc to or from, in {@code graph}. */
    public static int[] bothWays(Graph graph, Workers workers) {
        return counts(graph, graph.directed(), workers);
    }

    /** How many vertices each has an arc to. */
    public static int[] along(Graph graph, Workers workers) {
        return counts(graph, false, workers);
    }

    /** Whether that is likely to be quicker than to find the {@link DistinctPairs}: whether groups have no more than thousands of members. */
    public static boolean areQuick(Graph graph) {
        return graph.hasGroups()
                && met(graph) <= WORTH_MEETING * graph.memberships().size();
    }

    /** The memory that each thread takes. */
    public static long bytes(long vertices) {
        return vertices;
    }

    /** How many others everyone meets altogether: whoever shares two groups meets twice. */
    public static double met(Graph graph) {
        double met = graph.out().size() + (graph.directed() ? graph.in().size() : 0);
        for (int g = 0; g < graph.memberships().groups(); g++) {
            double members = graph.memberships().members(g);
            met += members * members;
        }
        return met;
    }

    private static int[] counts(Graph graph, boolean backToo, Workers workers) {
        int[] counts = new int[graph.vertices()];
        @Nullable Marks[] marks = new @Nullable Marks[workers.threads()];
        Chunks chunks = Chunks.even(counts.length, CHUNK);
        workers.run(chunks.count(), (chunk, worker) -> {
            Marks own = marks[worker];
            if (own == null) {
                own = new Marks(counts.length);
                marks[worker] = own;
            }
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                own.begin(v);
                int count = own.met(graph.out(), v) + (backToo ? own.met(graph.in(), v) : 0);
                Memberships groups = graph.memberships();
                for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                    count += own.met(groups.ofGroup, groups.ofVertex.target[m]);
                }
                counts[v] = count;
            }
        });
        return counts;
    }

    private static final class Marks {
        private final byte[] mark;
        private byte now;

        Marks(int vertices) {
            mark = new byte[vertices];
        }

        void begin(int v) {
            if (++now == 0) {
                Arrays.fill(mark, (byte) 0);
                now = 1;
            }
            mark[v] = now;
        }

        /** How many of a row were not met before. */
        int met(Arcs arcs, int row) {
            byte[] marks = mark;
            int[] target = arcs.target;
            byte here = now;
            int count = 0;
            int end = arcs.offset[row + 1];
            for (int a = arcs.offset[row]; a < end; a++) {
                int u = target[a];
                count += marks[u] == here ? 0 : 1;
                marks[u] = here;
            }
            return count;
        }
    }
}
