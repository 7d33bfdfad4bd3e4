package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Scores;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.junit.jupiter.api.Test;

class BetweennessTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void the_middle_of_a_path_lies_between_most_pairs() {
        // 0-1-2-3-4: vertex 1 lies between 0 and each of 2, 3, 4; vertex 2 between {0, 1} and {3, 4}
        Graph path = undirected(5).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 4).build();
        assertThat(raw(path)).containsExactly(0, 3, 4, 3, 0);
        assertThat(normalised(path)).containsExactly(new double[] {0, .5, 2 / 3.0, .5, 0}, EXACTLY);
    }

    @Test
    void all_paths_of_a_star_pass_its_centre() {
        assertThat(raw(undirected(5).arc(0, 1).arc(0, 2).arc(0, 3).arc(0, 4).build()))
                .containsExactly(6, 0, 0, 0, 0);
    }

    @Test
    void on_a_directed_path_every_ordered_pair_counts_once() {
        Graph path =
                new GraphBuilder(3, true, Weighting.NONE).arc(0, 1).arc(1, 2).build();
        assertThat(raw(path)).containsExactly(0, 1, 0);
        assertThat(normalised(path)).containsExactly(0, .5, 0);
    }

    @Test
    void equally_short_paths_share_a_pair() {
        // a square: each corner lies on one of the two paths between its neighbours
        assertThat(raw(undirected(4).arc(0, 1).arc(1, 2).arc(2, 3).arc(3, 0).build()))
                .containsExactly(.5, .5, .5, .5);
    }

    @Test
    void nobody_lies_between_two_members_of_one_group() {
        GraphBuilder graph = undirected(4);
        int club = graph.group(1);
        graph.member(club, 0).member(club, 1).member(club, 2).arc(2, 3);
        assertThat(raw(graph.build())).containsExactly(0, 0, 2, 0);
    }

    @Test
    void paths_through_different_groups_are_different_paths() {
        // from 0 to 3: by 1, to whom two groups lead, and by 2, to whom one tie leads
        GraphBuilder graph = undirected(4);
        for (int shared = 0; shared < 2; shared++) {
            int group = graph.group(1);
            graph.member(group, 0).member(group, 1);
        }
        graph.arc(0, 2).arc(1, 3).arc(2, 3);
        assertThat(raw(graph.build())).containsExactly(new double[] {2 / 3.0, 2 / 3.0, 1 / 3.0, 1 / 3.0}, EXACTLY);
    }

    @Test
    void graphs_too_small_for_a_middle_have_none() {
        assertThat(raw(undirected(0).build())).isEmpty();
        assertThat(normalised(undirected(1).build())).containsExactly(0);
        assertThat(normalised(undirected(2).arc(0, 1).build())).containsExactly(0, 0);
        assertThat(normalised(undirected(3).build())).containsExactly(0, 0, 0);
    }

    @Test
    void it_is_the_sum_of_shares_over_all_pairs_whatever_the_graph() {
        for (long seed = 0; seed < 200; seed++) {
            Graph graph = PathGraphs.random(seed);
            assertThat(raw(graph)).as("seed %d", seed).containsExactly(new SlowPaths(graph).betweenness(), EXACTLY);
        }
    }

    @Test
    void groups_of_twins_and_leaves_of_every_kind_count_as_if_each_were_searched_from() {
        for (long seed = 0; seed < 60; seed++) {
            Graph graph = withTwinsAndLeaves(new Random(seed));
            assertAgree(raw(graph), new SlowPaths(graph).betweenness(), 1e-12, graph);
        }
    }

    /** A random core of 20, about which stand some who copy the ties of another, tied to it or not, and some with one neighbour only. */
    private static Graph withTwinsAndLeaves(Random random) {
        int core = 20;
        int n = 110;
        GraphBuilder graph = new GraphBuilder(n, random.nextBoolean(), Weighting.NONE);
        List<int[]> arcs = new ArrayList<>();
        List<int[]> members = new ArrayList<>();
        int groups = random.nextInt(5);
        for (int g = 0; g < groups; g++) {
            graph.group(1);
        }
        for (int a = 0; a < 30; a++) {
            arcs.add(new int[] {random.nextInt(core), random.nextInt(core)});
            if (groups > 0 && a % 3 == 0) {
                members.add(new int[] {random.nextInt(groups), random.nextInt(core)});
            }
        }
        for (int v = core; v < n; v++) {
            int model = random.nextInt(core);
            int kind = random.nextInt(5);
            if (kind == 0 || kind == 3) {
                arcs.add(new int[] {v, model});
            }
            if (kind == 1 || kind == 3) {
                int pair = graph.group(1);
                graph.member(pair, v).member(pair, model);
            }
            if (kind == 4) {
                arcs.add(new int[] {v, model});
                arcs.add(new int[] {model, v});
            }
            if (kind == 2 || kind == 4) {
                copy(arcs, 0, model, v);
                copy(arcs, 1, model, v);
                copy(members, 1, model, v);
            }
        }
        arcs.forEach(arc -> graph.arc(arc[0], arc[1]));
        members.forEach(member -> graph.member(member[0], member[1]));
        return graph.build();
    }

    /** Adds every pair of the first thirty in which {@code model} stands at {@code side} once more, with {@code copy} in its place. */
    private static void copy(List<int[]> pairs, int side, int model, int copy) {
        for (int[] pair : List.copyOf(pairs.subList(0, Math.min(30, pairs.size())))) {
            if (pair[side] == model) {
                int[] copied = pair.clone();
                copied[side] = copy;
                pairs.add(copied);
            }
        }
    }

    @Test
    void more_paths_than_a_double_can_count_leave_no_hole() {
        // a chain of diamonds: 2^1100 paths from end to end; the joints are 0, 3, 6, ..., two ways lead from each to
        // the next
        int diamonds = 1100;
        GraphBuilder chain = undirected(3 * diamonds + 1);
        for (int d = 0; d < diamonds; d++) {
            int joint = 3 * d;
            chain.arc(joint, joint + 1)
                    .arc(joint, joint + 2)
                    .arc(joint + 1, joint + 3)
                    .arc(joint + 2, joint + 3);
        }
        double[] values = raw(chain.build());
        for (int d = 0; d < diamonds; d++) {
            double before = 3 * d;
            double after = 3 * (diamonds - d);
            double way = (before + 1) * (after - 2) / 2;
            assertThat(values[3 * d + 1]).isCloseTo(way, withinPercentage(1e-10));
            assertThat(values[3 * d + 2]).isCloseTo(way, withinPercentage(1e-10));
            assertThat(values[3 * d]).isCloseTo(before * after + (d == 0 ? .5 : 1), withinPercentage(1e-10));
        }
    }

    @Test
    void hubs_and_groups_of_hundreds_stand_between_all_whom_they_join() {
        // three hubs in a row; hub h is tied to 600 + h leaves, and the middle one stands in a group with 700 others
        int[] leaves = {600, 601, 602};
        int members = 700;
        int n = 3 + 600 + 601 + 602 + members;
        GraphBuilder graph = undirected(n).arc(0, 1).arc(1, 2);
        int next = 3;
        for (int hub = 0; hub < 3; hub++) {
            for (int leaf = 0; leaf < leaves[hub]; leaf++) {
                graph.arc(hub, next++);
            }
        }
        int club = graph.group(1);
        graph.member(club, 1);
        while (next < n) {
            graph.member(club, next++);
        }
        // beyond each of the hubs lie its leaves, one by one, and what is left in one or three parts that only it joins
        double[] values = raw(graph.build());
        assertThat(values[0]).isEqualTo(joined(600, n - 601));
        assertThat(values[2]).isEqualTo(joined(602, n - 603));
        assertThat(values[1]).isEqualTo(joined(601, 601, 603, members));
        assertThat(Arrays.copyOfRange(values, 3, n)).containsOnly(0);
    }

    /** How many pairs have their ends in different parts: so many of one vertex each, and parts of several. */
    private static double joined(int single, int... parts) {
        double pairs = single * (single - 1.0) / 2;
        double before = single;
        for (int part : parts) {
            pairs += before * part;
            before += part;
        }
        return pairs;
    }

    @Test
    void rows_of_thousands_count_each_path_once() {
        // 1,500 stand between each two of 20 who know nobody else: each carries 1 / 1,500 of the 190 pairs; the 20
        // share the pairs of the many
        int many = 1500;
        int few = 20;
        GraphBuilder graph = undirected(many + few);
        for (int v = 0; v < many; v++) {
            for (int u = 0; u < few; u++) {
                graph.arc(v, many + u);
            }
        }
        double[] values = raw(graph.build());
        double[] expected = new double[many + few];
        Arrays.fill(expected, 0, many, few * (few - 1) / 2.0 / many);
        Arrays.fill(expected, many, many + few, many * (many - 1) / 2.0 / few);
        assertThat(values).containsExactly(expected, within(1e-7));
    }

    @Test
    void every_small_graph_agrees_with_another_implementation() {
        for (Graph graph : SmallGraphs.digraphs()) {
            assertAgree(raw(graph), other(graph), 1e-12, graph);
        }
        for (Graph graph : SmallGraphs.undirected()) {
            assertAgree(raw(graph), other(graph), 1e-12, graph);
        }
    }

    private static double[] other(Graph graph) {
        Map<Integer, Double> scores = new BetweennessCentrality<>(JGraphTView.simple(graph)).getScores();
        double[] values = new double[graph.vertices()];
        scores.forEach((vertex, score) -> values[vertex] = score);
        return values;
    }

    @Test
    void of_some_sources_it_is_an_estimate_that_says_so() {
        Graph karate = NamedGraphs.karate();
        double[] exact = raw(karate);
        double[] mean = new double[34];
        for (int seed = 0; seed < 400; seed++) {
            Scores scores = scores(new Betweenness(Scale.RAW, 17, seed), karate);
            assertThat(scores.rounds()).isEqualTo(17);
            assertThat(scores.bound()).isNaN();
            assertThat(scores.note()).contains("17 of 34 sources");
            for (int v = 0; v < 34; v++) {
                mean[v] += scores.values()[v] / 400;
            }
        }
        assertThat(mean).containsExactly(exact, within(8.0));
        assertThat(scores(new Betweenness(Scale.RAW, 34, 1), karate).bound()).isZero();
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (long seed = 0; seed < 20; seed++) {
            Graph graph = PathGraphs.random(seed, 400);
            double[] one = raw(graph);
            try (Workers two = Workers.of(2)) {
                assertThat(new Betweenness(Scale.RAW).scores(graph, two).values())
                        .as("seed %d", seed)
                        .isEqualTo(one);
            }
        }
    }

    private static GraphBuilder undirected(int n) {
        return new GraphBuilder(n, false, Weighting.NONE);
    }

    private static double[] raw(Graph graph) {
        return scores(new Betweenness(Scale.RAW), graph).values();
    }

    private static double[] normalised(Graph graph) {
        return scores(new Betweenness(Scale.NORM), graph).values();
    }

    private static Scores scores(Centrality measure, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return measure.scores(graph, workers);
        }
    }
}
