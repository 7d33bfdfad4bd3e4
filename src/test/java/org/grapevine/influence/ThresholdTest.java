package org.grapevine.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Linear Threshold: everybody listens to one of those who could tell, in proportion to the weights, or to nobody. */
class ThresholdTest {
    private static final Workers WORKERS = Workers.of(2);
    private static final int SETS = 100_000;

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    @Test
    void a_chain_is_heard_to_its_end_with_the_product_of_its_weights() {
        // 0 -> 1 -> 2, weights .6 and .5: 1 + .6 + .3
        InfluenceModel model = threshold(new GraphBuilder(3, true, Weighting.PROBABILITY)
                .arc(0, 1, -Math.log1p(-.6))
                .arc(1, 2, -Math.log1p(-.5))
                .build());
        assertThat(worlds(model.graph(), new int[] {0})).isCloseTo(1.9, within(1e-12));
        SeedSet first = Maximizer.judge(model, new int[] {0}, SETS, 1, WORKERS);
        assertThat(first.worth()).isCloseTo(1.9, within(4 * first.error()));
    }

    @Test
    void the_ways_of_a_seed_are_those_whom_it_tells_first() {
        // 0 counts itself 1; through 1 it brings .6 and, further on, .3
        InfluenceModel chain = threshold(new GraphBuilder(3, true, Weighting.PROBABILITY)
                .arc(0, 1, -Math.log1p(-.6))
                .arc(1, 2, -Math.log1p(-.5))
                .build());
        SeedSet first = Maximizer.judge(chain, new int[] {0}, SETS, 1, WORKERS);
        List<SeedSet.Way> ways = first.ways(SETS).get(0);
        assertThat(ways).extracting(SeedSet.Way::toVertex).containsExactlyInAnyOrder(-1, 1);
        for (SeedSet.Way way : ways) {
            assertThat(way.worth()).isCloseTo(way.toVertex() == 1 ? .9 : 1, within(4 * first.error()));
        }
        assertThat(ways.stream().mapToDouble(SeedSet.Way::worth).sum()).isCloseTo(first.worth(), within(1e-9));
    }

    @Test
    void what_is_told_in_a_group_leaves_through_the_group() {
        GraphBuilder builder = new GraphBuilder(3, true, Weighting.PROBABILITY);
        int group = builder.group(-Math.log1p(-.3));
        for (int v = 0; v < 3; v++) {
            builder.member(group, v);
        }
        InfluenceModel club = threshold(builder.build());
        SeedSet first = Maximizer.judge(club, new int[] {0}, SETS, 1, WORKERS);
        assertThat(first.ways(SETS).get(0)).extracting(SeedSet.Way::inGroup).containsExactlyInAnyOrder(-1, 0);
    }

    @Test
    void sampling_agrees_with_every_world_and_weights_above_one_share_it() {
        for (int seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            GraphBuilder builder = new GraphBuilder(6, true, Weighting.PROBABILITY);
            for (int u = 0; u < 6; u++) {
                for (int v = 0; v < 6; v++) {
                    if (u != v && random.nextInt(5) < 2) {
                        builder.arc(u, v, -Math.log1p(-(seed % 2 == 0 ? .5 : .1 + .7 * random.nextDouble())));
                    }
                }
            }
            Graph graph = builder.build();
            for (int[] seeds : new int[][] {{0}, {1, 4}}) {
                SeedSet judged = Maximizer.judge(threshold(graph), seeds, SETS, seed, WORKERS);
                assertThat(judged.worth())
                        .as("seed %d", seed)
                        .isCloseTo(worlds(graph, seeds), within(4 * judged.error() + 1e-9));
            }
        }
    }

    @Test
    void groups_speak_as_their_pairs_would() {
        InfluenceModel groups = threshold(clubs(false));
        InfluenceModel pairs = threshold(clubs(true));
        for (int[] seeds : new int[][] {{0}, {3, 11}}) {
            SeedSet one = Maximizer.judge(groups, seeds, SETS, 5, WORKERS);
            SeedSet other = Maximizer.judge(pairs, seeds, SETS, 6, WORKERS);
            assertThat(one.worth()).isCloseTo(other.worth(), within(4 * Math.hypot(one.error(), other.error())));
        }
    }

    /** Three clubs of five and seven and three that share nobody, and ties between them alone, so that no pair is tied twice. */
    private static Graph clubs(boolean pairs) {
        GraphBuilder builder = new GraphBuilder(15, true, Weighting.PROBABILITY);
        int[] begin = {0, 5, 12, 15};
        for (int g = 0; g < 3; g++) {
            double p = .05 + .04 * g;
            int group = pairs ? -1 : builder.group(p);
            for (int v = begin[g]; v < begin[g + 1]; v++) {
                if (!pairs) {
                    builder.member(group, v);
                }
                for (int u = begin[g]; pairs && u < begin[g + 1]; u++) {
                    if (u != v) {
                        builder.arc(u, v, -Math.log1p(-p));
                    }
                }
            }
        }
        return builder.arc(0, 5, .3).arc(6, 12, .4).arc(13, 1, .2).arc(2, 8, .5).build();
    }

    private static InfluenceModel threshold(Graph graph) {
        return InfluenceModel.ignite(graph).withSpread(InfluenceModel.Spread.THRESHOLD);
    }

    /** How many hear from {@code seeds}, by going through whom everybody could listen to. */
    private static double worlds(Graph graph, int[] seeds) {
        return worlds(graph, seeds, new int[graph.vertices()], 0);
    }

    private static double worlds(Graph graph, int[] seeds, int[] listens, int v) {
        if (v == listens.length) {
            return heard(seeds, listens);
        }
        Arcs in = graph.in();
        double sum = 0;
        for (int a = in.offset[v]; a < in.offset[v + 1]; a++) {
            sum += in.weight(a);
        }
        double scale = 1 / Math.max(1, sum);
        listens[v] = -1;
        double heard = sum < 1 ? (1 - sum) * worlds(graph, seeds, listens, v + 1) : 0;
        for (int a = in.offset[v]; a < in.offset[v + 1]; a++) {
            listens[v] = in.target[a];
            heard += scale * in.weight(a) * worlds(graph, seeds, listens, v + 1);
        }
        return heard;
    }

    private static int heard(int[] seeds, int[] listens) {
        boolean[] heard = new boolean[listens.length];
        Arrays.stream(seeds).forEach(v -> heard[v] = true);
        for (int round = 0; round < listens.length; round++) {
            for (int v = 0; v < listens.length; v++) {
                heard[v] |= listens[v] >= 0 && heard[listens[v]];
            }
        }
        int count = 0;
        for (boolean one : heard) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
