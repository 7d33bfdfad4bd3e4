package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;

import org.grapevine.graph.Arcs;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.junit.jupiter.api.Test;

class ConstraintTest {
    private static final Constraint CONSTRAINT = new Constraint();

    @Test
    void a_broker_is_free_and_a_member_of_a_circle_is_not() {
        // 3: two contacts of 1/2 that do not know each other: .25 + .25. 2: (1/3 + 1/3 * 1/2)^2 twice + (1/3)^2 =
        // .611111.
        // 0: to 1 1/2 + 1/2 * 1/3, to 2 1/2 + 1/2 * 1/2: .444444 + .5625
        double leaf = 4 / 9.0 + 9 / 16.0;
        double two = .5 + 1 / 9.0;
        assertAgree(
                Laws.scores(CONSTRAINT, NamedGraphs.broker7()),
                new double[] {leaf, leaf, two, .5, two, leaf, leaf},
                1e-15,
                "broker7");
    }

    @Test
    void the_constraint_of_isolates_is_undefined() {
        assertAgree(
                Laws.scores(CONSTRAINT, NamedGraphs.disc6()),
                new double[] {1.125, 1.125, 1.125, 1, 1, Double.NaN},
                1e-15,
                "disc6");
    }

    @Test
    void an_arc_and_its_reverse_add_up() {
        // 0 is tied to 1 with 3 + 1 and to 2 with 4: half and half
        Graph graph = new GraphBuilder(3, true, Weighting.STRENGTH)
                .arc(0, 1, 3)
                .arc(1, 0, 1)
                .arc(2, 0, 4)
                .build();
        assertThat(Laws.scores(CONSTRAINT, graph)).containsExactly(.5, 1, 1);
    }

    @Test
    void a_pair_in_two_groups_is_tied_twice() {
        // 0 shares two groups with 1 and one with 2, all of weight 1: p 2/3 and 1/3; 1 and 2 share one: 1/3 of 1's,
        // half of 2's
        GraphBuilder builder = new GraphBuilder(3, false, Weighting.STRENGTH);
        int pair = builder.group(1);
        int three = builder.group(1);
        builder.member(pair, 0)
                .member(pair, 1)
                .member(three, 0)
                .member(three, 1)
                .member(three, 2);
        double one = 2 / 3.0 + 1 / 3.0 * .5;
        double two = 1 / 3.0 + 2 / 3.0 * (1 / 3.0);
        assertAgree(
                Laws.scores(CONSTRAINT, builder.build()),
                new double[] {
                    one * one + two * two, one * one + two * two, 2 * .5 * .5 + 2 * .5 * (2 / 3.0) + 2 * (1 / 9.0)
                },
                1e-15,
                builder.build());
    }

    @Test
    void without_weights_it_is_tied_once() {
        Graph women = NamedGraphs.southernWomen();
        GraphBuilder plain = new GraphBuilder(women.vertices(), false, Weighting.NONE);
        for (int g = 0; g < women.memberships().groups(); g++) {
            int event = plain.group(1);
            Arcs attended = women.memberships().ofGroup;
            for (int m = attended.offset[g]; m < attended.offset[g + 1]; m++) {
                plain.member(event, attended.target[m]);
            }
        }
        // igraph's constraint() on who met whom
        double[] constraint = Laws.scores(CONSTRAINT, plain.build());
        assertThat(constraint[0]).isCloseTo(.221137273083, within(1e-12));
        assertThat(constraint[1]).isCloseTo(.228110888559, within(1e-12));
    }

    @Test
    void small_and_random_graphs_have_the_constraint_of_burts_formula() {
        for (Graph graph : SmallGraphs.digraphs()) {
            assertAgree(Laws.scores(CONSTRAINT, graph), slowly(Expanded.matrix(graph)), 1e-13, graph);
        }
        for (Sample sample : RandomGraphs.first(240)) {
            assertAgree(
                    Laws.scores(CONSTRAINT, sample.graph()),
                    slowly(Expanded.matrix(pairs(sample.graph()))),
                    1e-12,
                    sample);
        }
    }

    private static Graph pairs(Graph graph) {
        return graph.weighting() == Weighting.NONE ? Expanded.simple(graph) : Expanded.summed(graph);
    }

    private static double[] slowly(double[][] weight) {
        int n = weight.length;
        double[][] share = new double[n][n];
        double[] constraint = new double[n];
        for (int v = 0; v < n; v++) {
            double all = 0;
            for (int j = 0; j < n; j++) {
                all += weight[v][j] + weight[j][v];
            }
            for (int j = 0; j < n; j++) {
                share[v][j] = (weight[v][j] + weight[j][v]) / all;
            }
        }
        for (int v = 0; v < n; v++) {
            for (int j = 0; j < n; j++) {
                double direct = share[v][j];
                for (int q = 0; q < n; q++) {
                    direct += share[v][j] > 0 && share[v][q] > 0 ? share[v][q] * share[q][j] : 0;
                }
                constraint[v] += direct * direct;
            }
            constraint[v] = Double.isNaN(share[v][v]) ? Double.NaN : constraint[v];
        }
        return constraint;
    }

    @Test
    void laws_hold() {
        Laws.twoModeEqualsExpanded(CONSTRAINT, ConstraintTest::pairs);
        Laws.relabellingPermutes(CONSTRAINT);
        Laws.threadsDoNotMatter(CONSTRAINT);
        Laws.isolatesScore(CONSTRAINT, Double.NaN);
    }

    @Test
    void the_medici_are_the_least_constrained_family_of_florence() {
        // marriages after Padgett and Ansell 1993
        double[] constraint = Laws.scores(CONSTRAINT, NamedGraphs.florentine());
        int least = 0;
        for (int v = 0; v < constraint.length; v++) {
            least = constraint[v] < constraint[least] ? v : least;
        }
        assertThat(least).isEqualTo(8);
        assertThat(constraint[8]).isCloseTo(17 / 81.0, within(1e-12));
    }
}
