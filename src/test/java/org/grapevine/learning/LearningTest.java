package org.grapevine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Request;
import org.grapevine.network.Learned;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Rows;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final History.Scope ALWAYS = scope(Double.POSITIVE_INFINITY);

    private static History.Scope scope(double talks) {
        return new History.Scope("", "", talks, TODAY);
    }

    private static Learning learn(View view) {
        return learn(view, 1);
    }

    private static Learning learn(View view, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return Learning.of(view, ALWAYS, "", Request.parse("degree"), 1, workers);
        }
    }

    private static Strength of(Learning learning, String name) {
        return learning.strengths().stream()
                .filter(strength -> strength.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hazards_come_back_from_times_alone() {
        Learning learning = learn(new Epidemic(900, 8, 3).view());
        assertThat(of(learning, "strong").beta()).isCloseTo(.3, Percentage.withPercentage(20));
        assertThat(of(learning, "weak").beta()).isCloseTo(.05, Percentage.withPercentage(40));
        for (Strength strength : learning.strengths()) {
            assertThat(strength.low()).isLessThanOrEqualTo(strength.beta());
            assertThat(strength.high()).isGreaterThanOrEqualTo(strength.beta());
            assertThat(strength.draws()).hasSize(Lesson.KEPT);
        }
        assertThat(of(learning, "strong").low()).isLessThan(.3);
        assertThat(of(learning, "strong").high()).isGreaterThan(.3);
        assertThat(learning.beatsPriors()).isTrue();
        assertThat(learning.contagion().shows()).isTrue();
        assertThat(learning.verdict().get(0)).startsWith("Learned weights beat the priors");
    }

    @Test
    void knowing_who_brought_whom_makes_intervals_narrower() {
        Epidemic silent = new Epidemic(700, 8, 5);
        Epidemic told = new Epidemic(700, 8, 5);
        told.told = true;
        Strength guessed = of(learn(silent.view()), "weak");
        Learning learning = learn(told.view());
        Strength known = of(learning, "weak");
        assertThat(learning.history().brought())
                .isGreaterThan(learning.history().conversions() / 2);
        assertThat(known.beta()).isCloseTo(.05, Percentage.withPercentage(25));
        assertThat(of(learning, "strong").beta()).isCloseTo(.3, Percentage.withPercentage(20));
        assertThat(known.high() - known.low()).isLessThan(guessed.high() - guessed.low());
    }

    @Test
    void where_only_some_bringers_are_written_down_those_who_came_alone_are_not_taken_for_brought() {
        Epidemic epidemic = new Epidemic(900, 8, 7);
        epidemic.organic = .04;
        epidemic.told = true;
        epidemic.recorded = .7;
        Learning learning = learn(epidemic.view());
        assertThat(learning.strengths().get(0).beta()).isCloseTo(.04, Percentage.withPercentage(20));
        assertThat(of(learning, "strong").beta()).isCloseTo(.3, Percentage.withPercentage(20));
    }

    @Test
    void what_the_priors_would_have_foretold_does_not_depend_on_what_is_in_force_and_that_is_judged_beside() {
        TieType bold = new TieType("strong", .4, Double.POSITIVE_INFINITY, false, Sensitivity.NORMAL, false);
        View view = new Epidemic(600, 8, 3).rows().tieType(bold).view(ViewOptions.DEFAULT);
        assertThat(view.scale()).as("these priors are scaled").isLessThan(1);
        Learning first = learn(view);
        assertThat(first.learnedBefore()).isFalse();
        Types learned = first.types(TODAY);
        ReferralNetwork network = new Epidemic(600, 8, 3)
                .rows()
                .tieType(learned.tie("strong"))
                .tieType(learned.tie("weak"))
                .view(ViewOptions.DEFAULT)
                .network();
        learned.ties()
                .forEach(type -> learned.learned(type.name(), false)
                        .ifPresent(from -> network.types().declareLearned(type.name(), false, from)));
        View after = View.of(network, ViewOptions.DEFAULT);
        assertThat(after.scale()).isEqualTo(1);
        Learning second = learn(after);
        assertThat(second.learnedBefore()).isTrue();
        assertThat(second.gain().less()).isCloseTo(first.gain().less(), within(1e-9));
        assertThat(second.judged().get(3).name()).isEqualTo("strengths in force");
        assertThat(second.verdict().get(1)).startsWith("Strengths learned before are in force: log-loss ");
        for (Strength strength : second.strengths()) {
            assertThat(strength.against()).as(strength.name()).isZero();
        }
        Strength strong = of(first, "strong");
        assertThat(strong.now()).isEqualTo(view.scale() * strong.prior());
        assertThat(strong.foretold()).isEqualTo(strong.now() * strong.exposure());
    }

    @Test
    void credit_is_shared_out_among_all_ways_to_come() {
        Learning learning = learn(new Epidemic(600, 6, 8).view());
        assertThat(learning.strengths().stream().mapToDouble(Strength::credit).sum())
                .isEqualTo(learning.history().conversions(), within(1e-6));
    }

    @Test
    void how_much_a_pair_of_a_large_group_talks_is_chosen_by_likelihood() {
        for (double gamma : new double[] {0, 1}) {
            Epidemic epidemic = new Epidemic(900, 6, 2);
            epidemic.strong = 0;
            epidemic.weak = 0;
            epidemic.gamma = gamma;
            epidemic.grouped = gamma == 0 ? .02 : .4;
            Strength ring = of(learn(epidemic.view()), "ring");
            assertThat(ring.gamma()).isCloseTo(gamma, within(.25));
            if (ring.gamma() == gamma) {
                assertThat(ring.beta()).isCloseTo(epidemic.grouped, Percentage.withPercentage(25));
            }
        }
    }

    @Test
    void any_number_of_threads_learns_the_same_bits() {
        View view = new Epidemic(500, 6, 4).view();
        Learning one = learn(view, 1);
        Learning three = learn(view, 3);
        assertThat(three.strengths()).isEqualTo(one.strengths());
        assertThat(three.contagion()).isEqualTo(one.contagion());
        assertThat(three.verdict()).isEqualTo(one.verdict());
        for (int i = 0; i < one.judged().size(); i++) {
            assertThat(three.judged().get(i).captured())
                    .isEqualTo(one.judged().get(i).captured());
            assertThat(three.judged().get(i).capturedShuffled())
                    .isEqualTo(one.judged().get(i).capturedShuffled());
        }
    }

    @Test
    void after_those_whom_rows_name_people_come_as_often_as_when_all_ties_are_read_back() {
        View view = new Epidemic(500, 6, 4).view();
        View back = View.of(view.network(), ViewOptions.parse("all", "all", "reversed", "probability", 1));
        Learning named = learn(view);
        Learning reversed = learn(back);
        assertThat(named.contagionNamed().orElseThrow().pairs())
                .isPositive()
                .isLessThan(named.contagion().pairs())
                .isEqualTo(reversed.contagion().pairs());
        assertThat(reversed.contagionNamed()).isEmpty();
    }

    @Test
    void people_who_come_at_random_show_no_contagion() {
        Epidemic epidemic = new Epidemic(800, 8, 6);
        epidemic.strong = 0;
        epidemic.weak = 0;
        epidemic.organic = .1;
        Learning learning = learn(epidemic.view());
        assertThat(Math.abs(learning.contagion().z())).isLessThan(2);
        assertThat(learning.verdict()).anyMatch(sentence -> sentence.startsWith("No evidence of contagion"));
        assertThat(of(learning, "strong").high()).isLessThan(.05);
    }

    @Test
    void few_conversions_scale_all_priors_alike() {
        Epidemic epidemic = new Epidemic(80, 3, 9);
        Learning learning = learn(epidemic.view());
        assertThat(learning.history().conversions()).isBetween(2, 29);
        double factor =
                learning.strengths().get(0).beta() / learning.strengths().get(0).prior();
        assertThat(learning.strengths())
                .allSatisfy(strength ->
                        assertThat(strength.beta() / strength.prior()).isCloseTo(factor, within(1e-12)));
        assertThat(learning.notes()).anyMatch(note -> note.startsWith("Fewer than 30 conversions"));
    }

    @Test
    void what_is_tied_or_contacted_after_the_split_changes_no_forecast() {
        Rows rows = dated();
        Learning before = learn(rows.view(ViewOptions.DEFAULT));
        assertThat(before.split()).isLessThan("2025-12-01");
        for (int v = 0; v < 300; v++) {
            rows.tie(new Tie(
                    Epidemic.id(v),
                    Epidemic.id(299 - v == v ? 0 : 299 - v),
                    "weak",
                    1,
                    false,
                    Map.of("since", LocalDate.of(2025, 12, 1), "lastContact", LocalDate.of(2025, 12, 24))));
        }
        Learning after = learn(rows.view(ViewOptions.DEFAULT));
        assertThat(after.split()).isEqualTo(before.split());
        for (int i = 0; i < before.judged().size(); i++) {
            assertThat(after.judged().get(i).accuracy().auc())
                    .as(before.judged().get(i).name())
                    .isEqualTo(before.judged().get(i).accuracy().auc());
        }
        assertThat(after.contagion()).isNotEqualTo(before.contagion());
    }

    /** Three hundred people, a chain of ties, who come one after the other in days, most within 2024. */
    private static Rows dated() {
        Rows rows = new Rows();
        for (int v = 0; v < 300; v++) {
            rows.prospects(Epidemic.id(v));
        }
        for (int v = 1; v < 300; v++) {
            rows.tie(Epidemic.id(v - 1), Epidemic.id(v), v % 3 == 0 ? "weak" : "strong");
        }
        double begin = LocalDate.of(2024, 1, 1).toEpochDay();
        for (int v = 0; v < 200; v++) {
            rows.adoption(Epidemic.id(v), begin + 4 * (v * 37 % 200), "", "");
        }
        return rows;
    }

    @Test
    void products_that_most_people_take_spread_apart_and_the_last_ones_judge() {
        Rows rows = new Rows();
        for (int v = 0; v < 40; v++) {
            rows.clients(Epidemic.id(v));
        }
        for (int v = 1; v < 40; v++) {
            rows.tie(new Tie(Epidemic.id(v - 1), Epidemic.id(v), "line", 1, true, Map.of()));
        }
        // each product runs down the line from another place, four steps in four periods, then stops
        for (int c = 0; c < 30; c++) {
            for (int step = 0; step < 5; step++) {
                int v = (c * 7) % 35 + step;
                rows.adoption(Epidemic.id(v), step, "c" + c, step == 0 ? "" : Epidemic.id(v - 1));
            }
        }
        try (Workers workers = Workers.of(1)) {
            Learning learning = Learning.of(rows.view(ViewOptions.DEFAULT), scope(1), "", List.of(), 1, workers);
            assertThat(learning.history().apart()).isTrue();
            assertThat(learning.taught()).isEqualTo(22 * 4);
            assertThat(of(learning, "line").credit()).isEqualTo(120, within(1e-6));
            assertThat(learning.judged().get(0).accuracy().auc()).isGreaterThan(.95);
            // of 120 exposed in a period 120 came: far above any prior
            assertThat(of(learning, "line").beta()).isGreaterThan(1.5);
        }
    }

    @Test
    void what_was_learned_stands_with_its_date_and_what_was_before_is_kept() {
        Learning learning = learn(new Epidemic(600, 6, 8).view());
        Types types = learning.types(TODAY);
        Strength strong = of(learning, "strong");
        assertThat(types.tie("strong").beta()).isEqualTo(strong.beta());
        Learned learned = types.learned("strong", false).orElseThrow();
        assertThat(learned.on()).isEqualTo(TODAY);
        assertThat(learned.conversions()).isEqualTo(learning.history().conversions());
        assertThat(learned.priorBeta()).isEqualTo(.08);
        assertThat(learned.low()).isEqualTo(strong.low());
        assertThat(types.learned("household", false)).isEmpty();
    }

    @Test
    void learning_again_begins_from_the_priors_and_not_from_what_was_learned() {
        Rows rows = new Epidemic(600, 6, 8).rows();
        Learning first = learn(rows.view(ViewOptions.DEFAULT));
        ReferralNetwork network = ReferralNetwork.of(rows);
        Types learned = first.types(TODAY);
        learned.ties().forEach(network.types()::declare);
        learned.ties()
                .forEach(type -> learned.learned(type.name(), false)
                        .ifPresent(from -> network.types().declareLearned(type.name(), false, from)));
        View view = View.of(network, ViewOptions.DEFAULT);
        assertThat(view.notes()).anyMatch(note -> note.startsWith("Strengths of ties were learned on 2026-06-30 from"));
        Learning second = learn(view);
        assertThat(of(second, "strong").beta()).isEqualTo(of(first, "strong").beta());
        assertThat(of(second, "strong").prior()).isEqualTo(.08);
    }

    @Test
    void nothing_one_the_future_and_no_dates_are_a_sentence_each() {
        Rows nobody = new Rows().clients("a", "b").tie("a", "b", "social");
        refuses(nobody, "there are no referrals and no adoptions");
        refuses(
                new Rows().clients("a").prospects("b").tie("a", "b", "social").referral("a", "b", "2025-01-02"),
                "only one person is known to have become a client since 2025-01-01");
        refuses(
                new Rows().clients("a").prospects("b").tie("a", "b", "social").referral("a", "b", "2035-01-02"),
                "dated after today");
    }

    private static void refuses(Rows rows, String sentence) {
        View view = rows.view(ViewOptions.DEFAULT);
        assertThatThrownBy(() -> learn(view))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_walk_from_those_who_came_tells_who_comes_next_where_word_passes() {
        View view = new Epidemic(800, 4, 12).view();
        try (Workers workers = Workers.of(2)) {
            Hindsight hindsight = Hindsight.of(view, ALWAYS, "", Request.parse("degree,pagerank"), 1, workers);
            assertThat(hindsight.judged()).hasSize(3);
            Judged early = hindsight.judged().get(2);
            assertThat(early.name()).isEqualTo("pagerank from early adopters");
            assertThat(early.accuracy().auc())
                    .isGreaterThan(.5 + 2 * early.accuracy().error());
            assertThat(hindsight.verdict()).hasSize(5);
        }
    }

    @Test
    void times_dealt_anew_stay_within_their_community_and_founders_keep_theirs() {
        Rows rows = new Rows().clients("a", "b", "c", "d", "e", "f");
        rows.group("x", "village", 3, "a", "b", "c").group("y", "village", 3, "d", "e", "f");
        rows.tie("a", "b", "social")
                .adoption("a", 1, "", "")
                .adoption("b", 2, "", "")
                .adoption("d", 3, "", "");
        View view = rows.view(ViewOptions.DEFAULT);
        History history = History.of(view, ALWAYS);
        org.grapevine.parallel.RandomStream random = new org.grapevine.parallel.RandomStream();
        try (Workers workers = Workers.of(1)) {
            Contagion.Community community = Contagion.Community.of(view, new Neighbourhoods(view), workers);
            for (int deal = 0; deal < 20; deal++) {
                random.seek(1, deal);
                double[] all = community.dealt(history.spreads().get(0), true, random);
                assertThat(Arrays.stream(all, 0, 3)
                                .filter(t -> !Double.isNaN(t))
                                .sorted()
                                .toArray())
                        .containsExactly(1, 2);
                assertThat(Arrays.stream(all, 3, 6)
                                .filter(t -> !Double.isNaN(t))
                                .toArray())
                        .containsExactly(3);
                double[] timing = community.dealt(history.spreads().get(0), false, random);
                assertThat(timing[2]).isNaN();
                assertThat(timing[3]).isEqualTo(3);
            }
            Contagion contagion = Contagion.of(history, community, 1, workers);
            assertThat(contagion.pairs()).isEqualTo(1);
            assertThat(contagion.communities()).isEqualTo("village");
            // of 6 ways to place the two times among a, b and c, two put them next to each other on the tie, one of
            // them either way round
            assertThat(contagion.shuffled()).isEqualTo(1 / 3.0, within(.05));
        }
    }
}
