package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class VoteRankTest {
    @Test
    void the_elected_lie_apart_and_ties_go_to_the_lower_vertex() {
        // 3, 5, 6, 8, 0, 1
        assertThat(elected(NamedGraphs.kite10())).containsExactly(2, 1, 0, 6, 0, 5, 4, 0, 3, 0);
    }

    @Test
    void one_speaks_for_a_star() {
        assertThat(elected(NamedGraphs.star5())).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void a_path_elects_its_second_and_its_fourth() {
        assertThat(elected(NamedGraphs.path5())).containsExactly(0, 2, 0, 1, 0);
    }

    @Test
    void two_circles_and_a_broker_elect_both_ends_of_the_bridge_first() {
        // 2, 4, 0, 5
        assertThat(elected(NamedGraphs.broker7())).containsExactly(2, 0, 4, 0, 3, 1, 0);
    }

    @Test
    void no_more_are_elected_than_asked_for() {
        try (Workers workers = Workers.of(1)) {
            assertThat(new VoteRank(1).scores(NamedGraphs.broker7(), workers).values())
                    .containsExactly(0, 0, 1, 0, 0, 0, 0);
        }
    }

    private static double[] elected(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new VoteRank(1000).scores(graph, workers).values();
        }
    }
}
