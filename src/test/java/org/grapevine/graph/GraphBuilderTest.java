package org.grapevine.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.RandomGraphs.Sample;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    @Test
    void arcs_come_out_in_rows_sorted_by_target_both_ways() {
        Graph graph = new GraphBuilder(4, true, Weighting.STRENGTH)
                .arc(2, 3, 1)
                .arc(0, 3, 2)
                .arc(2, 0, 3)
                .arc(0, 1, 4)
                .build();
        assertThat(graph.out().offset).containsExactly(0, 2, 2, 4, 4);
        assertThat(graph.out().target).containsExactly(1, 3, 0, 3);
        assertThat(graph.out().weight).containsExactly(4, 2, 3, 1);
        assertThat(graph.in().offset).containsExactly(0, 1, 2, 2, 4);
        assertThat(graph.in().target).containsExactly(2, 0, 0, 2);
        assertThat(graph.in().weight).containsExactly(3, 4, 2, 1);
    }

    @Test
    void an_edge_stands_in_both_rows_and_in_and_out_are_one() {
        Graph graph = new GraphBuilder(3, false, Weighting.NONE).arc(2, 0).build();
        assertThat(graph.out().offset).containsExactly(0, 1, 1, 2);
        assertThat(graph.out().target).containsExactly(2, 0);
        assertThat(graph.out().weight).isNull();
        assertThat(graph.in()).isSameAs(graph.out());
        assertThat(graph.reversed()).isSameAs(graph);
    }

    @Test
    void self_arcs_and_arcs_of_weight_zero_are_dropped() {
        Graph graph = new GraphBuilder(2, true, Weighting.STRENGTH)
                .arc(1, 1, 5)
                .arc(0, 1, 0)
                .build();
        assertThat(graph.out().size()).isZero();
    }

    @Test
    void parallel_strengths_add_up_in_the_order_given() {
        // 1 + 2^-53 rounds to 1, so (1 + 2^-53) + 2^-53 = 1 but 2^-53 + 2^-53 + 1 > 1
        double tiny = 0x1p-53;
        Graph largeFirst = new GraphBuilder(2, false, Weighting.STRENGTH)
                .arc(0, 1, 1)
                .arc(1, 0, tiny)
                .arc(0, 1, tiny)
                .build();
        Graph smallFirst = new GraphBuilder(2, false, Weighting.STRENGTH)
                .arc(0, 1, tiny)
                .arc(1, 0, tiny)
                .arc(0, 1, 1)
                .build();
        assertThat(largeFirst.out().weight).containsExactly(1, 1);
        assertThat(smallFirst.out().weight).containsExactly(1 + 2 * tiny, 1 + 2 * tiny);
    }

    @Test
    void hazards_add_up_and_become_a_probability() {
        // 1 - (1 - .2)(1 - .1) = .28; an infinite hazard is a certainty
        Graph graph = new GraphBuilder(3, true, Weighting.PROBABILITY)
                .arc(0, 1, -Math.log(.8))
                .arc(0, 1, -Math.log(.9))
                .arc(1, 2, Double.POSITIVE_INFINITY)
                .build();
        assertAgree(requireNonNull(graph.out().weight), new double[] {.28, 1}, 1e-15, graph);
    }

    @Test
    void without_weights_a_pair_is_one_arc_however_often_it_is_given() {
        Graph graph = new GraphBuilder(2, true, Weighting.NONE)
                .arc(0, 1, 7)
                .arc(0, 1, 8)
                .build();
        assertThat(graph.out().target).containsExactly(1);
        assertThat(graph.out().weight).isNull();
    }

    @Test
    void of_a_membership_given_twice_the_first_counts() {
        GraphBuilder builder = new GraphBuilder(3, false, Weighting.STRENGTH);
        int group = builder.group(1);
        Memberships memberships = builder.member(group, 2, .5)
                .member(group, 0)
                .member(group, 2, .9)
                .build()
                .memberships();
        assertThat(memberships.ofGroup.target).containsExactly(0, 2);
        assertThat(memberships.ofGroup.weight).containsExactly(1, .5);
        assertThat(memberships.ofVertex.offset).containsExactly(0, 1, 1, 2);
        assertThat(memberships.ofVertex.weight).containsExactly(1, .5);
    }

    @Test
    void a_second_membership_that_does_not_count_leaves_the_graph_symmetric() {
        GraphBuilder builder = new GraphBuilder(2, false, Weighting.STRENGTH);
        int group = builder.group(1);
        builder.member(group, 0).member(group, 1).member(group, 1, .5);
        assertThat(builder.build().symmetric()).isTrue();
    }

    @Test
    void groups_keep_their_numbers_when_some_or_all_are_empty() {
        GraphBuilder builder = new GraphBuilder(2, false, Weighting.STRENGTH);
        builder.group(3);
        builder.group(4);
        assertThat(builder.build().memberships().groups()).isEqualTo(2);
        assertThat(builder.build().hasGroups()).isFalse();
        builder.member(1, 0);
        Memberships memberships = builder.build().memberships();
        assertThat(memberships.weight).containsExactly(3, 4);
        assertThat(memberships.members(0)).isZero();
        assertThat(memberships.members(1)).isEqualTo(1);
    }

    @Test
    void every_random_graph_holds_what_was_given() {
        for (long seed = 0; seed < 100; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(20);
            boolean directed = random.nextBoolean();
            GraphBuilder builder = new GraphBuilder(n, directed, Weighting.STRENGTH);
            double[][] given = new double[n][n];
            for (int a = random.nextInt(100); a > 0; a--) {
                int u = random.nextInt(n);
                int v = random.nextInt(n);
                double weight = random.nextDouble();
                builder.arc(u, v, weight);
                if (u != v) {
                    given[u][v] += weight;
                    given[v][u] += directed ? 0 : weight;
                }
            }
            double[][] matrix = Expanded.matrix(builder.build());
            for (int u = 0; u < n; u++) {
                assertSameBits(matrix[u], given[u], "seed " + seed);
            }
        }
    }

    @Test
    void rows_are_ascending_and_the_transpose_of_the_transpose_is_the_same() {
        for (Sample sample : RandomGraphs.first(60)) {
            Graph graph = sample.graph();
            for (Arcs arcs :
                    new Arcs[] {graph.out(), graph.in(), graph.memberships().ofVertex, graph.memberships().ofGroup}) {
                for (int row = 0; row < arcs.rows(); row++) {
                    for (int a = arcs.offset[row] + 1; a < arcs.offset[row + 1]; a++) {
                        assertThat(arcs.target[a - 1]).isLessThan(arcs.target[a]);
                    }
                }
            }
            Arcs back = graph.in().transposed(graph.vertices());
            assertThat(back.target).isEqualTo(graph.out().target);
            assertThat(back.offset).isEqualTo(graph.out().offset);
            assertThat(back.weight).isEqualTo(graph.out().weight);
        }
    }

    @Test
    void what_cannot_be_is_refused_with_its_value_and_range() {
        GraphBuilder builder = new GraphBuilder(3, true, Weighting.STRENGTH);
        assertThatThrownBy(() -> new GraphBuilder(-1, true, Weighting.NONE))
                .hasMessage("vertices -1 is not at least 0");
        assertThatThrownBy(() -> builder.arc(0, 3)).hasMessage("vertex 3 is not in [0, 3)");
        assertThatThrownBy(() -> builder.arc(-1, 0)).hasMessage("vertex -1 is not in [0, 3)");
        assertThatThrownBy(() -> builder.arc(0, 1, -2)).hasMessage("arc weight -2.0 is not at least 0");
        assertThatThrownBy(() -> builder.arc(0, 1, Double.NaN)).hasMessage("arc weight NaN is not at least 0");
        assertThatThrownBy(() -> builder.arc(0, 1, Double.POSITIVE_INFINITY))
                .hasMessage("arc weight Infinity is not finite");
        assertThatThrownBy(() -> builder.group(-1)).hasMessage("pair weight -1.0 is not finite and at least 0");
        assertThatThrownBy(() -> builder.member(0, 1)).hasMessage("group 0 is not in [0, 0)");
        builder.group(1);
        assertThatThrownBy(() -> builder.member(0, 3)).hasMessage("vertex 3 is not in [0, 3)");
        assertThatThrownBy(() -> builder.member(0, 1, -.1)).hasMessage("talk factor -0.1 is not finite and at least 0");
    }
}
