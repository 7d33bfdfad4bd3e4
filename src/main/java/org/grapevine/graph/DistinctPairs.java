package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a two-mode graph, each counted once however many groups it shares: a graph of other groups, with signed weights, in which the
 * arcs of every tied pair weigh 1 together and those of every other pair 0. Its products (see {@link Product}) are those with the 0/1
 * adjacency of the given graph, at O(arcs + memberships), where listing the neighbours of everyone would cost the sum of the squares of
 * the group sizes.
 *
 * <p>Inclusion and exclusion: a group counts 1; what it has in common with each larger group counts -1 where those parts do not overlap
 * in turn, and so on. Groups inside another group vanish, groups of two become arcs, direct arcs of a pair that shares a group vanish.
 * A network whose clubs, parishes and firms overlap in few people at a time comes out about as large as it was. Where many groups overlap in
 * many people their pairs are listed, so the result is never much larger than the pairs it stands for.
 */
public final class DistinctPairs {
    /* The pairs of groups g1, g2, ... in order of size, largest first, are those of g1, then those of g2 that are not within g2 * g1,
     * then those of g3 that are not within g3 * g1 or g3 * g2, and so on. So the cover of a family is, for each of its sets, the set
     * itself less the cover of the family of its intersections with the sets before it: the same problem on a smaller ground. A set inside
     * an earlier one adds nothing; since larger ones come first, that finds all duplicates. Sets are rows of Arcs over a ground whose
     * elements are renumbered at each level, so that a level costs its own size only. */

    private static final int WORTH_LISTING = 4;

    private final Graph graph;
    private final int[] shared;
    private final int[] touched;
    private int pairs;
    private int[] first = new int[64];
    private int[] second = new int[64];
    private byte[] pairSign = new byte[64];
    private int blocks;
    private int[] blockOffset = new int[64];
    private int[] blockMember = new int[256];
    private byte[] blockSign = new byte[64];

    private DistinctPairs(Graph graph) {
        this.graph = graph;
        this.shared = new int[graph.memberships().groups()];
        this.touched = new int[graph.memberships().groups()];
    }

    /** The distinct pairs of {@code graph}, direct arcs keeping their direction. For products only: weights may be negative. */
    public static Graph along(Graph graph) {
        Arcs in = graph.directed() ? unweighted(graph.in()) : null;
        return covered(graph, unweighted(graph.out()), in);
    }

    /** The same as if every arc went both ways. */
    public static Graph bothWays(Graph graph) {
        return covered(graph, graph.directed() ? union(graph.out(), graph.in()) : unweighted(graph.out()), null);
    }

    /**
     * How many neighbours each vertex has: the row sums of a graph made here, exactly.
     *
     * @param pairs from {@link #along} (then successors count) or {@link #bothWays}
     */
    public static int[] degrees(Graph pairs, Workers workers) {
        int n = pairs.vertices();
        int[] degrees = new int[n];
        if (!pairs.hasGroups() && pairs.out().weight == null) {
            for (int v = 0; v < n; v++) {
                degrees[v] = pairs.out().degree(v);
            }
            return degrees;
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] sums = new double[n];
        new Product(pairs, workers).times(ones, sums);
        for (int v = 0; v < n; v++) {
            degrees[v] = (int) sums[v];
        }
        return degrees;
    }

    /**
     * The memory of making them, of which most stays. What overlaps there are is found from every so many-th group, from the largest to the
     * smallest: O(memberships), and a share of the work of finding the pairs.
     */
    public static MemoryEstimate estimate(Graph graph) {
        Size size = Size.of(graph);
        double arcs = graph.directed() ? 2 : 1;
        return new MemoryEstimate((long) (size.bytes()
                + (graph.directed() || graph.hasGroups()
                        ? arcs * 12 * graph.out().size()
                        : 0)));
    }

    /**
     * How much comes out, about.
     *
     * @param blocks groups, those of two members left out
     * @param members of all blocks
     * @param pairs single ones
     */
    public record Size(double blocks, double members, double pairs) {
        private static final int LEAST_SAMPLE = 4096;
        private static final double GROWTH = 1.25;

