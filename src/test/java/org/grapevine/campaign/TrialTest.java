package org.grapevine.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Thirty caves that know nothing of each other. In cave i the client ci tells 2, 3 or 4 prospects, each worth 100, with .5: asked alone it is
 * worth 100, 150 or 200 where only who is asked talks. Caves 0 to 27 are firms as well, cave 28 a church, cave 29 nothing.
 */
class TrialTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final int CAVES = 30;
    private static final NetworkSource SOURCE = sink -> {
        for (int i = 0; i < CAVES; i++) {
            sink.person(new Person("c" + i, "Client " + i, State.CLIENT, Map.of()));
            boolean church = i == 28;
            if (i < 29) {
                sink.group(new Group(
                        "g" + i,
                        "Cave " + i,
                        church ? "church" : "firm",
                        0,
                        church ? Sensitivity.SPECIAL : Sensitivity.NORMAL));
                sink.membership(new Membership("c" + i, "g" + i, Map.of()));
            }
            for (int j = 0; j < prospects(i); j++) {
                String id = "p" + i + "_" + j;
                sink.person(new Person(id, id, State.PROSPECT, Map.of("clv", 100.0)));
                sink.tie(new Tie("c" + i, id, "social", 1, true, Map.of("probability", .5)));
            }
        }
    };
    private static final WordOfMouth WORD = WordOfMouth.of(
            View.of(ReferralNetwork.of(SOURCE), ViewOptions.DEFAULT), Terms.DEFAULT.with(Terms.Campaign.IGNITE));
    private static final Eligibility ALL = Eligibility.of(WORD, new Eligibility.Criteria(0, 0, Set.of(), 0));
    private static final Prices PRICES = Prices.of(WORD, Map.of(), 10, 0);

    private static final Plan WHOLE = plan(CAVES);

    private static int prospects(int i) {
        return 2 + i % 3;
    }

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static Plan plan(int size) {
        return Planner.plan(
                WORD,
                PRICES,
                ALL,
                new Limits(Double.POSITIVE_INFINITY, size, List.of()),
                new Aim(.9, true, 1),
                List.of(),
                WORKERS);
    }

    private static Trial trial(Plan plan, double share, String by, long seed) {
        return Trial.of(plan, WORD, PRICES, ALL, HoldoutTerms.usual(share, by, seed), WORKERS);
    }

    @Test
    void whoever_is_withheld_is_in_a_cluster_left_alone_and_nobody_else_is() {
        Trial trial = trial(WHOLE, .5, "community", 7);
        assertThat(trial.clusters()).hasSize(CAVES);
        assertThat(trial.held()).isEqualTo(15);
        assertThat(trial.withheld()).hasSize(15);
        assertThat(trial.asked()).hasSize(15);
        assertThat(trial.chosen())
                .allSatisfy(one -> assertThat(one.held())
                        .isEqualTo(trial.clusters().get(one.cluster() - 1).held()));
        assertThat(trial.outside()).isZero();
        Map<Integer, Long> heldByStratum = trial.clusters().stream()
                .filter(Trial.Cluster::held)
                .collect(Collectors.groupingBy(Trial.Cluster::stratum, Collectors.counting()));
        assertThat(heldByStratum)
                .hasSize(15)
                .allSatisfy((stratum, held) -> assertThat(held).isOne());
    }

    @Test
    void what_is_carried_out_is_worth_what_its_caves_are() {
        Trial trial = trial(WHOLE, .5, "community", 7);
        double worth = trial.asked().stream()
                .mapToDouble(one -> 50 * prospects(cave(one.invitation().id())))
                .sum();
        assertThat(trial.part().value()).isCloseTo(worth, within(.02 * worth));
        assertThat(trial.part().newClients()).isCloseTo(worth / 100, within(.02 * worth / 100));
        assertThat(trial.part().reserve()).isEqualTo(150);
        assertThat(trial.part().profit()).isCloseTo(trial.part().value() - 150, within(1e-9));
        assertThat(trial.kept(Double.POSITIVE_INFINITY))
                .containsEntry("cost", 150.)
                .containsEntry("clustersHeldOut", 15L)
                .containsEntry("value", trial.part().value());
    }

    private static int cave(String client) {
        return Integer.parseInt(client.substring(1));
    }

    @Test
    void everybody_of_a_cave_is_in_one_place() {
        Trial trial = trial(WHOLE, .5, "community", 7);
        assertThat(trial.places()).hasSize(CAVES + 90);
        Map<Integer, Integer> clusters = new HashMap<>();
        for (Trial.Place place : trial.places()) {
            int cave = Integer.parseInt(place.id().substring(1).split("_", -1)[0]);
            assertThat(clusters.computeIfAbsent(cave, c -> place.cluster())).isEqualTo(place.cluster());
            assertThat(place.held())
                    .isEqualTo(trial.clusters().get(place.cluster() - 1).held());
        }
    }

    @Test
    void what_can_be_told_is_reckoned_by_the_prospects_of_both_arms() {
        Trial trial = trial(WHOLE, .5, "community", 7);
        Trial.Sight sight = trial.sight();
        assertThat(sight.treated() + sight.control()).isEqualTo(90);
        // nobody talks without being asked: what is usual is a guess of 5 %; caves of 2, 3, 4: mean 3, cv^2 = 2/27
        assertThat(sight.guessed()).isTrue();
        assertThat(sight.usual()).isEqualTo(.05);
        double inflation = 1 + ((1 + 2 / 27.) * 3 - 1) * .05;
        assertThat(sight.detectable())
                .isCloseTo(
                        SampleSize.USUAL.detectable(.05, sight.treated(), sight.control(), inflation), within(1e-12));
        assertThat(sight.expected()).isCloseTo(.5, within(.01));
        assertThat(sight.chance()).isGreaterThan(.99);
        assertThat(sight.clusters()).isBetween(1L, 30L);
    }

    @Test
    void the_same_seed_splits_the_same_on_any_threads() {
        Trial one = trial(WHOLE, .5, "community", 7);
        try (Workers single = Workers.of(1)) {
            Trial other = Trial.of(WHOLE, WORD, PRICES, ALL, HoldoutTerms.usual(.5, "community", 7), single);
            assertThat(other.places()).isEqualTo(one.places());
            assertThat(other.part()).isEqualTo(one.part());
        }
        assertThat(trial(WHOLE, .5, "community", 8).places()).isNotEqualTo(one.places());
    }

    @Test
    void too_few_communities_are_refused_with_the_number_needed() {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> trial(WHOLE, .2, "community", 7))
                .withMessageContaining("a holdout of 20 % cannot be measured")
                .withMessageContaining("asks in 30 of 30 communities, and 50 are needed")
                .returns(GrapevineException.Kind.INFEASIBLE, GrapevineException::kind)
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("50 % (20 are needed)"));
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> trial(plan(19), .5, "community", 7))
                .withMessageContaining("asks in 19 of 30 communities, and 20 are needed")
                .satisfies(refusal -> assertThat(refusal.remedy()).isEqualTo("ask more clients"));
    }

    @Test
    void groups_are_clusters_as_well_and_who_is_in_none_tells_nothing() {
        Trial trial = trial(WHOLE, .5, "firm", 7);
        assertThat(trial.clusters()).hasSize(28).allSatisfy(one -> {
            assertThat(one.name()).startsWith("Cave ");
            assertThat(one.people()).isOne();
        });
        assertThat(trial.outside()).isEqualTo(2);
        assertThat(trial.asked()).hasSize(16);
        assertThat(trial.sight().known()).isFalse();
        assertThat(new TrialWords(trial, new PlanWords(trial.plan(), WORD, ALL)).sight())
                .startsWith("nothing");
    }

    @Test
    void groups_that_the_law_protects_or_that_are_not_there_cut_nothing() {
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> trial(WHOLE, .5, "church", 7))
                .withMessageContaining("reveal what the law protects")
                .satisfies(
                        refusal -> assertThat(refusal.remedy()).contains("firm").doesNotContain("church"));
        assertThatExceptionOfType(GrapevineException.class)
                .isThrownBy(() -> trial(WHOLE, .5, "guild", 7))
                .withMessageContaining("there are no groups of the type 'guild'");
        for (String by : List.of("community:2", "community:resolution=0", "community:resolution=much")) {
            assertThatExceptionOfType(GrapevineException.class)
                    .isThrownBy(() -> trial(WHOLE, .5, by, 7))
                    .returns(GrapevineException.Kind.INPUT, GrapevineException::kind);
        }
    }

    @Test
    void words_say_what_is_to_be_done_and_what_it_costs() {
        Trial trial = trial(WHOLE, .5, "community", 7);
        Map<String, String> facts = new TrialWords(trial, new PlanWords(trial.plan(), WORD, ALL)).facts();
        assertThat(facts.get("to do"))
                .startsWith("ask 15 clients of the 30 chosen")
                .contains("set aside 150.00");
        assertThat(facts.get("withheld")).startsWith("15 clients: nobody is asked in 15 of the 30 communities");
        assertThat(facts.get("can be told")).contains("(a guess)").contains("that will be seen");
        assertThat(facts.get("whole plan")).contains("ask 30 of 30");
    }
}
