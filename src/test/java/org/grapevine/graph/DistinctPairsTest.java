package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class DistinctPairsTest {
    @Test
    void what_two_groups_have_in_common_is_taken_off_once() {
        // {0..9} and {5..14}: five people are in both
        GraphBuilder builder = new GraphBuilder(15, false, Weighting.NONE);
        int left = builder.group(1);
        int right = builder.group(1);
        for (int v = 0; v < 10; v++) {
            builder.member(left, v).member(right, 5 + v);
        }
        Graph pairs = DistinctPairs.along(builder.build());
        assertThat(pairs.memberships().weight).containsExactly(1, 1, -1);
        assertThat(pairs.memberships().members(2)).isEqualTo(5);
        assertCounts(Expanded.matrix(pairs), Expanded.simple(builder.build()), "two groups");
    }

    @Test
    void a_group_inside_another_vanishes_and_so_does_a_tie_inside_a_group() {
        GraphBuilder builder = new GraphBuilder(20, false, Weighting.NONE);
        int parish = builder.group(1);
        int household = builder.group(1);
        for (int v = 0; v < 20; v++) {
            builder.member(parish, v);
        }
        builder.member(household, 3).member(household, 4).member(household, 5).arc(0, 1);
        Graph pairs = DistinctPairs.along(builder.build());
        assertThat(pairs.memberships().weight).containsExactly(1);
        assertThat(pairs.out().size()).isZero();
    }

    @Test
    void many_groups_of_the_same_people_come_out_no_larger_than_the_pairs() {
        // 40 events, each attended by a random half of 60 people: far more intersections than the 1,770 pairs
        RandomGenerator random = new SplittableRandom(1);
        GraphBuilder builder = new GraphBuilder(60, false, Weighting.NONE);
        for (int event = 0; event < 40; event++) {
            int group = builder.group(1);
            for (int v = 0; v < 60; v++) {
                if (random.nextBoolean()) {
                    builder.member(group, v);
                }
            }
        }
        Graph pairs = DistinctPairs.along(builder.build());
        assertThat(pairs.out().size() + pairs.memberships().size()).isLessThanOrEqualTo(60 * 59);
        assertCounts(Expanded.matrix(pairs), Expanded.simple(builder.build()), "events");
    }

    @Test
    void arcs_of_a_tied_pair_weigh_one_together_and_others_nothing() {
        for (Sample sample : RandomGraphs.first(400)) {
            assertCounts(Expanded.matrix(DistinctPairs.along(sample.graph())), Expanded.simple(sample.graph()), sample);
            assertCounts(
                    Expanded.matrix(DistinctPairs.bothWays(sample.graph())),
                    Expanded.underlying(sample.graph()),
                    sample);
        }
    }

    @Test
    void also_where_large_groups_overlap_three_and_four_deep() {
        for (long seed = 0; seed < 30; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            GraphBuilder builder = new GraphBuilder(300, false, Weighting.NONE);
            for (int g = 0; g < 8; g++) {
                int group = builder.group(1);
                int from = random.nextInt(250);
                int length = 1 + random.nextInt(80);
                for (int v = from; v < Math.min(300, from + length); v++) {
                    if (random.nextInt(5) > 0) {
                        builder.member(group, v);
                    }
                }
            }
            Graph graph = builder.build();
            Graph pairs = DistinctPairs.along(graph);
            assertThat(pairs.memberships().groups()).as("seed %d", seed).isPositive();
            assertCounts(Expanded.matrix(pairs), Expanded.simple(graph), "seed " + seed);
        }
    }

    @Test
    void neighbours_counted_one_by_one_are_as_many_as_the_rows_sum_to() {
        Workers workers = Workers.of(2);
        for (Sample sample : RandomGraphs.first(240)) {
            Graph graph = sample.graph();
            assertThat(NeighbourCounts.along(graph, workers))
                    .as(sample.toString())
                    .isEqualTo(DistinctPairs.degrees(DistinctPairs.along(graph), workers));
            assertThat(NeighbourCounts.bothWays(graph, workers))
                    .as(sample.toString())
                    .isEqualTo(DistinctPairs.degrees(DistinctPairs.bothWays(graph), workers));
        }
        workers.close();
    }

    @Test
    void every_third_of_many_groups_tells_how_much_comes_out_within_a_tenth() {
        // 14,000 groups of 3 to 42 of 40,000 people who live on a line; each neighbourhood shares many
        RandomGenerator random = new SplittableRandom(1);
        GraphBuilder builder = new GraphBuilder(40_000, false, Weighting.NONE);
        for (int g = 0; g < 14_000; g++) {
            int group = builder.group(1);
            int from = random.nextInt(39_800);
            for (int i = 3 + random.nextInt(40); i > 0; i--) {
                builder.member(group, from + random.nextInt(200));
            }
        }
        Graph graph = builder.build();
        DistinctPairs.Size size = DistinctPairs.Size.of(graph);
        Graph pairs = DistinctPairs.along(graph);
        assertThat(size.blocks() / pairs.memberships().groups()).isBetween(.9, 1.1);
        assertThat(size.members() / pairs.memberships().size()).isBetween(.9, 1.1);
        assertThat(2 * size.pairs() / pairs.out().size()).isBetween(.9, 1.2);
    }

    private static void assertCounts(double[][] matrix, Graph simple, Object what) {
        double[][] expected = Expanded.matrix(simple);
        for (int v = 0; v < matrix.length; v++) {
            Agreement.assertSameBits(matrix[v], expected[v], what);
        }
    }
}
