package org.grapevine.centrality;

import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
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
     * and everything that is needed of a block B is y = A 1_B: how many of its members are adjacent to each vertex nearby. Block by
     * block, the numbers c_C of members that B has in common with every other block C are counted; then for u outside of B
     *     y_u = sum over blocks C of u of sign_C c_C + (M 1_B)_u.
     * p'Ap is a sum over pairs of blocks of v of R(B, C) = sum of y_u over C, which does not depend on v: it is summed over the smaller
     * of the two, once for all the v they share. q'Ap is a sum of y_u over single arcs. q'Aq is what single arcs see of blocks, counted
     * vertex by vertex, and twice the triangles of M. All of it is whole numbers, so the order of summation does not matter. */

    private static final int WORK = 1 << 12;

    private final Arcs single;
    private final Arcs ofVertex;
    private final Arcs ofBlock;
    private final int[] sign;
    private final long[] doubled;
    private final int[] common;
    private final int[] nearBlock;
    private final long[] relation;
    private final long[] fromSingles;
    private final boolean[] inBlock;
    private int near;

    private GroupTriangles(Graph pairs) {
        Memberships blocks = pairs.memberships();
        single = pairs.out();
        ofVertex = blocks.ofVertex;
        ofBlock = blocks.ofGroup;
        sign = new int[blocks.groups()];
        for (int b = 0; b < sign.length; b++) {
            sign[b] = (int) blocks.weight[b];
        }
        doubled = new long[pairs.vertices()];
        common = new int[blocks.groups()];
        nearBlock = new int[blocks.groups()];
        relation = new long[blocks.groups()];
        fromSingles = new long[pairs.vertices()];
        inBlock = new boolean[pairs.vertices()];
    }

    static long[] through(Graph pairs, int[] degrees, Workers workers) {
        @Nullable GroupTriangles[] found = new @Nullable GroupTriangles[workers.threads()];
        Arcs ofBlock = pairs.memberships().ofGroup;
        Chunks blocks = Chunks.byWork(ofBlock.offset, WORK);
        workers.run(blocks.count(), (chunk, worker) -> {
            GroupTriangles triangles = of(found, worker, pairs);
            for (int block = blocks.from(chunk); block < blocks.to(chunk); block++) {
                triangles.aroundBlock(block);
            }
        });
        Chunks vertices = Chunks.byWork(pairs.out().offset, WORK);
        workers.run(vertices.count(), (chunk, worker) -> {
            GroupTriangles triangles = of(found, worker, pairs);
            for (int v = vertices.from(chunk); v < vertices.to(chunk); v++) {
                triangles.aroundSingles(v, degrees[v]);
            }
        });
        long[] through = Triangles.amongArcs(pairs.out(), workers);
        for (int v = 0; v < through.length; v++) {
            long doubled = 0;
            for (GroupTriangles triangles : found) {
                doubled += triangles == null ? 0 : triangles.doubled[v];
            }
            through[v] += doubled / 2;
        }
        return through;
    }

    private static GroupTriangles of(@Nullable GroupTriangles[] found, int worker, Graph pairs) {
        GroupTriangles triangles = found[worker];
        if (triangles == null) {
            triangles = new GroupTriangles(pairs);
            found[worker] = triangles;
        }
        return triangles;
    }

    /** Adds the terms p'Ap of pairs of blocks of which {@code block} is the larger, and the terms 2 q'Ap of this block. */
    private void aroundBlock(int block) {
        meet(block);
        long size = ofBlock.degree(block);
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            doubled[v] += size * (size - 1);
            for (int o = ofVertex.offset[v]; o < ofVertex.offset[v + 1]; o++) {
                int other = ofVertex.target[o];
                if (isSmaller(other, block)) {
                    if (relation[other] < 0) {
                        relation[other] = relation(other, size);
                    }
                    doubled[v] += 2L * sign[block] * sign[other] * relation[other];
                }
            }
            for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
                doubled[v] += 2L * sign[block] * weight(a) * adjacentMembers(single.target[a], size);
            }
        }
        forget(block);
    }

    private int weight(int arc) {
        return (int) single.weight(arc);
    }

    private boolean isSmaller(int other, int block) {
        int difference = ofBlock.degree(other) - ofBlock.degree(block);
        return difference < 0 || (difference == 0 && other < block);
    }

    private void meet(int block) {
        near = 0;
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            inBlock[v] = true;
            for (int o = ofVertex.offset[v]; o < ofVertex.offset[v + 1]; o++) {
                int other = ofVertex.target[o];
                if (common[other]++ == 0) {
                    nearBlock[near++] = other;
                    relation[other] = -1;
                }
            }
            for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
                fromSingles[single.target[a]] += weight(a);
            }
        }
    }

    private void forget(int block) {
        for (int i = 0; i < near; i++) {
            common[nearBlock[i]] = 0;
        }
        for (int m = ofBlock.offset[block]; m < ofBlock.offset[block + 1]; m++) {
            int v = ofBlock.target[m];
            inBlock[v] = false;
            for (int a = single.offset[v]; a < single.offset[v + 1]; a++) {
                fromSingles[single.target[a]] = 0;
            }
        }
    }

    private long relation(int other, long size) {
        long sum = 0;
        for (int m = ofBlock.offset[other]; m < ofBlock.offset[other + 1]; m++) {
            sum += adjacentMembers(ofBlock.target[m], size);
        }
        return sum;
    }

    /** y_u: how many members of the block that was met, of that size, are adjacent to u. */
    private long adjacentMembers(int u, long size) {
        if (inBlock[u]) {
            return size - 1;
        }
        long sum = fromSingles[u];
        for (int o = ofVertex.offset[u]; o < ofVertex.offset[u + 1]; o++) {
            sum += (long) sign[ofVertex.target[o]] * common[ofVertex.target[o]];
        }
        return sum;
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
            int weight = weight(a);
            for (int o = ofVertex.offset[u]; o < ofVertex.offset[u + 1]; o++) {
                int block = ofVertex.target[o];
                sum += 2L * sign[block] * weight * common[block];
                common[block] += weight;
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
