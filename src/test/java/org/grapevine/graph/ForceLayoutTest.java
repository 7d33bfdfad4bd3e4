package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Places for pictures. */
class ForceLayoutTest {
    private static final Workers WORKERS = Workers.of(1);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static double[] places(int n, int[]... edges) {
        int[] from = Arrays.stream(edges).mapToInt(edge -> edge[0]).toArray();
        int[] to = Arrays.stream(edges).mapToInt(edge -> edge[1]).toArray();
        double[] pull = new double[edges.length];
        Arrays.fill(pull, 1);
        return ForceLayout.places(LongStream.range(0, n).toArray(), from, to, pull, 7, WORKERS);
    }

    private static double distance(double[] place, int u, int v) {
        return Math.hypot(place[2 * u] - place[2 * v], place[2 * u + 1] - place[2 * v + 1]);
    }

    @Test
    void two_neighbours_come_to_rest_about_one_apart() {
        // the push 1/d balances the pull d^2 and the gravity .6 d/2 of each at .909
        assertThat(distance(places(2, new int[] {0, 1}), 0, 1)).isCloseTo(.909, within(.01));
    }

    @Test
    void the_ends_of_a_path_are_its_most_distant_vertices() {
        double[] place = places(4, new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3});
        double most = 0;
        for (int u = 0; u < 4; u++) {
            for (int v = 0; v < u; v++) {
                most = Math.max(most, distance(place, u, v));
            }
        }
        assertThat(distance(place, 0, 3)).isEqualTo(most);
    }

    @Test
    void two_triangles_stand_apart() {
        double[] place = places(
                6, new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 0}, new int[] {3, 4}, new int[] {4, 5}, new int[] {
                    5, 3
                });
        double within = Math.max(distance(place, 0, 1), Math.max(distance(place, 1, 2), distance(place, 2, 0)));
        for (int u = 0; u < 3; u++) {
            for (int v = 3; v < 6; v++) {
                assertThat(distance(place, u, v)).isGreaterThan(within);
            }
        }
    }

    @Test
    void the_middle_of_all_is_0_and_a_second_run_gives_the_same_bits() {
        int[][] star = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
        double[] place = places(7, star);
        double x = 0;
        double y = 0;
        for (int v = 0; v < 7; v++) {
            x += place[2 * v];
            y += place[2 * v + 1];
        }
        assertThat(x).isCloseTo(0, within(1e-9));
        assertThat(y).isCloseTo(0, within(1e-9));
        assertThat(places(7, star)).containsExactly(place);
        assertThat(places(0)).isEmpty();
    }

    @Test
    void the_order_of_vertices_moves_nobody_who_keeps_its_key() {
        long[] there = {5, 6, 7};
        long[] back = {7, 6, 5};
        double[] pull = {1, 1};
        double[] first = ForceLayout.places(there, new int[] {0, 1}, new int[] {1, 2}, pull, 3, WORKERS);
        double[] second = ForceLayout.places(back, new int[] {2, 1}, new int[] {1, 0}, pull, 3, WORKERS);
        for (int v = 0; v < 3; v++) {
            assertThat(second[2 * (2 - v)]).isCloseTo(first[2 * v], within(.02));
            assertThat(second[2 * (2 - v) + 1]).isCloseTo(first[2 * v + 1], within(.02));
        }
    }
}
