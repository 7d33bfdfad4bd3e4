package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sets that are only counted, or left at the first seed, say what whole sets say. */
class MeetingTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final int SETS = 3000;

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void counting_without_storing_gives_the_count_of_the_stored_sets() {
        InfluenceModel plain = InfluenceModel.ignite(town(1));
        double[] acceptance = new double[plain.graph().vertices()];
        Arrays.fill(acceptance, .6);
        double[] latent = new double[plain.graph().memberships().groups()];
        Arrays.fill(latent, 5);
        for (InfluenceModel model : List.of(
                plain,
                plain.withAcceptance(acceptance),
                plain.withHorizon(2, .8),
                plain.withLatentValue(latent),
                plain.withSpread(InfluenceModel.Spread.THRESHOLD),
                plain.withSpread(InfluenceModel.Spread.THRESHOLD).withAcceptance(acceptance))) {
            for (int[] seeds : new int[][] {{}, {3}, {0, 17, 40, 99}}) {
                RRSets sets = sets(model, WORKERS);
                int counted = sets.meeting(seeds, 0, SETS);
                assertThat(sets.meeting(seeds, 0, SETS / 3) + sets.meeting(seeds, SETS / 3, SETS))
                        .isEqualTo(counted);
                sets.growTo(SETS);
                assertThat(counted).isEqualTo(sets.covered(seeds));
                try (Workers alone = Workers.of(1)) {
                    assertThat(sets(model, alone).meeting(seeds, 0, SETS)).isEqualTo(counted);
                }
            }
        }
    }

    @Test
    void a_set_of_an_incremental_model_is_never_left_early() {
        boolean[] talking = new boolean[120];
        talking[5] = true;
        double[] boost = new double[120];
        Arrays.fill(boost, 2);
        InfluenceModel model = InfluenceModel.ignite(town(1)).withBoost(talking, boost);
        assertThatThrownBy(() -> sets(model, WORKERS).meeting(new int[] {5}, 0, 10))
                .hasMessageContaining("incremental");
    }

    @Test
    void what_was_only_counted_is_worth_the_same_once_it_is_kept() {
        InfluenceModel model = InfluenceModel.ignite(town(2));
        SeedSet chosen = Maximizer.choose(
                model, () -> Rules.atMost(4), List.of(), new Maximizer.Goal(.6, .01, 1 << 14), 7, WORKERS);
        assertThat(chosen.worth()).isPositive().isEqualTo(chosen.worth(chosen.seeds()));
        assertThat(Arrays.stream(chosen.marginals()).sum()).isCloseTo(chosen.worth(), within(1e-9));
        assertThat(chosen.with(new int[] {}).worth()).isEqualTo(chosen.worth());
    }

    @Test
    void sets_that_end_at_sentinels_are_covered_and_bounded_as_whole_ones_are() {
        InfluenceModel model = InfluenceModel.ignite(town(3));
        int n = model.graph().vertices();
        int[] sentinels = {2, 50};
        RRSets whole = sets(model, WORKERS);
        whole.growTo(SETS);
        RRSets ended = RRSets.upTo(sentinels, Sampler.of(model), n, 11, WORKERS);
        ended.growTo(SETS);
        assertThat(ended.met()).isEqualTo(whole.covered(sentinels));
        assertThat(ended.entries()).isLessThan(whole.entries());
        MaxCover cover = MaxCover.greedy(ended, n, () -> Rules.atMost(8), sentinels);
        assertThat(cover.seeds()).hasSize(8).startsWith(sentinels);
        assertThat(cover.covered()).isEqualTo(whole.covered(cover.seeds()));
        MaxCover free = MaxCover.greedy(whole, n, () -> Rules.atMost(8));
        assertThat(cover.bound()).isGreaterThanOrEqualTo(free.covered());
    }

    @Test
    void sentinels_are_found_where_sets_are_large_and_chosen_first() {
        InfluenceModel model = InfluenceModel.ignite(dense(1));
        RRSets pilot = sets(model, WORKERS);
        Sentinels.grow(pilot, .01);
        int[] sentinels = Sentinels.of(pilot, model.graph(), 3, Rules.atMost(12));
        assertThat(sentinels).hasSize(3).doesNotHaveDuplicates();
        assertThat(Sentinels.of(pilot, model.graph(), 3, Rules.atMost(2))).hasSize(2);
        RRSets small = sets(InfluenceModel.ignite(town(1)), WORKERS);
        Sentinels.grow(small, .01);
        assertThat(Sentinels.of(small, model.graph(), 3, Rules.atMost(12))).isEmpty();
        try (Workers alone = Workers.of(1)) {
            SeedSet one = choose(model, 5, alone);
            SeedSet two = choose(model, 5, WORKERS);
            assertThat(one.seeds()).isEqualTo(two.seeds()).hasSize(12);
            assertThat(one.certificate()).isEqualTo(two.certificate());
        }
    }

    @Test
    void no_proof_with_sentinels_promises_more_than_is_true() {
        // delta .01: of 30 proofs more than 2 are wrong in 1 of 250 tests at most
        int wrong = 0;
        for (int seed = 0; seed < 30; seed++) {
            InfluenceModel model = InfluenceModel.ignite(dense(seed));
            SeedSet chosen = choose(model, seed, WORKERS);
            wrong += wrongBounds(chosen, model, seed + 1000, WORKERS);
        }
        assertThat(wrong).isLessThanOrEqualTo(2);
    }

    /** How many of the two bounds are wrong by more than 4 standard errors of 20,000 fresh sets. */
    static int wrongBounds(SeedSet chosen, InfluenceModel model, long seed, Workers workers) {
        int n = model.graph().vertices();
        int met = new RRSets(Sampler.of(model), n, seed, workers).meeting(chosen.seeds(), 0, 20_000);
        double share = met / 20_000.0;
        double slack = 4 * n * Math.sqrt(share * (1 - share) / 20_000);
        int tooHigh = chosen.certificate().lower() > n * share + slack ? 1 : 0;
        int tooLow = chosen.certificate().upper() < n * share - slack ? 1 : 0;
        return tooHigh + tooLow;
    }

    private static SeedSet choose(InfluenceModel model, long seed, Workers workers) {
        return Maximizer.choose(
                model, () -> Rules.atMost(12), List.of(), new Maximizer.Goal(.5, .01, 1 << 14), seed, workers);
    }

    /** 300 persons in a giant component: most sets hold most of them. */
    private static Graph dense(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GraphBuilder builder = new GraphBuilder(300, true, Weighting.PROBABILITY);
        for (int v = 0; v < 300; v++) {
            for (int i = 0; i < 8; i++) {
                int u = random.nextInt(299);
                builder.arc(u < v ? u : u + 1, v, .25);
            }
        }
        return builder.build();
    }

    private static RRSets sets(InfluenceModel model, Workers workers) {
        return new RRSets(Sampler.of(model), model.graph().vertices(), 11, workers);
    }

    /** 120 persons, random ties of 0.2 or 0.05 and ten groups. */
    static Graph town(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GraphBuilder builder = new GraphBuilder(120, true, Weighting.PROBABILITY);
        for (int v = 0; v < 120; v++) {
            for (int i = 0; i < 4; i++) {
                int u = random.nextInt(119);
                builder.arc(u < v ? u : u + 1, v, random.nextBoolean() ? .2 : .05);
            }
        }
        for (int g = 0; g < 10; g++) {
            int group = builder.group(.03);
            for (int i = 0; i < 8; i++) {
                builder.member(group, (13 * g + 7 * i) % 120);
            }
        }
        return builder.build();
    }
}
