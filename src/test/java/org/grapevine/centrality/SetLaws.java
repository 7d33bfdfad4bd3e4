package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.grapevine.graph.Graph;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;

/** What holds for every measure of sets. */
final class SetLaws {
    static final double GREEDY = 1 - 1 / Math.E;
    private static final Offset<Double> EXACTLY = within(1e-11);

    private SetLaws() {}

    static KeyPlayers best(GroupCentrality measure, Graph graph, int size) {
        boolean[] everybody = new boolean[graph.vertices()];
        Arrays.fill(everybody, true);
        return best(measure, graph, size, everybody);
    }

    static KeyPlayers best(GroupCentrality measure, Graph graph, int size, boolean[] eligible) {
        try (Workers workers = Workers.of(1)) {
            return measure.best(graph, size, eligible, workers);
        }
    }

    static KeyPlayers of(GroupCentrality measure, Graph graph, int... set) {
        try (Workers workers = Workers.of(1)) {
            return measure.of(graph, set, workers);
        }
    }

    /** Every set of up to three has the value of the definition. */
    static void values_are_those_of_the_definition(
            GroupCentrality measure, Function<Graph, ToDoubleFunction<int[]>> definition) {
        for (long seed = 0; seed < 40; seed++) {
            Graph graph = PathGraphs.random(seed, 8);
            ToDoubleFunction<int[]> value = definition.apply(graph);
            for (int size = 0; size <= Math.min(3, graph.vertices()); size++) {
                for (int[] set : new SlowSets(graph).subsets(size)) {
                    KeyPlayers players = of(measure, graph, set);
                    assertThat(players.value())
                            .as("seed %d, %s", seed, Arrays.toString(set))
                            .isCloseTo(value.applyAsDouble(set), EXACTLY);
                }
            }
        }
    }

    /** The chosen set has the value it claims, its members are the greedy ones, and no set of that size passes the bound. */
    static void nothing_passes_the_bound(GroupCentrality measure, Function<Graph, ToDoubleFunction<int[]>> definition) {
        for (long seed = 0; seed < 60; seed++) {
            Graph graph = PathGraphs.random(seed, 7);
            ToDoubleFunction<int[]> value = definition.apply(graph);
            for (int size = 1; size <= Math.min(4, graph.vertices()); size++) {
                KeyPlayers players = best(measure, graph, size);
                double most = new SlowSets(graph).most(size, value);
                assertThat(players.value())
                        .as("seed %d, size %d", seed, size)
                        .isCloseTo(value.applyAsDouble(players.members()), EXACTLY);
                assertThat(players.bound()).as("seed %d, size %d", seed, size).isGreaterThanOrEqualTo(most - 1e-5);
                assertThat(players.aloneValue()).isCloseTo(value.applyAsDouble(players.alone()), EXACTLY);
            }
        }
    }

    /** On every fourth small graph and on random ones a monotone submodular value is at least 1 - 1/e of that of the best set. */
    static void greedy_is_within_its_guarantee(
            GroupCentrality measure, Function<Graph, BiFunction<int[], Integer, Double>> monotone) {
        List<Graph> small = SmallGraphs.undirected();
        for (int i = 0; i < small.size(); i += 4) {
            keepsGuarantee(measure, small.get(i), monotone.apply(small.get(i)), SmallGraphs.text(small.get(i)));
        }
        for (long seed = 0; seed < 200; seed++) {
            keepsGuarantee(
                    measure, PathGraphs.random(seed, 7), monotone.apply(PathGraphs.random(seed, 7)), "seed " + seed);
        }
    }

    private static void keepsGuarantee(
            GroupCentrality measure, Graph graph, BiFunction<int[], Integer, Double> monotone, String what) {
        for (int size = 1; size <= Math.min(3, graph.vertices()); size++) {
            int asked = size;
            double most = new SlowSets(graph).most(size, set -> monotone.apply(set, asked));
            assertThat(monotone.apply(best(measure, graph, size).members(), size))
                    .as(what)
                    .isGreaterThanOrEqualTo(GREEDY * most - 1e-12);
        }
    }

