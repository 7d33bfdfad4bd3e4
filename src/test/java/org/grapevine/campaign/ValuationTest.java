package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.network.Person;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ValuationTest {
    private static Rows client(Rows rows, String id, Object... columns) {
        return person(rows, id, State.CLIENT, columns);
    }

    private static Rows person(Rows rows, String id, State state, Object... columns) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            properties.put((String) columns[i], columns[i + 1]);
        }
        return rows.person(new Person(id, id, state, properties));
    }

    private static Tie tie(String from, String to, double strength) {
        return new Tie(from, to, "social", strength, false, Map.of());
    }

    private static Tie sure(String from, String to) {
        return new Tie(from, to, "social", 1, true, Map.of("probability", 1.0));
    }

    private static Valuation of(Rows rows, int threads) {
        return of(rows, Valuation.Cuts.MEDIANS, threads);
    }

    private static Valuation of(Rows rows, Valuation.Cuts cuts, int threads) {
        try (Workers workers = Workers.of(threads)) {
            View view = rows.view(ViewOptions.DEFAULT);
            return Valuation.of(
                    ClientAccounts.of(view, LifetimeValue.DEFAULT),
                    Terms.DEFAULT.with(Terms.Campaign.IGNITE),
                    cuts,
                    7,
                    workers);
        }
    }

    /** Each client brings for sure what prospects tied to it are worth: (own, brings) = (10,10), (10,1), (1,10), (1,1). */
    private static Rows four() {
        Rows rows = new Rows();
        double[][] values = {{10, 10}, {10, 1}, {1, 10}, {1, 1}};
        for (int i = 0; i < 4; i++) {
            client(rows, "c" + i, "clv", values[i][0]);
            person(rows, "p" + i, State.PROSPECT, "clv", values[i][1]);
            rows.tie(sure("c" + i, "p" + i));
        }
        return rows;
    }

    @Test
    void four_clients_stand_in_the_four_corners_of_the_map() {
        Valuation valuation = of(four(), 1);
        assertThat(valuation.clvCut()).isEqualTo(5.5);
        assertThat(IntStream.range(0, 4).mapToObj(valuation::cell))
                .containsExactly(Cell.CHAMPION, Cell.AFFLUENT, Cell.ADVOCATE, Cell.MISER);
        assertThat(valuation.crv(0)).isCloseTo(10, within(.1));
        assertThat(valuation.fairShare(0)).isCloseTo(10, within(.1));
    }

    @Test
    void whoever_stands_on_a_cut_belongs_to_the_lower_side() {
        assertThat(Cell.of(5, 5, 5, 5)).isEqualTo(Cell.MISER);
        assertThat(Cell.of(5, 6, 5, 5)).isEqualTo(Cell.ADVOCATE);
        assertThat(Cell.of(6, 5, 5, 5)).isEqualTo(Cell.AFFLUENT);
        assertThat(Cell.of(6, 6, 5, 5)).isEqualTo(Cell.CHAMPION);
    }

    @Test
    void given_cuts_take_the_place_of_the_medians() {
        Valuation valuation = of(four(), new Valuation.Cuts(20, 5), 1);
        assertThat(IntStream.range(0, 4).mapToObj(valuation::cell))
                .containsExactly(Cell.ADVOCATE, Cell.MISER, Cell.ADVOCATE, Cell.MISER);
    }

    @Test
    void a_client_far_from_the_cuts_is_sure_and_one_that_hangs_on_a_single_tie_or_stands_near_a_cut_is_borderline() {
        Rows rows = new Rows();
        for (int i = 0; i < 41; i++) {
            client(rows, "c" + i, "clv", 100.0 + i);
        }
        for (int i = 0; i < 60; i++) {
            person(rows, "p" + i, State.PROSPECT, "clv", 10.0);
        }
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 3; j++) {
                rows.tie(sure("c" + (2 * i), "p" + (3 * i + j)));
            }
        }
        Valuation valuation = of(rows, new Valuation.Cuts(Double.NaN, 5), 1);
        assertThat(valuation.sure(0)).isGreaterThan(.95);
        assertThat(valuation.sure(20)).isLessThan(.8);
        assertThat(valuation.borderline(20)).isTrue();
        assertThat(valuation.borderline(40)).isFalse();
    }

    @Test
    void a_neighbour_lost_takes_others_along() {
        Rows rows = client(new Rows(), "hub", "clv", 5000.0, "churn", .1);
        for (int i = 0; i < 4; i++) {
            client(rows, "n" + i, "clv", 2000.0, "churn", .1).tie(tie("hub", "n" + i, .5));
        }
        ClientAccounts accounts = ClientAccounts.of(rows.view(ViewOptions.DEFAULT), LifetimeValue.DEFAULT);
        assertThat(new ChurnContagion(accounts, 1).valueAtRisk()[0]).isCloseTo(5297.13, within(.005));
    }

    @Test
    void a_full_tie_to_somebody_lost_today_raises_a_tenth_to_seventeen_per_cent_and_fades() {
        assertThat(churnBeside("2026-06-30")).isCloseTo(.17275, within(5e-6));
        assertThat(churnBeside("2026-05-31")).isCloseTo(1 - Math.pow(.9, 1.4), within(1e-9));
        assertThat(churnBeside("2020-01-01")).isCloseTo(.1, within(1e-9));
    }

    private static double churnBeside(String lostOn) {
        Rows rows = client(new Rows(), "stays", "clv", 1.0, "churn", .1);
        person(rows, "gone", State.LOST, "lostOn", lostOn).tie(tie("gone", "stays", 1));
        client(rows, "other", "clv", 1.0).referral("other", "stays", "2026-06-30");
        return new ChurnContagion(
                        ClientAccounts.of(
                                rows.view(ViewOptions.parse("social", "all", "influence", "probability", 1)),
                                LifetimeValue.DEFAULT),
                        1)
                .churn(0);
    }

    @Test
    void a_loss_dated_after_the_data_counts_as_today_and_is_said() {
        Rows rows = client(new Rows(), "stays", "clv", 1.0, "churn", .1);
        person(rows, "gone", State.LOST, "lostOn", "2099-01-01").tie(tie("gone", "stays", 1));
        ChurnContagion contagion =
                new ChurnContagion(ClientAccounts.of(rows.view(ViewOptions.DEFAULT), LifetimeValue.DEFAULT), 1);
        assertThat(contagion.churn(0)).isCloseTo(.17275, within(5e-6));
        assertThat(contagion.notes())
                .singleElement()
                .asString()
                .contains("lost on a day after the latest one in the data: 1;");
    }

    @Test
    void members_of_a_group_endanger_each_other_as_if_they_were_tied_in_pairs() {
        Rows grouped = new Rows();
        Rows tied = new Rows();
        String[] ids = {"a", "b", "c", "d"};
        for (int i = 0; i < 4; i++) {
            client(grouped, ids[i], "clv", 100.0 * (i + 1), "churn", .1 * (i + 1));
            client(tied, ids[i], "clv", 100.0 * (i + 1), "churn", .1 * (i + 1));
            for (int j = 0; j < i; j++) {
                tied.tie(tie(ids[i], ids[j], 1 / 3.0));
            }
        }
        grouped.group("club", "club", 0, ids);
        double[] byGroup = valueAtRisk(grouped);
        assertThat(byGroup).containsExactly(valueAtRisk(tied), within(1e-9));
    }

    private static double[] valueAtRisk(Rows rows) {
        return new ChurnContagion(ClientAccounts.of(rows.view(ViewOptions.DEFAULT), LifetimeValue.DEFAULT), 1)
                .valueAtRisk();
    }

    @Test
    void influence_shares_out_all_value_among_those_who_can_tell() {
        Rows rows = client(new Rows(), "a", "clv", 100.0);
        client(client(rows, "b", "clv", 50.0), "c", "clv", 10.0);
        client(rows, "alone", "clv", 1000.0).tie(tie("a", "b", 1)).tie(tie("b", "c", 1));
        try (Workers workers = Workers.of(2)) {
            double[] influence = CustomerInfluence.of(
                    ClientAccounts.of(rows.view(ViewOptions.DEFAULT), LifetimeValue.DEFAULT), workers);
            assertThat(Arrays.stream(influence).sum()).isCloseTo(160, within(1e-9));
            assertThat(influence[3]).isZero();
            assertThat(influence[1]).isGreaterThan(influence[0]).isGreaterThan(influence[2]);
            // b passes half of (its x) to a and c equally: x_a = 100 + x_b/4, x_c = 10 + x_b/4, x_b = 50 + (x_a +
            // x_c)/2
            assertThat(influence[1]).isCloseTo(.5 * (100 + 10 + 2 * (105 / .75) / 4), within(1e-9));
        }
    }

    @Test
    void a_hidden_gem_is_worth_little_itself_and_its_word_is_among_the_best_tenth() {
        Rows rows = new Rows();
        for (int i = 0; i < 20; i++) {
            client(rows, "c" + i, "clv", 100.0 * i);
            person(rows, "p" + i, State.PROSPECT, "clv", i == 3 || i == 15 ? 1000.0 : 10 + i);
            rows.tie(sure("c" + i, "p" + i));
        }
        Valuation valuation = of(rows, 1);
        assertThat(Arrays.stream(valuation.gems()).mapToObj(valuation.accounts()::id))
                .containsExactly("c3");
    }

    @Test
    void an_influential_client_who_may_leave_is_named_with_those_who_know_the_same_people() {
        Rows rows = new Rows();
        for (int i = 0; i < 10; i++) {
            client(rows, "c" + i, "clv", 100.0, "churn", i == 0 ? .5 : .05);
            person(rows, "p" + i, State.PROSPECT, "clv", i == 0 ? 500.0 : 1.0);
        }
        rows.tie(sure("c0", "p0")).tie(sure("c7", "p0")).tie(sure("c0", "p1")).tie(sure("c3", "p1"));
        Valuation.Alert alert = of(rows, 1).alerts().get(0);
        assertThat(alert.client()).isZero();
        assertThat(alert.backups()).extracting(Valuation.Backup::client).containsExactly(7, 3);
        assertThat(alert.backups().get(0).share()).isCloseTo(500 / 501.0, within(1e-12));
    }

    @Test
    void where_all_are_as_likely_to_leave_nobody_is_an_alert() {
        assertThat(of(four(), 1).alerts()).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
        Rows rows = four();
        Valuation one = of(rows, 1);
        Valuation three = of(rows, 3);
        for (int c = 0; c < 4; c++) {
            assertThat(three.crv(c)).isEqualTo(one.crv(c));
            assertThat(three.fairShare(c)).isEqualTo(one.fairShare(c));
            assertThat(three.sure(c)).isEqualTo(one.sure(c));
            assertThat(three.influence(c)).isEqualTo(one.influence(c));
            assertThat(three.atRisk(c)).isEqualTo(one.atRisk(c));
        }
    }

    @Test
    void what_is_missing_is_filled_in_and_said() {
        Rows rows = client(new Rows(), "a", "revenue", 100.0, "margin", 20.0, "churn", .2);
        client(rows, "b", "revenue", 50.0, "retention", .9);
        client(rows, "c");
        ClientAccounts accounts = ClientAccounts.of(rows.view(ViewOptions.DEFAULT), LifetimeValue.DEFAULT);
        assertThat(accounts.margin(1)).isEqualTo(10);
        assertThat(accounts.retention(0)).isEqualTo(.8);
        assertThat(accounts.retention(2)).isCloseTo(.85, within(1e-12));
        assertThat(accounts.clv(2)).isCloseTo((accounts.clv(0) + accounts.clv(1)) / 2, within(1e-12));
        assertThat(String.join(" ", accounts.notes()))
                .contains("Clients without a margin: 1; 20 % of their revenue")
                .contains("neither retention nor churn: 1;")
                .contains("Clients without clv, margin or revenue: 1;");
    }

    @Test
    void what_cannot_be_is_refused_in_two_sentences() {
        refused(
                client(new Rows(), "a", "revenue", -5.0),
                LifetimeValue.DEFAULT,
                "revenue of client a is negative: -5.00");
        refused(
                client(new Rows(), "a", "margin", 5.0, "retention", 1.2),
                LifetimeValue.DEFAULT,
                "retention of client a is 1.2, not in [0, 1]");
        refused(
                client(new Rows(), "a"),
                LifetimeValue.DEFAULT,
                "nothing is known of what any client is worth: no clv, margin or revenue");
        refused(
                client(new Rows(), "a", "margin", 5.0, "retention", 1.0),
                new LifetimeValue(Double.POSITIVE_INFINITY, 0, false),
                "the lifetime value of client a has no end: retention 1, discount 0, endless horizon");
    }

    private static void refused(Rows rows, LifetimeValue rule, String what) {
        assertThatThrownBy(() -> ClientAccounts.of(rows.view(ViewOptions.DEFAULT), rule))
                .isInstanceOfSatisfying(GrapevineException.class, fault -> {
                    assertThat(fault).hasMessage(what);
                    assertThat(fault.remedy()).isNotBlank();
                });
    }

    @Test
    void nobody_at_all_is_a_valuation_too() {
        assertThat(of(new Rows().prospects("p"), 1).order()).isEmpty();
    }
}
