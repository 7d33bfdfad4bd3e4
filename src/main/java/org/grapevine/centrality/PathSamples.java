package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Shortest paths drawn at random: two vertices, all ordered pairs equally likely, and one of the shortest paths from the one to the other,
 * all equally likely. Kept is who stands inside; nobody where the two are tied or have no path. Path i depends on the seed and i alone.
 * The share of paths that a set meets estimates what it meets of all: Riondato and Kornaropoulos, <i>DMKD</i> 30 (2016) 438-475. 8 bytes
 * an entry.
 */
final class PathSamples {
    /* Searched from both ends, a level at a time where fewer arcs leave, until a level meets the other search: all shortest paths cross
     * that level, each at one vertex, which is drawn by the number of paths through it. */

    private static final int CHUNK = 64;

    private final Graph graph;
    private final Graph reversed;
    private final Workers workers;
    private final long seed;
    private final @Nullable Pair[] searches;
    private int size;
    private int some;
    private int[] offset = new int[1];
    private int[] inside = new int[0];

    PathSamples(Graph graph, long seed, Workers workers) {
        this.graph = graph;
        this.reversed = graph.reversed();
        this.workers = workers;
        this.seed = seed;
        searches = new @Nullable Pair[workers.threads()];
    }

    static MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(
                threads * (40L * graph.vertices() + 32L * graph.memberships().groups()));
    }

    /** Draws paths until there are {@code target}. */
    void growTo(int target) {
        int base = size;
        int chunks = (Math.max(0, target - base) + CHUNK - 1) / CHUNK;
        int[][] pieces = new int[chunks][];
        offset = Arrays.copyOf(offset, Math.max(target, base) + 1);
        workers.run(chunks, (chunk, worker) -> {
            Pair pair = searches[worker];
            if (pair == null) {
                pair = new Pair();
                searches[worker] = pair;
            }
            int from = base + chunk * CHUNK;
            pieces[chunk] = pair.draw(from, Math.min(target, from + CHUNK));
        });
        int filled = inside.length;
        inside = Arrays.copyOf(
                inside,
                Math.addExact(
                        filled,
                        Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()));
        for (int[] piece : pieces) {
            System.arraycopy(piece, 0, inside, filled, piece.length);
            filled += piece.length;
        }
        for (size = base; size < target; size++) {
            some += offset[size + 1] > 0 ? 1 : 0;
            offset[size + 1] += offset[size];
        }
    }

    /** How many paths were drawn. */
    int size() {
        return size;
    }

    /** How many of them have somebody inside. */
    int some() {
        return some;
    }

    /** How many stand inside all paths together. */
    int entries() {
        return inside.length;
    }

    /** Where path {@code i} begins in {@link #inside}; it ends where path {@code i + 1} begins. */
    int begin(int i) {
        return offset[i];
    }

    /** Who stands at place {@code e} of all paths. */
    int inside(int e) {
        return inside[e];
    }

    private final class Pair {
        private final PathCounts forward = new PathCounts(graph);
        private final PathCounts backward = new PathCounts(reversed);
        private final RandomStream random = new RandomStream();
        private int[] piece = new int[256];
        private int filled;

        int[] draw(int from, int to) {
            filled = 0;
            for (int i = from; i < to; i++) {
                random.seek(seed, i);
                int before = filled;
                draw();
                offset[i + 1] = filled - before;
            }
            return Arrays.copyOf(piece, filled);
        }

        private void draw() {
            int n = graph.vertices();
            int source = random.below(n);
            int target = random.below(n - 1);
            forward.start(source);
            backward.start(target < source ? target : target + 1);
            int meeting = -1;
            while (meeting < 0) {
                boolean onward = forward.volume() <= backward.volume();
                PathCounts side = onward ? forward : backward;
                side.expand();
                if (side.begin() == side.end()) {
                    return;
                }
                meeting = meeting(side, onward ? backward : forward);
            }
            walk(forward, meeting);
            if (forward.distance[meeting] > 0 && backward.distance[meeting] > 0) {
                add(meeting);
            }
            walk(backward, meeting);
        }

        private int meeting(PathCounts side, PathCounts other) {
            double total = 0;
            for (int i = side.begin(); i < side.end(); i++) {
                int u = side.order[i];
                total += other.distance[u] < 0 ? 0 : side.paths[u] * other.paths[u];
            }
            if (total == 0) {
                return -1;
            }
            double left = random.unit() * total;
            int last = -1;
            for (int i = side.begin(); i < side.end() && left >= 0; i++) {
                int u = side.order[i];
                if (other.distance[u] >= 0) {
                    last = u;
                    left -= side.paths[u] * other.paths[u];
                }
            }
            return last;
        }

        private void walk(PathCounts side, int from) {
            int v = from;
            while (side.distance[v] > 1) {
                v = side.before(v, random);
                add(v);
            }
        }

        private void add(int v) {
            if (filled == piece.length) {
                piece = Arrays.copyOf(piece, 2 * filled);
            }
            piece[filled++] = v;
        }
    }
}
