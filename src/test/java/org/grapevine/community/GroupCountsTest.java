package org.grapevine.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class GroupCountsTest {
    private static final int PEOPLE = 300;

    private static Graph groups(RandomGenerator random, boolean talk) {
        GraphBuilder builder = new GraphBuilder(PEOPLE, false, Weighting.STRENGTH);
        for (int g = 0; g < 12; g++) {
            int group = builder.group(.1 + random.nextDouble());
            int members = g % 3 == 0 ? 200 : 20;
            for (int i = 0; i < members; i++) {
                builder.member(group, random.nextInt(PEOPLE), talk ? random.nextDouble() : 1);
            }
        }
        return builder.build();
    }

    @Test
    void ties_read_off_the_counts_are_those_of_the_pairs_whatever_moved() {
        for (long seed = 0; seed < 6; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Graph graph = groups(random, seed % 2 == 0);
            double[][] matrix = Expanded.matrix(graph);
            int[] community = new int[PEOPLE];
            for (int v = 0; v < PEOPLE; v++) {
                community[v] = v;
            }
            GroupCounts counts = new GroupCounts(GroupRows.of(graph.memberships()), community);
            Reach reach = new Reach(PEOPLE);
            for (int move = 0; move < 3000; move++) {
                int v = random.nextInt(PEOPLE);
                int to = random.nextInt(move % 2 == 0 ? PEOPLE : 5);
                if (to != community[v]) {
                    counts.move(v, community[v], to);
                    community[v] = to;
                }
                if (move % 500 == 0) {
                    counts.promote();
                }
                if (move % 20 == 0) {
                    check(counts, reach, random.nextInt(PEOPLE), community, matrix);
                }
            }
        }
    }

    private static void check(GroupCounts counts, Reach reach, int v, int[] community, double[][] matrix) {
        double[] expected = new double[PEOPLE];
        for (int u = 0; u < PEOPLE; u++) {
            expected[community[u]] += (matrix[v][u] + matrix[u][v]) / 2;
        }
        reach.begin(community[v]);
        counts.gather(v, reach);
        assertThat(reach.community(0)).isEqualTo(community[v]);
        for (int i = 0; i < reach.size(); i++) {
            assertThat(reach.weight(i)).isCloseTo(expected[reach.community(i)], within(1e-12));
        }
    }
}
