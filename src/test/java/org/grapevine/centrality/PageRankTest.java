package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class PageRankTest {
    private static final PageRank TIGHT = new PageRank(.85, 1e-15, 2000);

    @Test
    void the_centre_of_a_star_scores_what_two_equations_say() {
        // c = .03 + .85 * 4 l and l = .03 + .85 c / 4, so c = .132 / .2775
        double leaf = (1 - .132 / .2775) / 4;
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.star5()))
                .containsExactly(new double[] {.132 / .2775, leaf, leaf, leaf, leaf}, within(1e-14));
    }

    @Test
    void the_source_of_word_of_mouth_scores_not_its_sink() {
        Graph graph = NamedGraphs.dir5();
        assertThat(WalkLaws.values(TIGHT, graph))
                .containsExactly(new double[] {.243674, .217354, .256423, .174174, .108375}, within(1e-6));
        assertThat(WalkLaws.values(TIGHT, graph.reversed())[4]).isCloseTo(.338899, within(1e-6));
    }

    @Test
    void being_central_is_not_being_in_the_middle() {
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.path5()))
                .containsExactly(new double[] {.134527, .245946, .239054, .245946, .134527}, within(1e-6));
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.disc6()))
                .containsExactly(new double[] {.194175, .194175, .194175, .194175, .194175, .029126}, within(1e-6));
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.kite10())[3]).isCloseTo(.147148, within(1e-6));
    }

    @Test
    void on_every_small_digraph_it_is_what_jgrapht_says_of_the_graph_turned_round() {
        for (Graph graph : SmallGraphs.digraphs()) {
            Map<Integer, Double> theirs = new org.jgrapht.alg.scoring.PageRank<>(
                            JGraphTView.simple(graph.reversed()), .85, 1000, 1e-14)
                    .getScores();
            Agreement.assertAgree(
                    WalkLaws.values(TIGHT, graph),
                    theirs.values().stream().mapToDouble(x -> x).toArray(),
                    1e-12,
                    graph);
        }
    }

    @Test
    void it_solves_the_equations_of_the_walk_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(300)) {
            for (double damping : new double[] {0, .5, .85, .99}) {
                Scores scores = WalkLaws.scores(new PageRank(damping, 1e-9, 10_000), sample.graph());
                double[] exact = new DenseWalks(sample.graph()).pageRank(damping);
                double error = 0;
                for (int v = 0; v < exact.length; v++) {
                    error += Math.abs(scores.values()[v] - exact[v]);
                }
                assertThat(scores.converged()).as("%s", sample).isTrue();
                assertThat(error).as("%s", sample).isLessThanOrEqualTo(scores.bound() + 1e-13);
                assertThat(scores.bound()).isLessThanOrEqualTo(1e-9 * damping / (1 - damping));
                assertThat(Arrays.stream(scores.values()).sum()).isCloseTo(1, within(1e-14));
            }
        }
    }

    @Test
    void personalised_to_a_leaf_the_centre_of_a_star_comes_before_that_leaf() {
        Centrality toLeaf = TIGHT.towards(1);
        assertThat(WalkLaws.values(toLeaf, NamedGraphs.star5()))
                .containsExactly(new double[] {.459459, .247635, .097635, .097635, .097635}, within(1e-6));
    }

    @Test
    void personalised_to_everybody_it_is_the_same_bits_as_not() {
        for (Sample sample : RandomGraphs.first(40)) {
            int[] everybody = IntStream.range(0, sample.graph().vertices()).toArray();
            Agreement.assertSameBits(
                    WalkLaws.values(TIGHT.towards(everybody), sample.graph()),
                    WalkLaws.values(TIGHT, sample.graph()),
                    sample);
        }
    }

    @Test
    void personalised_it_solves_the_equations_of_that_walk_within_its_bound() {
        for (Sample sample : RandomGraphs.first(200)) {
            int n = sample.graph().vertices();
            int[] set = {0, n / 2, n - 1};
            int[] distinct = Arrays.stream(set).distinct().toArray();
            Scores scores = WalkLaws.scores(new PageRank(.85, 1e-9, 10_000).towards(set), sample.graph());
            double[] exact = new DenseWalks(sample.graph()).pageRank(.85, distinct);
            double error = 0;
            for (int v = 0; v < n; v++) {
                error += Math.abs(scores.values()[v] - exact[v]);
            }
            assertThat(scores.converged()).as("%s", sample).isTrue();
            assertThat(error).as("%s", sample).isLessThanOrEqualTo(scores.bound() + 1e-13);
            assertThat(Arrays.stream(scores.values()).sum()).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void personalised_who_cannot_bring_anybody_of_the_set_scores_nothing() {
        assertThat(WalkLaws.values(TIGHT.towards(3), NamedGraphs.disc6()))
                .containsExactly(new double[] {0, 0, 0, 1 / 1.85, .85 / 1.85, 0}, within(1e-14));
        assertThat(WalkLaws.values(TIGHT.towards(5), NamedGraphs.disc6())).containsExactly(0, 0, 0, 0, 0, 1);
        assertThatIllegalArgumentException().isThrownBy(TIGHT::towards);
    }

    @Test
    void a_run_of_so_many_rounds_makes_so_many_steps_of_the_walk() {
        // from 1/3 each: the end of the path gets .05 + .85 * 1/6, the middle .05 + .85 * 2/3
        Scores scores = WalkLaws.scores(new PageRank(.85, 0, 1), NamedGraphs.undirected(3, "0-1 1-2"));
        assertThat(scores.values())
                .containsExactly(new double[] {.05 + .85 / 6, .05 + .85 * 2 / 3, .05 + .85 / 6}, within(1e-15));
        assertThat(scores.rounds()).isEqualTo(1);
        assertThat(WalkLaws.scores(new PageRank(.85, 0, 20), NamedGraphs.karate())
                        .rounds())
                .isEqualTo(20);
    }

    @Test
    void a_run_cut_short_says_so_and_how_far_off_it_may_be() {
        for (Graph graph : new Graph[] {NamedGraphs.karate(), NamedGraphs.dir5()}) {
            Scores scores = WalkLaws.scores(new PageRank(.85, 1e-12, 3), graph);
            assertThat(scores.converged()).isFalse();
            assertThat(scores.rounds()).isEqualTo(3);
            Agreement.assertAgree(scores.values(), WalkLaws.values(TIGHT, graph), scores.bound(), graph);
        }
    }

    @Test
    void where_nobody_is_tied_all_score_alike() {
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(0, true, Weighting.NONE).build()))
                .isEmpty();
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(1, false, Weighting.NONE).build()))
                .containsExactly(1);
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(4, false, Weighting.NONE).build()))
                .containsExactly(.25, .25, .25, .25);
    }

    @Test
    void the_laws_of_products_hold() {
        WalkLaws.groups_count_as_the_pairs_they_stand_for(TIGHT, 1e-12);
        WalkLaws.relabelling_permutes_the_scores(TIGHT, 1e-12);
        WalkLaws.scores_are_sums_over_ties(TIGHT, 1e-13);
        WalkLaws.threads_do_not_matter(new PageRank(.85, 1e-9, 1000));
        WalkLaws.groups_count_as_the_pairs_they_stand_for(TIGHT.towards(0, 1), 1e-12);
        WalkLaws.threads_do_not_matter(new PageRank(.85, 1e-9, 1000).towards(20_000, 25_000));
    }

    @Test
    void parameters_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageRank(1.2, 1e-9, 10))
                .withMessage("damping 1.2 is not in [0, 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRank(.85, -1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRank(.85, 1e-9, 0));
    }
}
