package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.Workers;

/**
 * Brandes' search from up to eight sources at once, a lane for each: {@code dependency(v) = paths(v) * sum over the next u of
 * (1 + dependency(u)) / paths(u)}. Brandes, <i>J. Math. Sociology</i> 25 (2001) 163-177; lanes as in Then et al., <i>The More the
 * Merrier</i>, PVLDB 8 (2014) 449-460. Scratch of one worker.
 */
final class Dependencies {
    /* Level by level, all lanes together: a row of path counts per vertex, a bit per lane for who is at the level. What a vertex finds new
     * is the plain sum of its neighbours' rows, without a look at any lane. For if u is new in a lane, no neighbour of u was there before
     * the last level, so all others still have 0 in it; lanes in which u is not new come out as nonsense and are not taken over. Only the
     * rows of the level now being written must not be seen: hence two arrays, for even and odd levels. The way back is the same with
     * c = (1 + dependency) / paths, whose rows are 0 until their level is over. A group is a vertex half a hop from its members, numbered
     * after all persons; its row stands in the array that its members read next.
     *
     * On a large graph all of this waits for memory. So a row of eight lanes is as long as a cache line; the bits of all vertices, a byte each, are
     * few enough for the second-level cache; and vertices are done in blocks, in three passes: look up which rows matter, without a branch;
     * touch these rows, one after the other, so that as many are on their way at a time as the processor can wait for; add them up.
     *
     * Levels that hold little push along their arcs, bit by bit; all others pull.
     *
     * Path counts that could pass 2^500 are scaled down, a level of a lane at a time, and the way back makes up for it. */

    /** From how many sources it searches at once. */
    static final int LANES = 8;

    private static final int MANY = 500;
    private static final double FEW = 0x1p-900;
    private static final int PUSH = 12;
    private static final int BLOCK = 512;
    private static final int BREATH = 1 << 17;
    private static final double[] UNSCALED = {};

    private final Workers workers;
    private final int n;
    private final Arcs out;
    private final Arcs in;
    private final Arcs groupsOf;
    private final Arcs membersOf;
    private final double[][] paths;
    private final double[][] shares;
    private final byte[] seen;
    private final byte[] front;
    private final Levels persons;
    private final Levels groups;
    private final Block block;
    private final double[] sum = new double[LANES];
    private final int growth;
    private double[][] scale = new double[4][0];
    private int magnitude;
    private long unseen;
    private long groupsUnseen;
    private int breath;

