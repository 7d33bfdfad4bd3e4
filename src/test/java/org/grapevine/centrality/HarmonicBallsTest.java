package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class HarmonicBallsTest {
    @Test
    void errors_are_as_large_as_the_registers_let_expect() {
        Graph graph = RandomGraphs.graph(new SplittableRandom(5), 1500, 4000, 20, true, Weighting.NONE, false);
        double[] exact = Laws.scores(new Harmonic(Scale.RAW), graph);
        for (int registers : new int[] {16, 64, 512}) {
            double squares = 0;
            int count = 0;
            for (long seed = 0; seed < 20; seed++) {
                double[] scores = Laws.scores(new HarmonicBalls(Scale.RAW, registers, seed), graph);
                for (int v = 0; v < exact.length; v++) {
                    if (exact[v] > 50) {
                        double error = scores[v] / exact[v] - 1;
                        squares += error * error;
                        count++;
                    }
                }
            }
            double expected = 1.04 / Math.sqrt(registers);
            assertThat(Math.sqrt(squares / count))
                    .as("%d registers", registers)
                    .isBetween(expected / 3, expected * 1.3);
        }
    }

    @Test
    void with_many_registers_a_small_graph_is_nearly_exact() {
        Graph path = new GraphBuilder(5, true, Weighting.NONE)
                .arc(0, 1)
                .arc(1, 2)
                .arc(2, 3)
                .arc(3, 4)
                .build();
        double[] exact = Laws.scores(new Harmonic(Scale.NORM), path);
        double[] scores = Laws.scores(new HarmonicBalls(Scale.NORM, 1 << 16, 3), path);
        for (int v = 0; v < 5; v++) {
            assertThat(scores[v]).isBetween(.999 * exact[v], 1.001 * exact[v]);
        }
    }

    @Test
    void the_balls_of_groups_are_those_of_their_pairs() {
        Laws.twoModeEqualsExpanded(new HarmonicBalls(Scale.NORM, 32, 7), Expanded::simple);
    }

    @Test
    void threads_do_not_matter() {
        Laws.threadsDoNotMatter(new HarmonicBalls(Scale.NORM, 16, 7));
    }

    @Test
    void isolates_score_zero() {
        Laws.isolatesScore(new HarmonicBalls(Scale.NORM, 16, 7), 0);
    }

    @Test
    void the_error_to_expect_is_told() {
        try (Workers workers = Workers.of(1)) {
            Scores scores = new HarmonicBalls(Scale.NORM, 64, 7)
                    .scores(new GraphBuilder(2, true, Weighting.NONE).arc(0, 1).build(), workers);
            assertThat(scores.bound()).isNaN();
            assertThat(scores.note()).contains("64 registers").contains("13.0 %");
        }
    }

    @Test
    void registers_that_are_no_power_of_two_are_refused() {
        for (int registers : new int[] {8, 17, 1 << 17}) {
            assertThatThrownBy(() -> new HarmonicBalls(Scale.NORM, registers, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("registers " + registers + " is not a power of two in [16, 65536]");
        }
    }
}
