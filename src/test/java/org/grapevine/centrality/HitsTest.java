package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.centrality.Hits.Role;
import org.grapevine.centrality.Hits.Unit;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class HitsTest {
    private static final Hits HUB = new Hits(Role.HUB, Unit.SUM, 1e-15, 2000);
    private static final Hits AUTHORITY = new Hits(Role.AUTHORITY, Unit.SUM, 1e-15, 2000);

    @Test
    void who_sends_to_the_well_sent_to_is_a_hub() {
        // 0 and 1 send to 2, 1 also to 3: a2 = h0 + h1, a3 = h1, h0 = a2, h1 = a2 + a3: the golden ratio
        Graph graph = new GraphBuilder(4, true, Weighting.NONE)
                .arc(0, 2)
                .arc(1, 2)
                .arc(1, 3)
                .build();
        double golden = (1 + Math.sqrt(5)) / 2;
        assertThat(WalkLaws.values(HUB, graph))
                .containsExactly(new double[] {1 / (1 + golden), golden / (1 + golden), 0, 0}, within(1e-14));
        assertThat(WalkLaws.values(AUTHORITY, graph))
                .containsExactly(new double[] {0, 0, golden / (1 + golden), 1 / (1 + golden)}, within(1e-14));
        assertThat(WalkLaws.values(new Hits(Role.HUB, Unit.MAX, 1e-15, 100), graph))
                .containsExactly(new double[] {1 / golden, 1, 0, 0}, within(1e-14));
    }

    @Test
    void on_an_undirected_graph_both_are_the_eigenvector() {
        assertThat(WalkLaws.values(HUB, NamedGraphs.star5()))
                .containsExactly(new double[] {1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0}, within(1e-14));
        assertThat(WalkLaws.values(AUTHORITY, NamedGraphs.star5()))
                .containsExactly(WalkLaws.values(HUB, NamedGraphs.star5()), within(1e-15));
    }

    @Test
    void of_two_stars_the_larger_scores() {
        Graph graph = new GraphBuilder(7, true, Weighting.NONE)
                .arc(0, 1)
                .arc(0, 2)
                .arc(3, 4)
                .arc(3, 5)
                .arc(3, 6)
                .build();
        assertThat(WalkLaws.values(HUB, graph)).containsExactly(new double[] {0, 0, 0, 1, 0, 0, 0}, within(1e-14));
        assertThat(WalkLaws.values(AUTHORITY, graph))
                .containsExactly(new double[] {0, 0, 0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-14));
    }

    @Test
    void the_members_of_a_pair_send_to_each_other_but_not_to_themselves() {
        // 0 and 1 are a couple, 2 sends to 1: receiver 1 has two senders, receiver 0 only one
        GraphBuilder graph = new GraphBuilder(3, true, Weighting.NONE).arc(2, 1);
        int couple = graph.group(1);
        graph.member(couple, 0).member(couple, 1);
        assertThat(WalkLaws.values(AUTHORITY, graph.build())).containsExactly(new double[] {0, 1, 0}, within(1e-15));
        assertThat(WalkLaws.values(HUB, graph.build())).containsExactly(new double[] {.5, 0, .5}, within(1e-15));
    }

    @Test
    void hubs_and_authorities_make_each_other_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(300)) {
            Graph graph = sample.graph();
            double[] hub = WalkLaws.values(HUB, graph);
            double[] authority = WalkLaws.values(AUTHORITY, graph);
            if (Arrays.stream(hub).sum() == 0) {
                assertThat(Arrays.stream(Expanded.matrix(graph))
                                .flatMapToDouble(Arrays::stream)
                                .sum())
                        .as("%s", sample)
                        .isZero();
                continue;
            }
            Agreement.assertAgree(summingToOne(times(graph, authority, false)), hub, 1e-12, sample);
            Agreement.assertAgree(summingToOne(times(graph, hub, true)), authority, 1e-12, sample);
            assertThat(Arrays.stream(hub).min().orElse(0)).as("%s", sample).isNotNegative();
        }
    }

    private static double[] times(Graph graph, double[] x, boolean transposed) {
        double[][] matrix = Expanded.matrix(graph);
        double[] product = new double[x.length];
        for (int u = 0; u < x.length; u++) {
            for (int v = 0; v < x.length; v++) {
                product[u] += (transposed ? matrix[v][u] : matrix[u][v]) * x[v];
            }
        }
        return product;
    }

    private static double[] summingToOne(double[] x) {
        double sum = Arrays.stream(x).sum();
        return Arrays.stream(x).map(value -> value / sum).toArray();
    }

    @Test
    void where_nobody_sends_nobody_scores() {
        assertThat(WalkLaws.values(HUB, new GraphBuilder(0, true, Weighting.NONE).build()))
                .isEmpty();
        assertThat(WalkLaws.values(HUB, new GraphBuilder(2, true, Weighting.NONE).build()))
                .containsExactly(0, 0);
        assertThat(WalkLaws.values(AUTHORITY, new GraphBuilder(2, false, Weighting.NONE).build()))
                .containsExactly(0, 0);
    }

    @Test
    void the_laws_of_products_hold() {
        for (Hits measure : new Hits[] {HUB, AUTHORITY}) {
            WalkLaws.groups_count_as_the_pairs_they_stand_for(measure, 1e-12);
            WalkLaws.threads_do_not_matter(new Hits(measure.role(), Unit.MAX, 1e-9, 1000));
        }
        WalkLaws.scores_are_sums_over_ties(HUB, 1e-12);
    }

    @Test
    void parameters_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hits(Role.HUB, Unit.SUM, 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hits(Role.HUB, Unit.SUM, 1e-9, 0));
    }
}
