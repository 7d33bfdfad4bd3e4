package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The parish: A tells p1, p2, p3; B tells p3, p4; C tells p5; p1 tells p6. Prospects are worth 100, p5 400. If only who is asked talks, with
 * .5 (C with .8), A is worth 175, B 100, C 320, A and B 250, A and C 495. A and B live in the North.
 */
class PlannerTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final Terms IGNITE = Terms.DEFAULT.with(Terms.Campaign.IGNITE);
    private static final double FREE = Double.POSITIVE_INFINITY;

    private static final NetworkSource PARISH = sink -> {
        for (String id : List.of("A", "B", "C", "p1", "p2", "p3", "p4", "p5", "p6")) {
            boolean client = id.length() == 1;
            Map<String, Object> properties = new LinkedHashMap<>();
            if (client) {
                properties.put("segment", id.equals("C") ? "South" : "North");
                properties.put("manager", id.equals("C") ? "Mia" : "Max");
            } else {
                properties.put("clv", id.equals("p5") ? 400.0 : 100.0);
            }
            sink.person(new Person(id, "Person " + id, client ? State.CLIENT : State.PROSPECT, properties));
        }
        for (String tie : List.of("A p1", "A p2", "A p3", "B p3", "B p4", "C p5", "p1 p6")) {
            String[] ends = tie.split(" ", -1);
            double p = ends[0].equals("C") ? .8 : .5;
            sink.tie(new Tie(ends[0], ends[1], "social", 1, true, Map.of("probability", p)));
        }
    };

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void the_best_pair_is_told_with_its_shares_and_its_overlap() {
        Plan all = plan(IGNITE, free(), new Limits(FREE, 3, List.of()));
        assertThat(all.value()).isCloseTo(570, within(4.));
        assertThat(invitation(all, "A").shapley()).isCloseTo(162.5, within(1.6));
        assertThat(invitation(all, "B").shapley()).isCloseTo(87.5, within(.9));
        assertThat(invitation(all, "C").shapley()).isCloseTo(320, within(3.2));
        assertThat(invitation(all, "B").marginal()).isCloseTo(75, within(1.));
        assertThat(invitation(all, "B").overlap()).isCloseTo(25, within(1.));
        assertThat(invitation(all, "B").sharedWith()).isEqualTo("Person A");
        assertThat(all.invitations().stream().mapToDouble(Invitation::marginal).sum())
                .isCloseTo(all.value(), within(1e-6));
        assertThat(all.newClients()).isCloseTo(1.75 + .75 + .8, within(.03));
    }

    @Test
    void profits_are_those_worked_out_by_hand() {
        // acceptance .8 .8 .5, contact 30, rewards 10 + 10: A .8 * 1.75 * 80 - 30 = 82, B 34, C 122, A and C 204, all
        // 225.2
        Terms terms = new Terms(Terms.Campaign.IGNITE, 2, 1, 20, .8, 0, Integer.MAX_VALUE, 1, false);
        NetworkSource source = sink -> PARISH.sendTo(new ReluctantC(sink));
        WordOfMouth word = WordOfMouth.of(View.of(ReferralNetwork.of(source), ViewOptions.DEFAULT), terms);
        Prices prices = Prices.of(word, Map.of(), 30, 0);
        Plan all = Planner.plan(
                word,
                prices,
                Eligibility.of(word, Eligibility.Criteria.usual(0)),
                new Limits(FREE, 3, List.of()),
                new Aim(.9, false, 1),
                List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2
                }),
                WORKERS);
        assertThat(all.profit()).isCloseTo(225.2, within(2.5));
        assertThat(all.comparisons().stream()
                        .mapToDouble(Plan.Comparison::profit)
                        .toArray())
                .containsExactly(new double[] {82, 34, 122, 103.2, 204, 156}, within(2.5));
        assertThat(all.forecast().gain()).isBetween(.5, 1.);
    }

    @Test
    void each_step_of_the_curve_asks_whom_that_budget_buys() {
        // A costs 50 and brings 175, B 20 and 100, C 100 and 320; by worth for money B, A, C
        WordOfMouth word = word(IGNITE);
        Map<String, Prices.Quote> quotes =
                Map.of("A", new Prices.Quote(50, 0), "B", new Prices.Quote(20, 0), "C", new Prices.Quote(100, 0));
        BudgetSteps steps = Planner.steps(
                word,
                Prices.of(word, quotes, 0, 0),
                Eligibility.of(word, Eligibility.Criteria.usual(0)),
                new Limits(200, Integer.MAX_VALUE, List.of()),
                new Aim(.9, false, 1),
                5,
                WORKERS);
        assertThat(steps.steps()).extracting(BudgetSteps.Step::limit).containsExactly(40., 80., 120., 160., 200.);
        assertThat(steps.steps()).allSatisfy(step -> assertThat(step.reserve()).isLessThanOrEqualTo(step.limit()));
        assertThat(steps.steps().get(0).clients()).containsExactly("B");
        assertThat(steps.steps().get(1).clients()).containsExactlyInAnyOrder("A", "B");
        assertThat(steps.steps().get(2).clients()).containsExactlyInAnyOrder("B", "C");
        assertThat(steps.steps().get(4).clients()).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(steps.steps().get(4).profit()).isCloseTo(570 - 170, within(5.));
        assertThat(steps.stops()).isEqualTo(-1);
    }

    @Test
    void the_curve_stops_where_the_next_client_costs_more_than_it_brings() {
        WordOfMouth word = word(IGNITE);
        Map<String, Prices.Quote> quotes =
                Map.of("A", new Prices.Quote(50, 0), "B", new Prices.Quote(90, 0), "C", new Prices.Quote(100, 0));
        BudgetSteps steps = Planner.steps(
                word,
                Prices.of(word, quotes, 0, 0),
                Eligibility.of(word, Eligibility.Criteria.usual(0)),
                new Limits(300, Integer.MAX_VALUE, List.of()),
                new Aim(.9, false, 1),
                3,
                WORKERS);
        // beside A, B adds 75 and costs 90
        assertThat(steps.stops()).isEqualTo(2);
        assertThat(steps.steps().get(2).clients()).containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void the_price_of_a_quota_is_what_the_best_list_without_it_brings_more() {
        Plan north = plan(IGNITE, free(), new Limits(FREE, 2, List.of(Rule.quota("segment=North:2"))));
        assertThat(ids(north)).containsExactlyInAnyOrder("A", "B");
        assertThat(north.value()).isCloseTo(250, within(2.5));
        assertThat(north.prices()).singleElement().satisfies(price -> {
            assertThat(price.rule()).isEqualTo("--quota segment=North:2");
            assertThat(price.price()).isCloseTo(245, within(3.));
        });
        // the bound knows the quota: no list that keeps it is better
        assertThat(north.certificate()).isGreaterThan(.95);
    }

    @Test
    void leaving_somebody_out_has_a_price_and_the_wish_not_to_be_asked_has_none() {
        WordOfMouth word = word(IGNITE);
        Plan plan = Planner.plan(
                word,
                Prices.of(word, free(), 0, 0),
                Eligibility.of(word, new Eligibility.Criteria(0, 0, Set.of("C"), 0)),
                new Limits(FREE, 2, List.of()),
                new Aim(.9, false, 1),
                List.of(),
                WORKERS);
        assertThat(plan.value()).isCloseTo(250, within(2.5));
        assertThat(plan.prices()).singleElement().satisfies(price -> {
            assertThat(price.rule()).isEqualTo("leaving out 1 asked by another campaign lately");
            assertThat(price.price()).isCloseTo(245, within(4.));
        });
    }

    @Test
    void without_the_only_type_of_ties_nothing_is_left() {
        Plan plan = plan(IGNITE, free(), new Limits(FREE, 2, List.of()));
        assertThat(plan.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.type()).isEqualTo("social ties");
            assertThat(loss.change()).isCloseTo(-495, within(5.));
        });
        assertThat(invitation(plan, "A").channels()).containsExactly(new Channels.Channel("social ties", 1));
        assertThat(invitation(plan, "A").why(true)).contains("without social ties: -17");
    }

    @Test
    void a_cap_per_manager_and_a_minimum_share_are_kept() {
        Plan capped =
                plan(IGNITE, free(), new Limits(FREE, 3, List.of(Rule.each("manager", 1, "--max-per-manager 1"))));
        assertThat(ids(capped)).containsExactlyInAnyOrder("A", "C");
        Plan shared = plan(IGNITE, free(), new Limits(FREE, 2, List.of(Rule.minShare("North=60%"))));
        assertThat(ids(shared)).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void a_plan_stops_where_the_next_client_costs_more_than_it_brings() {
        Map<String, Prices.Quote> quotes = quotes(100, 90, 100);
        Plan plan = plan(IGNITE, quotes, new Limits(1000, Integer.MAX_VALUE, List.of()));
        assertThat(ids(plan)).containsExactlyInAnyOrder("A", "C");
        assertThat(plan.curve()).hasSize(3);
        assertThat(plan.profit()).isCloseTo(295, within(5.));
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("Stops at 2 clients"));
    }

    @Test
    void the_same_seed_gives_the_same_plan_on_any_number_of_threads() {
        Limits limits = new Limits(170, Integer.MAX_VALUE, List.of());
        Plan two = plan(IGNITE, quotes(50, 20, 60), limits);
        try (Workers alone = Workers.of(1)) {
            WordOfMouth word = word(IGNITE);
            Plan one = Planner.plan(
                    word,
                    Prices.of(word, quotes(50, 20, 60), 0, 0),
                    Eligibility.of(word, Eligibility.Criteria.usual(0)),
                    limits,
                    new Aim(.9, false, 1),
                    List.of(),
                    alone);
            assertThat(one).isEqualTo(two);
        }
    }

    @Test
    void what_cannot_be_names_the_rule_that_stands_against_it() {
        assertInfeasible(quotes(50, 20, 60), new Limits(10, 9, List.of()), "below the cheapest client");
        assertInfeasible(
                free(), new Limits(FREE, 2, List.of(Rule.quota("segment=South:2"))), "--quota segment=South:2");
        assertInfeasible(free(), new Limits(FREE, 1, List.of(Rule.quota("segment=North:2"))), "--size allows 1");
        assertInfeasible(quotes(50, 20, 60), new Limits(60, 9, List.of(Rule.quota("segment=North:2"))), "70");
        assertInfeasible(quotes(500, 500, 500), new Limits(9000, 9, List.of()), "no client brings back");
        WordOfMouth word = word(IGNITE);
        Eligibility nobody = Eligibility.of(word, new Eligibility.Criteria(0, 0, Set.of("A", "B", "C"), 0));
        assertThatThrownBy(() -> Planner.plan(
                        word,
                        Prices.of(word, free(), 0, 0),
                        nobody,
                        new Limits(FREE, 2, List.of()),
                        new Aim(.9, false, 1),
                        List.of(),
                        WORKERS))
                .hasMessageContaining("none of the 3 clients may be asked: 3 asked by another campaign");
        assertThatThrownBy(() -> plan(IGNITE, free(), new Limits(100, 2, List.of())))
                .hasMessageContaining("nobody's cost is known");
    }

    private static void assertInfeasible(Map<String, Prices.Quote> quotes, Limits limits, String rule) {
        assertThatThrownBy(() -> plan(IGNITE, quotes, limits))
                .isInstanceOfSatisfying(GrapevineException.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(GrapevineException.Kind.INFEASIBLE);
                    assertThat(fault).hasMessageContaining(rule);
                });
    }

    private static Invitation invitation(Plan plan, String id) {
        return plan.invitations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Plan plan) {
        return plan.invitations().stream().map(Invitation::id).toList();
    }

    private static Map<String, Prices.Quote> free() {
        return Map.of();
    }

    private static Map<String, Prices.Quote> quotes(double... costs) {
        Map<String, Prices.Quote> quotes = new LinkedHashMap<>();
        String[] ids = {"A", "B", "C"};
        Arrays.setAll(ids, i -> {
            quotes.put(ids[i], new Prices.Quote(costs[i], 1));
            return ids[i];
        });
        return quotes;
    }

    private static WordOfMouth word(Terms terms) {
        return WordOfMouth.of(View.of(ReferralNetwork.of(PARISH), ViewOptions.DEFAULT), terms);
    }

    private static Plan plan(Terms terms, Map<String, Prices.Quote> quotes, Limits limits) {
        WordOfMouth word = word(terms);
        return Planner.plan(
                word,
                Prices.of(word, quotes, 0, 0),
                Eligibility.of(word, Eligibility.Criteria.usual(0)),
                limits,
                new Aim(.9, false, 1),
                List.of(),
                WORKERS);
    }
}
