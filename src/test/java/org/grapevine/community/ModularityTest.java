package org.grapevine.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class ModularityTest {
    private static double modularity(Graph graph, double resolution, int... label) {
        try (Workers workers = Workers.of(2)) {
            return Modularity.of(graph, new Partition(label), resolution, workers);
        }
    }

    @Test
    void two_triangles_with_a_bridge_by_hand() {
        // 7 edges, 14 ends: 12 of them within the triangles, each of which has strength 7: 12/14 - 2 (7/14)^2 = 5/14
        Graph graph = NamedGraphs.undirected(6, "0-1 0-2 1-2 2-3 3-4 3-5 4-5");
        assertThat(modularity(graph, 1, 0, 0, 0, 3, 3, 3)).isCloseTo(5 / 14.0, within(1e-15));
        assertThat(modularity(graph, 2, 0, 0, 0, 3, 3, 3)).isCloseTo(-2 / 14.0, within(1e-15));
        assertThat(modularity(graph, 1, 0, 0, 0, 0, 0, 0)).isCloseTo(0, within(1e-15));
    }

    @Test
    void the_split_of_the_karate_club_has_modularity_0371() {
        // Zachary's split with member 9 (8 here) on the officers' side
        int[] side = new int[34];
        for (int v : new int[] {8, 9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33}) {
            side[v] = 1;
        }
        assertThat(modularity(NamedGraphs.karate(), 1, side)).isCloseTo(.371, within(5e-4));
    }

    @Test
    void a_group_counts_as_all_pairs_of_its_members() {
        // groups {0, 1, 2} and {2, 3} are a triangle and an edge: 8 ends, {0, 1, 2} has 6 inside and strength 7
        GraphBuilder builder = new GraphBuilder(4, false, Weighting.NONE);
        int triangle = builder.group(1);
        int edge = builder.group(1);
        builder.member(triangle, 0).member(triangle, 1).member(triangle, 2);
        builder.member(edge, 2).member(edge, 3);
        assertThat(modularity(builder.build(), 1, 0, 0, 0, 3)).isCloseTo(6 / 8.0 - 50 / 64.0, within(1e-15));
    }

    @Test
    void every_kind_of_graph_has_the_modularity_of_the_definition_on_its_expanded_matrix() {
        for (Sample sample : RandomGraphs.first(240)) {
            RandomGenerator random = new SplittableRandom(sample.seed());
            int n = sample.graph().vertices();
            int[] label = random.ints(n, 0, 1 + random.nextInt(n)).toArray();
            double resolution = .5 + random.nextDouble();
            assertAgree(
                    new double[] {modularity(sample.graph(), resolution, label)},
                    new double[] {PlainModularity.of(sample.graph(), label, resolution)},
                    1e-12,
                    sample);
        }
    }

    @Test
    void a_graph_without_ties_has_none() {
        assertThat(modularity(new GraphBuilder(3, true, Weighting.NONE).build(), 1, 0, 1, 1))
                .isZero();
        assertThat(modularity(new GraphBuilder(0, false, Weighting.NONE).build(), 1))
                .isZero();
    }

    @Test
    void a_partition_of_another_graph_and_a_resolution_below_zero_are_refused() {
        assertThatThrownBy(() -> modularity(NamedGraphs.path5(), 1, 0, 1))
                .hasMessage("partition of 2 vertices, 5 in the graph");
        assertThatThrownBy(() -> modularity(NamedGraphs.path5(), -1, 0, 0, 0, 0, 0))
                .hasMessageContaining("resolution -1.0");
    }

    @Test
    void communities_are_numbered_by_size_then_by_their_smallest_vertex() {
        Partition partition = new Partition(new int[] {4, 2, 2, 0, 0, 0, 5});
        assertThat(partition.of).containsExactly(2, 1, 1, 0, 0, 0, 3);
        assertThat(partition.size).containsExactly(3, 2, 1, 1);
        assertThatThrownBy(() -> new Partition(new int[] {2, 0})).hasMessage("label 2 is not in [0, 2)");
    }
}
