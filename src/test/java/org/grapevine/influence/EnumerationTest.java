package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sampling and proofs against every world gone through one by one. */
class EnumerationTest {
    private static final Workers WORKERS = Workers.of(2);

    private static final int[] FROM = {0, 0, 0, 1, 1, 2, 3};
    private static final int[] TO = {3, 4, 5, 5, 6, 7, 8};
    private static final double[] VALUE = {0, 0, 0, 100, 100, 100, 100, 400, 100};

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void the_parish_is_worth_what_its_worlds_say() {
        Enumerated ignite =
                new Enumerated(9, FROM, TO, new double[] {.5, .5, .5, .5, .5, .8, .5}, new double[7], VALUE);
        assertThat(worths(ignite, 1)).containsExactly(new double[] {175, 100, 250, 320, 495, 420, 570}, within(1e-9));
        assertThat(worths(ignite, .9)[0]).isCloseTo(155.25, within(1e-9));
        assertThat(worths(ignite, .9)[1]).isCloseTo(90, within(1e-9));
        assertThat(worths(ignite, .9)[2]).isCloseTo(222.75, within(1e-9));
        assertThat(worths(ignite, .9)[3]).isCloseTo(288, within(1e-9));
    }

    @Test
    void a_campaign_brings_the_parish_less_than_it_seems() {
        Enumerated boost = new Enumerated(
                9,
                FROM,
                TO,
                new double[] {.2, .2, .2, .2, .2, .2, .5},
                new double[] {.375, .375, .375, .375, .375, .75, 0},
                VALUE);
        double[] worths = new double[7];
        for (int s = 1; s < 8; s++) {
            worths[s - 1] = boost.incremental(s, 7);
        }
        assertThat(worths).containsExactly(new double[] {99, 54, 144, 240, 339, 294, 384}, within(1e-9));
        assertThat(boost.worth(7, 1)).isCloseTo(186, within(1e-9));
    }

    private static double[] worths(Enumerated parish, double discount) {
        double[] worths = new double[7];
        for (int s = 1; s < 8; s++) {
            worths[s - 1] = parish.worth(s, discount);
        }
        return worths;
    }

    @Test
    void no_proof_promises_more_than_is_true() {
        // delta = .01: of 1,000 proofs at most 10 may be wrong, bounds and ratio alike
        int wrongRatio = 0;
        int wrongBound = 0;
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 4 + random.nextInt(9);
            Enumerated world = Enumerated.random(n, Math.min(9, n * (n - 1) / 2), random);
            GraphBuilder graph = new GraphBuilder(n, true, Weighting.PROBABILITY);
            for (int a = 0; a < world.from.length; a++) {
                graph.arc(world.from[a], world.to[a], -Math.log1p(-world.p[a]));
            }
            InfluenceModel model = InfluenceModel.ignite(graph.build()).withValue(world.value);
            SeedSet chosen = Maximizer.choose(
                    model,
                    () -> Rules.atMost(2),
                    List.of(new int[] {0, 1}),
                    new Maximizer.Goal(.9, .01, 1 << 12),
                    seed,
                    WORKERS);
            double best = 0;
            for (int u = 0; u < n; u++) {
                for (int v = u + 1; v < n; v++) {
                    best = Math.max(best, world.worth(1 << u | 1 << v, 1));
                }
            }
            int bits = 0;
            for (int v : chosen.seeds()) {
                bits |= 1 << v;
            }
            double worth = world.worth(bits, 1);
            Certificate proof = chosen.certificate();
            wrongRatio += proof.ratio() > worth / best + 1e-9 ? 1 : 0;
            wrongBound += proof.lower() > worth + 1e-9 || proof.upper() < best - 1e-9 ? 1 : 0;
        }
        assertThat(wrongRatio).isLessThanOrEqualTo(10);
        assertThat(wrongBound).isLessThanOrEqualTo(10);
    }
}
