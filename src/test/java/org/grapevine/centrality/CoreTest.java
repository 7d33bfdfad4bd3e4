package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.parallel.Workers;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;

class CoreTest {
    @Test
    void a_triangle_is_a_2_core_a_pair_a_1_core_and_whoever_is_alone_is_in_none() {
        assertThat(core(NamedGraphs.disc6())).containsExactly(2, 2, 2, 1, 1, 0);
    }

    @Test
    void the_tail_of_the_kite_is_peeled_off() {
        assertThat(core(NamedGraphs.kite10())).containsExactly(3, 3, 3, 3, 3, 3, 3, 2, 1, 1);
    }

    @Test
    void it_is_what_jgrapht_finds_on_every_small_graph() {
        for (Graph graph : SmallGraphs.undirected()) {
            assertThat(core(graph)).as(() -> SmallGraphs.text(graph)).containsExactly(peeled(graph));
        }
    }

    @Test
    void groups_count_as_their_pairs() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(120)) {
            assertThat(core(sample.graph()))
                    .as(sample::toString)
                    .containsExactly(peeled(Expanded.underlying(sample.graph())));
        }
    }

    private static double[] peeled(Graph graph) {
        SimpleGraph<Integer, DefaultEdge> plain = new SimpleGraph<>(DefaultEdge.class);
        for (int v = 0; v < graph.vertices(); v++) {
            plain.addVertex(v);
        }
        for (int v = 0; v < graph.vertices(); v++) {
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                plain.addEdge(v, graph.out().target[a]);
            }
        }
        Map<Integer, Integer> coreness = new Coreness<>(plain).getScores();
        return coreness.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    private static double[] core(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new Core().scores(graph, workers).values();
        }
    }
}
