package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grapevine.graph.Agreement.assertSameBits;

import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class RelabellingTest {
    @Test
    void the_middle_of_a_star_comes_first_and_the_others_keep_their_order() {
        Graph star = new GraphBuilder(4, false, Weighting.NONE)
                .arc(2, 0)
                .arc(2, 1)
                .arc(2, 3)
                .build();
        try (Workers workers = Workers.of(1)) {
            Relabelling relabelling = Relabelling.byDegree(star, workers);
            assertThat(relabelling.graph().out().offset).containsExactly(0, 3, 4, 5, 6);
            assertThat(relabelling.graph().out().target).containsExactly(1, 2, 3, 0, 0, 0);
            assertThat(relabelling
                            .restored(Scores.exact(new double[] {7, 8, 9, 10}))
                            .values())
                    .containsExactly(8, 9, 7, 10);
        }
    }

    @Test
    void every_graph_keeps_its_ties_under_new_numbers_on_any_number_of_threads() {
        for (Sample sample : RandomGraphs.first(120)) {
            Graph graph = sample.graph();
            for (int threads = 1; threads <= 3; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    Relabelling relabelling = Relabelling.byDegree(graph, workers);
                    double[][] renamed = Expanded.matrix(relabelling.graph());
                    double[][] given = Expanded.matrix(graph);
                    for (int v = 0; v < graph.vertices(); v++) {
                        double[] row = new double[given.length];
                        for (int u = 0; u < row.length; u++) {
                            row[relabelling.old(u)] = renamed[v][u];
                        }
                        assertSameBits(row, given[relabelling.old(v)], sample);
                    }
                    assertThat(relabelling.graph().memberships().weight).isEqualTo(graph.memberships().weight);
                    assertThat(relabelling.graph().directed()).isEqualTo(graph.directed());
                }
            }
        }
    }

    @Test
    void edges_become_the_relabelled_graph_that_their_graph_would_become() {
        Edges edges = new Edges(5, new int[] {4, 2, 4, 3, 0, 4}, new int[] {2, 0, 3, 2, 1, 4}, null);
        for (boolean directed : new boolean[] {true, false}) {
            for (int threads = 1; threads <= 3; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    Relabelling shortWay = edges.byDegree(directed, Weighting.STRENGTH, workers);
                    Relabelling longWay =
                            Relabelling.byDegree(edges.graph(directed, Weighting.STRENGTH, workers), workers);
                    assertThat(Expanded.matrix(shortWay.graph())).isEqualTo(Expanded.matrix(longWay.graph()));
                    for (int v = 0; v < 5; v++) {
                        assertThat(shortWay.old(v)).isEqualTo(longWay.old(v));
                    }
                }
            }
        }
    }

    @Test
    void arcs_into_a_vertex_never_grow_fewer_towards_the_front() {
        for (Sample sample : RandomGraphs.first(60)) {
            try (Workers workers = Workers.of(2)) {
                Graph graph = Relabelling.byDegree(sample.graph(), workers).graph();
                for (int v = 1; v < graph.vertices(); v++) {
                    assertThat(degree(graph, v)).as(sample.toString()).isLessThanOrEqualTo(degree(graph, v - 1));
                }
            }
        }
    }

    private static int degree(Graph graph, int v) {
        return graph.in().degree(v) + graph.memberships().ofVertex.degree(v);
    }
}
