package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.Workers;

/**
 * Brandes' search from up to 64 sources at once, a lane for each: {@code dependency(v) = paths(v) * sum over the next u of
 * (1 + dependency(u)) / paths(u)}. Brandes, <i>J. Math. Sociology</i> 25 (2001) 163-177; lanes as in Then et al., <i>The More the
 * Merrier</i>, PVLDB 8 (2014) 449-460. Scratch of one worker.
 */
final class Dependencies {
    /* Level by level, all lanes together: a row of path counts per vertex, a bit per lane for who is at the level. What a vertex finds new
     * is the plain sum of its neighbours' rows, without a look at any lane. For if u is new in a lane, no neighbour of u was there before
     * the last level, so all others still have 0 in it; lanes in which u is not new come out as nonsense and are not taken over. Only the
     * rows of the level now being written must not be seen: hence two arrays, for even and odd levels. The way back is the same with
     * c = (1 + dependency) / paths, whose rows are 0 until their level is over. A group is a vertex half a hop from its members.
     *
     * Levels that hold little push along their arcs, bit by bit; all others pull. Pulling first collects the rows that matter, without a
     * branch, and then adds them several at a time, which the compiler turns into vectors.
     *
     * Path counts that could pass 2^500 are scaled down, a level of a lane at a time, and the way back makes up for it. */

    private static final int MANY = 500;
    private static final double FEW = 0x1p-900;
    private static final int PUSH = 12;
    private static final int BREATH = 1 << 17;
    private static final double[] UNSCALED = {};

    private final int lanes;
    private final Workers workers;
    private final Arcs out;
    private final Arcs in;
    private final Arcs groupsOf;
    private final Arcs membersOf;
    private final double[][] paths;
    private final double[][] shares;
    private final double[] groupSums;
    private final long[] seen;
    private final long[] front;
    private final long[] groupSeen;
    private final long[] groupFront;
    private final Levels persons = new Levels();
    private final Levels groups = new Levels();
    private final int[] rows;
    private final double[] sum;
    private final int growth;
    private double[][] scale = new double[4][0];
    private int magnitude;
    private long unseen;
    private long groupsUnseen;
    private int breath;

    Dependencies(Graph graph, int lanes, Workers workers) {
        int n = graph.vertices();
        Memberships memberships = graph.memberships();
        this.lanes = lanes;
        this.workers = workers;
        out = graph.out();
        in = graph.in();
        groupsOf = memberships.ofVertex;
        membersOf = memberships.ofGroup;
        paths = new double[2][n * lanes];
        shares = new double[2][n * lanes];
        groupSums = new double[memberships.groups() * lanes];
        seen = new long[n];
        front = new long[n];
        groupSeen = new long[memberships.groups()];
        groupFront = new long[memberships.groups()];
        rows = new int[longestRow(out, in, groupsOf, membersOf)];
        sum = new double[lanes];
        growth = 1 + Math.getExponent(1.0 + in.size() + membersOf.size());
    }

    /** How many lanes can be addressed. */
    static int mostLanes(Graph graph) {
        int longest = Math.max(graph.vertices(), graph.memberships().groups());
        return (Integer.MAX_VALUE - 8) / Math.max(1, longest);
    }

    /** The bytes that it takes, apart from the levels. */
    static long bytes(Graph graph, int lanes) {
        return (32L * lanes + 64) * graph.vertices()
                + (8L * lanes + 40) * graph.memberships().groups();
    }

    /** The bytes of the levels and of what they were copied from as they grew, most vertices standing at five or six of them. */
    static long levelBytes(Graph graph) {
        return 272L * graph.vertices();
    }

    private static int longestRow(Arcs... structures) {
        int longest = 0;
        for (Arcs arcs : structures) {
            for (int v = 0; v < arcs.rows(); v++) {
                longest = Math.max(longest, arcs.degree(v));
            }
        }
        return longest;
    }

