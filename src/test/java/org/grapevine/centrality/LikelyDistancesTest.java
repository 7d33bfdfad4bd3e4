package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class LikelyDistancesTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final double HALF = Math.log(2);

    @Test
    void a_detour_of_likely_ties_is_nearer_than_an_unlikely_tie() {
        // 0>1 and 1>2 of 1/2 each, so 0 reaches 2 with 1/4 on the detour and with 1/8 straight
        Graph detour = new GraphBuilder(3, true, Weighting.PROBABILITY)
                .arc(0, 1, HALF)
                .arc(1, 2, HALF)
                .arc(0, 2, -Math.log1p(-.125))
                .build();
        assertThat(harmonic(detour)).containsExactly(new double[] {1 / HALF + 1 / (2 * HALF), 1 / HALF, 0}, EXACTLY);
        assertThat(closeness(detour)).containsExactly(new double[] {2 / (3 * HALF), 1 / (2 * HALF), 0}, EXACTLY);
    }

    @Test
    void members_of_a_group_are_as_far_as_the_one_who_talks_is_quiet() {
        // pairs of 1/2; member 1 talks half as much: 1/4
        GraphBuilder builder = new GraphBuilder(3, false, Weighting.PROBABILITY);
        int club = builder.group(.5);
        builder.member(club, 0).member(club, 1, .5).member(club, 2);
        assertThat(harmonic(builder.build())).containsExactly(new double[] {2 / HALF, 1 / HALF, 2 / HALF}, EXACTLY);
    }

    @Test
    void who_never_talks_reaches_nobody() {
        GraphBuilder builder = new GraphBuilder(2, false, Weighting.PROBABILITY);
        int club = builder.group(.5);
        builder.member(club, 0).member(club, 1, 0);
        assertThat(harmonic(builder.build())).containsExactly(new double[] {1 / HALF, 0}, EXACTLY);
        assertThat(closeness(builder.build())).containsExactly(new double[] {1 / HALF, 0}, EXACTLY);
    }

    @Test
    void they_follow_from_the_likeliest_paths_of_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 200; seed++) {
            Graph graph = random(seed, 30);
            double[][] d = SlowPaths.likely(graph);
            double[] harmonic = new double[d.length];
            double[] closeness = new double[d.length];
            for (int v = 0; v < d.length; v++) {
                double others = 0;
                double sum = 0;
                for (int u = 0; u < d.length; u++) {
                    if (u != v && d[v][u] < Double.POSITIVE_INFINITY) {
                        others++;
                        sum += d[v][u];
                        harmonic[v] += 1 / d[v][u];
                    }
                }
                closeness[v] = others == 0 ? 0 : others * others / (d.length - 1) / sum;
            }
            assertAgree(harmonic(graph), harmonic, 1e-12, "seed " + seed);
            assertAgree(closeness(graph), closeness, 1e-12, "seed " + seed);
        }
    }

    @Test
    void with_equal_probabilities_they_are_hops_in_another_unit() {
        for (Graph graph : SmallGraphs.digraphs()) {
            GraphBuilder likely = new GraphBuilder(graph.vertices(), true, Weighting.PROBABILITY);
            for (int v = 0; v < graph.vertices(); v++) {
                for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                    likely.arc(v, graph.out().target[a], HALF);
                }
            }
            double[] hops = Laws.scores(new Harmonic(Scale.NORM), graph);
            double[] scores = Laws.scores(new LikelyHarmonic(Scale.NORM), likely.build());
            for (int v = 0; v < hops.length; v++) {
                scores[v] *= HALF;
            }
            assertAgree(scores, hops, 1e-12, graph);
        }
    }

    @Test
    void where_nobody_is_reached_they_are_zero() {
        for (int n = 0; n < 3; n++) {
            Graph nobody = new GraphBuilder(n, true, Weighting.PROBABILITY).build();
            assertThat(harmonic(nobody)).containsExactly(new double[n]);
            assertThat(closeness(nobody)).containsExactly(new double[n]);
        }
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (long seed = 0; seed < 8; seed++) {
            Graph graph = random(seed, 600);
            try (Workers two = Workers.of(2)) {
                assertSameBits(
                        new LikelyHarmonic(Scale.RAW).scores(graph, two).values(), harmonic(graph), "seed " + seed);
                assertSameBits(new LikelyCloseness().scores(graph, two).values(), closeness(graph), "seed " + seed);
            }
        }
    }

    @Test
    void weights_that_are_no_probabilities_are_refused() {
        assertThatThrownBy(() -> harmonic(NamedGraphs.karate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--weights probability");
        assertThatThrownBy(() -> closeness(NamedGraphs.weightedKarate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not strengths");
    }

    @Test
    void a_certain_tie_has_no_length_and_is_refused() {
        GraphBuilder builder = new GraphBuilder(2, true, Weighting.PROBABILITY).arc(0, 1, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> harmonic(builder.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below 1");
    }

    private static Graph random(long seed, int most) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(most);
        GraphBuilder builder = new GraphBuilder(n, random.nextBoolean(), Weighting.PROBABILITY);
        for (int arcs = random.nextInt(2 * n); arcs > 0; arcs--) {
            builder.arc(random.nextInt(n), random.nextInt(n), .01 + 2 * random.nextDouble());
        }
        for (int groups = random.nextInt(2 + n / 8); groups > 0; groups--) {
            int group = builder.group(.01 + .9 * random.nextDouble());
            for (int members = random.nextInt(10); members > 0; members--) {
                builder.member(group, random.nextInt(n), random.nextBoolean() ? 1 : random.nextDouble());
            }
        }
        return builder.build();
    }

    private static double[] harmonic(Graph graph) {
        return Laws.scores(new LikelyHarmonic(Scale.RAW), graph);
    }

    private static double[] closeness(Graph graph) {
        return Laws.scores(new LikelyCloseness(), graph);
    }
}
