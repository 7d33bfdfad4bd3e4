package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ClosenessTest {
    private static final Offset<Double> EXACTLY = within(1e-15);

    @Test
    void the_middle_of_a_path_is_closest_to_all() {
        // sums of distances 10, 7, 6
        Graph path = undirected(5).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 4).build();
        assertThat(scores(path)).containsExactly(new double[] {.4, 4 / 7.0, 4 / 6.0, 4 / 7.0, .4}, EXACTLY);
    }

    @Test
    void islands_count_by_the_share_they_reach() {
        // triangle, edge, isolate: 2/5 * 2/2, 1/5 * 1/1, nothing
        Graph islands = undirected(6).arc(0, 1).arc(1, 2).arc(2, 0).arc(3, 4).build();
        assertThat(scores(islands)).containsExactly(new double[] {.4, .4, .4, .2, .2, 0}, EXACTLY);
    }

    @Test
    void distances_run_out_along_arcs() {
        assertThat(scores(new GraphBuilder(3, true, Weighting.NONE)
                        .arc(0, 1)
                        .arc(1, 2)
                        .build()))
                .containsExactly(new double[] {2 / 3.0, .5, 0}, EXACTLY);
    }

    @Test
    void members_of_a_group_are_one_hop_apart_however_many_groups_they_share() {
        GraphBuilder graph = undirected(4);
        for (int shared = 0; shared < 2; shared++) {
            int group = graph.group(1);
            graph.member(group, 0).member(group, 1).member(group, 2);
        }
        assertThat(scores(graph.arc(0, 1).arc(2, 3).build())).containsExactly(new double[] {.75, .75, 1, .6}, EXACTLY);
    }

    @Test
    void where_nobody_is_reached_it_is_zero() {
        assertThat(scores(undirected(0).build())).isEmpty();
        assertThat(scores(undirected(1).build())).containsExactly(0);
        assertThat(scores(undirected(2).build())).containsExactly(0, 0);
    }

    @Test
    void it_follows_from_the_distances_of_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 200; seed++) {
            Graph graph = PathGraphs.random(seed);
            assertThat(scores(graph)).as("seed %d", seed).containsExactly(new SlowPaths(graph).closeness(), EXACTLY);
        }
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (long seed = 0; seed < 20; seed++) {
            Graph graph = PathGraphs.random(seed, 2000);
            double[] one = scores(graph);
            try (Workers two = Workers.of(2)) {
                assertThat(new Closeness().scores(graph, two).values())
                        .as("seed %d", seed)
                        .isEqualTo(one);
            }
        }
    }

    private static GraphBuilder undirected(int n) {
        return new GraphBuilder(n, false, Weighting.NONE);
    }

    private static double[] scores(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new Closeness().scores(graph, workers).values();
        }
    }
}