    /**
     * @throws IllegalArgumentException if there are more persons and groups than can be addressed, 268 million
     */
    Dependencies(Graph graph, Workers workers) {
        Memberships memberships = graph.memberships();
        n = graph.vertices();
        long all = (long) n + memberships.groups();
        if (all * LANES > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    all + " persons and groups are not at most " + (Integer.MAX_VALUE - 8) / LANES);
        }
        this.workers = workers;
        persons = new Levels(0);
        groups = new Levels(n);
        out = graph.out();
        in = graph.in();
        groupsOf = memberships.ofVertex;
        membersOf = memberships.ofGroup;
        paths = new double[2][(int) all * LANES];
        shares = new double[2][(int) all * LANES];
        seen = new byte[(int) all];
        front = new byte[(int) all];
        block = new Block(
                Math.max(Math.max(out.longestRow(), in.longestRow()) + groupsOf.longestRow(), membersOf.longestRow()));
        growth = 1 + Math.getExponent(1.0 + in.size() + membersOf.size());
    }

    /** The bytes that it takes, apart from the levels. */
    static long bytes(Graph graph) {
        return (32L * LANES + 2)
                * (graph.vertices() + (long) graph.memberships().groups());
    }

    /** The bytes of the levels and of what they were copied from as they grew, most vertices standing at two or three of them. */
    static long levelBytes(Graph graph) {
        return 64L * graph.vertices();
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
            paths[0][sources[lane] * LANES + lane] = 1;
            seen[sources[lane]] = (byte) (1 << lane);
            persons.add(sources[lane], 1 << lane);
        }
        persons.close();
        int all = (1 << sources.length) - 1;
        int levels = 0;
        while (persons.size(levels) > 0) {
            forward(levels++, all);
        }
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
        Arrays.fill(seen, (byte) 0);
        persons.clear();
        groups.clear();
        magnitude = 0;
        unseen = (long) n + in.size() + groupsOf.size();
        groupsUnseen = (long) membersOf.rows() + membersOf.size();
    }

    private void forward(int level, int all) {
        double[] here = paths[level & 1];
        double[] next = paths[1 - (level & 1)];
        persons.mark(level, front);
        if (PUSH * persons.ties(level, groupsOf) < groupsUnseen) {
            int begin = groups.end();
            push(persons, level, groupsOf, here, groups, here);
            settle(groups, begin);
        } else {
            pullToGroups(here, all);
        }
        groups.close();
        if (PUSH * (persons.ties(level, out) + groups.ties(level, membersOf)) < unseen) {
            persons.unmark(level, front);
            int begin = persons.end();
            push(persons, level, out, here, persons, next);
            push(groups, level, membersOf, here, persons, next);
            settle(persons, begin);
        } else {
            groups.mark(level, front);
            pullToPersons(here, next, all);
            persons.unmark(level, front);
            groups.unmark(level, front);
        }
        persons.close();
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
        double[] factors = new double[LANES];
        for (int i = persons.begin(level); i < persons.end(level); i++) {
            for (int lane = 0; lane < LANES; lane++) {
                boolean at = (persons.lanes[i] >>> lane & 1) == 1;
                factors[lane] = Math.max(factors[lane], at ? counts[persons.vertex[i] * LANES + lane] : 1);
            }
        }
        for (int lane = 0; lane < LANES; lane++) {
            factors[lane] = Math.scalb(1.0, -Math.getExponent(Math.max(1, factors[lane])));
        }
        for (int i = persons.begin(level); i < persons.end(level); i++) {
            for (int bits = persons.at(i); bits != 0; bits &= bits - 1) {
                int lane = Integer.numberOfTrailingZeros(bits);
                int cell = persons.vertex[i] * LANES + lane;
                counts[cell] = Math.max(FEW, counts[cell] * factors[lane]);
            }
        }
        magnitude = 1;
        return factors;
    }

    /** Hands the rows of {@code level} on along {@code arcs}. */
    private void push(Levels from, int level, Arcs arcs, double[] here, Levels to, double[] next) {
        int first = to.first;
        for (int i = from.begin(level), end = from.end(level); i < end; i++) {
            int v = from.vertex[i];
            int at = from.at(i);
            int row = v - from.first;
            breathe(arcs.degree(row));
            for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
                int u = arcs.target[a] + first;
                int fresh = at & ~seen[u];
                if (fresh != 0) {
                    if (front[u] == 0) {
                        to.add(u, 0);
                    }
                    for (int bits = fresh; bits != 0; bits &= bits - 1) {
                        int lane = Integer.numberOfTrailingZeros(bits);
                        next[u * LANES + lane] += here[v * LANES + lane];
                    }
                    front[u] |= (byte) fresh;
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

    private void settle(Levels levels, int begin) {
        for (int i = begin; i < levels.end(); i++) {
            int u = levels.vertex[i];
            levels.lanes[i] = front[u];
            seen[u] |= front[u];
            front[u] = 0;
        }
    }

    private void pullToGroups(double[] here, int all) {
        long left = 0;
        for (int u = n; u < seen.length; ) {
            block.clear();
            for (; u < seen.length && block.open(); u++) {
                int need = all & ~seen[u];
                if (need != 0) {
                    left += 1 + membersOf.degree(u - n);
                    block.visit(u, collect(membersOf, u - n, 0, need));
                }
            }
            keep(here, here, groups);
        }
        groupsUnseen = left;
    }

    private void pullToPersons(double[] here, double[] next, int all) {
        long left = 0;
        for (int v = 0; v < n; ) {
            block.clear();
            for (; v < n && block.open(); v++) {
                int need = all & ~seen[v];
                if (need != 0) {
                    left += 1 + in.degree(v) + groupsOf.degree(v);
                    block.visit(v, collect(in, v, 0, need) | collect(groupsOf, v, n, need));
                }
            }
            keep(here, next, persons);
        }
        unseen = left;
    }

    /** Adds up the rows of the block's vertices, which are new in the lanes met. */
    private void keep(double[] here, double[] next, Levels levels) {
        ready(here);
        for (int i = 0; i < block.visits; i++) {
            int u = block.vertex[i];
            int fresh = block.met[i];
            add(here, i);
            put(next, u, fresh);
            seen[u] |= (byte) fresh;
            levels.add(u, fresh);
        }
    }

    private void put(double[] rows, int u, int lanes) {
        for (int bits = lanes; bits != 0; bits &= bits - 1) {
            int lane = Integer.numberOfTrailingZeros(bits);
            rows[u * LANES + lane] = sum[lane];
        }
    }

    private void backward(int level, double[] times, FixedPointSums sums) {
        double[] further = shares[1 - (level & 1)];
        double[] here = paths[level & 1];
        double[] share = shares[level & 1];
        gather(level, further);
        for (int i = persons.begin(level); i < persons.end(level); ) {
            i = collect(level, i);
            ready(further);
            for (int k = 0; k < block.visits; k++) {
                sumShares(level, further, k);
                int v = block.vertex[k];
                double total = 0;
                for (int bits = block.met[k]; bits != 0; bits &= bits - 1) {
                    int lane = Integer.numberOfTrailingZeros(bits);
                    double count = here[v * LANES + lane];
                    share[v * LANES + lane] = 1 / count + sum[lane];
                    total += times[lane] * (count * sum[lane]);
                }
                if (total > 0) {
                    sums.add(v, total);
                }
            }
        }
        forget(level);
    }

    private void finish(double[] leaves, FixedPointSums sums) {
        gather(0, shares[1]);
        int lane = 0;
        while (lane < persons.size(0)) {
            int first = lane;
            lane = collect(0, first);
            ready(shares[1]);
            for (int k = 0; k < block.visits; k++) {
                if (leaves[first + k] > 0) {
                    sumShares(0, shares[1], k);
                    sums.add(block.vertex[k], leaves[first + k] * (Math.rint(sum[first + k]) - 1));
                }
            }
        }
        forget(0);
    }

    /** Makes ready what the vertices of {@code level} need: who is one further, and the groups in between. */
    private void gather(int level, double[] further) {
        persons.mark(level + 1, front);
        for (int i = groups.begin(level), end = groups.end(level); i < end; ) {
            block.clear();
            for (; i < end && block.open(); i++) {
                int g = groups.vertex[i];
                int met = collect(membersOf, g - n, 0, groups.at(i));
                front[g] = (byte) met;
                block.visit(g, met);
            }
            ready(further);
            for (int k = 0; k < block.visits; k++) {
                add(further, k);
                put(further, block.vertex[k], block.met[k]);
            }
        }
    }

    /** Collects the rows that vertices of {@code level} need, from number {@code i} on; returns with whom to go on. */
    private int collect(int level, int i) {
        int next = i;
        block.clear();
        for (int end = persons.end(level); next < end && block.open(); next++) {
            int v = persons.vertex[next];
            int at = persons.at(next);
            collect(out, v, 0, at);
            collect(groupsOf, v, n, at);
            block.visit(v, at);
        }
        return next;
    }

    private void sumShares(int level, double[] further, int visit) {
        add(further, visit);
        double[] factors = scale[level + 1];
        for (int lane = 0; lane < factors.length; lane++) {
            sum[lane] *= factors[lane];
        }
    }

    private void forget(int level) {
        persons.unmark(level + 1, front);
        groups.unmark(level, front);
    }

    /**
     * Collects the rows of those targets of {@code row}, numbered from {@code first}, that are at the front in a lane of {@code need};
     * returns these lanes.
     */
    private int collect(Arcs arcs, int row, int first, int need) {
        byte[] front = this.front;
        int[] target = arcs.target;
        int[] rows = block.rows;
        int count = block.count;
        int met = 0;
        for (int a = arcs.offset[row], end = arcs.offset[row + 1]; a < end; a++) {
            int u = target[a] + first;
            int common = front[u] & need;
            met |= common;
            rows[count] = u * LANES;
            count += -common >>> 31;
        }
        block.count = count;
        return met;
    }

    private void ready(double[] from) {
        workers.checkCancelled();
        block.touch(from);
    }

    /** Sets {@link #sum} to the sum of what was collected for a vertex of the block. */
    private void add(double[] from, int visit) {
        int[] rows = block.rows;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = block.bounds[visit], end = block.bounds[visit + 1]; i < end; i++) {
            int row = rows[i];
            s0 += from[row];
            s1 += from[row + 1];
            s2 += from[row + 2];
            s3 += from[row + 3];
            s4 += from[row + 4];
            s5 += from[row + 5];
            s6 += from[row + 6];
            s7 += from[row + 7];
        }
        sum[0] = s0;
        sum[1] = s1;
        sum[2] = s2;
        sum[3] = s3;
        sum[4] = s4;
        sum[5] = s5;
        sum[6] = s6;
        sum[7] = s7;
    }

    /** Some vertices, in which lanes they were met, and which rows are to be added for each. */
    private static final class Block {
        final int[] vertex = new int[BLOCK];
        final int[] met = new int[BLOCK];
        final int[] bounds = new int[BLOCK + 1];
        final int[] rows;
        int visits;
        int count;

        @SuppressWarnings("UnusedVariable") // written so that touching is not dropped
        private double touched;

        Block(int longestRow) {
            rows = new int[BLOCK + longestRow];
        }

        void clear() {
            visits = 0;
            count = 0;
        }

        boolean open() {
            return visits < BLOCK && count < BLOCK;
        }

        /** Ends the rows of {@code v}; where it was met in no lane, and so has none, it is left out. */
        void visit(int v, int lanes) {
            vertex[visits] = v;
            met[visits] = lanes;
            bounds[visits + 1] = count;
            visits += -lanes >>> 31;
        }

        /**
         * Has all rows brought near, from their first to their last number, since a row may lie across two cache lines; the sum
         * itself matters to nobody.
         */
        void touch(double[] from) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += from[rows[i]] + from[rows[i] + LANES - 1];
            }
            touched = sum;
        }
    }

    /** Which vertices, persons or groups, stand at which level, and in which lanes. */
    private static final class Levels {
        /** The number of the first person, or of the first group. */
        final int first;

        int[] vertex = new int[64];
        byte[] lanes = new byte[64];
        private int[] bounds = new int[8];
        private int closed;
        private int end;

        Levels(int first) {
            this.first = first;
        }

        void clear() {
            closed = 0;
            end = 0;
        }

        void add(int v, int at) {
            if (end == vertex.length) {
                vertex = Arrays.copyOf(vertex, end + end / 2);
                lanes = Arrays.copyOf(lanes, end + end / 2);
            }
            vertex[end] = v;
            lanes[end++] = (byte) at;
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

        /** In which lanes number {@code i} is there. */
        int at(int i) {
            return lanes[i] & 0xff;
        }

        /** How many arcs of {@code arcs}, times lanes, leave a level. */
        long ties(int level, Arcs arcs) {
            long ties = 0;
            for (int i = begin(level); i < end(level); i++) {
                ties += (long) arcs.degree(vertex[i] - first) * Integer.bitCount(at(i));
            }
            return ties;
        }

        void mark(int level, byte[] front) {
            for (int i = begin(level); i < end(level); i++) {
                front[vertex[i]] = lanes[i];
            }
        }

        void unmark(int level, byte[] front) {
            for (int i = begin(level); i < end(level); i++) {
                front[vertex[i]] = 0;
            }
        }
    }
}