    /**
     * Adds {@code times} the dependency of each source on each other vertex to the sums of the latter; and to the sum of each source
     * {@code leaves} times all that it reaches but one.
     *
     * @param sources all different, at most as many as there are lanes
     */
    void from(int[] sources, double[] times, double[] leaves, FixedPointSums sums) {
        clear();
        for (int lane = 0; lane < sources.length; lane++) {
            paths[0][sources[lane] * lanes + lane] = 1;
            seen[sources[lane]] = 1L << lane;
            persons.add(sources[lane], 1L << lane);
        }
        persons.close();
        long all = -1L >>> -sources.length;
        int levels = 0;
        while (persons.size(levels) > 0) {
            forward(levels++, all);
        }
        Arrays.fill(groupSums, 0);
        while (levels > 1) {
            backward(--levels, times, sums);
        }
        finish(leaves, sums);
    }

    private void clear() {
        for (int parity = 0; parity < 2; parity++) {
            Arrays.fill(paths[parity], 0);
            Arrays.fill(shares[parity], 0);
        }
        Arrays.fill(groupSums, 0);
        Arrays.fill(seen, 0);
        Arrays.fill(groupSeen, 0);
        persons.clear();
        groups.clear();
        magnitude = 0;
        unseen = (long) seen.length + in.size() + groupsOf.size();
        groupsUnseen = (long) groupSeen.length + membersOf.size();
    }

    private void forward(int level, long all) {
        double[] here = paths[level & 1];
        double[] next = paths[1 - (level & 1)];
        persons.mark(level, front);
        if (PUSH * persons.ties(level, groupsOf) < groupsUnseen) {
            int begin = groups.end();
            push(persons, level, groupsOf, here, groups, groupSeen, groupFront, groupSums);
            settle(groups, begin, groupSeen, groupFront);
        } else {
            pullToGroups(here, all);
        }
        groups.close();
        groups.mark(level, groupFront);
        if (PUSH * (persons.ties(level, out) + groups.ties(level, membersOf)) < unseen) {
            persons.unmark(level, front);
            int begin = persons.end();
            push(persons, level, out, here, persons, seen, front, next);
            push(groups, level, membersOf, groupSums, persons, seen, front, next);
            settle(persons, begin, seen, front);
        } else {
            pullToPersons(here, next, all);
            persons.unmark(level, front);
        }
        persons.close();
        groups.unmark(level, groupFront);
        magnitude += growth;
        keepScale(level + 1, magnitude > MANY ? scaledDown(level + 1, next) : UNSCALED);
    }

    private void keepScale(int level, double[] factors) {
        if (level == scale.length) {
            scale = Arrays.copyOf(scale, 2 * level);
        }
        scale[level] = factors;
    }

    private double[] scaledDown(int level, double[] counts) {
        double[] factors = new double[lanes];
        for (int i = persons.begin(level); i < persons.end(level); i++) {
            for (int lane = 0; lane < lanes; lane++) {
                boolean at = (persons.lanes[i] >>> lane & 1) == 1;
                factors[lane] = Math.max(factors[lane], at ? counts[persons.vertex[i] * lanes + lane] : 1);
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            factors[lane] = Math.scalb(1.0, -Math.getExponent(Math.max(1, factors[lane])));
        }
        for (int i = persons.begin(level); i < persons.end(level); i++) {
            for (long bits = persons.lanes[i]; bits != 0; bits &= bits - 1) {
                int lane = Long.numberOfTrailingZeros(bits);
                int cell = persons.vertex[i] * lanes + lane;
                counts[cell] = Math.max(FEW, counts[cell] * factors[lane]);
            }
        }
        magnitude = 1;
        return factors;
    }

    private void push(
            Levels from, int level, Arcs arcs, double[] here, Levels to, long[] met, long[] found, double[] next) {
        int end = from.end(level);
        for (int i = from.begin(level); i < end; i++) {
            int v = from.vertex[i];
            long at = from.lanes[i];
            breathe(arcs.degree(v));
            for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                int u = arcs.target[a];
                long fresh = at & ~met[u];
                if (fresh != 0) {
                    if (found[u] == 0) {
                        to.add(u, 0);
                    }
                    for (long bits = fresh; bits != 0; bits &= bits - 1) {
                        int lane = Long.numberOfTrailingZeros(bits);
                        next[u * lanes + lane] += here[v * lanes + lane];
                    }
                    found[u] |= fresh;
                }
            }
        }
    }