    /** Whoever is chosen adds most to those before him, ties to the smaller vertex: greedy, however lazy. */
    static void lazy_is_greedy(GroupCentrality measure, Function<Graph, ToDoubleFunction<int[]>> monotone) {
        for (long seed = 0; seed < 80; seed++) {
            Graph graph = PathGraphs.random(seed, 10);
            ToDoubleFunction<int[]> value = monotone.apply(graph);
            int[] chosen = best(measure, graph, 4).members();
            for (int i = 0; i < chosen.length; i++) {
                int[] before = Arrays.copyOf(chosen, i);
                int expected = -1;
                double most = 0;
                for (int v = 0; v < graph.vertices(); v++) {
                    double with = value.applyAsDouble(IntStream.concat(Arrays.stream(before), IntStream.of(v))
                            .toArray());
                    if (expected < 0 || with > most + 1e-9) {
                        expected = v;
                        most = with;
                    }
                }
                assertThat(chosen[i]).as("seed %d, member %d", seed, i).isEqualTo(expected);
            }
        }
    }

    static void two_mode_equals_expanded(GroupCentrality measure, UnaryOperator<Graph> expansion) {
        for (Sample sample : RandomGraphs.first(120)) {
            Graph expanded = expansion.apply(sample.graph());
            KeyPlayers players = best(measure, sample.graph(), 4);
            KeyPlayers expected = best(measure, expanded, 4);
            assertThat(players.members()).as(sample.toString()).isEqualTo(expected.members());
            assertThat(players.marginals()).as(sample.toString()).containsExactly(expected.marginals(), within(1e-12));
        }
    }

    static void names_do_not_matter(GroupCentrality measure) {
        for (Sample sample : RandomGraphs.first(120)) {
            int n = sample.graph().vertices();
            int[] name = RandomGraphs.permutation(n, sample.seed());
            int[] set = {0, n / 2, n - 1};
            int[] distinct = Arrays.stream(set).distinct().toArray();
            int[] renamed = Arrays.stream(distinct).map(v -> name[v]).toArray();
            assertThat(of(measure, RandomGraphs.relabelled(sample.graph(), name), renamed)
                            .marginals())
                    .as(sample.toString())
                    .containsExactly(of(measure, sample.graph(), distinct).marginals(), within(1e-12));
        }
    }

    /** The number of threads does not matter, to the bit. */
    static void threads_do_not_matter(GroupCentrality measure, int vertices) {
        for (long seed = 0; seed < 3; seed++) {
            Graph graph = RandomGraphs.graph(
                    new SplittableRandom(seed),
                    vertices,
                    3 * vertices,
                    seed == 0 ? 0 : 1 + vertices / 50,
                    seed == 1,
                    Weighting.NONE,
                    false);
            KeyPlayers one = best(measure, graph, 5);
            for (int threads = 2; threads <= 3; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    boolean[] everybody = new boolean[vertices];
                    Arrays.fill(everybody, true);
                    KeyPlayers many = measure.best(graph, 5, everybody, workers);
                    assertThat(many.members()).as("seed %d", seed).isEqualTo(one.members());
                    assertThat(many.marginals()).as("seed %d", seed).isEqualTo(one.marginals());
                    assertThat(new double[] {many.value(), many.bound(), many.aloneValue()})
                            .as("seed %d", seed)
                            .isEqualTo(new double[] {one.value(), one.bound(), one.aloneValue()});
                    assertThat(many.guarantee()).isEqualTo(one.guarantee());
                }
            }
        }
    }

    /** Only the eligible are chosen, and not more than there are. */
    static void only_the_eligible_are_chosen(GroupCentrality measure) {
        for (long seed = 0; seed < 40; seed++) {
            Graph graph = PathGraphs.random(seed, 16);
            boolean[] odd = new boolean[graph.vertices()];
            for (int v = 1; v < odd.length; v += 2) {
                odd[v] = true;
            }
            KeyPlayers players = best(measure, graph, 12, odd);
            assertThat(players.members()).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(players.members().length).isLessThanOrEqualTo(odd.length / 2);
            assertThat(Arrays.stream(players.members())).allMatch(v -> v % 2 == 1);
            assertThat(Arrays.stream(players.alone())).allMatch(v -> v % 2 == 1);
            assertThat(Arrays.stream(players.marginals()).sum() + players.none())
                    .isCloseTo(
                            players.marginals().length == 0 ? players.none() : sumOf(measure, graph, players), EXACTLY);
        }
    }

    private static double sumOf(GroupCentrality measure, Graph graph, KeyPlayers players) {
        KeyPlayers given = of(measure, graph, players.members());
        return Arrays.stream(given.marginals()).sum() + given.none();
    }
}
