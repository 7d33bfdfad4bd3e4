package org.grapevine.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.grapevine.graph.Edges;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class GeneratedGraphsTest {
    @Test
    void rmat_has_its_edges_no_isolates_and_hubs() {
        try (Workers workers = Workers.of(2)) {
            Edges edges = Rmat.edges(12, 16, 1, workers);
            assertThat(edges.size()).isEqualTo(16 << 12);
            Graph graph = edges.graph(false, Weighting.NONE, workers);
            int[] degree = new int[graph.vertices()];
            for (int v = 0; v < degree.length; v++) {
                degree[v] = graph.out().degree(v);
            }
            Arrays.sort(degree);
            double mean = (double) graph.out().size() / degree.length;
            assertThat(degree[0]).isPositive();
            assertThat(mean).isBetween(20.0, 40.0);
            assertThat(degree[degree.length / 2]).isLessThan((int) (mean / 2));
            assertThat(degree[degree.length - 1]).isGreaterThan((int) (20 * mean));
        }
    }

    @Test
    void rmat_is_the_same_on_any_number_of_threads_and_another_with_another_seed() {
        try (Workers one = Workers.of(1);
                Workers three = Workers.of(3)) {
            Edges edges = Rmat.edges(13, 16, 5, one);
            assertThat(Rmat.edges(13, 16, 5, three).from).isEqualTo(edges.from);
            assertThat(Rmat.edges(13, 16, 5, three).to).isEqualTo(edges.to);
            assertThat(Rmat.edges(13, 16, 6, three).to).isNotEqualTo(edges.to);
        }
    }

    @Test
    void a_client_network_has_households_clubs_of_heavy_tail_and_two_referrals_a_newcomer() {
        Graph graph = clients(20_000, true);
        Memberships groups = graph.memberships();
        int households = 0;
        int clubs = 0;
        int hundreds = 0;
        for (int g = 0; g < groups.groups(); g++) {
            households += groups.members(g) <= 6 ? 1 : 0;
            clubs += groups.members(g) > 10 && groups.members(g) < 100 ? 1 : 0;
            hundreds += groups.members(g) >= 100 ? 1 : 0;
        }
        assertThat(20_000.0 / households).isBetween(3.1, 3.5); // the mean of 1 2 2 3 3 3 4 4 5 6
        assertThat(clubs).isBetween(200, 600);
        assertThat(hundreds).isBetween(30, 120);
        assertThat(groups.size() / 20_000.0).isBetween(2.3, 2.9);
        assertThat(graph.out().size() / 20_000.0).isBetween(1.8, 2.0);
        int most = 0;
        for (int v = 0; v < graph.vertices(); v++) {
            assertThat(groups.ofVertex.degree(v)).isPositive();
            most = Math.max(most, graph.out().degree(v));
        }
        assertThat(most).isGreaterThan(50);
    }

    @Test
    void ties_and_groups_can_be_left_out_and_the_rest_stays() {
        try (Workers workers = Workers.of(1)) {
            Graph whole = clients(1000, false);
            Graph ties = ClientGraph.graph(1000, 3, false, true, false, Weighting.NONE, workers);
            Graph groups = ClientGraph.graph(1000, 3, false, false, true, Weighting.NONE, workers);
            assertThat(ties.hasGroups()).isFalse();
            assertThat(ties.out().target).isEqualTo(whole.out().target);
            assertThat(groups.out().size()).isZero();
            assertThat(groups.memberships().ofGroup.target).isEqualTo(whole.memberships().ofGroup.target);
        }
    }

    @Test
    void people_of_six_times_as_many_circles_have_about_ten_memberships() {
        try (Workers workers = Workers.of(1)) {
            Graph graph = ClientGraph.graph(20_000, 6, 3, true, true, true, Weighting.NONE, workers);
            assertThat(graph.memberships().size() / 20_000.0).isBetween(9.5, 11.5); // 1 + 6 * (1.2 + .4)
            assertThatThrownBy(() -> ClientGraph.graph(20_000, 0, 3, true, true, true, Weighting.NONE, workers))
                    .hasMessage("times 0 is not in [1, 100]");
        }
    }

    @Test
    void sizes_beyond_reason_are_refused() {
        try (Workers workers = Workers.of(1)) {
            assertThatThrownBy(() -> Rmat.edges(40, 16, 1, workers)).hasMessage("scale 40 is not in [2, 28]");
            assertThatThrownBy(() -> Rmat.edges(27, 16, 1, workers)).hasMessage("edge factor 16 is not in [1, 15]");
            assertThatThrownBy(() -> ClientGraph.graph(3, 1, true, true, true, Weighting.NONE, workers))
                    .hasMessage("clients 3 is not in [50, 100000000]");
        }
    }

    private static Graph clients(int n, boolean directed) {
        try (Workers workers = Workers.of(1)) {
            return ClientGraph.graph(n, 3, directed, true, true, Weighting.NONE, workers);
        }
    }
}
