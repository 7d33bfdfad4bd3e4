package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ShapleyDegreeTest {
    @Test
    void everybody_shares_in_covering_themselves_and_their_neighbours() {
        assertThat(shapley(NamedGraphs.star5())).containsExactly(new double[] {2.2, .7, .7, .7, .7}, within(1e-15));
        assertThat(shapley(NamedGraphs.disc6())).containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-15));
    }

    @Test
    void the_shares_add_up_to_everybody() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(60)) {
            assertThat(Arrays.stream(shapley(sample.graph())).sum())
                    .as(sample::toString)
                    .isCloseTo(sample.graph().vertices(), within(1e-9));
        }
    }

    private static double[] shapley(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new ShapleyDegree().scores(graph, workers).values();
        }
    }
}
