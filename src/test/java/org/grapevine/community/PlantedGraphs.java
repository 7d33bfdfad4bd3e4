package org.grapevine.community;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;

/** Graphs with known communities: {@code blocks} of {@code size} vertices each, vertex v in block {@code v % blocks}. */
final class PlantedGraphs {
    private PlantedGraphs() {}

    static int[] truth(int blocks, int size) {
        int[] truth = new int[blocks * size];
        for (int v = 0; v < truth.length; v++) {
            truth[v] = v % blocks;
        }
        return truth;
    }

    /** Ties: every vertex begins {@code inside} of them within its block and {@code outside} anywhere. */
    static Graph tied(int blocks, int size, int inside, int outside, long seed) {
        GraphBuilder builder = new GraphBuilder(blocks * size, false, Weighting.NONE);
        tie(builder, blocks, size, inside, outside, new SplittableRandom(seed));
        return builder.build();
    }

    /** Groups: each block has {@code clubs} of half its vertices, and as many as there are blocks have members from anywhere. */
    static Graph grouped(int blocks, int size, int clubs, int outside, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        GraphBuilder builder = new GraphBuilder(blocks * size, false, Weighting.STRENGTH);
        for (int block = 0; block < blocks; block++) {
            for (int club = 0; club < clubs; club++) {
                int group = builder.group(1);
                for (int i = 0; i < size / 2; i++) {
                    builder.member(group, block + blocks * random.nextInt(size));
                }
            }
            int mixed = builder.group(1);
            for (int i = 0; i < size / 20; i++) {
                builder.member(mixed, random.nextInt(blocks * size));
            }
        }
        tie(builder, blocks, size, 1, outside, random);
        return builder.build();
    }

    private static void tie(
            GraphBuilder builder, int blocks, int size, int inside, int outside, RandomGenerator random) {
        for (int v = 0; v < blocks * size; v++) {
            for (int i = 0; i < inside; i++) {
                builder.arc(v, v % blocks + blocks * random.nextInt(size));
            }
            for (int i = 0; i < outside; i++) {
                builder.arc(v, random.nextInt(blocks * size));
            }
        }
    }
}
