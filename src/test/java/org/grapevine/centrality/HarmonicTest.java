package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class HarmonicTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void the_middle_of_a_path_is_closest_to_all() {
        // ends 1 + 1/2 + 1/3 + 1/4, middle 1 + 1 + 1/2 + 1/2
        Graph path = undirected(5).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 4).build();
        double end = 25 / 12.0;
        double second = 17 / 6.0;
        assertThat(raw(path)).containsExactly(new double[] {end, second, 3, second, end}, EXACTLY);
        assertThat(normalised(path))
                .containsExactly(new double[] {end / 4, second / 4, .75, second / 4, end / 4}, EXACTLY);
    }

    @Test
    void who_cannot_be_reached_adds_nothing() {
        Graph islands = undirected(6).arc(0, 1).arc(1, 2).arc(2, 0).arc(3, 4).build();
        assertThat(raw(islands)).containsExactly(2, 2, 2, 1, 1, 0);
    }

    @Test
    void distances_run_out_along_arcs() {
        assertThat(raw(new GraphBuilder(3, true, Weighting.NONE)
                        .arc(0, 1)
                        .arc(1, 2)
                        .build()))
                .containsExactly(1.5, 1, 0);
    }

    @Test
    void members_of_a_group_are_one_hop_apart_however_many_groups_they_share() {
        GraphBuilder graph = undirected(4);
        for (int shared = 0; shared < 2; shared++) {
            int group = graph.group(1);
            graph.member(group, 0).member(group, 1).member(group, 2);
        }
        assertThat(raw(graph.arc(0, 1).arc(2, 3).build())).containsExactly(2.5, 2.5, 3, 2);
    }

    @Test
    void where_nobody_is_reached_it_is_zero() {
        assertThat(raw(undirected(0).build())).isEmpty();
        assertThat(normalised(undirected(1).build())).containsExactly(0);
        assertThat(normalised(undirected(2).build())).containsExactly(0, 0);
    }

    @Test
    void it_follows_from_the_distances_of_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 200; seed++) {
            Graph graph = PathGraphs.random(seed);
            assertThat(raw(graph)).as("seed %d", seed).containsExactly(new SlowPaths(graph).harmonic(), EXACTLY);
        }
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (long seed = 0; seed < 20; seed++) {
            Graph graph = PathGraphs.random(seed, 2000);
            double[] one = raw(graph);
            try (Workers two = Workers.of(2)) {
                assertThat(new Harmonic(Scale.RAW).scores(graph, two).values())
                        .as("seed %d", seed)
                        .isEqualTo(one);
            }
        }
    }

    private static GraphBuilder undirected(int n) {
        return new GraphBuilder(n, false, Weighting.NONE);
    }

    private static double[] raw(Graph graph) {
        return scores(new Harmonic(Scale.RAW), graph);
    }

    private static double[] normalised(Graph graph) {
        return scores(new Harmonic(Scale.NORM), graph);
    }

    private static double[] scores(Centrality measure, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return measure.scores(graph, workers).values();
        }
    }
}
