package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ConstraintTest {
    @Test
    void whoever_joins_two_circles_is_bound_least() {
        double[] constraint = constraint(NamedGraphs.broker7());
        assertThat(constraint)
                .containsExactly(
                        new double[] {1.006944, 1.006944, .611111, .5, .611111, 1.006944, 1.006944}, within(1e-6));
    }

    @Test
    void it_is_undefined_for_whoever_has_no_contact() {
        assertThat(constraint(NamedGraphs.disc6())).containsExactly(1.125, 1.125, 1.125, 1, 1, Double.NaN);
    }

    @Test
    void heavier_ties_bind_more() {
        // a path 1 - 0 - 2 of weights 3 and 1: shares 3/4 and 1/4 at vertex 0
        Graph path = new GraphBuilder(3, false, Weighting.STRENGTH)
                .arc(0, 1, 3)
                .arc(0, 2, 1)
                .build();
        assertThat(constraint(path)).containsExactly(new double[] {9 / 16.0 + 1 / 16.0, 1, 1}, within(1e-15));
    }

    private static double[] constraint(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new Constraint().scores(graph, workers).values();
        }
    }
}
