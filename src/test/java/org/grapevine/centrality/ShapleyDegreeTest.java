package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.Arrays;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.junit.jupiter.api.Test;

class ShapleyDegreeTest {
    private static final ShapleyDegree SHAPLEY = new ShapleyDegree();

    @Test
    void the_centre_of_a_star_is_worth_its_fifth_and_half_of_every_leaf() {
        assertAgree(Laws.scores(SHAPLEY, NamedGraphs.star5()), new double[] {2.2, .7, .7, .7, .7}, 1e-15, "star5");
    }

    @Test
    void on_every_small_graph_it_is_the_mean_over_all_orders_of_what_each_newcomer_adds() {
        for (Graph graph : SmallGraphs.digraphs()) {
            boolean[][] covers = covers(graph);
            double[] sum = new double[covers.length];
            int orders = addOverOrders(covers, new int[covers.length], 0, 0, sum);
            double[] expected = Arrays.stream(sum).map(x -> x / orders).toArray();
            assertAgree(Laws.scores(SHAPLEY, graph), expected, 1e-14, graph);
        }
    }

    private static boolean[][] covers(Graph graph) {
        double[][] tied = Expanded.matrix(Expanded.underlying(graph));
        boolean[][] covers = new boolean[tied.length][tied.length];
        for (int u = 0; u < tied.length; u++) {
            for (int v = 0; v < tied.length; v++) {
                covers[u][v] = u == v || tied[u][v] > 0;
            }
        }
        return covers;
    }

    private static int addOverOrders(boolean[][] covers, int[] order, int placed, int used, double[] sum) {
        if (placed == order.length) {
            boolean[] told = new boolean[order.length];
            for (int v : order) {
                for (int u = 0; u < told.length; u++) {
                    sum[v] += covers[v][u] && !told[u] ? 1 : 0;
                    told[u] |= covers[v][u];
                }
            }
            return 1;
        }
        int orders = 0;
        for (int v = 0; v < order.length; v++) {
            if ((used >> v & 1) == 0) {
                order[placed] = v;
                orders += addOverOrders(covers, order, placed + 1, used | 1 << v, sum);
            }
        }
        return orders;
    }

    @Test
    void shares_add_up_to_everybody() {
        for (Sample sample : RandomGraphs.first(120)) {
            double sum = Arrays.stream(Laws.scores(SHAPLEY, sample.graph())).sum();
            assertThat(sum).as(sample.toString()).isCloseTo(sample.graph().vertices(), within(1e-11));
        }
    }

    @Test
    void laws_hold() {
        Laws.twoModeEqualsExpanded(SHAPLEY, Expanded::underlying);
        Laws.relabellingPermutes(SHAPLEY);
        Laws.threadsDoNotMatter(SHAPLEY);
        Laws.isolatesScore(SHAPLEY, 1);
    }
}
