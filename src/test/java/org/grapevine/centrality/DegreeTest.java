package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class DegreeTest {
    @Test
    void neighbours_are_counted_once_however_they_are_tied() {
        GraphBuilder graph =
                new GraphBuilder(4, false, Weighting.PROBABILITY).arc(0, 1, .1).arc(1, 0, .2);
        int group = graph.group(.5);
        graph.member(group, 0).member(group, 1).member(group, 2);
        assertThat(degree(graph.build())).containsExactly(2, 2, 2, 0);
    }

    @Test
    void out_neighbours_count_on_a_directed_graph() {
        assertThat(degree(new GraphBuilder(3, true, Weighting.NONE)
                        .arc(0, 1)
                        .arc(0, 2)
                        .arc(1, 2)
                        .build()))
                .containsExactly(2, 1, 0);
    }

    @Test
    void it_is_divided_by_all_others_when_normalised() {
        try (Workers workers = Workers.of(1)) {
            assertThat(new Degree(Scale.NORM)
                            .scores(NamedGraphs.star5(), workers)
                            .values())
                    .containsExactly(1, .25, .25, .25, .25);
        }
    }

    private static double[] degree(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new Degree(Scale.RAW).scores(graph, workers).values();
        }
    }
}
