package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class EdgesTest {
    @Test
    void an_edge_given_three_ways_is_one_and_a_loop_is_none() {
        Edges edges = new Edges(4, new int[] {2, 0, 0, 1}, new int[] {0, 2, 2, 1}, null);
        Graph graph = graph(edges, false, Weighting.NONE, 2);
        assertThat(graph.vertices()).isEqualTo(4);
        assertThat(graph.out().offset).containsExactly(0, 1, 1, 2, 2);
        assertThat(graph.out().target).containsExactly(2, 0);
        assertThat(graph.in()).isSameAs(graph.out());
        assertThat(graph(edges, true, Weighting.STRENGTH, 2).out().weight).containsExactly(2, 1);
    }

    @Test
    void rows_hold_on_any_number_of_threads_the_sums_in_the_order_given() {
        for (long seed = 0; seed < 60; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int vertices = 1 + random.nextInt(40);
            Edges edges = random(random, vertices, random.nextInt(400), seed % 3 > 0);
            boolean directed = seed % 2 == 0;
            Weighting weighting = seed % 5 == 0 ? Weighting.NONE : Weighting.STRENGTH;
            for (int threads = 1; threads <= 4; threads++) {
                Graph graph = graph(edges, directed, weighting, threads);
                assertHolds(graph.out(), rows(edges, false, !directed), weighting, "out, seed " + seed);
                assertHolds(graph.in(), rows(edges, true, !directed), weighting, "in, seed " + seed);
            }
        }
    }

    @Test
    void the_builder_makes_the_same_graph_to_the_bit() {
        for (long seed = 0; seed < 20; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Edges edges = random(random, 30, 500, true);
            boolean directed = seed % 2 == 0;
            GraphBuilder builder = new GraphBuilder(30, directed, Weighting.STRENGTH);
            for (int e = 0; e < edges.size(); e++) {
                builder.arc(edges.from[e], edges.to[e], edges.weight == null ? 1 : edges.weight[e]);
            }
            Graph expected = builder.build();
            for (int threads = 1; threads <= 3; threads++) {
                Graph graph = graph(edges, directed, Weighting.STRENGTH, threads);
                assertThat(graph.out().offset).isEqualTo(expected.out().offset);
                assertThat(graph.in().target).isEqualTo(expected.in().target);
                assertThat(graph.in().weight).isEqualTo(expected.in().weight);
            }
        }
    }

    @Test
    void what_is_no_edge_of_the_graph_is_refused() {
        Edges edges = new Edges(2, new int[] {0}, new int[] {2}, null);
        assertThatThrownBy(() -> graph(edges, true, Weighting.NONE, 1))
                .hasMessage("edge 0 2 is not among vertices 0 to 1");
        assertThatThrownBy(() -> graph(edges, true, Weighting.PROBABILITY, 1)).hasMessageContaining("probabilities");
        assertThatThrownBy(() -> new Edges(2, new int[] {0}, new int[0], null)).hasMessageContaining("length");
    }

    private static Graph graph(Edges edges, boolean directed, Weighting weighting, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return edges.graph(directed, weighting, workers);
        }
    }

    private static Edges random(RandomGenerator random, int vertices, int count, boolean weighted) {
        int[] from = new int[count];
        int[] to = new int[count];
        double[] weight = weighted ? new double[count] : null;
        for (int e = 0; e < count; e++) {
            from[e] = random.nextInt(vertices);
            to[e] = random.nextInt(vertices);
            if (weight != null) {
                weight[e] = random.nextInt(10) == 0 ? 0 : random.nextDouble();
            }
        }
        return new Edges(vertices, from, to, weight);
    }

    /** The plain way: a sorted map a row. */
    private static List<Map<Integer, Double>> rows(Edges edges, boolean turned, boolean bothWays) {
        List<Map<Integer, Double>> rows = new ArrayList<>();
        for (int v = 0; v < edges.vertices; v++) {
            rows.add(new TreeMap<>());
        }
        for (int e = 0; e < edges.size(); e++) {
            double value = edges.weight == null ? 1 : edges.weight[e];
            int u = turned ? edges.to[e] : edges.from[e];
            int v = turned ? edges.from[e] : edges.to[e];
            if (u != v && value != 0) {
                rows.get(u).merge(v, value, Double::sum);
                if (bothWays) {
                    rows.get(v).merge(u, value, Double::sum);
                }
            }
        }
        return rows;
    }

    private static void assertHolds(Arcs arcs, List<Map<Integer, Double>> rows, Weighting weighting, String text) {
        assertThat(arcs.weight == null).as(text).isEqualTo(weighting == Weighting.NONE);
        int a = 0;
        for (int v = 0; v < arcs.rows(); v++) {
            assertThat(arcs.offset[v]).as(text).isEqualTo(a);
            for (var tie : rows.get(v).entrySet()) {
                assertThat(arcs.target[a]).as(text).isEqualTo(tie.getKey());
                assertThat(arcs.weight(a)).as(text).isEqualTo(weighting == Weighting.NONE ? 1 : tie.getValue());
                a++;
            }
        }
        assertThat(arcs.size()).as(text).isEqualTo(a);
    }
}
