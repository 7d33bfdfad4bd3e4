package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class MultiSourceSearchTest {
    @Test
    void it_follows_arcs_and_crosses_groups_in_one_hop() {
        // 0>1, 2>1, 3>4, club 1 2 3: from 0 to 1, 2, 3, 4 in 1, 2, 2, 3 hops; from 4 nowhere
        GraphBuilder builder =
                new GraphBuilder(6, true, Weighting.NONE).arc(0, 1).arc(2, 1).arc(3, 4);
        int club = builder.group(1);
        builder.member(club, 1).member(club, 2).member(club, 3);
        assertThat(hops(builder.build(), 0)).containsExactly(0, 1, 2, 2, 3, 0);
        assertThat(hops(builder.build(), 4)).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(hops(builder.build(), 0, 0, 1, 4)).containsExactly(0, 2, 5, 5, 8, 0);
    }

    @Test
    void sums_are_those_of_one_search_a_source() {
        for (Sample sample : RandomGraphs.first(240)) {
            assertSums(sample.graph(), 1, sample);
            assertSums(sample.graph().reversed(), 1, sample);
        }
    }

    @Test
    void passes_of_many_sources_agree_with_one_search_a_source_on_any_number_of_threads() {
        for (long seed = 0; seed < 6; seed++) {
            Graph graph = RandomGraphs.graph(
                    new SplittableRandom(seed),
                    1100,
                    seed < 3 ? 1500 : 12_000,
                    seed % 3 == 0 ? 0 : 40,
                    seed % 2 == 0,
                    Weighting.NONE,
                    false);
            for (int threads = 1; threads <= 4; threads *= 2) {
                assertSums(graph, threads, "seed " + seed + ", threads " + threads);
            }
        }
    }

    @Test
    void on_a_long_path_with_a_club_at_either_end_everybody_is_as_far_as_the_path_is_long() {
        int n = 3000;
        GraphBuilder path = new GraphBuilder(n, false, Weighting.NONE);
        for (int v = 21; v < n - 20; v++) {
            path.arc(v - 1, v);
        }
        int first = path.group(1);
        int last = path.group(1);
        for (int i = 0; i <= 20; i++) {
            path.member(first, i).member(last, n - 1 - i);
        }
        assertSums(path.build(), 2, "path");
    }

    @Test
    void who_is_cancelled_stops() {
        try (Workers workers = Workers.of(2)) {
            MultiSourceSearch search = new MultiSourceSearch(NamedGraphs.karate(), workers);
            workers.cancel();
            assertThatThrownBy(() -> search.sums(hops -> 1)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void progress_ends_with_the_last_pass() {
        List<String> heard = new ArrayList<>();
        Graph graph = RandomGraphs.graph(new SplittableRandom(1), 2000, 9000, 0, false, Weighting.NONE, false);
        try (Workers workers = Workers.of(1, (done, total) -> heard.add(done + "/" + total))) {
            new MultiSourceSearch(graph, workers).sums(hops -> 1);
        }
        assertThat(heard).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    private static void assertSums(Graph graph, int threads, Object what) {
        int n = graph.vertices();
        double[] reached = new double[n];
        double[] squares = new double[n];
        BreadthFirst search = BreadthFirst.along(graph);
        for (int source = 0; source < n; source++) {
            int count = search.from(source);
            for (int i = 1; i < count; i++) {
                int v = search.order[i];
                reached[v]++;
                squares[v] += (double) search.distance[v] * search.distance[v];
            }
        }
        try (Workers workers = Workers.of(threads)) {
            long[][] sums = new MultiSourceSearch(graph, workers).sums(hops -> 1, hops -> (long) hops * hops);
            Agreement.assertAgree(doubles(sums[0]), reached, 0, what);
            Agreement.assertAgree(doubles(sums[1]), squares, 0, what);
        }
    }

    private static double[] doubles(long[] values) {
        double[] doubles = new double[values.length];
        for (int v = 0; v < values.length; v++) {
            doubles[v] = values[v];
        }
        return doubles;
    }

    private static long[] hops(Graph graph, int... sources) {
        try (Workers workers = Workers.of(1)) {
            return new MultiSourceSearch(graph, workers).sums(sources, hops -> hops)[0];
        }
    }
}
