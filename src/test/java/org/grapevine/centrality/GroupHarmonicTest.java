package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.NamedGraphs;
import org.junit.jupiter.api.Test;

class GroupHarmonicTest {
    private static final GroupHarmonic HARMONIC = new GroupHarmonic();

    @Test
    void a_set_of_one_has_his_own_harmonic_centrality() {
        double[] single = Laws.scores(new Harmonic(Scale.RAW), NamedGraphs.kite10());
        for (int v = 0; v < single.length; v++) {
            assertThat(SetLaws.of(HARMONIC, NamedGraphs.kite10(), v).value())
                    .isCloseTo(single[v], org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void whoever_joins_no_longer_counts_as_reached() {
        // the centre reaches four; a leaf beside it three
        KeyPlayers players = SetLaws.of(HARMONIC, NamedGraphs.star5(), 0, 1);
        assertThat(players.marginals()).containsExactly(4, -1);
        assertThat(players.value()).isEqualTo(3);
        assertThat(SetLaws.best(HARMONIC, NamedGraphs.star5(), 2).members()).containsExactly(0);
    }

    @Test
    void of_sets_of_one_size_the_best_are_those_of_the_reach() {
        for (long seed = 0; seed < 60; seed++) {
            var graph = PathGraphs.random(seed, 30);
            assertThat(SetLaws.best(HARMONIC, graph, 4).members())
                    .as("seed %d", seed)
                    .isEqualTo(SetLaws.best(new KppPos(), graph, 4).members());
        }
    }

    @Test
    void laws_hold() {
        SetLaws.values_are_those_of_the_definition(HARMONIC, graph -> new SlowSets(graph)::harmonic);
        SetLaws.nothing_passes_the_bound(HARMONIC, graph -> new SlowSets(graph)::harmonic);
        SetLaws.greedy_is_within_its_guarantee(HARMONIC, graph -> {
            SlowSets slow = new SlowSets(graph);
            return (set, asked) -> slow.harmonic(set) + set.length;
        });
        SetLaws.two_mode_equals_expanded(HARMONIC, Expanded::simple);
        SetLaws.names_do_not_matter(HARMONIC);
        SetLaws.only_the_eligible_are_chosen(HARMONIC);
    }
}
