package org.grapevine.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

/** Leiden, and label propagation, which shares its moves. */
class LeidenTest {
    private static final Leiden LEIDEN = new Leiden(1, 1);

    private static Partition leiden(Graph graph) {
        return leiden(graph, 1);
    }

    private static Partition leiden(Graph graph, double resolution) {
        try (Workers workers = Workers.of(1)) {
            return new Leiden(resolution, 1).partition(graph, workers);
        }
    }

    private static Partition propagation(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return new LabelPropagation(1).partition(graph, workers);
        }
    }

    private static double quality(Graph graph, Partition partition) {
        try (Workers workers = Workers.of(1)) {
            return Modularity.of(graph, partition, 1, workers);
        }
    }

    @Test
    void two_cliques_with_a_bridge_are_two_communities() {
        Graph graph = NamedGraphs.undirected(8, "0-1 0-2 0-3 1-2 1-3 2-3 3-4 4-5 4-6 4-7 5-6 5-7 6-7");
        assertThat(leiden(graph).of).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(propagation(graph).of).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }

    @Test
    void the_karate_club_reaches_its_maximum_in_four_communities() {
        // optimal by integer programming: Brandes et al., IEEE Trans. Knowledge and Data Engineering 20 (2008) 172-188
        Partition partition = leiden(NamedGraphs.karate());
        assertThat(partition.count()).isEqualTo(4);
        assertThat(quality(NamedGraphs.karate(), partition)).isCloseTo(.4198, within(5e-5));
    }

    @Test
    void the_southern_women_fall_into_the_two_sets_that_the_ethnographers_saw() {
        // the first nine and the last nine, with Pearl and Dorothy, Olivia and Flora on the margin: see Freeman,
        // "Finding social groups", in Dynamic Social Network Modeling and Analysis (2003) 39-97
        int[] of = leiden(NamedGraphs.southernWomen()).of;
        assertThat(Arrays.copyOfRange(of, 0, 7)).containsOnly(of[0]);
        assertThat(Arrays.copyOfRange(of, 9, 15)).containsOnly(of[9]);
        assertThat(of[0]).isNotEqualTo(of[9]);
    }

    @Test
    void a_ring_of_thirty_cliques_pairs_up_until_the_resolution_rises() {
        // Fortunato and Barthelemy, PNAS 104 (2007) 36-41
        GraphBuilder builder = new GraphBuilder(150, false, Weighting.NONE);
        for (int clique = 0; clique < 30; clique++) {
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < i; j++) {
                    builder.arc(5 * clique + i, 5 * clique + j);
                }
            }
            builder.arc(5 * clique, (5 * clique + 9) % 150);
        }
        Graph ring = builder.build();
        assertThat(leiden(ring, 1).count()).isLessThan(20);
        assertThat(leiden(ring, 3).size).hasSize(30).containsOnly(5);
    }

    @Test
    void each_clique_of_a_large_network_is_a_community() {
        // cliques of 5 to 13, numbers far apart: more vertices than are worked on in their own order, more arcs than
        // are iterated over
        int vertices = 33_000 * 9;
        int[] clique = new int[vertices];
        GraphBuilder builder = new GraphBuilder(vertices, false, Weighting.NONE);
        for (int c = 0, begin = 0; begin < vertices; c++) {
            int end = Math.min(vertices, begin + 5 + c % 9);
            for (int i = begin; i < end; i++) {
                clique[scattered(i, vertices)] = c;
                for (int j = begin; j < i; j++) {
                    builder.arc(scattered(i, vertices), scattered(j, vertices));
                }
            }
            begin = end;
        }
        Graph graph = builder.build();
        assertThat(graph.out().size()).isGreaterThan(2_000_000);
        int[] expected = new Partition(clique).of;
        assertThat(leiden(graph).of).isEqualTo(expected);
    }

    private static int scattered(int i, int n) {
        return (int) (i * 7_919L % n);
    }

    @Test
    void small_graphs_reach_the_maximum_over_all_partitions() {
        int checked = 0;
        for (Sample sample : RandomGraphs.first(240)) {
            int n = sample.graph().vertices();
            if (n <= 8) {
                checked++;
                double best = best(sample.graph(), new int[n], 0, 0);
                assertThat(quality(sample.graph(), leiden(sample.graph())))
                        .as(sample.toString())
                        .isCloseTo(best, within(1e-12));
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    private static double best(Graph graph, int[] label, int v, int used) {
        if (v == label.length) {
            return PlainModularity.of(graph, label, 1);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c <= used; c++) {
            label[v] = c;
            best = Math.max(best, best(graph, label, v + 1, Math.max(used, c + 1)));
        }
        return best;
    }

    @Test
    void groups_give_communities_as_good_as_their_pairs_would() {
        for (Sample sample : RandomGraphs.first(240)) {
            Graph expanded = Expanded.summed(sample.graph());
            Partition partition = leiden(sample.graph());
            double quality = quality(sample.graph(), partition);
            assertThat(quality(expanded, partition)).as(sample.toString()).isCloseTo(quality, within(1e-12));
            assertThat(quality)
                    .as(sample.toString())
                    .isGreaterThanOrEqualTo(quality(expanded, leiden(expanded)) - .005);
        }
    }

    @Test
    void every_community_is_connected() {
        for (Sample sample : RandomGraphs.first(240)) {
            double[][] tied = Expanded.matrix(sample.graph());
            for (Partition partition : new Partition[] {leiden(sample.graph()), propagation(sample.graph())}) {
                for (int c = 0; c < partition.count(); c++) {
                    assertThat(reached(tied, partition.of, c))
                            .as("community " + c + " of " + sample)
                            .isEqualTo(partition.size[c]);
                }
            }
        }
    }

    private static int reached(double[][] tied, int[] of, int c) {
        int n = of.length;
        boolean[] seen = new boolean[n];
        int[] queue = new int[n];
        int count = 0;
        for (int v = 0; v < n && count == 0; v++) {
            if (of[v] == c) {
                seen[v] = true;
                queue[count++] = v;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int u = 0; u < n; u++) {
                if (!seen[u] && of[u] == c && (tied[queue[i]][u] > 0 || tied[u][queue[i]] > 0)) {
                    seen[u] = true;
                    queue[count++] = u;
                }
            }
        }
        return count;
    }

    @Test
    void planted_communities_are_found() {
        int[] truth = PlantedGraphs.truth(20, 100);
        Graph tied = PlantedGraphs.tied(20, 100, 6, 3, 1);
        assertThat(SharedInformation.normalised(leiden(tied).of, truth)).isGreaterThan(.98);
        assertThat(SharedInformation.normalised(propagation(PlantedGraphs.tied(20, 100, 8, 1, 1)).of, truth))
                .isGreaterThan(.95);
        Graph grouped = PlantedGraphs.grouped(20, 100, 6, 1, 1);
        assertThat(SharedInformation.normalised(leiden(grouped).of, truth)).isGreaterThan(.95);
    }

    @Test
    void threads_do_not_matter() {
        Graph[] graphs = {PlantedGraphs.tied(40, 750, 8, 4, 2), PlantedGraphs.grouped(40, 500, 3, 4, 3)};
        for (Graph graph : graphs) {
            int[] expected = leiden(graph).of;
            int[] propagated = propagation(graph).of;
            for (int threads = 2; threads <= 3; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    assertThat(LEIDEN.partition(graph, workers).of).isEqualTo(expected);
                    assertThat(new LabelPropagation(1).partition(graph, workers).of)
                            .isEqualTo(propagated);
                }
            }
        }
    }

    @Test
    void two_clubs_of_forty_thousand_are_two_communities() {
        int half = 40_000;
        GraphBuilder builder = new GraphBuilder(2 * half, false, Weighting.NONE);
        int[] club = {builder.group(1), builder.group(1)};
        for (int v = 0; v < 2 * half; v++) {
            builder.member(club[v % 2], v);
            builder.arc(v, (v + 1) % (2 * half));
        }
        Partition partition = leiden(builder.build());
        assertThat(partition.size).containsExactly(half, half);
        assertThat(partition.of).startsWith(0, 1, 0, 1);
    }

    @Test
    void whoever_is_tied_to_nobody_is_a_community_of_its_own() {
        GraphBuilder builder = new GraphBuilder(4, true, Weighting.STRENGTH);
        builder.arc(3, 1);
        builder.member(builder.group(1), 0);
        int silent = builder.group(0);
        builder.member(silent, 0).member(silent, 2);
        for (Partition partition : new Partition[] {leiden(builder.build()), propagation(builder.build())}) {
            assertThat(partition.of).containsExactly(1, 0, 2, 0);
        }
        assertThat(leiden(new GraphBuilder(0, false, Weighting.NONE).build()).of)
                .isEmpty();
    }

    @Test
    void it_can_be_cancelled_and_refuses_a_resolution_that_is_none() {
        try (Workers workers = Workers.of(2)) {
            workers.cancel();
            assertThatThrownBy(() -> LEIDEN.partition(NamedGraphs.karate(), workers))
                    .isInstanceOf(CancellationException.class);
        }
        assertThatThrownBy(() -> new Leiden(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
