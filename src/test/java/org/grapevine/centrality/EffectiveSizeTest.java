package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class EffectiveSizeTest {
    @Test
    void contacts_who_know_each_other_count_as_one() {
        assertThat(size(NamedGraphs.broker7()))
                .containsExactly(new double[] {1, 1, 7 / 3.0, 2, 7 / 3.0, 1, 1}, within(1e-15));
        assertThat(size(NamedGraphs.star5())).containsExactly(4, 1, 1, 1, 1);
    }

    @Test
    void it_is_undefined_for_whoever_has_no_contact() {
        assertThat(size(new GraphBuilder(1, false, Weighting.NONE).build())).containsExactly(Double.NaN);
    }

    private static double[] size(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new EffectiveSize().scores(graph, workers).values();
        }
    }
}
