package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.NeighbourCounts;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Ties among the neighbours of each vertex where groups tie people, in time that grows with memberships and overlaps of groups, not with the
 * cubes of group sizes. Takes the distinct pairs as signed blocks (see {@link org.grapevine.graph.DistinctPairs}).
 */
final class GroupTriangles {
    /* With A the 0/1 adjacency of distinct pairs, the ties among the neighbours of v are s'As / 2, where s = A e_v. The cover gives
     *     A = sum over blocks B of sign_B (1_B 1_B' - diagonal) + M,   M the single arcs,
     *     s = p - k e_v + q,   p = sum over blocks B of v of sign_B 1_B,   k = sum of their signs,   q = row v of M.
     * Since A e_v = s and s's = d,
     *     s'As = p'Ap - 2 k d + 2 q'Ap + q'Aq,
     * and everything that is needed of a block B is y = A 1_B: how many of its members are adjacent to each vertex nearby.
     * Of a block of up to 64 members y_u is had from the groups and ties that were given: each group near has a word, a bit for each member
     * of B in it, and y_u counts the bits of the words of u's groups and ties together. It is counted when first asked for, so a person near is
     * looked at once a block. Of a larger block, with c_C the members that it has in common with block C,
     *     y = sum over blocks C of sign_C c_C 1_C + M 1_B   outside of B.
     * p'Ap is a sum over pairs of blocks of v of R(B, C) = sum of y_u over C, which does not depend on v: it is summed over the smaller
     * of the two, once for all the v they share; blocks come largest first, so the smaller are those of higher number. q'Ap is a sum of y_u
     * over single arcs. q'Aq is what single arcs see of blocks, counted vertex by vertex, and twice the triangles of M. All of it is whole
     * numbers, so the order of summation does not matter. */

    private static final int WORK = 1 << 12;
    private static final int BITS = Long.SIZE;
    private static final double MEETING_SECONDS = 1e-9;

    private final Graph graph;
    private final Arcs groupsOf;
    private final Arcs single;
    private final Arcs ofVertex;
    private final Arcs ofBlock;
    private final byte[] sign;
    private final long[] doubled;
    private final int[] common;
    private final int[] metBy;
    private final int[] nearBlock;
    private final long[] relation;
    private final long[] inGroup;
    private final long[] tied;
    private final int[] adjacent;
    private final int[] countedFor;
    private final Workers workers;
    private int near;

    private GroupTriangles(Graph graph, Graph pairs, Workers workers) {
        Memberships blocks = pairs.memberships();
        this.graph = graph;
        this.workers = workers;
        groupsOf = graph.memberships().ofVertex;
        single = pairs.out();
        ofVertex = blocks.ofVertex;
        ofBlock = blocks.ofGroup;
        sign = new byte[blocks.groups()];
        for (int b = 0; b < sign.length; b++) {
            sign[b] = (byte) blocks.weight[b];
        }
        doubled = new long[pairs.vertices()];
        common = new int[blocks.groups()];
        metBy = new int[blocks.groups()];
        nearBlock = new int[blocks.groups()];
        relation = new long[blocks.groups()];
        inGroup = new long[graph.memberships().groups()];
        tied = new long[pairs.vertices()];
        adjacent = new int[pairs.vertices()];
        countedFor = new int[pairs.vertices()];
    }

    /** About how long it takes on two cores: what people meet in their groups, times the square of how many more groups than one they have. */
    static double seconds(Graph graph) {
        if (!graph.hasGroups()) {
            return 0;
        }
        Arcs groups = graph.memberships().ofVertex;
        long joined = 0;
        for (int v = 0; v < groups.rows(); v++) {
            joined += groups.degree(v) > 0 ? 1 : 0;
        }
        double more = (double) groups.size() / Math.max(1, joined) - 1;
        return MEETING_SECONDS * more * more * NeighbourCounts.met(graph);
    }

    /** The memory of each thread. */
    static double bytes(double vertices, double groups, double blocks) {
        return 24 * vertices + 8 * groups + 21 * blocks;
    }

    static long[] through(Graph graph, Graph pairs, int[] degrees, Workers workers) {
        @Nullable GroupTriangles[] found = new @Nullable GroupTriangles[workers.threads()];
        Arcs ofBlock = pairs.memberships().ofGroup;
        Chunks blocks = Chunks.byWork(ofBlock.offset, WORK);
        workers.run(blocks.count(), (chunk, worker) -> {
            GroupTriangles triangles = of(found, worker, graph, pairs, workers);
            for (int block = blocks.from(chunk); block < blocks.to(chunk); block++) {
                triangles.aroundBlock(block);
            }
            workers.progress().at(chunk + 1, blocks.count());
        });
        Chunks vertices = Chunks.byWork(pairs.out().offset, WORK);
        workers.run(vertices.count(), (chunk, worker) -> {
            GroupTriangles triangles = of(found, worker, graph, pairs, workers);
            for (int v = vertices.from(chunk); v < vertices.to(chunk); v++) {
                triangles.aroundSingles(v, degrees[v]);
            }
        });
        long[] through = new long[pairs.vertices()];
        for (int worker = 0; worker < found.length; worker++) {
            GroupTriangles triangles = found[worker];
            for (int v = 0; triangles != null && v < through.length; v++) {
                through[v] += triangles.doubled[v];
            }
            found[worker] = null;
        }
        long[] amongArcs = Triangles.amongArcs(pairs.out(), workers);
        for (int v = 0; v < through.length; v++) {
            through[v] = through[v] / 2 + amongArcs[v];
        }
        return through;
    }

