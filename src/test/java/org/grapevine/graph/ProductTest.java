package org.grapevine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProductTest {
    private static final Workers ONE = Workers.of(1);
    private static final Workers TWO = Workers.of(2);

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    @Test
    void a_group_of_three_brings_each_the_other_two() {
        GraphBuilder builder = new GraphBuilder(3, false, Weighting.STRENGTH);
        int group = builder.group(10);
        Graph graph =
                builder.member(group, 0, .5).member(group, 1).member(group, 2).build();
        double[] y = new double[3];
        new Product(graph, ONE).times(new double[] {1, 2, 4}, y);
        // 0 talks half: 10 * .5 * (2 + 4); 1: 10 * (1 + 4); 2: 10 * (1 + 2)
        assertThat(y).containsExactly(30, 50, 30);
        new Product(graph, ONE).transposedTimes(new double[] {1, 2, 4}, y);
        // 0 hears 10 * (2 + 4); 1: 10 * (.5 * 1 + 4); 2: 10 * (.5 * 1 + 2)
        assertThat(y).containsExactly(60, 45, 25);
    }

    @Test
    void a_member_alone_in_a_group_has_exactly_nothing_from_it() {
        GraphBuilder builder = new GraphBuilder(2, false, Weighting.STRENGTH);
        Graph graph = builder.member(builder.group(.3), 0, .7).build();
        double[] y = new double[2];
        new Product(graph, ONE).times(new double[] {.1, .2}, y);
        assertThat(y).containsExactly(0, 0);
        new Product(graph, ONE).transposedTimes(new double[] {.1, .2}, y);
        assertThat(y).containsExactly(0, 0);
    }

    @Test
    void where_all_others_have_nothing_a_member_gets_exactly_nothing() {
        GraphBuilder builder = new GraphBuilder(3, false, Weighting.STRENGTH);
        int group = builder.group(1);
        Graph graph = builder.member(group, 0).member(group, 1).member(group, 2).build();
        double[] y = new double[3];
        new Product(graph, ONE).times(new double[] {.1, 0, 0}, y);
        assertThat(y).containsExactly(0, .1, .1);
    }

    @Test
    void products_equal_those_with_the_dense_matrix() {
        for (Sample sample : RandomGraphs.first(240)) {
            double[][] matrix = Expanded.matrix(sample.graph());
            double[] x = values(sample.graph().vertices(), sample.seed());
            double[] y = new double[x.length];
            new Product(sample.graph(), TWO).times(x, y);
            assertAgree(y, dense(matrix, x, false), 1e-12, sample);
            new Product(sample.graph(), TWO).transposedTimes(x, y);
            assertAgree(y, dense(matrix, x, true), 1e-12, sample);
        }
    }

    @Test
    void the_sums_of_rows_are_a_product_with_ones() {
        for (Sample sample : RandomGraphs.first(240)) {
            double[] ones = new double[sample.graph().vertices()];
            double[] sums = new double[ones.length];
            double[] y = new double[ones.length];
            Product product = new Product(sample.graph(), TWO);
            product.sums(ones, sums);
            assertThat(ones).containsOnly(1);
            product.times(ones, y);
            assertAgree(sums, y, 1e-14, sample);
        }
    }

    @Test
    void a_group_whose_pairs_weigh_one_counts_as_one_whose_pairs_are_said_to() {
        // a second group whose one member has nobody in it, but another weight: then weights are looked up
        double[] x = {.1, .7, .2, .4};
        double[] plain = new double[4];
        double[] weighed = new double[4];
        for (boolean another : new boolean[] {false, true}) {
            GraphBuilder builder = new GraphBuilder(4, false, Weighting.STRENGTH);
            int group = builder.group(1);
            builder.member(group, 0).member(group, 1).member(group, 3).arc(1, 2, .5);
            if (another) {
                builder.member(builder.group(2), 2);
            }
            new Product(builder.build(), ONE).times(x, another ? weighed : plain);
        }
        assertSameBits(weighed, plain, "a pair of weight .5, a group of three");
        // 0: .7 + .4; 2: .5 * .7
        assertThat(plain[0]).isCloseTo(1.1, within(1e-15));
        assertThat(plain[2]).isEqualTo(.35);
    }

    @Test
    void rows_alone_are_each_done_once_in_any_number_of_blocks() {
        for (int n : new int[] {1, 511, 512, 513, 40_000}) {
            Product product = new Product(new GraphBuilder(n, false, Weighting.NONE).build(), TWO);
            int[] done = new int[n];
            double sum = product.rows((from, to) -> {
                for (int v = from; v < to; v++) {
                    done[v]++;
                }
                return to - from;
            });
            assertThat(sum).isEqualTo(n);
            assertThat(done).containsOnly(1);
            assertThat(product.largest((from, to) -> to)).isEqualTo(n);
        }
    }

    @Test
    void a_product_used_again_forgets_what_it_summed_before() {
        Graph graph = RandomGraphs.of(7).graph();
        Product product = new Product(graph, ONE);
        double[] x = values(graph.vertices(), 1);
        double[] first = new double[x.length];
        double[] again = new double[x.length];
        product.times(x, first);
        product.transposedTimes(values(graph.vertices(), 2), again);
        product.times(x, again);
        assertSameBits(again, first, graph);
    }

    @Test
    void one_thread_and_two_find_the_same_bits() {
        // large enough for many chunks of vertices and of groups
        for (int seed = 0; seed < 4; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Graph graph =
                    RandomGraphs.graph(random, 20_000, 100_000, 200, seed % 2 == 0, Weighting.STRENGTH, seed / 2 == 0);
            double[] x = values(graph.vertices(), seed);
            double[] one = new double[x.length];
            double[] two = new double[x.length];
            new Product(graph, ONE).times(x, one);
            new Product(graph, TWO).times(x, two);
            assertSameBits(two, one, "seed " + seed);
            new Product(graph, ONE).transposedTimes(x, one);
            new Product(graph, TWO).transposedTimes(x, two);
            assertSameBits(two, one, "seed " + seed);
        }
    }

    private static double[] values(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    private static double[] dense(double[][] matrix, double[] x, boolean transposed) {
        double[] y = new double[x.length];
        for (int u = 0; u < x.length; u++) {
            for (int v = 0; v < x.length; v++) {
                y[u] += (transposed ? matrix[v][u] : matrix[u][v]) * x[v];
            }
        }
        return y;
    }
}
