package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class GroupDegreeTest {
    private static final GroupDegree COVERAGE = new GroupDegree();

    @Test
    void two_who_know_different_people_cover_more_than_the_two_who_know_most() {
        // in the broker graph 2 and 4 have three neighbours each, 3 in common
        KeyPlayers players = SetLaws.best(COVERAGE, NamedGraphs.broker7(), 2);
        assertThat(players.members()).containsExactly(2, 4);
        assertThat(players.value()).isEqualTo(1);
        assertThat(players.marginals()).containsExactly(3, 2);
        assertThat(SetLaws.of(COVERAGE, NamedGraphs.broker7(), 0, 2).value()).isEqualTo(2 / 5.0);
    }

    @Test
    void a_set_of_one_has_his_own_degree() {
        double[] single = Laws.scores(new Degree(Scale.NORM), NamedGraphs.kite10());
        for (int v = 0; v < single.length; v++) {
            assertThat(SetLaws.of(COVERAGE, NamedGraphs.kite10(), v).value()).isEqualTo(single[v]);
        }
    }

    @Test
    void arcs_lead_out_and_groups_both_ways() {
        GraphBuilder builder = new GraphBuilder(5, true, Weighting.NONE).arc(0, 1);
        int group = builder.group(1);
        Graph graph = builder.member(group, 1)
                .member(group, 2)
                .member(group, 3)
                .arc(1, 2)
                .build();
        assertThat(SetLaws.of(COVERAGE, graph, 0).value()).isEqualTo(1 / 4.0);
        assertThat(SetLaws.of(COVERAGE, graph, 1).value()).isEqualTo(2 / 4.0);
        assertThat(SetLaws.of(COVERAGE, graph, 0, 3).value()).isEqualTo(2 / 3.0);
    }

    @Test
    void laws_hold() {
        SetLaws.values_are_those_of_the_definition(COVERAGE, graph -> new SlowSets(graph)::coverage);
        SetLaws.nothing_passes_the_bound(COVERAGE, graph -> new SlowSets(graph)::coverage);
        SetLaws.lazy_is_greedy(COVERAGE, graph -> {
            SlowSets slow = new SlowSets(graph);
            return set -> covered(slow, graph, set);
        });
        SetLaws.greedy_is_within_its_guarantee(COVERAGE, graph -> {
            SlowSets slow = new SlowSets(graph);
            return (set, asked) -> covered(slow, graph, set);
        });
        SetLaws.two_mode_equals_expanded(COVERAGE, Expanded::simple);
        SetLaws.names_do_not_matter(COVERAGE);
        SetLaws.threads_do_not_matter(COVERAGE, 3000);
        SetLaws.only_the_eligible_are_chosen(COVERAGE);
    }

    /** How many are members or neighbours; each vertex once, also where it is named twice. */
    private static double covered(SlowSets slow, Graph graph, int[] set) {
        int[] distinct = java.util.Arrays.stream(set).distinct().toArray();
        return slow.coverage(distinct) * (graph.vertices() - distinct.length) + distinct.length;
    }
}
