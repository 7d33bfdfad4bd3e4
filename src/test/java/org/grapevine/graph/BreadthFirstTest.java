package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreadthFirstTest {
    @Test
    void it_follows_arcs_and_crosses_groups_in_one_hop() {
        GraphBuilder builder = new GraphBuilder(6, true, Weighting.NONE);
        builder.arc(0, 1).arc(2, 1).arc(3, 4);
        int club = builder.group(1);
        builder.member(club, 1).member(club, 2).member(club, 3);
        BreadthFirst search = BreadthFirst.along(builder.build());

        assertThat(search.from(0)).isEqualTo(5);
        assertThat(search.distance).containsExactly(0, 1, 2, 2, 3, -1);
        assertThat(search.eccentricity()).isEqualTo(3);
        assertThat(search.from(4)).isEqualTo(1);
        assertThat(search.distance).containsExactly(-1, -1, -1, -1, 0, -1);
    }

    @Test
    void distances_are_those_of_the_graph_with_all_pairs_made() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(30);
            GraphBuilder builder = new GraphBuilder(n, random.nextBoolean(), Weighting.NONE);
            for (int arcs = random.nextInt(2 * n); arcs > 0; arcs--) {
                builder.arc(random.nextInt(n), random.nextInt(n));
            }
            for (int groups = random.nextInt(4); groups > 0; groups--) {
                int group = builder.group(1);
                for (int members = random.nextInt(8); members > 0; members--) {
                    builder.member(group, random.nextInt(n));
                }
            }
            Graph graph = builder.build();
            for (boolean bothWays : new boolean[] {false, true}) {
                int[][] expected = allPairs(graph, bothWays);
                BreadthFirst search = bothWays ? BreadthFirst.bothWays(graph) : BreadthFirst.along(graph);
                for (int v = 0; v < n; v++) {
                    search.from(v);
                    assertThat(search.distance)
                            .as("seed %d, both ways %b, from %d", seed, bothWays, v)
                            .isEqualTo(expected[v]);
                }
            }
        }
    }

    /** Distances by Floyd's algorithm on the graph with every pair of members made an arc; -1 where there is no path. */
    static int[][] allPairs(Graph graph, boolean bothWays) {
        int n = graph.vertices();
        int[][] distance = new int[n][n];
        Neighbourhood neighbourhood = new Neighbourhood(graph);
        for (int v = 0; v < n; v++) {
            Arrays.fill(distance[v], n);
            distance[v][v] = 0;
            int count = bothWays ? neighbourhood.adjacent(v) : neighbourhood.successors(v);
            for (int i = 0; i < count; i++) {
                distance[v][neighbourhood.list[i]] = 1;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    distance[u][v] = Math.min(distance[u][v], distance[u][via] + distance[via][v]);
                }
            }
        }
        for (int[] row : distance) {
            Arrays.setAll(row, v -> row[v] == n ? -1 : row[v]);
        }
        return distance;
    }
}
