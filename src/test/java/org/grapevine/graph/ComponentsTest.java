package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void they_are_numbered_by_their_smallest_vertices() {
        // 0 alone, 1-4, 2-3-5
        Components components = weak(NamedGraphs.undirected(6, "4-1 3-5 2-3"));
        assertThat(components.of).containsExactly(0, 1, 2, 2, 1, 2);
        assertThat(components.size).containsExactly(1, 2, 3);
        assertThat(components.largest()).isEqualTo(2);
    }

    @Test
    void of_equally_large_ones_the_first_is_the_largest() {
        assertThat(weak(NamedGraphs.undirected(5, "1-4 2-3")).largest()).isEqualTo(1);
        assertThat(weak(new GraphBuilder(0, false, Weighting.NONE).build()).largest())
                .isEqualTo(-1);
    }

    @Test
    void a_group_ties_its_members() {
        GraphBuilder graph = new GraphBuilder(6, true, Weighting.NONE).arc(4, 5);
        int club = graph.group(1);
        graph.member(club, 1).member(club, 3);
        int church = graph.group(1);
        graph.member(church, 3).member(church, 4);
        graph.member(graph.group(1), 0);
        assertThat(weak(graph.build()).of).containsExactly(0, 1, 2, 1, 1, 1);
        assertThat(Components.strong(graph.build()).of).containsExactly(0, 1, 2, 1, 1, 3);
    }

    @Test
    void who_only_listens_in_a_group_can_be_reached_but_reaches_nobody() {
        GraphBuilder graph = new GraphBuilder(3, true, Weighting.STRENGTH);
        int club = graph.group(1);
        graph.member(club, 0).member(club, 1, 0).member(club, 2);
        assertThat(Components.strong(graph.build()).of).containsExactly(0, 1, 0);
        assertThat(weak(graph.build()).count()).isEqualTo(1);
    }

    @Test
    void strong_ones_can_reach_each_other_and_weak_ones_are_joined_whatever_the_graph() {
        for (Graph graph : SmallGraphs.digraphs()) {
            assertRight(graph, SmallGraphs.text(graph));
        }
        for (Sample sample : RandomGraphs.first(300)) {
            assertRight(sample.graph(), sample.toString());
        }
    }

    private static void assertRight(Graph graph, String what) {
        boolean[][] reaches = closure(Expanded.matrix(graph));
        boolean[][] joined = closure(Expanded.matrix(Expanded.underlying(graph)));
        int[] weak = weak(graph).of;
        int[] strong = Components.strong(graph).of;
        for (int u = 0; u < weak.length; u++) {
            for (int v = 0; v < weak.length; v++) {
                assertThat(weak[u] == weak[v]).as(what).isEqualTo(u == v || joined[u][v]);
                assertThat(strong[u] == strong[v]).as(what).isEqualTo(u == v || (reaches[u][v] && reaches[v][u]));
            }
        }
    }

    private static boolean[][] closure(double[][] matrix) {
        int n = matrix.length;
        boolean[][] reaches = new boolean[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                reaches[u][v] = matrix[u][v] > 0;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    reaches[u][v] |= reaches[u][via] && reaches[via][v];
                }
            }
        }
        return reaches;
    }

    @Test
    void receivers_belong_together_who_share_a_sender() {
        for (Sample sample : RandomGraphs.first(300)) {
            double[][] matrix = Expanded.matrix(sample.graph());
            int n = matrix.length;
            double[][] shared = new double[n][n];
            for (double[] sender : matrix) {
                for (int u = 0; u < n; u++) {
                    for (int v = 0; v < n; v++) {
                        shared[u][v] += sender[u] * sender[v];
                    }
                }
            }
            boolean[][] together = closure(shared);
            int[] of = Components.sharingSenders(sample.graph()).of;
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    assertThat(of[u] == of[v]).as("%s", sample).isEqualTo(u == v || together[u][v]);
                }
            }
        }
    }

    @Test
    void inside_the_components_nothing_is_lost_and_nothing_leads_out() {
        for (Sample sample : RandomGraphs.first(120)) {
            Components strong = Components.strong(sample.graph());
            double[][] whole = Expanded.matrix(sample.graph());
            double[][] inside = Expanded.matrix(strong.inside(sample.graph()));
            for (int u = 0; u < whole.length; u++) {
                for (int v = 0; v < whole.length; v++) {
                    assertThat(inside[u][v]).as("%s", sample).isEqualTo(strong.of[u] == strong.of[v] ? whole[u][v] : 0);
                }
            }
        }
    }

    @Test
    void any_number_of_threads_finds_the_same() {
        Graph graph = RandomGraphs.graph(new SplittableRandom(3), 50_000, 40_000, 20, false, Weighting.NONE, false);
        int[] one = weak(graph).of;
        for (int run = 0; run < 20; run++) {
            try (Workers four = Workers.of(4)) {
                assertThat(Components.weak(graph, four).of).isEqualTo(one);
            }
        }
        assertThat(Arrays.stream(one).max().orElse(0)).isGreaterThan(1000);
    }

    @Test
    void a_long_chain_overflows_no_stack() {
        GraphBuilder chain = new GraphBuilder(300_000, true, Weighting.NONE);
        for (int v = 1; v < 300_000; v++) {
            chain.arc(v - 1, v);
        }
        assertThat(Components.strong(chain.build()).count()).isEqualTo(300_000);
        assertThat(Components.strong(chain.arc(299_999, 0).build()).count()).isEqualTo(1);
    }

    private static Components weak(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return Components.weak(graph, workers);
        }
    }
}