    private static GroupTriangles of(
            @Nullable GroupTriangles[] found, int worker, Graph graph, Graph pairs, Workers workers) {
        GroupTriangles triangles = found[worker];
        if (triangles == null) {
            triangles = new GroupTriangles(graph, pairs, workers);
            found[worker] = triangles;
        }
        return triangles;
    }

    /** Adds the terms p'Ap of pairs of blocks of which {@code block} is the larger, and the terms 2 q'Ap of this block. */
    private void aroundBlock(int block) {
        int size = ofBlock.degree(block);
        boolean small = size <= BITS;
        if (small) {
            mark(block);
        } else {
            workers.checkCancelled();
            meet(block);
            spread(block);
        }
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            adjacent[ofBlock.target[m]] = size - 1;
            countedFor[ofBlock.target[m]] = block + 1;
        }
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            long sum = 0;
            for (int o = ofVertex.offset[v + 1] - 1; ofVertex.target[o] > block; o--) {
                int other = ofVertex.target[o];
                if (metBy[other] != block + 1) {
                    metBy[other] = block + 1;
                    relation[other] = relation(block, other, small);
                }
                sum += sign[other] * relation[other];
            }
            for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
                sum += weight(a) * (small ? marked(block, single.target[a]) : adjacent[single.target[a]]);
            }
            doubled[v] += (long) size * (size - 1) + 2L * sign[block] * sum;
        }
        if (small) {
            unmark(block);
        } else {
            forget();
        }
    }

    private long weight(int arc) {
        return (long) single.weight(arc);
    }

    private long relation(int block, int other, boolean small) {
        long sum = 0;
        for (int m = ofBlock.offset[other]; m < ofBlock.offset[other + 1]; m++) {
            int u = ofBlock.target[m];
            sum += small ? marked(block, u) : adjacent[u];
        }
        return sum;
    }

    private void mark(int block) {
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            long bit = 1L << (m - ofBlock.offset[block]);
            for (int g = groupsOf.offset[v]; g < groupsOf.offset[v + 1]; g++) {
                inGroup[groupsOf.target[g]] |= bit;
            }
            mark(graph.out(), v, bit);
            if (graph.directed()) {
                mark(graph.in(), v, bit);
            }
        }
    }

    private void mark(Arcs direct, int v, long bit) {
        for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
            tied[direct.target[a]] |= bit;
        }
    }

    private void unmark(int block) {
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            for (int g = groupsOf.offset[v]; g < groupsOf.offset[v + 1]; g++) {
                inGroup[groupsOf.target[g]] = 0;
            }
            unmark(graph.out(), v);
            if (graph.directed()) {
                unmark(graph.in(), v);
            }
        }
    }

    private void unmark(Arcs direct, int v) {
        for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
            tied[direct.target[a]] = 0;
        }
    }

    /** y_u of a marked block. */
    private int marked(int block, int u) {
        if (countedFor[u] != block + 1) {
            long members = tied[u];
            for (int g = groupsOf.offset[u]; g < groupsOf.offset[u + 1]; g++) {
                members |= inGroup[groupsOf.target[g]];
            }
            adjacent[u] = Long.bitCount(members);
            countedFor[u] = block + 1;
        }
        return adjacent[u];
    }

    private void meet(int block) {
        near = 0;
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            for (int o = ofVertex.offset[v]; o < ofVertex.offset[v + 1]; o++) {
                int other = ofVertex.target[o];
                if (common[other]++ == 0) {
                    nearBlock[near++] = other;
                }
            }
        }
    }

    /** y of everybody outside of {@code block}, in {@link #adjacent}; {@link #meet} went before. */
    private void spread(int block) {
        Arrays.fill(adjacent, 0);
        for (int i = 0; i < near; i++) {
            int other = nearBlock[i];
            int share = sign[other] * common[other];
            for (int m = ofBlock.offset[other]; m < ofBlock.offset[other + 1]; m++) {
                adjacent[ofBlock.target[m]] += share;
            }
        }
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
                adjacent[single.target[a]] += (int) single.weight(a);
            }
        }
    }

    private void forget() {
        for (int i = 0; i < near; i++) {
            common[nearBlock[i]] = 0;
        }
    }

    /** Adds -2 k d and what of q'Aq is due to blocks. */
    private void aroundSingles(int v, int degree) {
        long signs = 0;
        for (int o = ofVertex.offset[v]; o < ofVertex.offset[v + 1]; o++) {
            signs += sign[ofVertex.target[o]];
        }
        long sum = -2 * signs * degree;
        for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
            int u = single.target[a];
            long weight = weight(a);
            for (int o = ofVertex.offset[u]; o < ofVertex.offset[u + 1]; o++) {
                int block = ofVertex.target[o];
                sum += 2L * sign[block] * weight * common[block];
                common[block] += (int) weight;
            }
        }
        for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
            int u = single.target[a];
            for (int o = ofVertex.offset[u]; o < ofVertex.offset[u + 1]; o++) {
                common[ofVertex.target[o]] = 0;
            }
        }
        doubled[v] += sum;
    }
}
