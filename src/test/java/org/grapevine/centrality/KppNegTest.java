package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class KppNegTest {
    private static final KppNeg SPLIT = new KppNeg(1);

    @Test
    void without_its_centre_a_star_is_nothing() {
        KeyPlayers players = SetLaws.best(SPLIT, NamedGraphs.star5(), 1);
        assertThat(players.members()).containsExactly(0);
        assertThat(players.value()).isEqualTo(1);
        // with it four pairs are tied and six two apart
        assertThat(players.none()).isCloseTo(1 - (4 + 3) / 10.0, within(1e-15));
        assertThat(players.marginals()).containsExactly(new double[] {.7}, within(1e-15));
    }

    @Test
    void the_pair_that_splits_most_is_not_the_one_that_begins_with_the_single_best() {
        // of the path the middle splits most alone (2/3), yet 1 and 3 leave nobody tied
        assertThat(SetLaws.best(SPLIT, NamedGraphs.path5(), 1).members()).containsExactly(2);
        KeyPlayers pair = SetLaws.best(SPLIT, NamedGraphs.path5(), 2);
        assertThat(pair.members()).containsExactlyInAnyOrder(1, 3);
        assertThat(pair.value()).isEqualTo(1);
    }

    @Test
    void two_brokers_leave_two_pairs() {
        KeyPlayers pair = SetLaws.best(SPLIT, NamedGraphs.broker7(), 2);
        assertThat(pair.members()).containsExactly(2, 4);
        assertThat(pair.value()).isCloseTo(.8, within(1e-15));
        // alone 3 leaves two triangles; 2 leaves a pair and a triangle with a tail, whose distances come to the same
        assertThat(SetLaws.of(SPLIT, NamedGraphs.broker7(), 3).value()).isCloseTo(.6, within(1e-15));
        assertThat(SetLaws.of(SPLIT, NamedGraphs.broker7(), 2).value()).isCloseTo(.6, within(1e-15));
    }

    @Test
    void on_named_graphs_the_swaps_find_the_best_there_is() {
        Map<Graph, Integer> largest = Map.of(
                NamedGraphs.kite10(), 4,
                NamedGraphs.broker7(), 4,
                NamedGraphs.path5(), 3,
                NamedGraphs.disc6(), 3,
                NamedGraphs.florentine(), 3);
        largest.forEach((graph, most) -> {
            SlowSets slow = new SlowSets(graph);
            for (int size = 1; size <= most; size++) {
                KeyPlayers players = SetLaws.best(SPLIT, graph, size);
                assertThat(players.value())
                        .as("%d of %d", size, graph.vertices())
                        .isCloseTo(slow.most(size, slow::fragmentation), within(1e-12));
            }
        });
    }

    @Test
    void no_swap_makes_it_better() {
        for (long seed = 0; seed < 30; seed++) {
            Graph graph = PathGraphs.random(seed, 10);
            SlowSets slow = new SlowSets(graph);
            int[] chosen = SetLaws.best(SPLIT, graph, 3).members();
            double value = slow.fragmentation(chosen);
            for (int i = 0; i < chosen.length; i++) {
                for (int v = 0; v < graph.vertices(); v++) {
                    int[] swapped = chosen.clone();
                    swapped[i] = v;
                    if (Arrays.stream(swapped).distinct().count() == chosen.length) {
                        assertThat(slow.fragmentation(swapped))
                                .as("seed %d", seed)
                                .isLessThanOrEqualTo(value + 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void on_a_large_graph_the_candidates_hold_those_who_join_its_parts() {
        // 20 rings of 60 around a centre each, the centres joined by two brokers
        int parts = 20;
        int ring = 60;
        int n = parts * (ring + 1) + 2;
        GraphBuilder builder = new GraphBuilder(n, false, Weighting.NONE);
        for (int part = 0; part < parts; part++) {
            int centre = part * (ring + 1);
            builder.arc(centre, n - 1 - part % 2);
            for (int i = 1; i <= ring; i++) {
                builder.arc(centre, centre + i).arc(centre + i, centre + i % ring + 1);
            }
        }
        Graph graph = builder.arc(n - 1, n - 2).build();
        KeyPlayers players = SetLaws.best(SPLIT, graph, 2);
        assertThat(players.members()).containsExactlyInAnyOrder(n - 1, n - 2);
        assertThat(players.guarantee()).startsWith("none").contains("of the ");
        assertThat(players.value()).isGreaterThan(.95);
    }

    @Test
    void where_fewer_than_two_are_left_all_is_lost() {
        assertThat(SetLaws.of(SPLIT, NamedGraphs.undirected(2, "0-1"), 0).value())
                .isEqualTo(1);
        assertThat(SetLaws.best(SPLIT, NamedGraphs.undirected(2, "0-1"), 5).members())
                .hasSize(2);
        assertThat(SetLaws.best(SPLIT, new GraphBuilder(0, false, Weighting.NONE).build(), 2)
                        .members())
                .isEmpty();
    }

    @Test
    void laws_hold() {
        SetLaws.values_are_those_of_the_definition(SPLIT, graph -> new SlowSets(graph)::fragmentation);
        SetLaws.two_mode_equals_expanded(SPLIT, Expanded::simple);
        SetLaws.names_do_not_matter(SPLIT);
        SetLaws.threads_do_not_matter(SPLIT, 40);
        SetLaws.only_the_eligible_are_chosen(SPLIT);
    }
}
