package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class SampledBetweennessTest {
    @Test
    void shares_of_all_pairs_are_the_betweenness_whatever_the_graph() {
        for (long seed = 0; seed < 300; seed++) {
            Graph graph = PathGraphs.random(seed);
            PairSearch search = new PairSearch(new PairSearch.Ties(graph));
            double[] sums = new double[graph.vertices()];
            for (int s = 0; s < sums.length; s++) {
                for (int t = 0; t < sums.length; t++) {
                    if (s != t) {
                        search.between(s, t, (v, share) -> sums[v] += graph.directed() ? share : share / 2);
                    }
                }
            }
            assertAgree(sums, new SlowPaths(graph).betweenness(), 1e-12, graph);
        }
    }

    @Test
    void shares_along_more_paths_than_a_double_can_count_are_shares() {
        int diamonds = 1100;
        GraphBuilder chain = new GraphBuilder(3 * diamonds + 1, false, Weighting.NONE);
        for (int d = 0; d < diamonds; d++) {
            int joint = 3 * d;
            chain.arc(joint, joint + 1)
                    .arc(joint, joint + 2)
                    .arc(joint + 1, joint + 3)
                    .arc(joint + 2, joint + 3);
        }
        double[] shares = new double[3 * diamonds + 1];
        new PairSearch(new PairSearch.Ties(chain.build())).between(0, 3 * diamonds, (v, share) -> shares[v] += share);
        for (int v = 1; v < 3 * diamonds; v++) {
            assertThat(shares[v]).isCloseTo(v % 3 == 0 ? 1 : .5, within(1e-12));
        }
        assertThat(shares[0] + shares[3 * diamonds]).isZero();
    }

    @Test
    void no_score_is_further_off_than_epsilon_in_at_least_nine_of_ten_runs() {
        Graph[] graphs = {NamedGraphs.karate(), NamedGraphs.southernWomen(), NamedGraphs.kite10(), directedWithGroups()
        };
        for (Graph graph : graphs) {
            double[] exact = scores(new Betweenness(Scale.NORM), graph).values();
            int failed = 0;
            for (int seed = 0; seed < 200; seed++) {
                Scores scores = scores(new SampledBetweenness(Scale.NORM, .08, .1, seed), graph);
                assertThat(scores.bound()).isEqualTo(.08);
                failed += furthest(scores.values(), exact) > .08 ? 1 : 0;
            }
            assertThat(failed).isLessThanOrEqualTo(20);
        }
    }

    private static Graph directedWithGroups() {
        for (long seed = 1; ; seed++) {
            Graph graph = PathGraphs.random(seed, 60);
            if (graph.directed()
                    && graph.hasGroups()
                    && graph.vertices() > 40
                    && graph.out().size() > 60) {
                return graph;
            }
        }
    }

    private static double furthest(double[] values, double[] exact) {
        double furthest = 0;
        for (int v = 0; v < values.length; v++) {
            furthest = Math.max(furthest, Math.abs(values[v] - exact[v]));
        }
        return furthest;
    }

    @Test
    void draws_do_not_lean_to_one_side() {
        double[] exact =
                scores(new Betweenness(Scale.NORM), NamedGraphs.kite10()).values();
        double[] mean = new double[10];
        for (int seed = 0; seed < 200; seed++) {
            double[] values = scores(new SampledBetweenness(Scale.NORM, .1, .1, seed), NamedGraphs.kite10())
                    .values();
            for (int v = 0; v < 10; v++) {
                mean[v] += values[v] / 200;
            }
        }
        assertThat(mean).containsExactly(exact, within(.01));
    }

    @Test
    void a_star_says_at_once_that_its_centre_lies_between_all() {
        // pairs of leaves, 3 of 5 drawn with both ends leaves: 12 of 20; times n / (n - 2) that is 1
        Scores scores = scores(new SampledBetweenness(Scale.RAW, .05, .1, 1), NamedGraphs.star5());
        assertThat(scores.values()[0]).isCloseTo(6, within(.3));
        assertThat(scores.values()).endsWith(0, 0, 0, 0);
        assertThat(scores.bound()).isCloseTo(.3, within(1e-12));
        assertThat(scores.converged()).isTrue();
        assertThat(scores.note())
                .contains("within 0.05")
                .contains("probability 0.9")
                .contains("pairs drawn");
    }

    @Test
    void a_centre_between_nearly_all_pairs_is_found_by_few() {
        GraphBuilder star = new GraphBuilder(5000, false, Weighting.NONE);
        for (int v = 1; v < 5000; v++) {
            star.arc(0, v);
        }
        Scores scores = scores(new SampledBetweenness(Scale.NORM, .05, .1, 1), star.build());
        assertThat(scores.values()[0]).isCloseTo(1, within(.05));
        assertThat(scores.rounds()).isLessThan(1000);
    }

    @Test
    void threads_do_not_matter_and_the_seed_does() {
        Graph graph = PathGraphs.random(3, 400);
        SampledBetweenness measure = new SampledBetweenness(Scale.NORM, .05, .1, 7);
        double[] expected = scores(measure, graph).values();
        for (int threads = 2; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                assertSameBits(measure.scores(graph, workers).values(), expected, "threads " + threads);
            }
        }
        assertThat(scores(new SampledBetweenness(Scale.NORM, .05, .1, 8), graph).values())
                .isNotEqualTo(expected);
    }

    @Test
    void what_is_out_of_range_is_refused() {
        assertThatThrownBy(() -> new SampledBetweenness(Scale.NORM, 0, .1, 1))
                .hasMessageContaining("epsilon 0.0 is not in");
        assertThatThrownBy(() -> new SampledBetweenness(Scale.NORM, .1, 1, 1))
                .hasMessageContaining("delta 1.0 is not in");
        assertThat(scores(new SampledBetweenness(Scale.NORM, .1, .1, 1), NamedGraphs.undirected(2, "0-1"))
                        .values())
                .containsExactly(0, 0);
    }

    private static Scores scores(Centrality measure, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return measure.scores(graph, workers);
        }
    }
}
