package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.parallel.Workers;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;

class ClusteringTest {
    @Test
    void in_a_triangle_all_contacts_know_each_other_at_a_star_none_do() {
        assertThat(clustering(NamedGraphs.disc6())).containsExactly(1, 1, 1, 0, 0, 0);
        assertThat(clustering(NamedGraphs.star5())).containsOnly(0);
    }

    @Test
    void it_is_what_jgrapht_finds_on_every_small_graph() {
        for (Graph graph : SmallGraphs.undirected()) {
            SimpleGraph<Integer, DefaultEdge> plain = new SimpleGraph<>(DefaultEdge.class);
            for (int v = 0; v < graph.vertices(); v++) {
                plain.addVertex(v);
            }
            for (int v = 0; v < graph.vertices(); v++) {
                for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                    plain.addEdge(v, graph.out().target[a]);
                }
            }
            ClusteringCoefficient<Integer, DefaultEdge> expected = new ClusteringCoefficient<>(plain);
            double[] found = clustering(graph);
            for (int v = 0; v < found.length; v++) {
                assertThat(found[v])
                        .as("vertex %d of %s", v, SmallGraphs.text(graph))
                        .isEqualTo(expected.getVertexScore(v));
            }
        }
    }

    private static double[] clustering(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new Clustering().scores(graph, workers).values();
        }
    }
}
