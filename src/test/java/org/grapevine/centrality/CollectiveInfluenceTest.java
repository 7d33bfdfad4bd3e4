package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.Arrays;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class CollectiveInfluenceTest {
    @Test
    void the_middle_of_a_path_joins_most_to_most() {
        assertThat(Laws.scores(new CollectiveInfluence(1), NamedGraphs.path5())).containsExactly(0, 1, 2, 1, 0);
        assertThat(Laws.scores(new CollectiveInfluence(2), NamedGraphs.path5())).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void the_kite_by_radius() {
        assertThat(Laws.scores(new CollectiveInfluence(1), NamedGraphs.kite10()))
                .containsExactly(42, 42, 24, 90, 24, 64, 64, 18, 2, 0);
        assertThat(Laws.scores(new CollectiveInfluence(2), NamedGraphs.kite10()))
                .containsExactly(24, 24, 22, 10, 22, 24, 24, 30, 8, 0);
    }

    @Test
    void a_star_is_told_to_look_at_degree() {
        try (Workers workers = Workers.of(1)) {
            var scores = new CollectiveInfluence(1).scores(NamedGraphs.star5(), workers);
            assertThat(scores.values()).containsOnly(0);
            assertThat(scores.note()).contains("degree");
        }
    }

    @Test
    void small_and_random_graphs_have_what_their_distances_say() {
        for (int radius = 1; radius <= 3; radius++) {
            for (Graph graph : SmallGraphs.digraphs()) {
                assertAgree(Laws.scores(new CollectiveInfluence(radius), graph), slowly(graph, radius), 0, graph);
            }
            for (Sample sample : RandomGraphs.first(120)) {
                assertAgree(
                        Laws.scores(new CollectiveInfluence(radius), sample.graph()),
                        slowly(sample.graph(), radius),
                        0,
                        sample);
            }
        }
    }

    private static double[] slowly(Graph graph, int radius) {
        double[][] tied = Expanded.matrix(Expanded.underlying(graph));
        int n = tied.length;
        double[][] distance = new double[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                distance[u][v] = u == v ? 0 : tied[u][v] > 0 ? 1 : Double.POSITIVE_INFINITY;
            }
        }
        for (int w = 0; w < n; w++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    distance[u][v] = Math.min(distance[u][v], distance[u][w] + distance[w][v]);
                }
            }
        }
        double[] influence = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                if (distance[u][v] == radius) {
                    influence[u] += (Arrays.stream(tied[u]).sum() - 1)
                            * (Arrays.stream(tied[v]).sum() - 1);
                }
            }
        }
        return influence;
    }

    @Test
    void laws_hold() {
        for (int radius = 1; radius <= 2; radius++) {
            CollectiveInfluence influence = new CollectiveInfluence(radius);
            Laws.twoModeEqualsExpanded(influence, Expanded::underlying);
            Laws.relabellingPermutes(influence);
            Laws.threadsDoNotMatter(influence);
            Laws.isolatesScore(influence, 0);
        }
    }

    @Test
    void a_radius_of_nothing_is_refused() {
        assertThatThrownBy(() -> new CollectiveInfluence(0)).hasMessage("radius 0 is not at least 1");
    }
}
