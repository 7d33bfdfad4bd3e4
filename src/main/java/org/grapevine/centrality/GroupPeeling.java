package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Workers;

/**
 * Peels a network whose ties run through groups: turns the degrees of its people into core numbers. Looks at every pair of members once, and
 * holds no pair.
 */
final class GroupPeeling {
    /* At level k, who has at most k neighbours left is peeled, wave after wave: those whom the last wave has brought down to k are the next. The
     * people are cut into as many ranges as there are threads, and of every group each range has its own part of the list of members. For a
     * wave each range goes through its own parts, drops who was peeled, and lowers the degrees of the others; so no two threads write one cell,
     * and as core numbers do not depend on the order of peeling, nor do they on the threads. A mark of a byte, which marks only the one who is being
     * peeled, keeps a pair that shares several groups from counting twice.
     *
     * Whoever has fewer than SPAN neighbours above the level waits in a list that is read at each level; the others are listed anew every SPAN levels. */

    private static final int SPAN = 64;
    private static final int WORTH_SHARING = 1 << 15;
    private static final int BREATH = 64;

    private final Graph graph;
    private final int[] degree;
    private final int[] left;
    private final Range[] ranges;
    private final Workers workers;
    private int[] wave;
    private int waveSize;
    private int horizon;

    /**
     * A peeling of {@code graph}.
     *
     * @param degree how many distinct neighbours everyone has; becomes the core numbers
     */
    GroupPeeling(Graph graph, int[] degree, Workers workers) {
        this.graph = graph;
        this.degree = degree;
        this.workers = workers;
        left = graph.memberships().ofGroup.target.clone();
        wave = new int[degree.length];
        ranges = new Range[workers.threads()];
        int[] offset = graph.memberships().ofVertex.offset;
        int from = 0;
        for (int r = 0; r < ranges.length; r++) {
            int to = from;
            long share = (long) offset[degree.length] * (r + 1) / ranges.length;
            while (to < degree.length && (r == ranges.length - 1 || offset[to] < share)) {
                to++;
            }
            ranges[r] = new Range(from, to);
            from = to;
        }
    }

    /** The memory of a peeling beside the degrees. */
    static long bytes(long vertices, long groups, long memberships, int threads) {
        return 4 * memberships + 17 * vertices + 8L * threads * groups;
    }

    /** Turns the degrees into core numbers. */
    void peel() {
        for (int level = nextLevel(0); level < Integer.MAX_VALUE; level = nextLevel(level + 1)) {
            for (Range range : ranges) {
                range.begin(level);
            }
            for (gather(); waveSize > 0; gather()) {
                peelWave(level);
            }
        }
    }

    /** The least degree of whoever is left, which is at least {@code from}. */
    private int nextLevel(int from) {
        int least = Integer.MAX_VALUE;
        for (Range range : ranges) {
            least = Math.min(least, range.leastNear(from));
        }
        if (least < Integer.MAX_VALUE) {
            return least;
        }
        for (Range range : ranges) {
            least = Math.min(least, range.leastStaying());
        }
        if (least < Integer.MAX_VALUE) {
            for (Range range : ranges) {
                range.bringNear(least + SPAN);
            }
            horizon = least + SPAN;
        }
        return least;
    }

    private void gather() {
        waveSize = 0;
        for (Range range : ranges) {
            System.arraycopy(range.next, 0, wave, waveSize, range.nextSize);
            waveSize += range.nextSize;
            range.nextSize = 0;
        }
    }

    private void peelWave(int level) {
        if ((long) waveSize * level > WORTH_SHARING) {
            workers.run(ranges.length, (r, worker) -> ranges[r].peelWave(level));
            return;
        }
        for (Range range : ranges) {
            range.peelWave(level);
        }
    }

    /** The people from {@code from} to {@code to} - 1, and whom of them each group has left. */
    private final class Range {
        final int[] next;
        int nextSize;
        private final int from;
        private final int to;
        private final int[] begin;
        private final int[] end;
        private final byte[] mark;
        private byte now;
        private final int[] staying;
        private int stayingSize;
        private final int[] near;
        private int nearSize;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
            Arcs members = graph.memberships().ofGroup;
            begin = new int[members.rows()];
            end = new int[members.rows()];
            for (int g = 0; g < begin.length; g++) {
                begin[g] = firstFrom(members, g, from);
                end[g] = firstFrom(members, g, to);
            }
            mark = new byte[to - from];
            next = new int[to - from];
            near = new int[to - from];
            staying = new int[to - from];
            for (int v = from; v < to; v++) {
                staying[v - from] = v;
            }
            stayingSize = to - from;
        }

        private static int firstFrom(Arcs members, int group, int v) {
            int at = Arrays.binarySearch(members.target, members.offset[group], members.offset[group + 1], v);
            return at < 0 ? -1 - at : at;
        }

        /** The least degree, from {@code level} on, in the list that is read at each level; forgets who was peeled. */
        int leastNear(int level) {
            int least = Integer.MAX_VALUE;
            int kept = 0;
            for (int i = 0; i < nearSize; i++) {
                int v = near[i];
                if (degree[v] >= level) {
                    near[kept++] = v;
                    least = Math.min(least, degree[v]);
                }
            }
            nearSize = kept;
            return least;
        }

        /** The least degree of those who are in no list yet. */
        int leastStaying() {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < stayingSize; i++) {
                int d = degree[staying[i]];
                least = d >= horizon ? Math.min(least, d) : least;
            }
            return least;
        }

        void bringNear(int nextHorizon) {
            int kept = 0;
            for (int i = 0; i < stayingSize; i++) {
                int v = staying[i];
                if (degree[v] >= nextHorizon) {
                    staying[kept++] = v;
                } else if (degree[v] >= horizon) {
                    near[nearSize++] = v;
                }
            }
            stayingSize = kept;
        }

        void begin(int level) {
            for (int i = 0; i < nearSize; i++) {
                if (degree[near[i]] == level) {
                    next[nextSize++] = near[i];
                }
            }
        }

        void peelWave(int level) {
            for (int i = 0; i < waveSize; i++) {
                if (i % BREATH == 0) {
                    workers.checkCancelled();
                }
                if (++now == 0) {
                    Arrays.fill(mark, (byte) 0);
                    now = 1;
                }
                int v = wave[i];
                meet(graph.out(), v, level);
                if (graph.directed()) {
                    meet(graph.in(), v, level);
                }
                Arcs groups = graph.memberships().ofVertex;
                for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
                    meetGroup(groups.target[m], level);
                }
            }
        }

        private void meet(Arcs direct, int v, int level) {
            for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
                int u = direct.target[a];
                if (u >= from && u < to && degree[u] > level && mark[u - from] != now) {
                    mark[u - from] = now;
                    lower(u, level);
                }
            }
        }

        private void meetGroup(int group, int level) {
            int kept = begin[group];
            int stop = end[group];
            for (int a = kept; a < stop; a++) {
                int u = left[a];
                if (mark[u - from] == now) {
                    left[kept++] = u;
                } else if (degree[u] > level) {
                    left[kept++] = u;
                    mark[u - from] = now;
                    lower(u, level);
                }
            }
            end[group] = kept;
        }

        private void lower(int u, int level) {
            int d = --degree[u];
            if (d == level) {
                next[nextSize++] = u;
            } else if (d == horizon - 1) {
                near[nearSize++] = u;
            }
        }
    }
}
