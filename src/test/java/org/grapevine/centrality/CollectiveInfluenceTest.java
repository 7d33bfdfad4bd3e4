package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class CollectiveInfluenceTest {
    @Test
    void neighbours_with_many_contacts_count_those_at_the_radius() {
        assertThat(influence(NamedGraphs.path5(), 1)).containsExactly(0, 1, 2, 1, 0);
        assertThat(influence(NamedGraphs.path5(), 2)).containsExactly(0, 1, 0, 1, 0);
        assertThat(influence(NamedGraphs.kite10(), 2)).containsExactly(24, 24, 22, 10, 22, 24, 24, 30, 8, 0);
    }

    @Test
    void on_a_star_it_knows_nothing_and_says_so() {
        try (Workers workers = Workers.of(1)) {
            var scores = new CollectiveInfluence(1).scores(NamedGraphs.star5(), workers);
            assertThat(scores.values()).containsOnly(0);
            assertThat(scores.note()).contains("degree");
        }
    }

    @Test
    void a_radius_of_nothing_is_refused() {
        assertThatThrownBy(() -> new CollectiveInfluence(0)).hasMessage("radius 0 is not in [1, 5]");
    }

    private static double[] influence(Graph graph, int radius) {
        try (Workers workers = Workers.of(1)) {
            return new CollectiveInfluence(radius).scores(graph, workers).values();
        }
    }
}