        /** What comes out of {@code graph}. */
        public static Size of(Graph graph) {
            if (!graph.hasGroups()) {
                return new Size(0, 0, 0);
            }
            DistinctPairs found = new DistinctPairs(graph);
            Arcs sets = found.largestFirst();
            if (isWorthListing(graph.vertices(), sets)) {
                return new Size(0, 0, graph.vertices() * (graph.vertices() - 1.0) / 2);
            }
            Arcs ofElement = sets.transposed(graph.vertices());
            int step = Math.max(1, Math.min(64, sets.rows() / LEAST_SAMPLE));
            for (int i = step / 2; i < sets.rows(); i += step) {
                found.cover(sets, ofElement, i, null, (byte) 1);
            }
            return new Size(
                    (double) step * found.blocks,
                    (double) step * found.blockOffset[found.blocks],
                    (double) step * found.pairs);
        }

        /** The memory of making them. */
        public double bytes() {
            double found = GROWTH * (9 * pairs + 4 * members + 5 * blocks);
            double joined = 32 * pairs + GROWTH * (4 * members + 5 * blocks);
            double kept = 24 * pairs + 8 * members + 24 * blocks + GROWTH * 4 * members;
            return Math.max(found, Math.max(joined, kept));
        }
    }

    private static Graph covered(Graph graph, Arcs out, @Nullable Arcs in) {
        int n = graph.vertices();
        if (!graph.hasGroups()) {
            return new Graph(out, in == null ? out : in, Memberships.none(n), in != null, Weighting.NONE);
        }
        DistinctPairs found = new DistinctPairs(graph);
        found.cover(found.largestFirst(), n, null, (byte) 1);
        Arcs arcs = found.arcs(out);
        return new Graph(
                arcs, in == null ? arcs : arcs.transposed(n), found.memberships(), in != null, Weighting.STRENGTH);
    }

    private static Arcs unweighted(Arcs arcs) {
        return arcs.weight == null ? arcs : new Arcs(arcs.offset, arcs.target, null);
    }

    private static Arcs union(Arcs out, Arcs in) {
        int rows = out.rows();
        int[] offset = new int[rows + 1];
        int[] target = new int[Math.addExact(out.size(), in.size())];
        int count = 0;
        for (int v = 0; v < rows; v++) {
            int a = out.offset[v];
            int b = in.offset[v];
            while (a < out.offset[v + 1] || b < in.offset[v + 1]) {
                int left = a < out.offset[v + 1] ? out.target[a] : Integer.MAX_VALUE;
                int right = b < in.offset[v + 1] ? in.target[b] : Integer.MAX_VALUE;
                target[count++] = Math.min(left, right);
                a += left <= right ? 1 : 0;
                b += right <= left ? 1 : 0;
            }
            offset[v + 1] = count;
        }
        return new Arcs(offset, Arrays.copyOf(target, count), null);
    }

    private Arcs largestFirst() {
        Arcs members = graph.memberships().ofGroup;
        int[] size = new int[members.rows()];
        for (int g = 0; g < size.length; g++) {
            size[g] = members.degree(g);
        }
        int[] order = descending(size, size.length);
        int[] offset = new int[size.length + 1];
        int[] target = new int[members.size()];
        int sets = 0;
        for (int g : order) {
            if (size[g] >= 2) {
                System.arraycopy(members.target, members.offset[g], target, offset[sets], size[g]);
                offset[sets + 1] = offset[sets] + size[g];
                sets++;
            }
        }
        return new Arcs(Arrays.copyOf(offset, sets + 1), Arrays.copyOf(target, offset[sets]), null);
    }

