package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final double[] VALUE = {0, 0, 0, 100, 100, 100, 100, 400, 100};

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void what_two_clients_of_the_parish_bring_is_spread_as_its_worlds_are() {
        // A and C: mean 495, sd 193.585, P(0) = .025, P(600) = .25, P(800) = .05
        Simulation.Worlds played = new Simulation(ignite(), new int[] {0, 2}, new double[2]).play(40_000, 1, WORKERS);
        assertThat(played.mean()).isCloseTo(495, within(3.));
        assertThat(played.error() * 200).isCloseTo(193.585, within(2.));
        assertThat(share(played, 0)).isCloseTo(.025, within(.0025));
        assertThat(share(played, 600)).isCloseTo(.25, within(.0065));
        assertThat(share(played, 800)).isCloseTo(.05, within(.0035));
    }

    private static double share(Simulation.Worlds played, double value) {
        return Arrays.stream(played.value()).filter(v -> v == value).count() / (double) played.value().length;
    }

    @Test
    void a_discount_a_hop_lowers_what_is_far() {
        InfluenceModel model = ignite().withHorizon(Integer.MAX_VALUE, .9);
        assertThat(new Simulation(model, new int[] {0, 1}, new double[2])
                        .play(40_000, 1, WORKERS)
                        .mean())
                .isCloseTo(222.75, within(2.));
        assertThat(new Simulation(ignite().withHorizon(1, 1), new int[] {0}, new double[1])
                        .play(40_000, 1, WORKERS)
                        .mean())
                .isCloseTo(150, within(1.5));
    }

    @Test
    void gifts_go_to_those_who_agree() {
        // acceptance .8, gift 10: A alone brings 140 and costs 8
        InfluenceModel model = ignite().withAcceptance(new double[] {.8, .8, .5, 1, 1, 1, 1, 1, 1});
        Simulation.Worlds played = new Simulation(model, new int[] {0}, new double[] {10}).play(40_000, 2, WORKERS);
        assertThat(played.mean()).isCloseTo(140, within(2.));
        assertThat(Arrays.stream(played.spent()).average().orElseThrow()).isCloseTo(8, within(.06));
    }

    @Test
    void worlds_do_not_depend_on_the_number_of_threads() {
        try (Workers alone = Workers.of(1)) {
            Simulation simulation = new Simulation(ignite(), new int[] {0, 1, 2}, new double[3]);
            assertThat(simulation.play(5000, 3, alone).value())
                    .isEqualTo(simulation.play(5000, 3, WORKERS).value());
        }
    }

    @Test
    void only_cascades_are_played() {
        InfluenceModel threshold = ignite().withSpread(InfluenceModel.Spread.THRESHOLD);
        assertThatThrownBy(() -> new Simulation(threshold, new int[] {0}, new double[1]))
                .hasMessageContaining("THRESHOLD");
    }

    private static InfluenceModel ignite() {
        int[] from = {0, 0, 0, 1, 1, 2, 3};
        int[] to = {3, 4, 5, 5, 6, 7, 8};
        double[] p = {.5, .5, .5, .5, .5, .8, .5};
        GraphBuilder builder = new GraphBuilder(9, true, Weighting.PROBABILITY);
        for (int a = 0; a < p.length; a++) {
            builder.arc(from[a], to[a], -Math.log1p(-p[a]));
        }
        Graph graph = builder.build();
        return InfluenceModel.ignite(graph).withValue(VALUE);
    }
}
