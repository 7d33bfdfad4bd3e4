package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class PrunedSearchTest {
    @Test
    void the_nearest_to_all_on_a_path_is_its_middle_and_the_next_two_are_equal() {
        double none = Double.NaN;
        double second = 17 / 24.0;
        double[] two = {none, second, .75, second, none};
        assertAgree(Laws.scores(new TopHarmonic(Scale.NORM, 2), NamedGraphs.path5()), two, 1e-12, "two");
        assertAgree(Laws.scores(new TopHarmonic(Scale.NORM, 3), NamedGraphs.path5()), two, 1e-12, "three");
        double[] one = {none, none, 2 / 3.0, none, none};
        assertAgree(Laws.scores(new TopCloseness(1), NamedGraphs.path5()), one, 1e-12, "one");
    }

    @Test
    void the_first_are_those_of_all_scores_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(240)) {
            for (int k : new int[] {1, 3, 8}) {
                assertTop(k, sample.graph(), 1, sample);
            }
        }
        for (Graph graph : SmallGraphs.digraphs()) {
            assertTop(2, graph, 1, graph);
        }
        for (Graph graph : SmallGraphs.undirected()) {
            assertTop(1, graph, 1, graph);
        }
    }

    @Test
    void waves_and_threads_do_not_matter_on_larger_graphs() {
        for (long seed = 0; seed < 6; seed++) {
            Graph graph = RandomGraphs.graph(
                    new SplittableRandom(seed),
                    1200,
                    seed < 3 ? 2000 : 9000,
                    seed % 2 == 0 ? 0 : 30,
                    seed % 4 < 2,
                    Weighting.NONE,
                    false);
            for (int threads = 1; threads <= 3; threads += 2) {
                assertTop(10, graph, threads, "seed " + seed);
            }
        }
    }

    @Test
    void on_a_ring_where_no_bound_helps_all_are_equal_to_the_first() {
        int n = 3000;
        GraphBuilder ring = new GraphBuilder(n, false, Weighting.NONE);
        for (int v = 0; v < n; v++) {
            ring.arc(v, (v + 1) % n);
        }
        Graph graph = ring.build();
        double[] all = Laws.scores(new Harmonic(Scale.NORM), graph);
        assertSameBits(Laws.scores(new TopHarmonic(Scale.NORM, 5), graph), all, "ring");
    }

    @Test
    void as_many_as_there_are_means_all() {
        Graph karate = NamedGraphs.karate();
        assertSameBits(Laws.scores(new TopCloseness(34), karate), Laws.scores(new Closeness(), karate), "karate");
        assertThat(Laws.scores(new TopHarmonic(Scale.RAW, 1), new GraphBuilder(0, true, Weighting.NONE).build()))
                .isEmpty();
    }

    @Test
    void none_is_refused() {
        assertThatThrownBy(() -> Laws.scores(new TopCloseness(0), NamedGraphs.karate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("top 0 is not at least 1");
    }

    private static void assertTop(int k, Graph graph, int threads, Object what) {
        try (Workers workers = Workers.of(threads)) {
            for (Scale scale : Scale.values()) {
                assertAgree(
                        new TopHarmonic(scale, k).scores(graph, workers).values(),
                        top(k, Laws.scores(new Harmonic(scale), graph)),
                        1e-12,
                        what);
            }
            assertAgree(
                    new TopCloseness(k).scores(graph, workers).values(),
                    top(k, Laws.scores(new Closeness(), graph)),
                    1e-12,
                    what);
        }
    }

    private static double[] top(int k, double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double lowest = sorted[Math.max(0, sorted.length - k)];
        return Arrays.stream(scores)
                .map(x -> x >= lowest - 1e-12 ? x : Double.NaN)
                .toArray();
    }
}