    /** The numbers 0 to count - 1 by descending size, then ascending. */
    private static int[] descending(int[] size, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) (Integer.MAX_VALUE - size[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private static boolean isWorthListing(long ground, Arcs sets) {
        return ground * (ground - 1) / 2 <= (long) WORTH_LISTING * sets.size();
    }

    private void cover(Arcs sets, int ground, int @Nullable [] name, byte sign) {
        Arcs ofElement = sets.transposed(ground);
        if (isWorthListing(ground, sets)) {
            list(sets, ofElement, name, sign);
            return;
        }
        for (int i = 0; i < sets.rows(); i++) {
            cover(sets, ofElement, i, name, sign);
        }
    }

    /** Adds set {@code i} and takes off what it has in common with those before it. */
    private void cover(Arcs sets, Arcs ofElement, int i, int @Nullable [] name, byte sign) {
        int overlaps = meetEarlier(sets, ofElement, i);
        boolean absorbed = false;
        int parts = 0;
        for (int t = 0; t < overlaps; t++) {
            absorbed |= shared[touched[t]] == sets.degree(i);
            if (shared[touched[t]] >= 2) {
                touched[parts++] = touched[t];
            } else {
                shared[touched[t]] = 0;
            }
        }
        Arcs common = absorbed || parts == 0 ? null : intersections(sets, ofElement, i, parts);
        for (int t = 0; t < parts; t++) {
            shared[touched[t]] = 0;
        }
        if (!absorbed) {
            int[] members = names(sets, i, name);
            add(members, sign);
            if (common != null) {
                cover(common, members.length, members, (byte) -sign);
            }
        }
    }

    /** Counts in {@link #shared} what each set before {@code i} has in common with it; lists those in {@link #touched}. */
    private int meetEarlier(Arcs sets, Arcs ofElement, int i) {
        int overlaps = 0;
        for (int a = sets.offset[i]; a < sets.offset[i + 1]; a++) {
            int u = sets.target[a];
            for (int b = ofElement.offset[u]; ofElement.target[b] < i; b++) {
                if (shared[ofElement.target[b]]++ == 0) {
                    touched[overlaps++] = ofElement.target[b];
                }
            }
        }
        return overlaps;
    }

    /** The sets named in {@link #touched} cut down to set {@code i}, whose elements are renumbered; largest first. */
    private Arcs intersections(Arcs sets, Arcs ofElement, int i, int parts) {
        Arrays.sort(touched, 0, parts);
        int[] size = new int[parts];
        for (int t = 0; t < parts; t++) {
            size[t] = shared[touched[t]];
        }
        int[] order = descending(size, parts);
        int[] offset = new int[parts + 1];
        for (int row = 0; row < parts; row++) {
            offset[row + 1] = offset[row] + size[order[row]];
            shared[touched[order[row]]] = -1 - row;
        }
        int[] at = offset.clone();
        int[] target = new int[offset[parts]];
        for (int a = sets.offset[i]; a < sets.offset[i + 1]; a++) {
            int u = sets.target[a];
            for (int b = ofElement.offset[u]; ofElement.target[b] < i; b++) {
                int row = -1 - shared[ofElement.target[b]];
                if (row >= 0) {
                    target[at[row]++] = a - sets.offset[i];
                }
            }
        }
        return new Arcs(offset, target, null);
    }

    private static int[] names(Arcs sets, int i, int @Nullable [] name) {
        int[] members = Arrays.copyOfRange(sets.target, sets.offset[i], sets.offset[i + 1]);
        if (name != null) {
            for (int k = 0; k < members.length; k++) {
                members[k] = name[members[k]];
            }
        }
        return members;
    }

    private void list(Arcs sets, Arcs ofElement, int @Nullable [] name, byte sign) {
        int[] seenBy = new int[ofElement.rows()];
        for (int u = 0; u < ofElement.rows(); u++) {
            for (int b = ofElement.offset[u]; b < ofElement.offset[u + 1]; b++) {
                int set = ofElement.target[b];
                for (int a = sets.offset[set]; sets.target[a] < u; a++) {
                    int v = sets.target[a];
                    if (seenBy[v] != u) {
                        seenBy[v] = u;
                        add(name == null ? v : name[v], name == null ? u : name[u], sign);
                    }
                }
            }
        }
    }

    private void add(int u, int v, byte sign) {
        if (pairs == first.length) {
            int length = grown(pairs);
            first = Arrays.copyOf(first, length);
            second = Arrays.copyOf(second, length);
            pairSign = Arrays.copyOf(pairSign, length);
        }
        first[pairs] = u;
        second[pairs] = v;
        pairSign[pairs++] = sign;
    }

    private void add(int[] members, byte sign) {
        if (members.length == 2) {
            add(members[0], members[1], sign);
            return;
        }
        int from = blockOffset[blocks];
        int to = Math.addExact(from, members.length);
        if (to > blockMember.length) {
            blockMember = Arrays.copyOf(blockMember, Math.max(to, grown(from)));
        }
        if (blocks + 1 == blockOffset.length) {
            blockOffset = Arrays.copyOf(blockOffset, grown(blocks));
            blockSign = Arrays.copyOf(blockSign, grown(blocks));
        }
        System.arraycopy(members, 0, blockMember, from, members.length);
        blockSign[blocks++] = sign;
        blockOffset[blocks] = to;
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, length * 3L / 2 + 16);
    }

    /** The blocks, largest first. */
    private Memberships memberships() {
        int[] size = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            size[b] = blockOffset[b + 1] - blockOffset[b];
        }
        int[] order = descending(size, blocks);
        double[] weight = new double[blocks];
        int[] offset = new int[blocks + 1];
        int[] target = new int[blockOffset[blocks]];
        for (int i = 0; i < blocks; i++) {
            int b = order[i];
            weight[i] = blockSign[b];
            offset[i + 1] = offset[i] + size[b];
            System.arraycopy(blockMember, blockOffset[b], target, offset[i], size[b]);
        }
        blockMember = new int[0];
        Arcs ofBlock = new Arcs(offset, target, null);
        return new Memberships(ofBlock.transposed(graph.vertices()), ofBlock, weight);
    }