    /** Before going through so many arcs: lets the run be cancelled every now and then. */
    private void breathe(int arcs) {
        breath += 1 + arcs;
        if (breath > BREATH) {
            breath = 0;
            workers.checkCancelled();
        }
    }

    private static void settle(Levels levels, int begin, long[] met, long[] found) {
        for (int i = begin; i < levels.end(); i++) {
            int u = levels.vertex[i];
            levels.lanes[i] = found[u];
            met[u] |= found[u];
            found[u] = 0;
        }
    }

    private void pullToGroups(double[] here, long all) {
        long left = 0;
        for (int g = 0; g < groupSeen.length; g++) {
            long need = all & ~groupSeen[g];
            if (need != 0) {
                left += 1 + membersOf.degree(g);
                Arrays.fill(sum, 0);
                long fresh = pull(membersOf, g, front, need, here);
                if (fresh != 0) {
                    keep(fresh, groupSums, g);
                    groupSeen[g] |= fresh;
                    groups.add(g, fresh);
                }
            }
        }
        groupsUnseen = left;
    }

    private void pullToPersons(double[] here, double[] next, long all) {
        long left = 0;
        for (int v = 0; v < seen.length; v++) {
            long need = all & ~seen[v];
            if (need != 0) {
                left += 1 + in.degree(v) + groupsOf.degree(v);
                Arrays.fill(sum, 0);
                long fresh = pull(in, v, front, need, here) | pull(groupsOf, v, groupFront, need, groupSums);
                if (fresh != 0) {
                    keep(fresh, next, v);
                    seen[v] |= fresh;
                    persons.add(v, fresh);
                }
            }
        }
        unseen = left;
    }

    private void keep(long fresh, double[] next, int v) {
        for (long bits = fresh; bits != 0; bits &= bits - 1) {
            int lane = Long.numberOfTrailingZeros(bits);
            next[v * lanes + lane] = sum[lane];
        }
    }

    private void backward(int level, double[] times, FixedPointSums sums) {
        gather(level);
        double[] here = paths[level & 1];
        double[] share = shares[level & 1];
        for (int i = persons.begin(level); i < persons.end(level); i++) {
            int v = persons.vertex[i];
            sumShares(level, v, persons.lanes[i]);
            double total = 0;
            for (long bits = persons.lanes[i]; bits != 0; bits &= bits - 1) {
                int lane = Long.numberOfTrailingZeros(bits);
                double count = here[v * lanes + lane];
                share[v * lanes + lane] = 1 / count + sum[lane];
                total += times[lane] * (count * sum[lane]);
            }
            if (total > 0) {
                sums.add(v, total);
            }
        }
        forget(level);
    }

    private void finish(double[] leaves, FixedPointSums sums) {
        gather(0);
        for (int lane = 0; lane < persons.size(0); lane++) {
            if (leaves[lane] > 0) {
                int source = persons.vertex[lane];
                sumShares(0, source, 1L << lane);
                sums.add(source, leaves[lane] * (Math.rint(sum[lane]) - 1));
            }
        }
        forget(0);
    }

    /** Makes ready what the vertices of {@code level} need: who is one further, and the groups in between. */
    private void gather(int level) {
        persons.mark(level + 1, front);
        double[] share = shares[1 - (level & 1)];
        for (int i = groups.begin(level); i < groups.end(level); i++) {
            int g = groups.vertex[i];
            Arrays.fill(sum, 0);
            groupFront[g] = pull(membersOf, g, front, groups.lanes[i], share);
            keep(groupFront[g], groupSums, g);
        }
    }

