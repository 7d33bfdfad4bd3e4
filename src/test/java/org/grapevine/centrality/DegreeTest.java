package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grapevine.graph.Agreement.assertAgree;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class DegreeTest {
    private static final Degree COUNT = new Degree(Scale.RAW);

    @Test
    void the_centre_of_a_star_is_tied_to_all_and_a_leaf_to_one() {
        assertThat(Laws.scores(COUNT, NamedGraphs.star5())).containsExactly(4, 1, 1, 1, 1);
        assertThat(Laws.scores(new Degree(Scale.NORM), NamedGraphs.star5())).containsExactly(1, .25, .25, .25, .25);
    }

    @Test
    void whoever_is_tied_directly_and_through_two_groups_is_one_neighbour() {
        GraphBuilder builder =
                new GraphBuilder(4, true, Weighting.STRENGTH).arc(0, 1).arc(0, 3);
        int first = builder.group(1);
        int second = builder.group(1);
        builder.member(first, 0)
                .member(first, 1)
                .member(second, 0)
                .member(second, 1)
                .member(second, 2);
        assertThat(Laws.scores(COUNT, builder.build())).containsExactly(3, 2, 2, 0);
    }

    @Test
    void every_small_digraph_has_the_out_degrees_of_jgrapht() {
        for (Graph graph : SmallGraphs.digraphs()) {
            JGraphTView view = JGraphTView.simple(graph);
            double[] expected = new double[graph.vertices()];
            for (int v = 0; v < expected.length; v++) {
                expected[v] = view.outDegreeOf(v);
            }
            assertAgree(Laws.scores(COUNT, graph), expected, 0, graph);
        }
    }

    @Test
    void laws_hold() {
        Laws.twoModeEqualsExpanded(COUNT, Expanded::simple);
        Laws.relabellingPermutes(COUNT);
        Laws.threadsDoNotMatter(COUNT);
        Laws.isolatesScore(COUNT, 0);
        Laws.isolatesScore(new Degree(Scale.NORM), 0);
    }

    @Test
    void mr_hi_and_john_a_have_most_friends_in_the_karate_club() {
        double[] degrees = Laws.scores(COUNT, NamedGraphs.karate());
        assertThat(degrees[0]).isEqualTo(16);
        assertThat(degrees[33]).isEqualTo(17);
    }

    @Test
    void most_of_the_southern_women_met_each_other() {
        // 139 of the 153 pairs of women attended some event together
        double[] degrees = Laws.scores(COUNT, NamedGraphs.southernWomen());
        double sum = 0;
        for (double degree : degrees) {
            sum += degree;
        }
        assertThat(sum).isEqualTo(2 * 139);
        assertThat(degrees[2]).isEqualTo(17);
    }
}
