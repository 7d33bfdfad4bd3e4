package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Seeds that four times as many sets hardly make better. */
class RefinementTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final Refinement.Goal FINE = new Refinement.Goal(.02, .01);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void two_lists_judged_at_once_meet_what_each_meets_alone() {
        InfluenceModel town = InfluenceModel.ignite(MeetingTest.town(5));
        for (InfluenceModel model : List.of(town, boosted(town))) {
            RRSets sets = new RRSets(Sampler.of(model), 120, 3, WORKERS);
            sets.growTo(2000);
            int[] one = {4, 30, 77};
            int[] other = {30, 91};
            assertThat(new RRSets(Sampler.of(model), 120, 3, WORKERS).meeting(one, other, 0, 2000))
                    .containsExactly(sets.covered(one), sets.covered(other));
            assertThat(sets.meeting(one, new int[0], 0, 2000)).containsExactly(sets.covered(one), 0);
        }
    }

    @Test
    void seeds_are_as_good_as_those_of_a_long_proof() {
        for (long seed = 0; seed < 2; seed++) {
            InfluenceModel model = InfluenceModel.ignite(MeetingTest.town(seed));
            SeedSet refined = refined(model, 8, new Refinement.Goal(.01, .01), seed);
            SeedSet proven = Maximizer.choose(
                    model,
                    () -> Rules.atMost(8),
                    List.of(),
                    new Maximizer.Goal(.95, .01, 1 << 17).precise(50_000),
                    seed,
                    WORKERS);
            int[] met = new RRSets(Sampler.of(model), 120, 99, WORKERS)
                    .meeting(refined.seeds(), proven.seeds(), 0, 100_000);
            assertThat(met[0]).as("seed %d", seed).isGreaterThan((int) (.99 * met[1]));
        }
    }

    @Test
    void seeds_and_bounds_do_not_depend_on_the_number_of_threads() {
        InfluenceModel model = InfluenceModel.ignite(MeetingTest.town(6));
        try (Workers alone = Workers.of(1)) {
            SeedSet one = Refinement.choose(model, () -> Rules.atMost(12), FINE, 5, alone);
            SeedSet two = refined(model, 12, FINE, 5);
            assertThat(one.seeds()).isEqualTo(two.seeds()).hasSize(12);
            assertThat(one.certificate()).isEqualTo(two.certificate());
            assertThat(one.worth()).isEqualTo(two.worth());
            assertThat(one.bytes()).isEqualTo(two.bytes());
        }
    }

    @Test
    void what_is_proven_on_the_way_is_true() {
        // delta .01: of 30 proofs more than 2 are wrong in 1 of 250 tests at most
        int wrong = 0;
        for (int seed = 0; seed < 30; seed++) {
            InfluenceModel model = InfluenceModel.ignite(MeetingTest.town(seed));
            SeedSet chosen = refined(model, 8, new Refinement.Goal(.05, .01), seed);
            wrong += MeetingTest.wrongBounds(chosen, model, seed + 1000, WORKERS);
        }
        assertThat(wrong).isLessThanOrEqualTo(2);
    }

    @Test
    void few_hits_end_no_run() {
        // 3 of 1,200 vertices tell one other each: some 13 sets of a stage's first 2,048 are met, too few to tell a
        // gain of .1
        GraphBuilder builder = new GraphBuilder(1200, true, Weighting.PROBABILITY);
        for (int v = 0; v < 3; v++) {
            builder.arc(v, 600 + v, 1);
        }
        SeedSet chosen = refined(InfluenceModel.ignite(builder.build()), 3, new Refinement.Goal(.1, .01), 1);
        assertThat(chosen.seeds()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(chosen.worth() / chosen.worthOfSet()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void limits_of_sets_and_bytes_end_the_run() {
        InfluenceModel model = InfluenceModel.ignite(MeetingTest.town(7));
        assertThat(refined(model, 8, new Refinement.Goal(1e-9, .01, 500, 1 << 20), 1)
                        .drawn())
                .isEqualTo(500 + 250);
        SeedSet small = refined(model, 8, new Refinement.Goal(1e-9, .01, 1 << 28, 100_000), 1);
        assertThat(small.bytes()).isLessThan(100_000);
        assertThat(small.seeds()).hasSize(8);
        assertThatThrownBy(() -> new Refinement.Goal(0, .01, 1, 1)).hasMessageContaining("gain 0.0");
    }

    @Test
    void a_budget_and_the_boost_of_those_who_talk_anyway_are_kept() {
        InfluenceModel model = boosted(InfluenceModel.ignite(MeetingTest.town(8)));
        SeedSet chosen = Refinement.choose(model, () -> dear(10), FINE, 2, WORKERS);
        assertThat(Arrays.stream(chosen.seeds())
                        .mapToDouble(v -> dear(10).cost(v))
                        .sum())
                .isPositive()
                .isLessThanOrEqualTo(10);
        assertThat(chosen.worth()).isPositive().isEqualTo(chosen.worth(chosen.seeds()));
    }

    @Test
    void where_nothing_is_worth_anything_nobody_is_chosen() {
        GraphBuilder builder = new GraphBuilder(3, true, Weighting.PROBABILITY);
        builder.arc(0, 1, 1);
        InfluenceModel model = InfluenceModel.ignite(builder.build()).withValue(new double[3]);
        assertThat(refined(model, 2, FINE, 1).seeds()).isEmpty();
    }

    private static SeedSet refined(InfluenceModel model, int k, Refinement.Goal goal, long seed) {
        Supplier<Rules> rules = () -> Rules.atMost(k);
        return Refinement.choose(model, rules, goal, seed, WORKERS);
    }

    /** The first forty talk anyway, seeds among them with three times the hazard. */
    static InfluenceModel boosted(InfluenceModel model) {
        boolean[] talking = new boolean[120];
        Arrays.fill(talking, 0, 40, true);
        double[] boost = new double[120];
        Arrays.fill(boost, 3);
        return model.withBoost(talking, boost);
    }

    /** Vertices cost 1, 2 and 3 in turn. */
    private static Rules dear(double budget) {
        return new Rules() {
            private double left = budget;

            @Override
            public boolean allows(int v) {
                return cost(v) <= left;
            }

            @Override
            public void taken(int v) {
                left -= cost(v);
            }

            @Override
            public double cost(int v) {
                return 1 + v % 3;
            }

            @Override
            public double budget() {
                return budget;
            }

            @Override
            public int most() {
                return 120;
            }
        };
    }
}
