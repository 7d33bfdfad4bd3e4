package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class SampledTrianglesTest {
    private static final double ALL_PAIRS = .01;

    @Test
    void every_score_is_within_its_bound_in_at_least_one_minus_delta_of_the_draws() {
        Graph graph = circles(300, 1);
        int[] degrees = degrees(graph);
        for (TriangleScore score : TriangleScore.values()) {
            double[] exact = Laws.scores(exact(score), graph);
            int within = 0;
            for (long seed = 0; seed < 200; seed++) {
                double[] scores = Laws.scores(new SampledTriangles(score, .2, .2, seed), graph);
                boolean all = true;
                for (int v = 0; v < exact.length; v++) {
                    double most = switch (score) {
                        case TRIANGLES -> degrees[v] * (degrees[v] - 1) / 2.0;
                        case CLUSTERING -> 1;
                        case EFFECTIVE_SIZE -> degrees[v];
                    };
                    all &= degrees[v] == 0 || Math.abs(scores[v] - exact[v]) <= .2 * most;
                }
                within += all ? 1 : 0;
            }
            assertThat(within).as("%s", score).isGreaterThanOrEqualTo(160);
        }
    }

    @Test
    void the_mean_of_many_draws_is_the_exact_score() {
        // 400 draws of at least 64 pairs around each: the standard error of a mean is at most .5 / sqrt(25,600) = .003
        Graph graph = circles(200, 2);
        double[] exact = Laws.scores(new Clustering(), graph);
        double[] mean = new double[exact.length];
        for (long seed = 0; seed < 400; seed++) {
            double[] scores = Laws.scores(new SampledTriangles(TriangleScore.CLUSTERING, .3, .2, seed), graph);
            for (int v = 0; v < mean.length; v++) {
                mean[v] += scores[v] / 400;
            }
        }
        for (int v = 0; v < mean.length; v++) {
            assertThat(mean[v]).as("%d", v).isCloseTo(exact[v], within(.02));
        }
    }

    @Test
    void few_pairs_are_all_counted() {
        Graph karate = NamedGraphs.karate();
        try (Workers workers = Workers.of(1)) {
            for (TriangleScore score : TriangleScore.values()) {
                Scores scores = new SampledTriangles(score, .05, .1, 1).scores(karate, workers);
                assertSameBits(scores.values(), Laws.scores(exact(score), karate), karate);
                assertThat(scores.bound()).isZero();
                assertThat(scores.note()).isEmpty();
            }
        }
    }

    @Test
    void so_every_small_graph_has_its_exact_scores() {
        SmallGraphs.undirected().forEach(SampledTrianglesTest::compare);
        SmallGraphs.digraphs().forEach(SampledTrianglesTest::compare);
        for (Sample sample : RandomGraphs.first(400)) {
            compare(sample.graph());
        }
    }

    private static void compare(Graph graph) {
        for (TriangleScore score : TriangleScore.values()) {
            assertAgree(Laws.scores(all(score), graph), Laws.scores(exact(score), graph), 0, graph);
        }
    }

    @Test
    void people_of_many_ties_and_groups_are_looked_up_as_others_are() {
        // 20 people with some 200 ties and 40 groups each, among 300 with few
        for (long seed = 0; seed < 4; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            GraphBuilder builder = new GraphBuilder(320, seed % 2 == 0, Weighting.NONE);
            for (int hub = 0; hub < 20; hub++) {
                for (int a = 0; a < 200; a++) {
                    builder.arc(hub, random.nextInt(320));
                }
            }
            for (int g = 0; g < 80; g++) {
                int group = builder.group(1);
                for (int v = 0; v < 320; v++) {
                    if (v < 20 ? random.nextBoolean() : random.nextInt(80) == 0) {
                        builder.member(group, v);
                    }
                }
            }
            compare(builder.build());
        }
    }

    @Test
    void the_fewer_are_tied_the_fewer_pairs_are_drawn() {
        // one look at ln(16 * 2001 / .1) / -ln(1 - .1) = 120.3 pairs tells that of a star at most a tenth is tied
        GraphBuilder star = new GraphBuilder(2001, false, Weighting.NONE);
        GraphBuilder half = new GraphBuilder(2001, false, Weighting.NONE);
        int group = half.group(1);
        for (int v = 1; v <= 2000; v++) {
            star.arc(0, v);
            half.arc(0, v);
            if (v <= 1400) {
                half.member(group, v);
            }
        }
        try (Workers workers = Workers.of(1)) {
            SampledTriangles sampled = new SampledTriangles(TriangleScore.CLUSTERING, .1, .1, 1);
            Scores none = sampled.scores(star.build(), workers);
            assertThat(none.values()).containsOnly(0);
            assertThat(none.rounds()).isEqualTo(121);
            Scores some = sampled.scores(half.build(), workers);
            // 1,400 * 1,399 of 2,000 * 1,999 pairs
            assertThat(some.values()[0]).isCloseTo(.4899, within(.1));
            assertThat(some.rounds()).isBetween(400, 650);
        }
    }

    @Test
    void the_bound_and_what_was_drawn_are_told() {
        Graph graph = circles(300, 1);
        int most = Arrays.stream(degrees(graph)).max().orElseThrow();
        try (Workers workers = Workers.of(1)) {
            Scores shares = new SampledTriangles(TriangleScore.CLUSTERING, .2, .2, 1).scores(graph, workers);
            assertThat(shares.bound()).isEqualTo(.2);
            assertThat(shares.note())
                    .startsWith("with probability 0.8 no score is off by more than 0.2 (")
                    .contains(" of 300 persons");
            Scores counts = new SampledTriangles(TriangleScore.TRIANGLES, .2, .2, 1).scores(graph, workers);
            assertThat(counts.bound()).isCloseTo(.2 * most * (most - 1) / 2, within(1e-9));
            assertThat(counts.note()).contains("by more than 0.2 of the person's pairs of contacts");
            Scores sizes = new SampledTriangles(TriangleScore.EFFECTIVE_SIZE, .2, .2, 1).scores(graph, workers);
            assertThat(sizes.bound()).isCloseTo(.2 * (most - 1), within(1e-9));
            assertThat(sizes.note()).contains("by more than 0.2 of the person's number of contacts");
        }
    }

    @Test
    void laws_hold() {
        for (TriangleScore score : TriangleScore.values()) {
            Laws.twoModeEqualsExpanded(all(score), Expanded::underlying);
            Laws.relabellingPermutes(all(score));
            Laws.threadsDoNotMatter(new SampledTriangles(score, .3, .1, 1));
        }
        Laws.isolatesScore(all(TriangleScore.TRIANGLES), 0);
        Laws.isolatesScore(all(TriangleScore.CLUSTERING), 0);
        Laws.isolatesScore(all(TriangleScore.EFFECTIVE_SIZE), Double.NaN);
    }

    @Test
    void another_seed_draws_other_pairs() {
        Graph graph = circles(300, 3);
        assertThat(Laws.scores(new SampledTriangles(TriangleScore.CLUSTERING, .2, .2, 2), graph))
                .isNotEqualTo(Laws.scores(new SampledTriangles(TriangleScore.CLUSTERING, .2, .2, 1), graph));
    }

    @Test
    void shares_outside_zero_to_one_are_refused() {
        for (double share : new double[] {0, 1, -1, 2, Double.NaN}) {
            assertThatThrownBy(() -> new SampledTriangles(TriangleScore.CLUSTERING, share, .1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("epsilon " + share + " is not in (0, 1)");
            assertThatThrownBy(() -> new SampledTriangles(TriangleScore.CLUSTERING, .1, share, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("delta " + share + " is not in (0, 1)");
        }
    }

    private static SampledTriangles all(TriangleScore score) {
        return new SampledTriangles(score, ALL_PAIRS, .1, 1);
    }

    private static Centrality exact(TriangleScore score) {
        return switch (score) {
            case TRIANGLES -> new Triangles();
            case CLUSTERING -> new Clustering();
            case EFFECTIVE_SIZE -> new EffectiveSize();
        };
    }

    private static int[] degrees(Graph graph) {
        double[][] tied = Expanded.matrix(Expanded.underlying(graph));
        int[] degrees = new int[tied.length];
        for (int v = 0; v < tied.length; v++) {
            for (double tie : tied[v]) {
                degrees[v] += tie > 0 ? 1 : 0;
            }
        }
        return degrees;
    }

    /** Groups of up to 60 that overlap, and ties anywhere. */
    private static Graph circles(int people, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        GraphBuilder builder = new GraphBuilder(people, seed % 2 == 0, Weighting.NONE);
        for (int g = 0; g < people / 20; g++) {
            int group = builder.group(1);
            int from = random.nextInt(people - 60);
            for (int v = from; v < from + 60; v++) {
                if (random.nextInt(3) > 0) {
                    builder.member(group, v);
                }
            }
        }
        for (int a = 0; a < 5 * people; a++) {
            builder.arc(random.nextInt(people), random.nextInt(people));
        }
        return builder.build();
    }
}
