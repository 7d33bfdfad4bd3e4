package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Components;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.jgrapht.alg.scoring.EigenvectorCentrality;
import org.junit.jupiter.api.Test;

class EigenvectorTest {
    private static final Eigenvector TIGHT = new Eigenvector(1e-15, 2000);

    @Test
    void a_star_swings_no_iteration() {
        double leaf = Math.sqrt(1 / 8.0);
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.star5()))
                .containsExactly(new double[] {Math.sqrt(.5), leaf, leaf, leaf, leaf}, within(1e-14));
    }

    @Test
    void a_path_bends_like_a_sine() {
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.path5()))
                .containsExactly(
                        IntStream.rangeClosed(1, 5)
                                .mapToDouble(v -> Math.sin(v * Math.PI / 6) / Math.sqrt(3))
                                .toArray(),
                        within(1e-14));
    }

    @Test
    void the_component_of_largest_eigenvalue_takes_all() {
        double third = Math.sqrt(1 / 3.0);
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.disc6()))
                .containsExactly(new double[] {third, third, third, 0, 0, 0}, within(1e-15));
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.kite10())[3]).isCloseTo(.481021, within(1e-6));
    }

    @Test
    void of_equal_components_the_one_with_the_smallest_vertex_counts() {
        // two stars of three leaves, centres 1 and 2; a single edge
        double[] scores = WalkLaws.values(TIGHT, NamedGraphs.undirected(10, "2-4 2-6 2-8 1-3 1-5 1-7 0-9"));
        assertThat(scores[1]).isCloseTo(Math.sqrt(.5), within(1e-14));
        assertThat(scores[3]).isCloseTo(Math.sqrt(1 / 6.0), within(1e-14));
        assertThat(new double[] {scores[0], scores[2], scores[4], scores[9]}).containsOnly(0);
    }

    @Test
    void on_a_directed_graph_who_can_reach_the_core_shares_in_it() {
        // 0 -> 1 <-> 2 -> 3: lambda1 = 1; x1 = x2, x0 = x1, x3 = 0
        Graph graph = new GraphBuilder(4, true, Weighting.NONE)
                .arc(0, 1)
                .arc(1, 2)
                .arc(2, 1)
                .arc(2, 3)
                .build();
        double third = Math.sqrt(1 / 3.0);
        assertThat(WalkLaws.values(TIGHT, graph)).containsExactly(new double[] {third, third, third, 0}, within(1e-14));
    }

    @Test
    void of_equal_cores_one_that_no_other_can_reach_counts() {
        // 2 <-> 3 -> 0 <-> 1: only the vector of the upper core satisfies the equation
        Graph graph = new GraphBuilder(4, true, Weighting.NONE)
                .arc(0, 1)
                .arc(1, 0)
                .arc(2, 3)
                .arc(3, 2)
                .arc(3, 0)
                .build();
        double half = Math.sqrt(.5);
        assertThat(WalkLaws.values(TIGHT, graph)).containsExactly(new double[] {0, 0, half, half}, within(1e-14));
    }

    @Test
    void where_no_walk_returns_nobody_scores() {
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(0, false, Weighting.NONE).build()))
                .isEmpty();
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(2, false, Weighting.NONE).build()))
                .containsExactly(0, 0);
        Scores scores = WalkLaws.scores(TIGHT, NamedGraphs.dir5());
        assertThat(scores.values()).containsOnly(0);
        assertThat(scores.note()).contains("every score is 0");
    }

    @Test
    void on_small_digraphs_it_is_what_jgrapht_says_of_the_graph_turned_round_where_that_settles() {
        int settled = 0;
        for (Graph graph : SmallGraphs.digraphs()) {
            if (DenseWalks.dominantBlocks(graph) != 1) {
                continue;
            }
            double[] theirs = jgrapht(graph, 150);
            double[] later = jgrapht(graph, 151);
            if (IntStream.range(0, theirs.length).allMatch(v -> Math.abs(theirs[v] - later[v]) < 1e-14)) {
                settled++;
                Agreement.assertAgree(WalkLaws.values(TIGHT, graph), theirs, 1e-10, graph);
            }
        }
        assertThat(settled).isGreaterThan(2000);
    }

    private static double[] jgrapht(Graph graph, int rounds) {
        EigenvectorCentrality<Integer, JGraphTView.Edge> theirs =
                new EigenvectorCentrality<>(JGraphTView.simple(graph.reversed()), rounds, 1e-300);
        return IntStream.range(0, graph.vertices())
                .mapToDouble(theirs::getVertexScore)
                .toArray();
    }

    @Test
    void it_satisfies_its_equation_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(300)) {
            Graph graph = sample.graph();
            double[] x = WalkLaws.values(TIGHT, graph);
            double radius = new DenseWalks(graph).spectralRadius();
            double norm = Math.sqrt(DenseWalks.dot(x, x));
            assertThat(norm).as("%s", sample).isCloseTo(radius > 1e-9 ? 1 : 0, within(1e-12));
            assertThat(Arrays.stream(x).min().orElse(0)).as("%s", sample).isNotNegative();
            double[] image = new DenseWalks(graph).times(x);
            for (int v = 0; v < x.length; v++) {
                assertThat(image[v]).as("%s", sample).isCloseTo(radius * x[v], within(1e-12 * Math.max(1, radius)));
            }
        }
    }

    @Test
    void on_an_undirected_graph_exactly_one_component_is_positive() {
        for (Sample sample : RandomGraphs.firstSymmetric(200)) {
            double[] x = WalkLaws.values(TIGHT, sample.graph());
            if (Arrays.stream(x).sum() > 0) {
                try (Workers workers = Workers.of(1)) {
                    int[] component = Components.weak(sample.graph(), workers).of;
                    int scoring = component[
                            IntStream.range(0, x.length)
                                    .filter(v -> x[v] > 0)
                                    .findFirst()
                                    .orElseThrow()];
                    for (int v = 0; v < x.length; v++) {
                        assertThat(x[v] > 0).as("%d in %s", v, sample).isEqualTo(component[v] == scoring);
                    }
                }
            }
        }
    }

    @Test
    void two_towns_on_a_long_road_are_told_apart() {
        // cliques of 20 and of 20 with one edge less, 30 hops apart: the second eigenvalue is .5 % below the first
        GraphBuilder graph = new GraphBuilder(70, false, Weighting.NONE);
        for (int u = 0; u < 20; u++) {
            for (int v = 0; v < u; v++) {
                graph.arc(u, v);
                if (u + v > 1) {
                    graph.arc(50 + u, 50 + v);
                }
            }
        }
        for (int v = 20; v <= 50; v++) {
            graph.arc(v - 1, v);
        }
        Scores scores = WalkLaws.scores(new Eigenvector(1e-9, 1000), graph.build());
        assertThat(scores.converged()).isTrue();
        assertThat(scores.values()[0]).isCloseTo(Math.sqrt(1 / 20.0), within(1e-3));
        assertThat(scores.values()[69]).isBetween(0.0, 1e-9);
    }

    @Test
    void a_run_cut_short_says_so_and_how_far_off_it_may_be() {
        Scores scores = WalkLaws.scores(new Eigenvector(1e-12, 4), NamedGraphs.karate());
        assertThat(scores.converged()).isFalse();
        assertThat(scores.rounds()).isEqualTo(5);
        Agreement.assertAgree(
                scores.values(), WalkLaws.values(TIGHT, NamedGraphs.karate()), scores.bound(), NamedGraphs.karate());
    }

    @Test
    void the_laws_of_products_hold() {
        WalkLaws.groups_count_as_the_pairs_they_stand_for(TIGHT, 1e-12);
        WalkLaws.scores_are_sums_over_ties(TIGHT, 1e-12);
        WalkLaws.threads_do_not_matter(new Eigenvector(1e-9, 1000));
    }

    @Test
    void parameters_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Eigenvector(0, 10))
                .withMessage("tolerance 0.0 is not positive");
        assertThatIllegalArgumentException().isThrownBy(() -> new Eigenvector(1e-9, 0));
    }
}
