package org.grapevine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

/** The worked values are those of the model's definition: see {@link Hazards}. */
class ViewTest {
    private static final ViewOptions BOTH = ViewOptions.parse("all", "all", "both", "probability", 1);

    @Test
    void intensity_falls_with_age_and_rises_with_contacts() {
        // beta .10, 180 days old at a half-life of 365, 3 contacts a year: 1 - exp(-.10 * .71047 * .5) = .0349000
        Rows rows = new Rows()
                .tieType(new TieType("lunch", .10, 365, false, Sensitivity.NORMAL, false))
                .clients("a", "b", "c", "d")
                .tie(new Tie(
                        "a",
                        "b",
                        "lunch",
                        1,
                        false,
                        Map.of("lastContact", LocalDate.of(2026, 1, 1), "contactsPerYear", 3.0)))
                .tie(new Tie("c", "d", "lunch", 1, false, Map.of("lastContact", LocalDate.of(2026, 6, 30))));
        assertThat(weight(rows.view(BOTH), "a", "b")).isCloseTo(.0349000, within(5e-8));
        assertThat(weight(rows.view(BOTH), "c", "d")).isCloseTo(1 - Math.exp(-.10), within(1e-15));
    }

    @Test
    void parallel_ties_combine_as_noisy_or() {
        Rows rows = new Rows()
                .clients("a", "b")
                .tie(new Tie("a", "b", "social", 1, false, Map.of("probability", .2)))
                .tie(new Tie("a", "b", "business", 1, false, Map.of("probability", .1)));
        assertThat(weight(rows.view(BOTH), "a", "b")).isCloseTo(.28, within(1e-15));
    }

    @Test
    void strengths_of_both_directions_add_up() {
        Rows rows = new Rows()
                .clients("a", "b")
                .tie(new Tie("a", "b", "social", 2, true, Map.of()))
                .tie(new Tie("b", "a", "business", 3, true, Map.of()));
        View view = rows.view(ViewOptions.parse("all", "all", "both", "strength", 1));
        assertThat(weight(view, "a", "b")).isEqualTo(5);
        assertThat(weight(view, "b", "a")).isEqualTo(5);
    }

    @Test
    void a_pair_in_a_group_is_tied_by_the_size_discount_of_its_type() {
        // beta .15, gamma 1: a trade body of 51 ties each pair with .0029955, of 401 with .00037493, of 2 with .139292
        Rows rows = new Rows()
                .clients("a", "b", "c", "d", "e", "f")
                .group("small", "industry", 51, "a", "b")
                .group("large", "industry", 401, "c", "d")
                .group("pair", "industry", 0, "e", "f");
        double[] weights = rows.view(BOTH).graph().memberships().weight;
        assertThat(weights[0]).isCloseTo(.0029955, within(5e-8));
        assertThat(weights[1]).isCloseTo(.00037493, within(5e-9));
        assertThat(weights[2]).isCloseTo(.139292, within(5e-7));
    }

    @Test
    void a_member_who_left_talks_less_the_longer_ago_it_was() {
        Rows rows = new Rows()
                .clients("a", "b", "c")
                .group("body", "industry", 0, "a", "b")
                .membership(new Membership("c", "body", Map.of("until", LocalDate.of(2025, 6, 30))))
                .tie(new Tie("a", "b", "social", 1, false, Map.of("lastContact", LocalDate.of(2026, 6, 30))));
        double[] talk = rows.view(BOTH).graph().memberships().ofVertex.weight;
        // a pair's hazard is .15 / 2; after one half-life of 365 days c talks with hazard .15 / 4
        assertThat(talk).containsExactly(new double[] {1, 1, Math.expm1(-.0375) / Math.expm1(-.075)}, within(1e-15));
    }

    @Test
    void word_flows_from_the_adviser_to_the_one_who_names_him() {
        Rows rows = new Rows()
                .clients("a", "adviser", "b")
                .tie("a", "adviser", "advice")
                .tie("a", "b", "social");
        View influence = rows.view(ViewOptions.parse("all", "all", "influence", "none", 1));
        assertThat(hasArc(influence, "adviser", "a")).isTrue();
        assertThat(hasArc(influence, "a", "adviser")).isFalse();
        assertThat(hasArc(influence, "a", "b")).isTrue();
        assertThat(hasArc(influence, "b", "a")).isTrue();
        View given = rows.view(ViewOptions.parse("all", "all", "given", "none", 1));
        assertThat(hasArc(given, "a", "adviser")).isTrue();
        assertThat(hasArc(given, "b", "a")).isFalse();
        View reversed = rows.view(ViewOptions.parse("all", "all", "reversed", "none", 1));
        assertThat(hasArc(reversed, "adviser", "a")).isTrue();
        assertThat(hasArc(reversed, "a", "b")).isFalse();
    }

    @Test
    void ties_without_direction_make_an_undirected_view() {
        assertThat(new Rows()
                        .clients("a", "b")
                        .tie("a", "b", "social")
                        .view(ViewOptions.DEFAULT)
                        .graph()
                        .directed())
                .isFalse();
    }

    @Test
    void a_past_referral_is_a_tie_that_counts_half_on_the_way_back() {
        View view =
                new Rows().clients("a", "b").referral("a", "b", "2026-01-01").view(ViewOptions.DEFAULT);
        assertThat(weight(view, "a", "b")).isCloseTo(1 - Math.exp(-.30), within(1e-15));
        assertThat(weight(view, "b", "a")).isCloseTo(1 - Math.exp(-.15), within(1e-15));
    }

