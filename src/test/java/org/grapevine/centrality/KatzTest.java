package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Product;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.jgrapht.alg.scoring.KatzCentrality;
import org.junit.jupiter.api.Test;

class KatzTest {
    private static final Katz TIGHT = new Katz(Double.NaN, 1e-14, 2000);

    @Test
    void the_centre_of_a_star_scores_what_two_equations_say() {
        // lambda1 = 2, alpha = 1/4: c = 1 + 4 l / 4, l = 1 + c / 4, so c = 8/3
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.star5()))
                .containsExactly(new double[] {8 / 3.0, 5 / 3.0, 5 / 3.0, 5 / 3.0, 5 / 3.0}, within(1e-12));
    }

    @Test
    void islands_score_by_their_own_walks_and_an_isolate_has_one() {
        assertThat(WalkLaws.values(TIGHT, NamedGraphs.disc6()))
                .containsExactly(new double[] {2, 2, 2, 4 / 3.0, 4 / 3.0, 1}, within(1e-12));
    }

    @Test
    void walks_run_out_along_arcs() {
        // no walk returns: alpha = .5; c: 1; b: 1 + .5; a: 1 + .5 * 1.5
        Graph chain =
                new GraphBuilder(3, true, Weighting.NONE).arc(0, 1).arc(1, 2).build();
        assertThat(WalkLaws.values(TIGHT, chain)).containsExactly(1.75, 1.5, 1);
    }

    @Test
    void on_every_small_digraph_it_is_what_jgrapht_says_of_the_graph_turned_round() {
        Katz katz = new Katz(.2, 1e-14, 2000);
        for (Graph graph : SmallGraphs.digraphs()) {
            KatzCentrality<Integer, JGraphTView.Edge> theirs =
                    new KatzCentrality<>(JGraphTView.simple(graph.reversed()), .2, 1000, 1e-14);
            Agreement.assertAgree(
                    WalkLaws.values(katz, graph),
                    IntStream.range(0, graph.vertices())
                            .mapToDouble(theirs::getVertexScore)
                            .toArray(),
                    1e-12,
                    graph);
        }
    }

    @Test
    void it_solves_its_equation_within_the_bound_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(300)) {
            double radius = new DenseWalks(sample.graph()).spectralRadius();
            for (double share : new double[] {.1, .5, .9, .99}) {
                double alpha = share / Math.max(radius, .5);
                double[] exact = new DenseWalks(sample.graph()).katz(alpha);
                Scores scores = WalkLaws.scores(new Katz(alpha, 1e-9, 100_000), sample.graph());
                assertThat(scores.converged()).as("%s", sample).isTrue();
                assertThat(Arrays.stream(scores.values()).min().orElse(1))
                        .as("%s", sample)
                        .isGreaterThanOrEqualTo(1 - 1e-9);
                double rounding = 1e-11 * Arrays.stream(exact).max().orElse(1);
                for (int v = 0; v < exact.length; v++) {
                    assertThat(scores.values()[v])
                            .as("%s", sample)
                            .isCloseTo(exact[v], within(scores.bound() + rounding));
                }
            }
        }
    }

    @Test
    void on_a_large_graph_a_dozen_products_give_scores_that_one_more_confirms() {
        for (Weighting weighting : new Weighting[] {Weighting.NONE, Weighting.STRENGTH}) {
            Graph graph = RandomGraphs.graph(new SplittableRandom(3), 20_000, 200_000, 40, false, weighting, false);
            double radius;
            double[] image = new double[graph.vertices()];
            Scores scores = WalkLaws.scores(new Katz(Double.NaN, 1e-9, 100), graph);
            try (Workers workers = Workers.of(1)) {
                radius = SpectralRadius.of(graph, workers);
                new Product(graph, workers).times(scores.values(), image);
            }
            assertThat(scores.rounds()).isLessThanOrEqualTo(12);
            double square = 0;
            for (int v = 0; v < image.length; v++) {
                double lack = 1 + .5 / radius * image[v] - scores.values()[v];
                square += lack * lack;
            }
            // the error is at most the residual over 1 - alpha lambda1
            assertThat(Math.sqrt(square) / .5).isLessThanOrEqualTo(scores.bound() + 1e-12);
            assertThat(scores.bound()).isLessThan(3e-9);
        }
    }

    @Test
    void a_run_cut_short_says_so() {
        assertThat(WalkLaws.scores(new Katz(.1, 1e-12, 3), NamedGraphs.karate()).converged())
                .isFalse();
        assertThat(WalkLaws.scores(new Katz(.9, 1e-12, 3), NamedGraphs.dir5()).rounds())
                .isEqualTo(3);
    }

    @Test
    void where_nobody_is_tied_all_have_one() {
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(0, true, Weighting.NONE).build()))
                .isEmpty();
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(2, false, Weighting.NONE).build()))
                .containsExactly(1, 1);
        assertThat(WalkLaws.values(TIGHT, new GraphBuilder(2, true, Weighting.NONE).build()))
                .containsExactly(1, 1);
    }

    @Test
    void the_laws_of_products_hold() {
        WalkLaws.groups_count_as_the_pairs_they_stand_for(TIGHT, 1e-12);
        WalkLaws.relabelling_permutes_the_scores(TIGHT, 1e-12);
        WalkLaws.scores_are_sums_over_ties(TIGHT, 1e-12);
        WalkLaws.threads_do_not_matter(new Katz(Double.NaN, 1e-9, 1000));
    }

    @Test
    void a_sum_of_walks_without_end_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WalkLaws.values(new Katz(.5, 1e-9, 10), NamedGraphs.star5()))
                .withMessageMatching("alpha 0\\.5 is not in \\(0, 0\\.(5|49999).*\\)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Katz(0, 1e-9, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Katz(.1, 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Katz(.1, 1e-9, 0));
    }
}
