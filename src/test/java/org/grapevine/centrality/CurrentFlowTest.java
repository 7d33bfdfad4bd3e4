package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class CurrentFlowTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Centrality CLOSENESS = new CurrentFlowCloseness(.3, .1, 1);
    private static final Centrality BETWEENNESS = new CurrentFlowBetweenness(Scale.NORM, .05, .1, 1);

    @Test
    void on_a_tree_current_takes_the_shortest_path() {
        // sums of distances on a star: 4, and 1 + 2 + 2 + 2
        assertThat(Laws.scores(CLOSENESS, NamedGraphs.star5()))
                .containsExactly(new double[] {1 / 4.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0}, EXACTLY);
        assertThat(Laws.scores(BETWEENNESS, NamedGraphs.path5()))
                .containsExactly(new double[] {0, .5, 2 / 3.0, .5, 0}, EXACTLY);
    }

    @Test
    void the_members_of_a_triangle_carry_a_third_of_what_runs_past_them() {
        // of a unit between 0 and 2 a third runs by 1; so 5 ways out of the triangle, to 2 or through it, and as much
        // for 1
        assertThat(Laws.scores(BETWEENNESS, NamedGraphs.broker7()))
                .containsExactly(new double[] {1 / 9.0, 1 / 9.0, 5 / 9.0, .6, 5 / 9.0, 1 / 9.0, 1 / 9.0}, EXACTLY);
    }

    @Test
    void ties_of_a_pair_lie_side_by_side() {
        // resistance 1 / (1 + 2 + 3) between 0 and 1
        GraphBuilder graph = new GraphBuilder(3, true, Weighting.STRENGTH);
        graph.arc(0, 1, 1).arc(1, 0, 2);
        graph.member(graph.group(3), 0).member(0, 1);
        assertThat(Laws.scores(CLOSENESS, graph.build())).containsExactly(new double[] {6, 6, 0}, EXACTLY);
    }

    @Test
    void both_follow_from_the_equations_of_every_two_vertices_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(120)) {
            SlowCurrents slow = new SlowCurrents(sample.graph());
            assertAgree(Laws.scores(CLOSENESS, sample.graph()), slow.closeness(), 1e-9, sample);
            Centrality raw = new CurrentFlowBetweenness(Scale.RAW, .05, .1, 1);
            assertAgree(Laws.scores(raw, sample.graph()), slow.betweenness(), 1e-9, sample);
        }
    }

    @Test
    void what_is_drawn_is_within_what_it_says() {
        Graph part = large();
        try (Workers workers = Workers.of(2)) {
            double[][] inverse = Conductors.inverse(matrix(part, workers), workers);
            double trace = 0;
            for (int v = 0; v < inverse.length; v++) {
                trace += inverse[v][v];
            }
            Scores closeness = CLOSENESS.scores(part, workers);
            for (int v = 0; v < inverse.length; v++) {
                double exact = 1 / (inverse.length * inverse[v][v] + trace);
                assertThat(closeness.values()[v]).isBetween(exact * .7, exact * 1.3);
            }
            assertThat(closeness.note()).contains("within 0.3 of itself with probability 0.9");
        }
    }

    private static double[][] matrix(Graph graph, Workers workers) {
        Conductors conductors = Conductors.of(graph, workers);
        return conductors.matrix(conductors.members()[0]);
    }

    private static Graph large() {
        SplittableRandom random = new SplittableRandom(1);
        GraphBuilder graph = new GraphBuilder(1050, false, Weighting.NONE);
        for (int v = 1; v < 1050; v++) {
            graph.arc(v, random.nextInt(v));
        }
        for (int g = 0; g < 40; g++) {
            int group = graph.group(1);
            for (int m = 0; m < 30; m++) {
                graph.member(group, random.nextInt(1050));
            }
        }
        return graph.build();
    }

    @Test
    void drawn_pairs_agree_with_all_pairs_and_threads_do_not_matter() {
        Graph graph = middling();
        Scores drawn;
        double[] exact = exactly(graph);
        try (Workers workers = Workers.of(1)) {
            drawn = BETWEENNESS.scores(graph, workers);
        }
        assertThat(drawn.bound()).isEqualTo(.05);
        for (int v = 0; v < exact.length; v++) {
            assertThat(drawn.values()[v]).isCloseTo(exact[v], within(.05));
        }
        try (Workers workers = Workers.of(3)) {
            assertSameBits(BETWEENNESS.scores(graph, workers).values(), drawn.values(), "drawn pairs");
        }
    }

    /** A ring of {@value CurrentFlowBetweenness#DENSE} + 1 whose members are also in some groups. */
    private static Graph middling() {
        int n = CurrentFlowBetweenness.DENSE + 1;
        SplittableRandom random = new SplittableRandom(2);
        GraphBuilder graph = new GraphBuilder(n, false, Weighting.NONE);
        for (int v = 0; v < n; v++) {
            graph.arc(v, (v + 1) % n);
        }
        for (int g = 0; g < 8; g++) {
            int group = graph.group(1);
            for (int m = 0; m < 5; m++) {
                graph.member(group, random.nextInt(n));
            }
        }
        return graph.build();
    }

    /** By potentials of all pairs, from one inverse. */
    private static double[] exactly(Graph graph) {
        int n = graph.vertices();
        double[] values = new double[n];
        try (Workers workers = Workers.of(1)) {
            double[][] matrix = matrix(graph, workers);
            double[][] inverse = Conductors.inverse(matrix, workers);
            for (int v = 0; v < n; v++) {
                for (int u = 0; u < n; u++) {
                    for (int s = 0; matrix[v][u] > 0 && s < n; s++) {
                        for (int t = 0; s != v && t < s; t++) {
                            double apart = inverse[v][s] - inverse[u][s] - inverse[v][t] + inverse[u][t];
                            values[v] += t == v ? 0 : matrix[v][u] * Math.abs(apart) / (n - 1) / (n - 2);
                        }
                    }
                }
            }
        }
        return values;
    }

    @Test
    void laws() {
        for (Centrality measure : new Centrality[] {CLOSENESS, BETWEENNESS}) {
            for (Sample sample : RandomGraphs.first(60)) {
                int[] name = RandomGraphs.permutation(sample.graph().vertices(), sample.seed());
                double[] renamed = Laws.scores(measure, RandomGraphs.relabelled(sample.graph(), name));
                double[] back = new double[renamed.length];
                for (int v = 0; v < back.length; v++) {
                    back[v] = renamed[name[v]];
                }
                assertAgree(back, Laws.scores(measure, sample.graph()), 1e-9, sample);
            }
            Laws.isolatesScore(measure, 0);
        }
    }

    @Test
    void what_is_out_of_range_is_refused() {
        assertThatThrownBy(() -> new CurrentFlowCloseness(1, .1, 1)).hasMessageContaining("epsilon 1.0 is not in");
        assertThatThrownBy(() -> new CurrentFlowCloseness(.1, 0, 1)).hasMessageContaining("delta 0.0 is not in");
        assertThatThrownBy(() -> new CurrentFlowBetweenness(Scale.RAW, .9, .1, 1))
                .hasMessageContaining("epsilon 0.9 is not in");
    }
}