    @Test
    void whoever_objects_to_profiling_is_not_in_the_graph() {
        View view = new Rows()
                .clients("a", "b")
                .person(new Person("silent", "silent", State.CLIENT, Map.of("doNotProfile", true)))
                .tie("a", "silent", "social")
                .group("club", "club", 0, "silent", "b")
                .view(BOTH);
        assertThat(view.graph().vertices()).isEqualTo(2);
        assertThat(view.graph().out().size()).isZero();
        assertThat(view.notes()).contains("Left out because they object to profiling: 1.");
    }

    @Test
    void a_type_nobody_declared_gets_the_social_prior_and_a_note() {
        View view = new Rows().clients("a", "b").tie("a", "b", "gymBuddy").view(BOTH);
        assertThat(weight(view, "a", "b")).isCloseTo(1 - Math.exp(-.08), within(1e-15));
        assertThat(view.notes())
                .contains("Nobody declared these tie types, they get the social prior (0.08 a year): gymBuddy.");
    }

    @Test
    void priors_that_would_make_word_of_mouth_explode_are_scaled_to_a_plausible_reproduction_number() {
        // a clique of 21 households: each tells 20 * (1 - exp(-.15)) = 2.79 others
        Rows rows = new Rows();
        for (int i = 0; i < 21; i++) {
            rows.clients("p" + i);
            for (int j = 0; j < i; j++) {
                rows.tie("p" + i, "p" + j, "household");
            }
        }
        View view = rows.view(BOTH);
        assertThat(view.reproduction()).isCloseTo(.3, within(1e-3));
        assertThat(view.scale()).isLessThan(.12);
        assertThat(view.notes()).anyMatch(note -> note.contains("2.79") && note.contains("priors, not learned"));
        assertThat(20 * weight(view, "p0", "p1")).isCloseTo(.3, within(1e-3));
    }

    @Test
    void given_probabilities_are_never_scaled() {
        Rows rows = new Rows().clients("a", "b", "c");
        for (String pair : new String[] {"ab", "bc", "ac"}) {
            rows.tie(new Tie(pair.substring(0, 1), pair.substring(1), "social", 1, false, Map.of("probability", .9)));
        }
        assertThat(weight(rows.view(BOTH), "a", "b")).isCloseTo(.9, within(1e-15));
    }

    @Test
    void a_selection_keeps_the_named_types_and_refuses_those_that_do_not_occur() {
        Rows rows = new Rows().clients("a", "b", "c").tie("a", "b", "social").tie("b", "c", "business");
        View business = rows.view(ViewOptions.parse("business", "none", "both", "none", 1));
        assertThat(hasArc(business, "a", "b")).isFalse();
        assertThat(hasArc(business, "b", "c")).isTrue();
        assertThatThrownBy(() -> rows.view(ViewOptions.parse("bussiness", "none", "both", "none", 1)))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("bussiness");
    }

    @Test
    void nobody_at_all_is_an_empty_graph() {
        View view = new Rows().view(ViewOptions.DEFAULT);
        assertThat(view.graph().vertices()).isZero();
        assertThat(view.options().weighting()).isEqualTo(Weighting.PROBABILITY);
    }

    private static boolean hasArc(View view, String from, String to) {
        return weight(view, from, to) > 0;
    }

    private static double weight(View view, String from, String to) {
        Graph graph = view.graph();
        Arcs out = graph.out();
        int source = view.vertex(view.network().persons().indexOf(from));
        int target = view.vertex(view.network().persons().indexOf(to));
        for (int a = out.offset[source]; a < out.offset[source + 1]; a++) {
            if (out.target[a] == target) {
                return out.weight(a);
            }
        }
        return 0;
    }

    @Test
    void gamma_says_how_much_of_a_pair_is_left_in_a_large_group() {
        // beta .15: a pair of 51 members .0029955 at gamma 1, .020990 at .5, .139292 at 0; of 401 .00037493 and
        // .0074719;
        // a member tells .1498, 1.0495 and 6.9646 others in the one, .1500 and 2.989 in the other
        double[] gamma = {1, .5, 0, 1, .5};
        int[] size = {51, 51, 51, 401, 401};
        double[] pair = {.0029955, .020990, .139292, .00037493, .0074719};
        double[] told = {.1498, 1.0495, 6.9646, .1500, 2.989};
        for (int i = 0; i < gamma.length; i++) {
            double p = new Rows()
                    .groupType(new GroupType("kind", .15, gamma[i], 365, Sensitivity.NORMAL, false))
                    .clients("a", "b")
                    .group("g", "kind", size[i], "a", "b")
                    .view(BOTH)
                    .graph()
                    .memberships()
                    .weight[0];
            assertThat(p).isCloseTo(pair[i], within(pair[i] * 1e-4));
            assertThat(p * (size[i] - 1)).isCloseTo(told[i], within(5e-4));
        }
    }

    @Test
    void a_view_can_be_had_with_each_bootstrap_sample_of_what_was_learned() {
        ReferralNetwork network =
                ReferralNetwork.of(new Rows().clients("a", "b").tie("a", "b", "social"));
        network.types().declare(new TieType("social", .2, 180, false, Sensitivity.NORMAL, true));
        Learned learned =
                new Learned(java.time.LocalDate.of(2026, 1, 2), 40, .1, .3, .08, Double.NaN, java.util.List.of(.1, .3));
        network.types().declareLearned("social", false, learned);
        View view = View.of(network, BOTH);
        assertThat(view.notes()).anyMatch(note -> note.contains("learned on 2026-01-02 from 40 conversions"));
        assertThat(network.types().draws()).isEqualTo(2);
        View other = view.withTypes(network.types().with(from -> from.draws().get(1)));
        assertThat(weight(view, "a", "b")).isCloseTo(-Math.expm1(-.2), within(1e-15));
        assertThat(weight(other, "a", "b")).isCloseTo(-Math.expm1(-.3), within(1e-15));
        assertThat(other.reproduction()).isGreaterThan(view.reproduction());
    }
}
