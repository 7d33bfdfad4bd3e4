package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.SplittableRandom;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class HarmonicSampleTest {
    @Test
    void every_score_is_within_epsilon_in_at_least_one_minus_delta_of_the_draws() {
        Graph graph = graph(1);
        double[] exact = Laws.scores(new Harmonic(Scale.NORM), graph);
        int within = 0;
        for (long seed = 0; seed < 200; seed++) {
            double worst = 0;
            double[] scores = Laws.scores(new HarmonicSample(Scale.NORM, .1, .2, seed), graph);
            for (int v = 0; v < exact.length; v++) {
                worst = Math.max(worst, Math.abs(scores[v] - exact[v]));
            }
            within += worst <= .1 ? 1 : 0;
        }
        assertThat(within).isGreaterThanOrEqualTo(160);
    }

    @Test
    void the_mean_of_many_draws_is_the_exact_score() {
        // 400 draws of 450 of 1,500: the standard error of the mean is below .001
        Graph graph = graph(2);
        double[] exact = Laws.scores(new Harmonic(Scale.NORM), graph);
        double[] mean = new double[exact.length];
        for (long seed = 0; seed < 400; seed++) {
            double[] scores = Laws.scores(new HarmonicSample(Scale.NORM, .11, .2, seed), graph);
            for (int v = 0; v < mean.length; v++) {
                mean[v] += scores[v] / 400;
            }
        }
        for (int v = 0; v < mean.length; v++) {
            assertThat(mean[v]).isCloseTo(exact[v], within(.005));
        }
    }

    @Test
    void the_size_of_the_sample_follows_hoeffding() {
        // ln(2 * 10,000 / 0.1) / (2 * 0.05^2) = 2441.2, a little more because scores are over n - 1
        assertThat(new HarmonicSample(Scale.NORM, .05, .1, 1).size(10_000)).isBetween(2441, 2443);
        assertThat(new HarmonicSample(Scale.NORM, .05, .1, 1).size(1000)).isEqualTo(1000);
        for (int n = 0; n < 3; n++) {
            assertThat(new HarmonicSample(Scale.NORM, .9, .9, 1).size(n)).isEqualTo(n);
        }
    }

    @Test
    void a_sample_of_everybody_is_exact() {
        Graph karate = NamedGraphs.karate();
        try (Workers workers = Workers.of(1)) {
            Scores scores = new HarmonicSample(Scale.RAW, .01, .1, 1).scores(karate, workers);
            assertSameBits(scores.values(), Laws.scores(new Harmonic(Scale.RAW), karate), karate);
            assertThat(scores.bound()).isZero();
            assertThat(scores.note()).isEmpty();
        }
    }

    @Test
    void the_bound_and_the_sample_are_told() {
        Graph graph = graph(1);
        try (Workers workers = Workers.of(1)) {
            Scores norm = new HarmonicSample(Scale.NORM, .1, .2, 1).scores(graph, workers);
            assertThat(norm.bound()).isCloseTo(.1, within(1e-12));
            assertThat(norm.note())
                    .contains("482 of 1,500")
                    .contains("probability 0.8")
                    .contains("within 0.1");
            Scores raw = new HarmonicSample(Scale.RAW, .1, .2, 1).scores(graph, workers);
            assertThat(raw.bound()).isCloseTo(149.9, within(1e-9));
        }
    }

    @Test
    void threads_do_not_matter_and_the_seed_does() {
        Graph graph = graph(3);
        double[] one = Laws.scores(new HarmonicSample(Scale.NORM, .1, .2, 1), graph);
        try (Workers two = Workers.of(2)) {
            assertSameBits(
                    new HarmonicSample(Scale.NORM, .1, .2, 1).scores(graph, two).values(), one, "seed 1");
        }
        assertThat(Laws.scores(new HarmonicSample(Scale.NORM, .1, .2, 2), graph))
                .isNotEqualTo(one);
    }

    @Test
    void shares_outside_zero_to_one_are_refused() {
        for (double share : new double[] {0, 1, -1, 2, Double.NaN}) {
            assertThatThrownBy(() -> new HarmonicSample(Scale.NORM, share, .1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("epsilon " + share + " is not in (0, 1)");
            assertThatThrownBy(() -> new HarmonicSample(Scale.NORM, .1, share, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("delta " + share + " is not in (0, 1)");
        }
    }

    private static Graph graph(long seed) {
        return RandomGraphs.graph(new SplittableRandom(seed), 1500, 4000, 20, seed % 2 == 0, Weighting.NONE, false);
    }
}
