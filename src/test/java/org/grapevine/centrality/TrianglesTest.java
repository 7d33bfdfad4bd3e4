package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.junit.jupiter.api.Test;

/** Triangles and the two measures that are made of them. */
class TrianglesTest {
    private static final Triangles TRIANGLES = new Triangles();
    private static final Clustering CLUSTERING = new Clustering();
    private static final EffectiveSize EFFECTIVE_SIZE = new EffectiveSize();

    @Test
    void two_triangles_joined_through_a_broker() {
        // 2 has neighbours 0, 1, 3, of which one pair is tied: clustering 1/3, effective size 3 - 2/3; broker 3 has
        // none
        assertThat(Laws.scores(TRIANGLES, NamedGraphs.broker7())).containsExactly(1, 1, 1, 0, 1, 1, 1);
        double third = 1 / 3.0;
        assertAgree(
                Laws.scores(CLUSTERING, NamedGraphs.broker7()),
                new double[] {1, 1, third, 0, third, 1, 1},
                1e-15,
                "broker7");
        assertAgree(
                Laws.scores(EFFECTIVE_SIZE, NamedGraphs.broker7()),
                new double[] {1, 1, 3 - 2 * third, 2, 3 - 2 * third, 1, 1},
                1e-15,
                "broker7");
    }

    @Test
    void everybody_in_one_group_is_redundant_to_everybody() {
        GraphBuilder builder = new GraphBuilder(6, false, Weighting.NONE);
        int group = builder.group(1);
        for (int v = 0; v < 6; v++) {
            builder.member(group, v);
        }
        assertThat(Laws.scores(TRIANGLES, builder.build())).containsOnly(10);
        assertThat(Laws.scores(CLUSTERING, builder.build())).containsOnly(1);
        assertThat(Laws.scores(EFFECTIVE_SIZE, builder.build())).containsOnly(1);
    }

    @Test
    void every_small_graph_has_the_clustering_of_jgrapht() {
        SmallGraphs.undirected().forEach(TrianglesTest::compare);
        SmallGraphs.digraphs().forEach(TrianglesTest::compare);
    }

    private static void compare(Graph graph) {
        double[] expected = new double[graph.vertices()];
        new ClusteringCoefficient<>(JGraphTView.simple(Expanded.underlying(graph)))
                .getScores()
                .forEach((v, share) -> expected[v] = share);
        assertAgree(Laws.scores(CLUSTERING, graph), expected, 1e-15, graph);
    }

    @Test
    void triangles_are_counted_as_three_loops_count_them() {
        for (Sample sample : RandomGraphs.first(400)) {
            assertAgree(Laws.scores(TRIANGLES, sample.graph()), slowly(sample.graph()), 0, sample);
        }
    }

    @Test
    void also_where_many_large_groups_overlap_and_ties_join_them() {
        for (long seed = 0; seed < 12; seed++) {
            Graph graph = overlappingGroups(seed);
            assertAgree(Laws.scores(TRIANGLES, graph), slowly(graph), 0, "seed " + seed);
        }
    }

    private static Graph overlappingGroups(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        GraphBuilder builder = new GraphBuilder(200, seed % 2 == 0, Weighting.NONE);
        for (int g = 0; g < 12; g++) {
            int group = builder.group(1);
            int from = random.nextInt(150);
            int length = 1 + random.nextInt(50);
            for (int v = from; v < from + length; v++) {
                if (random.nextInt(4) > 0) {
                    builder.member(group, v);
                }
            }
        }
        for (int a = 0; a < 300; a++) {
            builder.arc(random.nextInt(200), random.nextInt(200));
        }
        return builder.build();
    }

    @Test
    void in_a_ring_of_thousands_around_one_centre_everybody_is_in_seven() {
        // everybody is tied to the two next and the two before, and to the centre: three triangles on the ring, four
        // with the centre,
        // who sees every tie of the ring
        int ring = 10_000;
        GraphBuilder builder = new GraphBuilder(ring + 1, false, Weighting.NONE);
        for (int v = 0; v < ring; v++) {
            builder.arc(v, (v + 1) % ring).arc(v, (v + 2) % ring).arc(v, ring);
        }
        double[] triangles = Laws.scores(TRIANGLES, builder.build());
        assertThat(triangles[ring]).isEqualTo(2 * ring);
        assertThat(Arrays.copyOf(triangles, ring)).containsOnly(7);
    }

    private static double[] slowly(Graph graph) {
        double[][] tied = Expanded.matrix(Expanded.underlying(graph));
        double[] triangles = new double[tied.length];
        for (int v = 0; v < tied.length; v++) {
            for (int u = 0; u < tied.length; u++) {
                for (int w = 0; w < u; w++) {
                    triangles[v] += tied[v][u] * tied[v][w] * tied[u][w];
                }
            }
        }
        return triangles;
    }

    @Test
    void effective_size_is_the_sum_of_what_is_not_redundant_in_each_contact() {
        // Burt's own form: sum over contacts j of 1 - sum over the other contacts q tied to j of 1/d
        for (Sample sample : RandomGraphs.first(120)) {
            double[][] tied = Expanded.matrix(Expanded.underlying(sample.graph()));
            double[] expected = new double[tied.length];
            for (int v = 0; v < tied.length; v++) {
                double d = Arrays.stream(tied[v]).sum();
                expected[v] = d == 0 ? Double.NaN : 0;
                for (int j = 0; j < tied.length; j++) {
                    for (int q = 0; q < tied.length; q++) {
                        expected[v] -= tied[v][j] * tied[v][q] * tied[j][q] / d;
                    }
                    expected[v] += tied[v][j];
                }
            }
            assertAgree(Laws.scores(EFFECTIVE_SIZE, sample.graph()), expected, 1e-12, sample);
        }
    }

    @Test
    void laws_hold() {
        for (Centrality centrality : new Centrality[] {TRIANGLES, CLUSTERING, EFFECTIVE_SIZE}) {
            Laws.twoModeEqualsExpanded(centrality, Expanded::underlying);
            Laws.relabellingPermutes(centrality);
            Laws.threadsDoNotMatter(centrality);
        }
        Laws.isolatesScore(TRIANGLES, 0);
        Laws.isolatesScore(CLUSTERING, 0);
        Laws.isolatesScore(EFFECTIVE_SIZE, Double.NaN);
    }

    @Test
    void the_karate_club_has_45_triangles_and_a_mean_clustering_of_0571() {
        assertThat(Arrays.stream(Laws.scores(TRIANGLES, NamedGraphs.karate())).sum())
                .isEqualTo(3 * 45);
        assertThat(Arrays.stream(Laws.scores(CLUSTERING, NamedGraphs.karate()))
                        .average()
                        .orElseThrow())
                .isCloseTo(.571, within(5e-4));
    }
}
