package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class DiffusionTest {
    private static final Diffusion DEFAULT = new Diffusion(Double.NaN, 0);

    @Test
    void news_from_the_centre_of_a_star_is_heard_three_times_in_two_rounds() {
        // lambda1 = 2, q = 1/2: first 4/2 hear it; then each tells the centre with 1/2, 4/4 times
        assertThat(WalkLaws.values(DEFAULT, NamedGraphs.star5()))
                .containsExactly(new double[] {3, 1.5, 1.5, 1.5, 1.5}, within(1e-12));
    }

    @Test
    void as_many_rounds_as_the_largest_component_is_wide() {
        assertThat(WalkLaws.values(DEFAULT, NamedGraphs.path5()))
                .containsExactly(new double[] {2.488034, 4.309401, 4.976068, 4.309401, 2.488034}, within(1e-6));
        assertThat(WalkLaws.values(DEFAULT, NamedGraphs.disc6()))
                .containsExactly(new double[] {1, 1, 1, .5, .5, 0}, within(1e-12));
        assertThat(WalkLaws.values(DEFAULT, NamedGraphs.broker7()))
                .containsExactly(
                        new double[] {3.515848, 3.515848, 4.745920, 3.941711, 4.745920, 3.515848, 3.515848},
                        within(1e-6));
    }

    @Test
    void in_a_graph_of_probabilities_news_passes_as_they_say() {
        // three rounds: e hears of d with .5; d is 2 away from c; a -> c -> d -> e and a -> e
        assertThat(WalkLaws.values(DEFAULT, NamedGraphs.dir5()))
                .containsExactly(new double[] {.2 + .5 + .25 + .125, .5 + .25 + .125, .5 + .25, .5, 0}, within(1e-15));
    }

    @Test
    void one_round_counts_the_arcs_out() {
        for (Sample sample : RandomGraphs.first(60)) {
            Agreement.assertAgree(
                    WalkLaws.values(new Diffusion(1, 1), sample.graph()),
                    WalkLaws.values(new Strength(), sample.graph()),
                    1e-15,
                    sample);
        }
    }

    @Test
    void it_is_the_sum_of_powers_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(300)) {
            Agreement.assertAgree(
                    WalkLaws.values(new Diffusion(.3, 5), sample.graph()),
                    new DenseWalks(sample.graph()).diffusion(.3, 5),
                    1e-13,
                    sample);
        }
    }

    @Test
    void news_that_multiplies_without_end_is_stopped_while_there_are_numbers_for_it() {
        Scores scores = WalkLaws.scores(new Diffusion(1e10, 1000), NamedGraphs.karate());
        assertThat(scores.converged()).isFalse();
        assertThat(Arrays.stream(scores.values()).allMatch(Double::isFinite)).isTrue();
        assertThat(scores.note()).contains("of 1000");
    }

    @Test
    void where_nobody_is_tied_nothing_is_heard() {
        assertThat(WalkLaws.values(DEFAULT, new GraphBuilder(0, true, Weighting.NONE).build()))
                .isEmpty();
        Graph strangers = new GraphBuilder(2, false, Weighting.NONE).build();
        assertThat(WalkLaws.values(DEFAULT, strangers)).containsExactly(0, 0);
        assertThat(WalkLaws.values(new Diffusion(Double.NaN, 3), strangers)).containsExactly(0, 0);
    }

    @Test
    void the_laws_of_products_hold() {
        WalkLaws.groups_count_as_the_pairs_they_stand_for(DEFAULT, 1e-12);
        WalkLaws.relabelling_permutes_the_scores(new Diffusion(Double.NaN, 4), 1e-12);
        WalkLaws.scores_are_sums_over_ties(DEFAULT, 1e-12);
        WalkLaws.threads_do_not_matter(new Diffusion(Double.NaN, 3));
    }

    @Test
    void parameters_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Diffusion(-1, 0))
                .withMessage("q -1.0 is not positive");
        assertThatIllegalArgumentException().isThrownBy(() -> new Diffusion(1, -1));
    }
}
