package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class GroupBetweennessTest {
    private static final GroupBetweenness PATHS = new GroupBetweenness(1);

    @Test
    void all_introductions_in_a_star_go_through_its_centre() {
        assertThat(SetLaws.of(PATHS, NamedGraphs.star5(), 0).value()).isEqualTo(1);
        assertThat(SetLaws.of(PATHS, NamedGraphs.star5(), 1).value()).isZero();
        assertThat(SetLaws.best(PATHS, NamedGraphs.star5(), 3).members()).containsExactly(0);
    }

    @Test
    void a_path_is_met_once_however_many_of_its_vertices_are_members() {
        // six pairs of the path 0 1 2 3 4 are not tied; the middle lies in 0-3, 0-4, 1-3, 1-4; 1 adds 0-2
        KeyPlayers players = SetLaws.best(PATHS, NamedGraphs.path5(), 3);
        assertThat(players.members()).containsExactly(2, 1, 3);
        assertThat(players.marginals()).containsExactly(new double[] {4 / 6.0, 1 / 6.0, 1 / 6.0}, within(1e-11));
        assertThat(players.bound()).isCloseTo(1, within(1e-9));
    }

    @Test
    void half_of_the_paths_is_half_of_the_pair() {
        Graph ring = NamedGraphs.undirected(4, "0-1 1-2 2-3 3-0");
        assertThat(SetLaws.of(PATHS, ring, 0).value()).isCloseTo(.25, within(1e-12));
        assertThat(SetLaws.of(PATHS, ring, 0, 2).value()).isCloseTo(.5, within(1e-12));
        assertThat(SetLaws.of(PATHS, ring, 0, 1, 2, 3).value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_set_of_one_has_his_own_betweenness() {
        // pairs not tied: 45 - 18
        double[] single = Laws.scores(new Betweenness(Scale.RAW), NamedGraphs.kite10());
        for (int v = 0; v < single.length; v++) {
            assertThat(SetLaws.of(PATHS, NamedGraphs.kite10(), v).value()).isCloseTo(single[v] / 27, within(1e-11));
        }
    }

    @Test
    void laws_hold_where_all_paths_are_counted() {
        SetLaws.values_are_those_of_the_definition(PATHS, graph -> new SlowPaths(graph)::met);
        SetLaws.nothing_passes_the_bound(PATHS, graph -> new SlowPaths(graph)::met);
        SetLaws.lazy_is_greedy(PATHS, graph -> new SlowPaths(graph)::met);
        SetLaws.greedy_is_within_its_guarantee(PATHS, graph -> {
            SlowPaths slow = new SlowPaths(graph);
            return (set, asked) -> slow.met(set);
        });
        SetLaws.names_do_not_matter(PATHS);
        SetLaws.threads_do_not_matter(PATHS, 300);
        SetLaws.only_the_eligible_are_chosen(PATHS);
    }

    @Test
    void groups_are_paths_of_their_own_as_arcs_would_be_between_other_pairs() {
        // where no pair is tied twice a group is the same as its pairs
        GraphBuilder grouped =
                new GraphBuilder(8, false, Weighting.NONE).arc(3, 4).arc(4, 5);
        int first = grouped.group(1);
        grouped.member(first, 0).member(first, 1).member(first, 2).member(first, 3);
        int second = grouped.group(1);
        grouped.member(second, 5).member(second, 6).member(second, 7).member(second, 1);
        Graph graph = grouped.build();
        KeyPlayers players = SetLaws.best(PATHS, graph, 3);
        KeyPlayers expected = SetLaws.best(PATHS, Expanded.simple(graph), 3);
        assertThat(players.members()).isEqualTo(expected.members());
        assertThat(players.marginals()).containsExactly(expected.marginals(), within(1e-12));
    }

    @Test
    void drawn_paths_are_shortest_and_every_one_as_likely_as_another() {
        for (long seed = 0; seed < 12; seed++) {
            Graph graph = PathGraphs.random(seed, 12);
            PathSamples paths = draw(graph, seed, 40_000);
            double[] on = new double[graph.vertices()];
            for (int e = 0; e < paths.entries(); e++) {
                on[paths.inside(e)]++;
            }
            double pairs = graph.vertices() * (graph.vertices() - 1.0);
            double[] expected = new SlowPaths(graph).betweenness();
            for (int v = 0; v < on.length; v++) {
                // four standard deviations
                double p = expected[v] * (graph.directed() ? 1 : 2) / pairs;
                assertThat(on[v] / paths.size())
                        .as("seed %d, vertex %d", seed, v)
                        .isCloseTo(p, within(1e-9 + 4 * Math.sqrt(p * (1 - p) / paths.size())));
            }
        }
    }

    private static PathSamples draw(Graph graph, long seed, int count) {
        try (Workers workers = Workers.of(1)) {
            PathSamples paths = new PathSamples(graph, seed, workers);
            paths.growTo(count / 3);
            paths.growTo(count);
            return paths;
        }
    }

    @Test
    void on_a_graph_too_large_to_count_the_proof_holds_against_the_true_value() {
        // a ring of 60 stars of 40 leaves each, in the middle of the first of which sits the whole traffic of a hub
        int stars = 60;
        int leaves = 40;
        GraphBuilder builder = new GraphBuilder(stars * (leaves + 1) + 1, false, Weighting.NONE);
        for (int star = 0; star < stars; star++) {
            builder.arc(stars * (leaves + 1), star);
            for (int leaf = 0; leaf < leaves; leaf++) {
                builder.arc(star, stars + star * leaves + leaf);
            }
        }
        Graph graph = builder.build();
        int hub = stars * (leaves + 1);
        KeyPlayers players = SetLaws.best(PATHS, graph, 3);
        // all pairs of different stars pass the hub; one star of leaves passes its centre
        assertThat(players.members()[0]).isEqualTo(hub);
        double n = graph.vertices();
        double pairs = n * (n - 1) - 2 * (n - 1);
        double inStar = leaves * (leaves - 1.0) + 2.0 * leaves;
        double throughHub = pairs - stars * inStar;
        double best = (throughHub + 2 * inStar) / pairs;
        assertThat(players.value()).isCloseTo(best, within(.01));
        assertThat(players.bound()).isGreaterThanOrEqualTo(best - .01);
        assertThat(players.guarantee()).contains("99 % confidence").contains("drawn at random");
        assertThat(SetLaws.of(PATHS, graph, hub).value()).isCloseTo(throughHub / pairs, within(.01));
    }

    @Test
    void drawn_paths_are_the_same_on_any_number_of_threads() {
        Graph graph = RandomGraphs.graph(new SplittableRandom(5), 2100, 8000, 40, true, Weighting.NONE, false);
        PathSamples one = draw(graph, 7, 3000);
        try (Workers workers = Workers.of(3)) {
            PathSamples many = new PathSamples(graph, 7, workers);
            many.growTo(3000);
            assertThat(many.entries()).isEqualTo(one.entries()).isPositive();
            assertThat(IntStream.range(0, many.entries()).map(many::inside).toArray())
                    .isEqualTo(
                            IntStream.range(0, one.entries()).map(one::inside).toArray());
            assertThat(IntStream.rangeClosed(0, 3000).map(many::begin).toArray())
                    .isEqualTo(IntStream.rangeClosed(0, 3000).map(one::begin).toArray());
        }
    }
}