    /** The direct arcs of pairs that share no group, together with the single pairs. */
    private Arcs arcs(Arcs direct) {
        int n = graph.vertices();
        Arcs more = pairRows(n, (byte) 1);
        Arcs less = pairRows(n, (byte) -1);
        first = new int[0];
        second = first;
        int[] offset = new int[n + 1];
        boolean plain = true;
        for (int v = 0; v < n; v++) {
            int count = offset[v];
            for (Merge row = new Merge(direct, more, less, v); row.next(); ) {
                count += row.sum == 0 ? 0 : 1;
                plain &= row.sum == 0 || row.sum == 1;
            }
            offset[v + 1] = count;
        }
        int[] target = new int[offset[n]];
        double[] weight = plain ? null : new double[offset[n]];
        for (int v = 0; v < n; v++) {
            int at = offset[v];
            for (Merge row = new Merge(direct, more, less, v); row.next(); ) {
                if (row.sum != 0) {
                    target[at] = row.target;
                    if (weight != null) {
                        weight[at] = row.sum;
                    }
                    at++;
                }
            }
        }
        return new Arcs(offset, target, weight);
    }

    /** The single pairs of one sign, both ways, in ascending rows. */
    private Arcs pairRows(int n, byte sign) {
        int[] offset = new int[n + 1];
        for (int p = 0; p < pairs; p++) {
            if (pairSign[p] == sign) {
                offset[first[p] + 1]++;
                offset[second[p] + 1]++;
            }
        }
        for (int v = 0; v < n; v++) {
            offset[v + 1] = Math.addExact(offset[v], offset[v + 1]);
        }
        int[] at = offset.clone();
        int[] target = new int[offset[n]];
        for (int p = 0; p < pairs; p++) {
            if (pairSign[p] == sign) {
                target[at[first[p]]++] = second[p];
                target[at[second[p]]++] = first[p];
            }
        }
        for (int v = 0; v < n; v++) {
            Arrays.sort(target, offset[v], offset[v + 1]);
        }
        return new Arcs(offset, target, null);
    }

    /** Goes through one row of three kinds of arcs at once. */
    private final class Merge {
        int target;
        int sum;
        private final Arcs direct;
        private final Arcs more;
        private final Arcs less;
        private final int v;
        private int atDirect;
        private int atMore;
        private int atLess;

        Merge(Arcs direct, Arcs more, Arcs less, int v) {
            this.direct = direct;
            this.more = more;
            this.less = less;
            this.v = v;
            atDirect = direct.offset[v];
            atMore = more.offset[v];
            atLess = less.offset[v];
        }

        boolean next() {
            target = Math.min(head(direct, atDirect), Math.min(head(more, atMore), head(less, atLess)));
            if (target == Integer.MAX_VALUE) {
                return false;
            }
            sum = 0;
            if (head(direct, atDirect) == target) {
                atDirect++;
                sum += shareGroup(target, v) ? 0 : 1;
            }
            for (; head(more, atMore) == target; atMore++) {
                sum++;
            }
            for (; head(less, atLess) == target; atLess++) {
                sum--;
            }
            return true;
        }

        private int head(Arcs arcs, int at) {
            return at < arcs.offset[v + 1] ? arcs.target[at] : Integer.MAX_VALUE;
        }
    }

    private boolean shareGroup(int u, int v) {
        Arcs groups = graph.memberships().ofVertex;
        int a = groups.offset[u];
        int b = groups.offset[v];
        while (a < groups.offset[u + 1] && b < groups.offset[v + 1]) {
            if (groups.target[a] == groups.target[b]) {
                return true;
            }
            if (groups.target[a] < groups.target[b]) {
                a++;
            } else {
                b++;
            }
        }
        return false;
    }
}
