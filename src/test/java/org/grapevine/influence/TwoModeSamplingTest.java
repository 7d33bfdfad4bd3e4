package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Groups answer as if every pair were an arc, and members whom nobody knows hear as the known ones do. */
class TwoModeSamplingTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final int SETS = 200_000;

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void a_member_reaches_another_as_often_as_the_pair_would() {
        // beta .15 in a group of 51 at gamma 1: p = 1 - exp(-.15 / 50) = .0029955
        double p = -Math.expm1(-.15 / 50);
        GraphBuilder builder = new GraphBuilder(51, false, Weighting.PROBABILITY);
        int g = builder.group(p);
        for (int v = 0; v < 51; v++) {
            builder.member(g, v);
        }
        boolean[] first = new boolean[51];
        first[0] = true;
        double[] others = new double[51];
        Arrays.fill(others, 1);
        others[0] = 0;
        InfluenceModel oneHop = InfluenceModel.ignite(builder.build())
                .withEligible(first)
                .withValue(others)
                .withHorizon(1, 1);
        SeedSet alone = Maximizer.judge(oneHop, new int[] {0}, SETS, 3, WORKERS);
        double sigma = 50 * Math.sqrt(p * (1 - p) / SETS);
        assertThat(alone.worth()).isCloseTo(50 * p, within(3 * sigma));
    }

    @Test
    void groups_and_their_pairs_give_the_same_worth() {
        InfluenceModel groups = InfluenceModel.ignite(town(false));
        InfluenceModel pairs = InfluenceModel.ignite(town(true));
        for (int[] seeds : new int[][] {{0}, {3, 17}, {1, 5, 9, 20, 33}}) {
            SeedSet one = Maximizer.judge(groups, seeds, SETS, 5, WORKERS);
            SeedSet other = Maximizer.judge(pairs, seeds, SETS, 6, WORKERS);
            double sigma = Math.hypot(one.error(), other.error());
            assertThat(one.worth()).isCloseTo(other.worth(), within(3 * sigma));
        }
    }

    @Test
    void a_boost_through_groups_is_a_boost_through_their_pairs() {
        boolean[] talking = new boolean[40];
        double[] boost = new double[40];
        double[] value = new double[40];
        for (int v = 0; v < 40; v++) {
            talking[v] = v % 4 == 0;
            boost[v] = 2 + v % 3;
            value[v] = talking[v] ? 0 : 1 + v % 5;
        }
        int[] seeds = {0, 4, 16};
        InfluenceModel groups = InfluenceModel.ignite(town(false))
                .withValue(value)
                .withEligible(talking)
                .withBoost(talking, boost);
        InfluenceModel pairs = InfluenceModel.ignite(town(true))
                .withValue(value)
                .withEligible(talking)
                .withBoost(talking, boost);
        SeedSet one = Maximizer.judge(groups, seeds, SETS, 5, WORKERS);
        SeedSet other = Maximizer.judge(pairs, seeds, SETS, 6, WORKERS);
        assertThat(one.worth()).isCloseTo(other.worth(), within(3 * Math.hypot(one.error(), other.error())));
        Simulation.Worlds played = new Simulation(groups, seeds, new double[3]).play(100_000, 8, WORKERS);
        assertThat(played.mean()).isCloseTo(one.worth(), within(3 * Math.hypot(one.error(), played.error())));
    }

    @Test
    void members_nobody_knows_hear_as_known_ones_would() {
        // 30 more members of the first group, worth 2 each, made or not
        double[] latent = new double[6];
        latent[0] = 60;
        InfluenceModel unmade =
                InfluenceModel.ignite(town(false)).withValue(new double[40]).withLatentValue(latent);
        GraphBuilder larger = new GraphBuilder(70, false, Weighting.PROBABILITY);
        fill(larger, false);
        // the extra members hear from the first group and tell nobody: arcs towards them only
        GraphBuilder listening = new GraphBuilder(70, true, Weighting.PROBABILITY);
        Graph base = larger.build();
        for (int v = 0; v < 70; v++) {
            for (int a = base.out().offset[v]; a < base.out().offset[v + 1]; a++) {
                listening.arc(v, base.out().target[a], -Math.log1p(-base.out().weight(a)));
            }
        }
        for (int g = 0; g < 6; g++) {
            int group = listening.group(base.memberships().weight[g]);
            for (int m = base.memberships().ofGroup.offset[g]; m < base.memberships().ofGroup.offset[g + 1]; m++) {
                int member = base.memberships().ofGroup.target[m];
                listening.member(group, member);
                for (int extra = 40; g == 0 && extra < 70; extra++) {
                    listening.arc(member, extra, -Math.log1p(-base.memberships().weight[0]));
                }
            }
        }
        double[] value = new double[70];
        Arrays.fill(value, 40, 70, 2);
        InfluenceModel made = InfluenceModel.ignite(listening.build()).withValue(value);
        int[] seeds = {0, 7};
        SeedSet one = Maximizer.judge(unmade, seeds, SETS, 5, WORKERS);
        SeedSet other = Maximizer.judge(made, seeds, SETS, 6, WORKERS);
        assertThat(one.worth()).isCloseTo(other.worth(), within(3 * Math.hypot(one.error(), other.error())));
        Simulation.Worlds played = new Simulation(unmade, seeds, new double[2]).play(50_000, 8, WORKERS);
        assertThat(played.mean()).isCloseTo(one.worth(), within(3 * Math.hypot(one.error(), played.error())));
    }

    /** 40 persons in a ring of ties and six groups of 12 that overlap. */
    private static Graph town(boolean pairs) {
        GraphBuilder builder = new GraphBuilder(40, false, Weighting.PROBABILITY);
        fill(builder, pairs);
        return builder.build();
    }

    private static void fill(GraphBuilder builder, boolean pairs) {
        for (int v = 0; v < 40; v++) {
            builder.arc(v, (v + 1) % 40, .15);
        }
        for (int g = 0; g < 6; g++) {
            double p = .02 + .01 * g;
            int group = pairs ? -1 : builder.group(p);
            for (int i = 0; i < 12; i++) {
                int v = (6 * g + i) % 40;
                if (!pairs) {
                    builder.member(group, v);
                }
                for (int j = i + 1; pairs && j < 12; j++) {
                    builder.arc(v, (6 * g + j) % 40, -Math.log1p(-p));
                }
            }
        }
    }
}
