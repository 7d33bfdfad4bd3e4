package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class KppPosTest {
    private static final KppPos REACH = new KppPos();

    @Test
    void two_of_a_path_of_five_are_next_to_everybody() {
        // the middle alone: (1 + 1 + 1 + 1/2 + 1/2) / 5; with a neighbour and its other neighbour nobody is two hops
        // away
        assertThat(SetLaws.of(REACH, NamedGraphs.path5(), 2).value()).isEqualTo(.8);
        assertThat(SetLaws.of(REACH, NamedGraphs.path5(), 1, 3).value()).isEqualTo(1);
        assertThat(new SlowSets(NamedGraphs.path5()).most(2, new SlowSets(NamedGraphs.path5())::reach))
                .isEqualTo(1);
    }

    @Test
    void greedy_may_be_less_than_the_best_and_says_what_cannot_be_passed() {
        KeyPlayers players = SetLaws.best(REACH, NamedGraphs.path5(), 2);
        assertThat(players.members()).containsExactly(2, 0);
        assertThat(players.value()).isEqualTo(.9);
        assertThat(players.marginals()).containsExactly(new double[] {.8, .1}, within(1e-15));
        assertThat(players.bound()).isEqualTo(1);
        assertThat(players.guarantee()).contains("1 - 1/e");
    }

    @Test
    void on_islands_the_second_is_from_another_one() {
        KeyPlayers players = SetLaws.best(REACH, NamedGraphs.disc6(), 2);
        assertThat(players.members()).containsExactly(0, 3);
        assertThat(players.value()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(players.alone()).containsExactly(0, 1);
        assertThat(players.aloneValue()).isEqualTo(.5);
    }

    @Test
    void once_everybody_is_next_to_a_member_nobody_else_is_chosen() {
        assertThat(SetLaws.best(REACH, NamedGraphs.star5(), 3).members()).containsExactly(0);
        assertThat(SetLaws.best(REACH, NamedGraphs.star5(), 3).value()).isEqualTo(1);
    }

    @Test
    void distances_run_out_along_arcs() {
        Graph chain =
                new GraphBuilder(3, true, Weighting.NONE).arc(0, 1).arc(1, 2).build();
        assertThat(SetLaws.of(REACH, chain, 0).value()).isEqualTo(2.5 / 3);
        assertThat(SetLaws.of(REACH, chain, 2).value()).isEqualTo(1 / 3.0);
    }

    @Test
    void where_nobody_is_there_is_nothing_to_reach() {
        assertThat(SetLaws.best(REACH, new GraphBuilder(0, false, Weighting.NONE).build(), 2)
                        .members())
                .isEmpty();
    }

    @Test
    void far_ends_of_a_long_path_are_told_apart() {
        GraphBuilder path = new GraphBuilder(300, false, Weighting.NONE);
        for (int v = 1; v < 300; v++) {
            path.arc(v - 1, v);
        }
        Graph graph = path.build();
        KeyPlayers players = SetLaws.best(REACH, graph, 3);
        SlowSets slow = new SlowSets(graph);
        assertThat(players.value()).isCloseTo(slow.reach(players.members()), within(1e-9));
        assertThat(players.members()[0]).isEqualTo(149);
        assertThat(players.bound()).isGreaterThanOrEqualTo(slow.reach(new int[] {49, 149, 249}));
    }

    @Test
    void laws_hold() {
        SetLaws.values_are_those_of_the_definition(REACH, graph -> new SlowSets(graph)::reach);
        SetLaws.nothing_passes_the_bound(REACH, graph -> new SlowSets(graph)::reach);
        SetLaws.lazy_is_greedy(REACH, graph -> new SlowSets(graph)::reach);
        SetLaws.greedy_is_within_its_guarantee(REACH, graph -> {
            SlowSets slow = new SlowSets(graph);
            return (set, asked) -> slow.reach(set);
        });
        SetLaws.two_mode_equals_expanded(REACH, Expanded::simple);
        SetLaws.names_do_not_matter(REACH);
        SetLaws.threads_do_not_matter(REACH, 2000);
        SetLaws.only_the_eligible_are_chosen(REACH);
    }
}
