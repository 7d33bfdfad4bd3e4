package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class BetweennessTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void the_middle_of_a_path_lies_between_most_pairs() {
        // 0-1-2-3-4: vertex 1 lies between 0 and each of 2, 3, 4; vertex 2 between {0, 1} and {3, 4}
        Graph path = undirected(5).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 4).build();
        assertThat(raw(path)).containsExactly(0, 3, 4, 3, 0);
        assertThat(normalised(path)).containsExactly(new double[] {0, .5, 2 / 3.0, .5, 0}, EXACTLY);
    }

    @Test
    void all_paths_of_a_star_pass_its_centre() {
        assertThat(raw(undirected(5).arc(0, 1).arc(0, 2).arc(0, 3).arc(0, 4).build()))
                .containsExactly(6, 0, 0, 0, 0);
    }

    @Test
    void on_a_directed_path_every_ordered_pair_counts_once() {
        Graph path =
                new GraphBuilder(3, true, Weighting.NONE).arc(0, 1).arc(1, 2).build();
        assertThat(raw(path)).containsExactly(0, 1, 0);
        assertThat(normalised(path)).containsExactly(0, .5, 0);
    }

    @Test
    void equally_short_paths_share_a_pair() {
        // a square: each corner lies on one of the two paths between its neighbours
        assertThat(raw(undirected(4).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 0).build()))
                .containsExactly(.5, .5, .5, .5);
    }

    @Test
    void nobody_lies_between_two_members_of_one_group() {
        GraphBuilder graph = undirected(4);
        int club = graph.group(1);
        graph.member(club, 0).member(club, 1).member(club, 2).arc(2, 3);
        assertThat(raw(graph.build())).containsExactly(0, 0, 2, 0);
    }

    @Test
    void paths_through_different_groups_are_different_paths() {
        // from 0 to 3: by 1, to whom two groups lead, and by 2, to whom one tie leads
        GraphBuilder graph = undirected(4);
        for (int shared = 0; shared < 2; shared++) {
            int group = graph.group(1);
            graph.member(group, 0).member(group, 1);
        }
        graph.arc(0, 2).arc(1, 3).arc(2, 3);
        assertThat(raw(graph.build())).containsExactly(new double[] {2 / 3.0, 2 / 3.0, 1 / 3.0, 1 / 3.0}, EXACTLY);
    }

    @Test
    void graphs_too_small_for_a_middle_have_none() {
        assertThat(raw(undirected(0).build())).isEmpty();
        assertThat(normalised(undirected(1).build())).containsExactly(0);
        assertThat(normalised(undirected(2).arc(0, 1).build())).containsExactly(0, 0);
        assertThat(normalised(undirected(3).build())).containsExactly(0, 0, 0);
    }

    @Test
    void it_is_the_sum_of_shares_over_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 200; seed++) {
            Graph graph = PathGraphs.random(seed);
            assertThat(raw(graph)).as("seed %d", seed).containsExactly(new SlowPaths(graph).betweenness(), EXACTLY);
        }
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (long seed = 0; seed < 20; seed++) {
            Graph graph = PathGraphs.random(seed, 400);
            double[] one = raw(graph);
            try (Workers two = Workers.of(2)) {
                assertThat(new Betweenness(Scale.RAW).scores(graph, two).values())
                        .as("seed %d", seed)
                        .isEqualTo(one);
            }
        }
    }

    private static GraphBuilder undirected(int n) {
        return new GraphBuilder(n, false, Weighting.NONE);
    }

    private static double[] raw(Graph graph) {
        return scores(new Betweenness(Scale.RAW), graph);
    }

    private static double[] normalised(Graph graph) {
        return scores(new Betweenness(Scale.NORM), graph);
    }

    private static double[] scores(Centrality measure, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return measure.scores(graph, workers).values();
        }
    }
}