    private void sumShares(int level, int v, long at) {
        Arrays.fill(sum, 0);
        pull(out, v, front, at, shares[1 - (level & 1)]);
        pull(groupsOf, v, groupFront, at, groupSums);
        double[] factors = scale[level + 1];
        for (int lane = 0; lane < factors.length; lane++) {
            sum[lane] *= factors[lane];
        }
    }

    private void forget(int level) {
        persons.unmark(level + 1, front);
        groups.unmark(level, groupFront);
    }

    /** Adds to {@link #sum} the rows of those targets of {@code row} that are in a lane of {@code need}; returns these lanes. */
    private long pull(Arcs arcs, int row, long[] filter, long need, double[] from) {
        int[] target = arcs.target;
        int[] rows = this.rows;
        int end = arcs.offset[row + 1];
        int count = 0;
        long met = 0;
        breathe(arcs.degree(row));
        for (int a = arcs.offset[row]; a < end; a++) {
            int u = target[a];
            long common = filter[u] & need;
            met |= common;
            rows[count] = u * lanes;
            count += (int) ((common | -common) >>> 63);
        }
        if (8 * Long.bitCount(met) <= lanes) {
            addLanes(count, from, met);
        } else {
            addRows(count, from);
        }
        return met;
    }

    private void addLanes(int count, double[] from, long met) {
        for (long bits = met; bits != 0; bits &= bits - 1) {
            int lane = Long.numberOfTrailingZeros(bits);
            double total = 0;
            for (int i = 0; i < count; i++) {
                total += from[rows[i] + lane];
            }
            sum[lane] += total;
        }
    }

    private void addRows(int count, double[] from) {
        int i = 0;
        for (; i < count - 3; i += 4) {
            add(sum, lanes, from, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
        }
        for (; i < count; i++) {
            add(sum, lanes, from, rows[i]);
        }
    }

    private static void add(double[] sum, int lanes, double[] from, int a, int b, int c, int d) {
        for (int lane = 0; lane < lanes; lane++) {
            sum[lane] += (from[a + lane] + from[b + lane]) + (from[c + lane] + from[d + lane]);
        }
    }

    private static void add(double[] sum, int lanes, double[] from, int a) {
        for (int lane = 0; lane < lanes; lane++) {
            sum[lane] += from[a + lane];
        }
    }

    /** Which vertices stand at which level, and in which lanes. */
    private static final class Levels {
        int[] vertex = new int[64];
        long[] lanes = new long[64];
        private int[] bounds = new int[8];
        private int closed;
        private int end;

        void clear() {
            closed = 0;
            end = 0;
        }

        void add(int v, long at) {
            if (end == vertex.length) {
                vertex = Arrays.copyOf(vertex, end + end / 2);
                lanes = Arrays.copyOf(lanes, end + end / 2);
            }
            vertex[end] = v;
            lanes[end++] = at;
        }

        /** Ends a level: what is added from now on belongs to the next. */
        void close() {
            if (++closed == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * closed);
            }
            bounds[closed] = end;
        }

        int begin(int level) {
            return bounds[level];
        }

        int end(int level) {
            return bounds[level + 1];
        }

        int size(int level) {
            return end(level) - begin(level);
        }

        /** One past the last that was added. */
        int end() {
            return end;
        }

        /** How many arcs of {@code arcs}, times lanes, leave a level. */
        long ties(int level, Arcs arcs) {
            long ties = 0;
            for (int i = begin(level); i < end(level); i++) {
                ties += (long) arcs.degree(vertex[i]) * Long.bitCount(lanes[i]);
            }
            return ties;
        }

        void mark(int level, long[] front) {
            for (int i = begin(level); i < end(level); i++) {
                front[vertex[i]] = lanes[i];
            }
        }

        void unmark(int level, long[] front) {
            for (int i = begin(level); i < end(level); i++) {
                front[vertex[i]] = 0;
            }
        }
    }
}
