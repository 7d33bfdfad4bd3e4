package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.grapevine.graph.RandomGraphs.Sample;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    @Test
    void whoever_is_tied_directly_and_through_groups_is_met_once() {
        GraphBuilder builder =
                new GraphBuilder(4, true, Weighting.NONE).arc(0, 1).arc(2, 0);
        int first = builder.group(1);
        int second = builder.group(1);
        Graph graph = builder.member(first, 0)
                .member(first, 1)
                .member(second, 0)
                .member(second, 1)
                .member(second, 3)
                .build();
        Neighbourhood neighbourhood = new Neighbourhood(graph);
        assertThat(neighbourhood.successors(0)).isEqualTo(2);
        assertThat(neighbourhood.list).startsWith(1, 3);
        assertThat(neighbourhood.adjacent(0)).isEqualTo(3);
        assertThat(neighbourhood.list).startsWith(1, 2, 3);
        assertThat(neighbourhood.successors(2)).isEqualTo(1);
    }

    @Test
    void neighbours_are_the_columns_of_the_dense_matrix() {
        for (Sample sample : RandomGraphs.first(120)) {
            Neighbourhood neighbourhood = new Neighbourhood(sample.graph());
            Graph simple = Expanded.simple(sample.graph());
            Graph underlying = Expanded.underlying(sample.graph());
            for (int v = 0; v < sample.graph().vertices(); v++) {
                assertThat(sorted(neighbourhood, neighbourhood.successors(v))).isEqualTo(row(simple, v));
                assertThat(sorted(neighbourhood, neighbourhood.adjacent(v))).isEqualTo(row(underlying, v));
            }
        }
    }

    private static int[] sorted(Neighbourhood neighbourhood, int count) {
        int[] met = Arrays.copyOf(neighbourhood.list, count);
        Arrays.sort(met);
        return met;
    }

    private static int[] row(Graph graph, int v) {
        return Arrays.copyOfRange(graph.out().target, graph.out().offset[v], graph.out().offset[v + 1]);
    }
}
