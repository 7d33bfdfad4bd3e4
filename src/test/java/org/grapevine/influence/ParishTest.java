package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Clients A, B, C (vertices 0, 1, 2) and prospects p1 ... p6 (3 ... 8) worth 100 each, p5 400. A tells p1, p2, p3; B tells p3, p4; C tells
 * p5; p1 tells p6 with probability .5. By enumeration, if only the chosen talk with .5 (C with .8): A 175, B 100, C 320, AB 250; if all
 * talk with .2 and the chosen with a further .375 (C .75): organic 186, incremental A 99, B 54, C 240, AB 144, AC 339, ABC 384.
 */
class ParishTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final double[] VALUE = {0, 0, 0, 100, 100, 100, 100, 400, 100};
    private static final boolean[] CLIENT = {true, true, true, false, false, false, false, false, false};
    private static final Maximizer.Goal EXACT = new Maximizer.Goal(1, .01, 400_000);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void ignited_clients_are_worth_what_enumeration_says() {
        InfluenceModel model = ignite();
        assertThat(worth(model, 0)).isCloseTo(175, within(1.75));
        assertThat(worth(model, 1)).isCloseTo(100, within(1.));
        assertThat(worth(model, 2)).isCloseTo(320, within(3.2));
        assertThat(worth(model, 0, 1)).isCloseTo(250, within(2.5));
        assertThat(worth(model, 0, 2)).isCloseTo(495, within(4.95));
        assertThat(worth(model, 0, 1, 2)).isCloseTo(570, within(5.7));
    }

    @Test
    void the_best_pair_is_not_the_pair_of_most_ties() {
        SeedSet pair = choose(ignite(), 2);
        assertThat(pair.seeds()).containsExactlyInAnyOrder(0, 2);
        assertThat(pair.certificate().lower()).isLessThan(495);
        assertThat(pair.certificate().upper()).isGreaterThan(495);
        assertThat(pair.certificate().ratio()).isGreaterThan(.97);
    }

    @Test
    void the_ways_of_a_client_add_up_to_its_worth_and_count_all_that_comes_of_them() {
        // A tells p1 (and through p1 with .5 p6), p2, p3: 50 + 25, 50, 50; boosted 30 + 15, 30, and 24 where B talks
        // anyway
        assertThat(ways(ignite())).containsExactly(new double[] {75, 50, 50}, within(1.5));
        assertThat(ways(boost())).containsExactly(new double[] {45, 30, 24}, within(1.5));
        SeedSet all = choose(ignite(), 3);
        for (int i = 0; i < 3; i++) {
            assertThat(all.ways(Integer.MAX_VALUE).get(i).stream()
                            .mapToDouble(SeedSet.Way::worth)
                            .sum())
                    .isCloseTo(all.standalone(all.seeds()[i]), within(1e-9));
        }
    }

    private static double[] ways(InfluenceModel model) {
        SeedSet pair = choose(model, 2);
        int a = pair.seeds()[0] == 0 ? 0 : 1;
        List<SeedSet.Way> ways = pair.ways(Integer.MAX_VALUE).get(a);
        assertThat(ways.stream().map(SeedSet.Way::toVertex)).containsExactly(3, 4, 5);
        return ways.stream().mapToDouble(SeedSet.Way::worth).toArray();
    }

    @Test
    void fair_shares_add_up_to_the_whole() {
        SeedSet all = choose(ignite(), 3);
        double[] byClient = new double[3];
        double[] shapley = all.shapley();
        for (int i = 0; i < 3; i++) {
            byClient[all.seeds()[i]] = shapley[i];
        }
        assertThat(byClient).containsExactly(new double[] {162.5, 87.5, 320}, within(3.2));
        assertThat(Arrays.stream(shapley).sum()).isCloseTo(all.worth(), within(1e-6));
        assertThat(Arrays.stream(all.marginals()).sum()).isCloseTo(all.worth(), within(1e-6));
    }

    @Test
    void a_boost_is_worth_only_what_would_not_have_come_anyway() {
        InfluenceModel model = boost();
        assertThat(worth(model, 0)).isCloseTo(99, within(1.5));
        assertThat(worth(model, 1)).isCloseTo(54, within(1.));
        assertThat(worth(model, 2)).isCloseTo(240, within(2.4));
        assertThat(worth(model, 0, 1)).isCloseTo(144, within(2.));
        assertThat(worth(model, 0, 2)).isCloseTo(339, within(3.4));
        assertThat(worth(model, 0, 1, 2)).isCloseTo(384, within(3.9));
        assertThat(choose(model, 3).anyway()).isCloseTo(186, within(1.9));
    }

    @Test
    void a_discount_a_hop_lowers_what_is_far() {
        InfluenceModel model = ignite().withHorizon(Integer.MAX_VALUE, .9);
        assertThat(worth(model, 0)).isCloseTo(155.25, within(1.6));
        assertThat(worth(model, 0, 1)).isCloseTo(222.75, within(2.3));
    }

    @Test
    void one_hop_is_what_the_clients_themselves_tell() {
        assertThat(worth(ignite().withHorizon(1, 1), 0)).isCloseTo(150, within(1.5));
    }

    @Test
    void whoever_may_refuse_is_worth_less() {
        InfluenceModel model = ignite().withAcceptance(new double[] {.8, .8, .5, 1, 1, 1, 1, 1, 1});
        assertThat(worth(model, 0)).isCloseTo(140, within(1.5));
        assertThat(worth(model, 2)).isCloseTo(160, within(1.7));
    }

    @Test
    void the_choice_is_the_same_on_one_thread_and_on_two() {
        try (Workers alone = Workers.of(1)) {
            SeedSet one = Maximizer.choose(boost(), () -> Rules.atMost(2), List.of(), EXACT, 5, alone);
            SeedSet two = Maximizer.choose(boost(), () -> Rules.atMost(2), List.of(), EXACT, 5, WORKERS);
            assertThat(one.seeds()).isEqualTo(two.seeds());
            assertThat(one.certificate()).isEqualTo(two.certificate());
            assertThat(one.worth()).isEqualTo(two.worth());
        }
    }

    @Test
    void the_bounds_are_those_of_the_published_formula() {
        // delta = .01, a = ln(2 / delta) = 5.2983
        double a = Math.log(200);
        assertThat(Certificate.of(900, 1, 1000, 1, a).lower()).isCloseTo(805.81, within(.005));
        assertThat(Certificate.of(900, 1, 1000, 1, a).upper()).isCloseTo(1108.37, within(.005));
        assertThat(Certificate.of(9000, 1, 10_000, 1, a).ratio()).isCloseTo(.8416, within(5e-5));
        assertThat(Certificate.of(90_000, 1, 100_000, 1, a).ratio()).isCloseTo(.8812, within(5e-5));
    }

    private static SeedSet choose(InfluenceModel model, int k) {
        return Maximizer.choose(model, () -> Rules.atMost(k), List.of(), EXACT, 1, WORKERS);
    }

    private static double worth(InfluenceModel model, int... seeds) {
        boolean[] only = new boolean[9];
        for (int v : seeds) {
            only[v] = true;
        }
        return choose(model.withEligible(only), seeds.length).worth();
    }

    private static InfluenceModel ignite() {
        return InfluenceModel.ignite(parish(.5, .8)).withValue(VALUE).withEligible(CLIENT);
    }

    private static InfluenceModel boost() {
        double two = 1 + Math.log(1 - .375) / Math.log(.8);
        double three = 1 + Math.log(1 - .75) / Math.log(.8);
        return InfluenceModel.ignite(parish(.2, .2))
                .withValue(VALUE)
                .withEligible(CLIENT)
                .withBoost(CLIENT, new double[] {two, two, three, 1, 1, 1, 1, 1, 1});
    }

    private static Graph parish(double p, double ofC) {
        double h = -Math.log1p(-p);
        return new GraphBuilder(9, true, Weighting.PROBABILITY)
                .arc(0, 3, h)
                .arc(0, 4, h)
                .arc(0, 5, h)
                .arc(1, 5, h)
                .arc(1, 6, h)
                .arc(2, 7, -Math.log1p(-ofC))
                .arc(3, 8, -Math.log1p(-.5))
                .build();
    }
}
