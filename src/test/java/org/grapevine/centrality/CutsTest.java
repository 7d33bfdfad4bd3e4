package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.grapevine.graph.BreadthFirst;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class CutsTest {
    @Test
    void the_middle_of_a_path_of_five_parts_four_pairs_and_its_neighbours_three() {
        assertThat(pairs(NamedGraphs.path5())).containsExactly(0, 3, 4, 3, 0);
        // once the middle is gone two pairs are left, which nobody can part
        assertThat(pairs(NamedGraphs.path5(), 2)).containsOnly(0);
        // once an end is gone: 1 - 2 - 3 - 4
        assertThat(pairs(NamedGraphs.path5(), 0)).containsExactly(0, 0, 2, 2, 0);
    }

    @Test
    void the_centre_of_a_star_parts_all_others() {
        assertThat(pairs(NamedGraphs.star5())).containsExactly(6, 0, 0, 0, 0);
    }

    @Test
    void members_of_a_group_stay_tied_without_whoever_else_is_in_it() {
        GraphBuilder builder = new GraphBuilder(4, false, Weighting.NONE);
        int club = builder.group(1);
        builder.member(club, 0).member(club, 1).member(club, 2).arc(2, 3);
        assertThat(pairs(builder.build())).containsExactly(0, 0, 2, 0);
    }

    @Test
    void on_small_random_graphs_each_loss_parts_those_pairs_whom_no_path_joins_afterwards() {
        for (long seed = 0; seed < 300; seed++) {
            Graph graph = PathGraphs.random(seed, 9);
            boolean[] removed = new boolean[graph.vertices()];
            removed[(int) (seed % removed.length)] = seed % 3 == 0;
            assertThat(pairs(graph, removed)).as("seed %d", seed).containsExactly(slowly(graph, removed));
        }
    }

    private static double[] slowly(Graph graph, boolean[] removed) {
        double[] pairs = new double[removed.length];
        int before = joined(graph, removed);
        for (int v = 0; v < pairs.length; v++) {
            if (!removed[v]) {
                boolean[] more = removed.clone();
                more[v] = true;
                pairs[v] = before - joined(graph, more) - reached(graph, removed, v).length;
            }
        }
        return pairs;
    }

    /** How many unordered pairs of those left have a path. */
    private static int joined(Graph graph, boolean[] removed) {
        int ordered = 0;
        for (int v = 0; v < removed.length; v++) {
            ordered += removed[v] ? 0 : reached(graph, removed, v).length;
        }
        return ordered / 2;
    }

    private static int[] reached(Graph graph, boolean[] removed, int from) {
        boolean[] met = new boolean[removed.length];
        met[from] = true;
        for (boolean more = true; more; ) {
            more = false;
            for (int v = 0; v < met.length; v++) {
                for (int u = 0; met[v] && u < met.length; u++) {
                    if (!met[u] && !removed[u] && (tied(graph, v, u) || tied(graph, u, v))) {
                        met[u] = true;
                        more = true;
                    }
                }
            }
        }
        met[from] = false;
        return IntStream.range(0, met.length).filter(v -> met[v]).toArray();
    }

    private static boolean tied(Graph graph, int v, int u) {
        BreadthFirst search = BreadthFirst.along(graph);
        int reached = search.from(v, 1);
        return Arrays.stream(search.order, 1, reached).anyMatch(w -> w == u);
    }

    private static double[] pairs(Graph graph, int... removed) {
        boolean[] gone = new boolean[graph.vertices()];
        for (int v : removed) {
            gone[v] = true;
        }
        return pairs(graph, gone);
    }

    private static double[] pairs(Graph graph, boolean[] removed) {
        try (Workers workers = Workers.of(1)) {
            return new Cuts(graph, workers).pairs(removed);
        }
    }
}
