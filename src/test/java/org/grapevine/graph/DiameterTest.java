package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class DiameterTest {
    @Test
    void a_graph_without_ties_has_diameter_zero() {
        assertThat(diameter(new GraphBuilder(0, false, Weighting.NONE))).isZero();
        assertThat(diameter(new GraphBuilder(1, false, Weighting.NONE))).isZero();
        assertThat(diameter(new GraphBuilder(3, true, Weighting.NONE))).isZero();
    }

    @Test
    void the_ends_of_a_path_are_furthest_apart() {
        assertThat(diameter(path(new GraphBuilder(9, false, Weighting.NONE), 0, 9)))
                .isEqualTo(8);
    }

    @Test
    void on_a_ring_nobody_is_further_than_half_way_round() {
        assertThat(diameter(path(new GraphBuilder(101, false, Weighting.NONE), 0, 101)
                        .arc(100, 0)))
                .isEqualTo(50);
    }

    @Test
    void the_direction_of_arcs_does_not_matter() {
        GraphBuilder graph = new GraphBuilder(4, true, Weighting.NONE);
        assertThat(diameter(graph.arc(0, 1).arc(2, 1).arc(2, 3))).isEqualTo(3);
    }

    @Test
    void members_of_a_group_are_one_hop_apart() {
        GraphBuilder graph = new GraphBuilder(6, false, Weighting.NONE);
        int church = graph.group(1);
        graph.member(church, 0).member(church, 1).member(church, 2);
        int club = graph.group(1);
        graph.member(club, 2).member(club, 3).member(club, 4);
        assertThat(diameter(graph)).isEqualTo(2);
        assertThat(diameter(graph.arc(4, 5))).isEqualTo(3);
    }

    @Test
    void only_the_largest_component_counts() {
        GraphBuilder graph = path(new GraphBuilder(9, false, Weighting.NONE), 0, 4);
        for (int leaf = 5; leaf < 9; leaf++) {
            graph.arc(4, leaf);
        }
        assertThat(diameter(graph)).isEqualTo(2);
    }

    @Test
    void of_equally_large_components_the_one_with_the_smallest_vertex_counts() {
        GraphBuilder starFirst =
                new GraphBuilder(8, false, Weighting.NONE).arc(0, 5).arc(0, 6).arc(0, 7);
        assertThat(diameter(path(starFirst, 1, 5))).isEqualTo(2);
        GraphBuilder pathFirst =
                new GraphBuilder(8, false, Weighting.NONE).arc(4, 5).arc(4, 6).arc(4, 7);
        assertThat(diameter(path(pathFirst, 0, 4))).isEqualTo(3);
    }

    @Test
    void it_is_the_largest_distance_of_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(60);
            GraphBuilder builder = new GraphBuilder(n, random.nextBoolean(), Weighting.NONE);
            for (int arcs = random.nextInt(2 * n); arcs > 0; arcs--) {
                builder.arc(random.nextInt(n), random.nextInt(n));
            }
            for (int groups = random.nextInt(4); groups > 0; groups--) {
                int group = builder.group(1);
                for (int members = random.nextInt(8); members > 0; members--) {
                    builder.member(group, random.nextInt(n));
                }
            }
            Graph graph = builder.build();
            try (Workers workers = Workers.of(2)) {
                assertThat(Diameter.of(graph, workers)).as("seed %d", seed).isEqualTo(byAllPairs(graph));
            }
        }
    }

    private static int byAllPairs(Graph graph) {
        int[][] distance = BreadthFirstTest.allPairs(graph, true);
        long largest = 0;
        int diameter = 0;
        for (int[] row : distance) {
            long size = Arrays.stream(row).filter(d -> d >= 0).count();
            if (size > largest) {
                largest = size;
                diameter = 0;
                for (int v = 0; v < row.length; v++) {
                    if (row[v] >= 0) {
                        diameter = Math.max(
                                diameter, Arrays.stream(distance[v]).max().orElseThrow());
                    }
                }
            }
        }
        return diameter;
    }

    private static GraphBuilder path(GraphBuilder graph, int from, int to) {
        for (int v = from + 1; v < to; v++) {
            graph.arc(v - 1, v);
        }
        return graph;
    }

    private static int diameter(GraphBuilder graph) {
        try (Workers workers = Workers.of(1)) {
            return Diameter.of(graph.build(), workers);
        }
    }
}
