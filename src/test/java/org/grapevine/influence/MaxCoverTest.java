package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Choices under a budget. */
class MaxCoverTest {
    private static final Workers WORKERS = Workers.of(1);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void the_parish_spends_a_budget_of_80_on_b_and_c() {
        // values net of rewards 80 and 380, acceptance .8 .8 .5: gross A 112, B 64, C 152; A 50, B 20, C 60: B and C,
        // 216, is the best
        SeedSet plan = choose(parish(), new double[] {50, 20, 60}, 80);
        assertThat(plan.seeds()).containsExactlyInAnyOrder(1, 2);
        assertThat(plan.worth()).isCloseTo(216, within(2.2));
        // the fractional bound from the empty set is 216 too
        assertThat(plan.certificate().upper()).isCloseTo(216, within(4.));
        assertThat(plan.certificate().ratio()).isGreaterThan(.96);
    }

    @Test
    void one_dear_client_can_beat_many_cheap_ones() {
        // density takes the two cheap ones (1 each for 1) and leaves no money for the one who brings 50 for 100
        GraphBuilder builder = new GraphBuilder(5, true, Weighting.PROBABILITY);
        builder.arc(0, 3, Double.POSITIVE_INFINITY);
        builder.arc(1, 4, Double.POSITIVE_INFINITY);
        InfluenceModel model = InfluenceModel.ignite(builder.build())
                .withValue(new double[] {0, 0, 50, 1, 1})
                .withEligible(new boolean[] {true, true, true, false, false});
        SeedSet plan = choose(model, new double[] {1, 1, 100}, 100);
        assertThat(plan.seeds()).containsExactly(2);
    }

    private static InfluenceModel parish() {
        int[] from = {0, 0, 0, 1, 1, 2, 3};
        int[] to = {3, 4, 5, 5, 6, 7, 8};
        double[] p = {.5, .5, .5, .5, .5, .8, .5};
        GraphBuilder builder = new GraphBuilder(9, true, Weighting.PROBABILITY);
        for (int a = 0; a < p.length; a++) {
            builder.arc(from[a], to[a], -Math.log1p(-p[a]));
        }
        return InfluenceModel.ignite(builder.build())
                .withValue(new double[] {0, 0, 0, 80, 80, 80, 80, 380, 80})
                .withEligible(new boolean[] {true, true, true, false, false, false, false, false, false})
                .withAcceptance(new double[] {.8, .8, .5, 1, 1, 1, 1, 1, 1});
    }

    private static SeedSet choose(InfluenceModel model, double[] cost, double budget) {
        return Maximizer.choose(
                model,
                () -> new Rules() {
                    private double left = budget;

                    @Override
                    public boolean allows(int v) {
                        return cost[v] <= left;
                    }

                    @Override
                    public void taken(int v) {
                        left -= cost[v];
                    }

                    @Override
                    public double cost(int v) {
                        return cost[v];
                    }

                    @Override
                    public double budget() {
                        return budget;
                    }

                    @Override
                    public int most() {
                        return cost.length;
                    }
                },
                List.of(),
                new Maximizer.Goal(.99, .01, 1 << 18),
                1,
                WORKERS);
    }
}
