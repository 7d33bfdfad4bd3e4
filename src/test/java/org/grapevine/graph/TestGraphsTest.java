package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.RandomGraphs.Sample;
import org.junit.jupiter.api.Test;

/** That the graphs of the tests are what they claim to be. */
class TestGraphsTest {
    @Test
    void there_are_4165_digraphs_on_up_to_four_vertices_and_1099_graphs_on_up_to_five() {
        assertThat(SmallGraphs.digraphs().stream().map(SmallGraphs::text))
                .doesNotHaveDuplicates()
                .hasSize(4165);
        assertThat(SmallGraphs.undirected().stream().map(SmallGraphs::text))
                .doesNotHaveDuplicates()
                .hasSize(1099);
    }

    @Test
    void the_named_networks_have_their_published_sizes() {
        assertThat(NamedGraphs.karate().out().size()).isEqualTo(2 * 78);
        assertThat(NamedGraphs.florentine().out().size()).isEqualTo(2 * 20);
        assertThat(NamedGraphs.southernWomen().memberships().size()).isEqualTo(89);
        assertThat(NamedGraphs.kite10().out().size()).isEqualTo(2 * 18);
        // Ms Evelyn and Ms Theresa met at seven events
        assertThat(Expanded.matrix(NamedGraphs.southernWomen())[0][2]).isEqualTo(7);
    }

    @Test
    void random_graphs_come_in_every_shape() {
        assertThat(RandomGraphs.first(60).stream()
                        .map(Sample::graph)
                        .map(graph -> graph.directed() + " " + graph.weighting() + " " + graph.hasGroups())
                        .distinct())
                .hasSize(12);
        assertThat(RandomGraphs.first(60))
                .anyMatch(sample -> sample.graph().memberships().hasTalk());
        assertThat(RandomGraphs.of(7).toString()).isEqualTo(RandomGraphs.of(7).toString());
    }

    @Test
    void relabelling_permutes_the_matrix() {
        for (Sample sample : RandomGraphs.first(60)) {
            int n = sample.graph().vertices();
            int[] name = RandomGraphs.permutation(n, sample.seed());
            double[][] before = Expanded.matrix(sample.graph());
            double[][] after = Expanded.matrix(RandomGraphs.relabelled(sample.graph(), name));
            for (int u = 0; u < n; u++) {
                double[] row = new double[n];
                for (int v = 0; v < n; v++) {
                    row[v] = after[name[u]][name[v]];
                }
                Agreement.assertAgree(row, before[u], 1e-12, sample);
            }
        }
    }
}
