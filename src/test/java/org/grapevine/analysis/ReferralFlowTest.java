package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.ReferralChains.Credit;
import org.grapevine.analysis.ReferralChains.Terms;
import org.grapevine.analysis.ReferralChains.Worth;
import org.grapevine.analysis.ReferralLog.LeftOut;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferralFlowTest {
    private static final int TODAY = day("2026-06-30");

    private final List<Person> people = new ArrayList<>();
    private final List<Referral> rows = new ArrayList<>();

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    private void client(String id, Map<String, Object> columns) {
        people.add(new Person(id, id, State.CLIENT, columns));
    }

    private void clients(String... ids) {
        for (String id : ids) {
            client(id, Map.of("margin", 100.0));
        }
    }

    private void row(String referrer, String referred, @Nullable String date, String outcome) {
        rows.add(new Referral(referrer, referred, date == null ? null : LocalDate.parse(date), outcome, Double.NaN));
    }

    private void brought(String referrer, String referred, @Nullable String date) {
        row(referrer, referred, date, "won");
    }

    private ReferralLog log() {
        ReferralNetwork network = ReferralNetwork.of(sink -> {
            people.forEach(sink::person);
            rows.forEach(sink::referral);
        });
        return ReferralLog.of(network, TODAY, Referral.WON);
    }

    private ReferralChains chains(Touch touch, Credit credit, double discount) {
        return ReferralChains.of(log(), new Terms(touch, credit, .5, Worth.MARGIN, discount));
    }

    /* Offspring 0,0,1,3,0,2,0,0,0,0: R = 6/10, s^2 = (14 - 3.6)/9 = 1.15556, se = sqrt(.115556). chi2 quantiles: 4.40379 at .025 with 12
     * degrees, 26.11895 at .975 with 14, each over 20. */
    @Test
    void ten_clients_who_brought_six_reproduce_at_six_tenths() {
        Reproduction r = Reproduction.of(new int[] {0, 0, 1, 3, 0, 2, 0, 0, 0, 0});
        assertThat(r.mean()).isEqualTo(.6);
        assertThat(r.variance()).isEqualTo(1.15556, within(5e-6));
        assertThat(r.standardError()).isEqualTo(.33993, within(5e-6));
        assertThat(r.interval().low()).isEqualTo(.2202, within(5e-5));
        assertThat(r.interval().high()).isEqualTo(1.3059, within(5e-5));
        assertThat(Reproduction.multiplier(r.mean())).isEqualTo(2.5, within(1e-12));
        assertThat(Reproduction.multiplier(r.interval().low())).isEqualTo(1.28, within(5e-3));
        assertThat(r.bounded()).isFalse();
        assertThat(r.uneven()).isTrue();
    }

    @Test
    void nobody_brought_leaves_r_open_upwards_only() {
        Reproduction r = Reproduction.of(new int[100]);
        assertThat(r.interval().low()).isZero();
        assertThat(r.interval().high()).isEqualTo(-Math.log(.025) / 100, within(1e-9));
        assertThat(r.bounded()).isTrue();
    }

    /* Clopper-Pearson at the ends: 0 of n has the upper end 1 - .025^(1/n). */
    @Test
    void a_share_of_none_has_the_upper_end_that_none_would_still_be_seen_at() {
        ExactInterval none = ExactInterval.ofShare(0, 10, .95);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isEqualTo(1 - Math.pow(.025, .1), within(1e-9));
        assertThat(ExactInterval.ofShare(10, 10, .95).low()).isEqualTo(Math.pow(.025, .1), within(1e-9));
        assertThat(ExactInterval.ofShare(10, 10, .95).high()).isEqualTo(1);
    }

    /* a brought b, b brought c and d; each is worth 100. Chains: a 300, b 200: together 500, though only 300 were brought. Credit at .5: b's
     * 100 goes to a; of c's and d's 100 each, b gets 2/3 and a 1/3. Shapley: halves. */
    @Test
    void credit_adds_up_to_what_was_brought_and_chains_do_not() {
        clients("a", "b", "c", "d");
        brought("a", "b", "2025-01-01");
        brought("b", "c", "2026-01-01");
        brought("b", "d", "2026-01-01");
        ReferralChains chains = chains(Touch.FIRST, Credit.DECAY, 0);
        assertThat(chains.chain(0)).isEqualTo(300);
        assertThat(chains.chain(1)).isEqualTo(200);
        assertThat(chains.credit(0)).isEqualTo(100 + 200 / 3., within(1e-9));
        assertThat(chains.credit(1)).isEqualTo(400 / 3., within(1e-9));
        assertThat(chains.total()).isEqualTo(300);
        assertThat(chains.depth(0)).isEqualTo(2);
        assertThat(chains.below(0)).isEqualTo(3);
        assertThat(chains.direct(0)).isEqualTo(1);
        assertThat(chains.leading()).containsExactly(0, 1);
        ReferralChains equal = chains(Touch.FIRST, Credit.SHAPLEY, 0);
        assertThat(equal.credit(0)).isEqualTo(200);
        assertThat(equal.credit(1)).isEqualTo(100);
    }

    /* c came 731 days after b, about two years: 100 / 1.1^2 for a, and all of it for b, whose chain begins with c. */
    @Test
    void a_chain_is_discounted_to_the_day_of_its_first_referral() {
        clients("a", "b", "c");
        brought("a", "b", "2023-01-01");
        brought("b", "c", "2025-01-01");
        ReferralChains chains = chains(Touch.FIRST, Credit.DECAY, .1);
        double later = Math.pow(1.1, -731 / 365.25);
        assertThat(chains.chain(0)).isEqualTo(100 + 100 * later, within(1e-9));
        assertThat(chains.chain(1)).isEqualTo(100, within(1e-9));
    }

    /* Four spoke to x in turn: first, last, a quarter each, 40/10/10/40. */
    @Test
    void several_referrers_share_a_client_by_the_rule_asked_for() {
        clients("a", "b", "c", "d", "x");
        brought("b", "x", "2026-01-02");
        brought("a", "x", "2026-01-01");
        brought("d", "x", "2026-01-04");
        brought("c", "x", "2026-01-03");
        Map<Touch, double[]> expected = Map.of(
                Touch.FIRST, new double[] {1, 0, 0, 0},
                Touch.LAST, new double[] {0, 0, 0, 1},
                Touch.LINEAR, new double[] {.25, .25, .25, .25},
                Touch.POSITION, new double[] {.4, .1, .1, .4});
        expected.forEach((touch, shares) -> {
            ReferralChains chains = chains(touch, Credit.DECAY, 0);
            for (int p = 0; p < 4; p++) {
                assertThat(chains.direct(p)).as(touch.name()).isEqualTo(shares[p], within(1e-12));
                assertThat(chains.credit(p)).as(touch.name()).isEqualTo(100 * shares[p], within(1e-9));
            }
        });
        assertThat(Touch.POSITION.shares(2)).containsExactly(.5, .5);
        assertThat(Touch.POSITION.shares(1)).containsExactly(1);
        assertThat(log().disputed()).isEqualTo(1);
        assertThatThrownBy(() -> new Terms(Touch.LINEAR, Credit.SHAPLEY, .5, Worth.MARGIN, 0))
                .hasMessageContaining("one referrer");
    }

    /* x was brought by a and b alike, and b by a: b gets 1/2 of the first generation; a gets 1/2 and, through b, 1/2 of a half. Z = 1.25. */
    @Test
    void credit_over_several_paths_still_adds_up() {
        clients("a", "b", "x");
        brought("a", "b", "2026-01-01");
        brought("a", "x", "2026-01-02");
        brought("b", "x", "2026-01-03");
        ReferralChains chains = chains(Touch.LINEAR, Credit.DECAY, 0);
        assertThat(chains.credit(1)).isEqualTo(100 * .5 / 1.25, within(1e-9));
        assertThat(chains.credit(0)).isEqualTo(100 + 100 * .75 / 1.25, within(1e-9));
        assertThat(chains.credit(0) + chains.credit(1)).isEqualTo(chains.total(), within(1e-9));
    }

    @Test
    void rows_that_cannot_be_used_are_counted_by_their_reason() {
        clients("a", "b", "c");
        client("objector", Map.of("doNotProfile", true));
        brought("a", "b", "2026-01-01");
        brought("b", "c", "2026-01-02");
        brought("c", "a", "2026-01-03");
        brought("a", "b", null);
        brought("ghost", "c", "2026-01-01");
        brought("a", "a", "2026-01-01");
        brought("objector", "c", "2026-01-01");
        brought("b", "a", "2027-01-01");
        row("a", "c", "2026-01-05", "lost");
        ReferralLog log = log();
        assertThat(log.leftOut(LeftOut.CIRCLE)).isEqualTo(1);
        assertThat(log.leftOut(LeftOut.REPEATED)).isEqualTo(1);
        assertThat(log.leftOut(LeftOut.UNKNOWN_PERSON)).isEqualTo(2);
        assertThat(log.leftOut(LeftOut.OBJECTS)).isEqualTo(1);
        assertThat(log.leftOut(LeftOut.FUTURE)).isEqualTo(1);
        assertThat(log.open()).isEqualTo(1);
        assertThat(log.brought()).containsExactly(1, 2);
        assertThat(chains(Touch.FIRST, Credit.DECAY, 0).depth(0)).isEqualTo(2);
    }

    @Test
    void a_circle_of_undated_rows_loses_its_last_row() {
        clients("a", "b");
        brought("a", "b", null);
        brought("b", "a", null);
        assertThat(log().leftOut(LeftOut.CIRCLE)).isEqualTo(1);
        assertThat(log().brought()).containsExactly(1);
    }

    @Test
    void an_outcome_that_is_not_stated_counts_where_the_person_is_a_client() {
        clients("a", "b");
        people.add(new Person("p", "p", State.PROSPECT, Map.of()));
        row("a", "b", "2026-01-01", "");
        row("a", "p", "2026-01-01", "");
        assertThat(log().won()).isEqualTo(1);
        assertThat(log().open()).isEqualTo(1);
    }

    /* Ten clients of old, offspring as in the first test; these six and two more are too young. One of those two brought the other. */
    @Test
    void clients_younger_than_the_window_do_not_count() {
        for (int i = 0; i < 10; i++) {
            client("o" + i, Map.of("since", LocalDate.parse("2020-01-01")));
        }
        client("young", Map.of("since", LocalDate.parse("2026-01-01")));
        client("spontaneous", Map.of("since", LocalDate.parse("2026-01-01")));
        int[] offspring = {0, 0, 1, 3, 0, 2, 0, 0, 0, 0};
        for (int i = 0; i < 10; i++) {
            for (int k = 0; k < offspring[i]; k++) {
                String id = "n" + i + k;
                client(id, Map.of("since", LocalDate.parse("2026-02-01")));
                brought("o" + i, id, "2026-01-15");
            }
        }
        brought("young", "spontaneous", "2025-12-01");
        ReferralFlow flow = ReferralFlow.of(log(), 365);
        Reproduction r = flow.reproduction().orElseThrow();
        assertThat(r.clients()).isEqualTo(10);
        assertThat(r.brought()).isEqualTo(6);
        assertThat(flow.tooYoung()).isEqualTo(8);
        assertThat(flow.byOthers()).isEqualTo(1);
        assertThat(flow.referred()).isEqualTo(7);
        assertThat(flow.organic()).isEqualTo(1);
    }

    /* 12 a year come of themselves, so 1 in 30.42 days; with R = .5 twice as many in the end. */
    @Test
    void the_steady_flow_is_the_organic_one_over_one_minus_r() {
        assertThat(ReferralFlow.steady(12, .5)).isEqualTo(24);
        assertThat(ReferralFlow.steady(12, 1)).isInfinite();
        Reproduction r = Reproduction.of(new int[1000]);
        ExactInterval steady = ReferralFlow.steady(new ExactInterval(10, 14), r);
        assertThat(steady.low()).isEqualTo(10);
        assertThat(steady.high()).isBetween(14.0, 14.2);
    }

    @Test
    void a_log_without_days_counts_as_it_is() {
        clients("a", "b");
        brought("a", "b", null);
        ReferralFlow flow = ReferralFlow.of(log(), 365);
        assertThat(flow.reproduction().orElseThrow().mean()).isEqualTo(.5);
        assertThat(flow.ageless()).isEqualTo(2);
    }
}
