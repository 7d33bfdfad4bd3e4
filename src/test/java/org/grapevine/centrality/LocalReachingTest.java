package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class LocalReachingTest {
    @Test
    void the_head_of_a_chain_reaches_all_and_its_end_nobody() {
        Graph chain = new GraphBuilder(5, true, Weighting.NONE)
                .arc(0, 1)
                .arc(1, 2)
                .arc(2, 3)
                .arc(3, 4)
                .build();
        assertThat(Laws.scores(new LocalReaching(), chain)).containsExactly(1, .75, .5, .25, 0);
    }

    @Test
    void who_can_tell_one_of_a_club_can_tell_all_of_it() {
        GraphBuilder graph = new GraphBuilder(5, true, Weighting.NONE).arc(0, 1);
        int club = graph.group(1);
        graph.member(club, 1).member(club, 2).member(club, 3);
        assertThat(Laws.scores(new LocalReaching(), graph.build())).containsExactly(.75, .5, .5, .5, 0);
    }

    @Test
    void without_direction_it_is_harmonic_centrality() {
        for (Graph graph : SmallGraphs.undirected()) {
            assertSameBits(
                    Laws.scores(new LocalReaching(), graph), Laws.scores(new Harmonic(Scale.NORM), graph), graph);
        }
        assertAgree(
                Laws.scores(new LocalReaching(), NamedGraphs.disc6()), new double[] {.4, .4, .4, .2, .2, 0}, 1e-12, "");
    }

    @Test
    void with_direction_it_is_the_share_that_a_search_reaches() {
        for (Sample sample : RandomGraphs.first(240)) {
            if (sample.graph().directed()) {
                assertReached(sample.graph(), sample);
            }
        }
        for (Graph graph : SmallGraphs.digraphs()) {
            assertReached(graph, graph);
        }
    }

    private static void assertReached(Graph graph, Object what) {
        BreadthFirst search = BreadthFirst.along(graph);
        double[] share = new double[graph.vertices()];
        for (int v = 0; v < share.length; v++) {
            share[v] = share.length == 1 ? 0 : (search.from(v) - 1.0) / (share.length - 1);
        }
        assertAgree(Laws.scores(new LocalReaching(), graph), share, 1e-12, what);
    }

    @Test
    void groups_reach_as_their_pairs_would() {
        Laws.twoModeEqualsExpanded(new LocalReaching(), Expanded::simple);
    }

    @Test
    void names_and_threads_do_not_matter() {
        Laws.relabellingPermutes(new LocalReaching());
        Laws.threadsDoNotMatter(new LocalReaching());
    }

    @Test
    void isolates_reach_nobody() {
        Laws.isolatesScore(new LocalReaching(), 0);
    }
}
