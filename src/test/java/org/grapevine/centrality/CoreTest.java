package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.JGraphTView;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.jgrapht.alg.scoring.Coreness;
import org.junit.jupiter.api.Test;

class CoreTest {
    private static final Core CORE = new Core();

    @Test
    void a_triangle_is_of_core_two_an_edge_of_one_an_isolate_of_none() {
        assertThat(Laws.scores(CORE, NamedGraphs.disc6())).containsExactly(2, 2, 2, 1, 1, 0);
        assertThat(Laws.scores(CORE, NamedGraphs.kite10())).containsExactly(3, 3, 3, 3, 3, 3, 3, 2, 1, 1);
    }

    @Test
    void every_small_graph_has_the_core_numbers_of_jgrapht() {
        SmallGraphs.undirected().forEach(CoreTest::compare);
        SmallGraphs.digraphs().forEach(CoreTest::compare);
    }

    private static void compare(Graph graph) {
        double[] expected = new double[graph.vertices()];
        new Coreness<>(JGraphTView.simple(Expanded.underlying(graph)))
                .getScores()
                .forEach((v, core) -> expected[v] = core);
        assertAgree(Laws.scores(CORE, graph), expected, 0, graph);
    }

    @Test
    void core_numbers_are_those_found_by_taking_away_whoever_has_too_few_neighbours_left() {
        for (Sample sample : RandomGraphs.first(240)) {
            assertAgree(
                    Laws.scores(CORE, sample.graph()),
                    slowly(Expanded.matrix(Expanded.underlying(sample.graph()))),
                    0,
                    sample);
        }
    }

    private static double[] slowly(double[][] tied) {
        double[] core = new double[tied.length];
        for (int k = 1; k < tied.length; k++) {
            boolean[] gone = new boolean[tied.length];
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int v = 0; v < tied.length; v++) {
                    if (!gone[v] && neighboursLeft(tied[v], gone) < k) {
                        gone[v] = true;
                        changed = true;
                    }
                }
            }
            for (int v = 0; v < tied.length; v++) {
                core[v] = gone[v] ? core[v] : k;
            }
        }
        return core;
    }

    private static int neighboursLeft(double[] row, boolean[] gone) {
        int count = 0;
        for (int u = 0; u < row.length; u++) {
            count += row[u] > 0 && !gone[u] ? 1 : 0;
        }
        return count;
    }

    @Test
    void also_where_groups_of_hundreds_overlap() {
        for (long seed = 0; seed < 8; seed++) {
            compare(overlappingGroups(seed));
        }
    }

    private static Graph overlappingGroups(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int n = 350;
        GraphBuilder builder = new GraphBuilder(n, seed % 2 == 0, Weighting.NONE);
        for (int g = 0; g < 9; g++) {
            int group = builder.group(1);
            int from = random.nextInt(n);
            for (int i = random.nextInt(240); i > 0; i--) {
                builder.member(group, random.nextInt(5) == 0 ? random.nextInt(n) : (from + i) % n);
            }
        }
        for (int a = 0; a < 300; a++) {
            builder.arc(random.nextInt(n), random.nextInt(n));
        }
        return builder.build();
    }

    @Test
    void laws_hold() {
        Laws.twoModeEqualsExpanded(CORE, Expanded::underlying);
        Laws.relabellingPermutes(CORE);
        Laws.threadsDoNotMatter(CORE);
        Laws.isolatesScore(CORE, 0);
    }

    @Test
    void the_karate_club_has_ten_members_in_its_inmost_core_the_fourth() {
        double[] core = Laws.scores(CORE, NamedGraphs.karate());
        assertThat(Arrays.stream(core).max()).hasValue(4);
        assertThat(Arrays.stream(core).filter(k -> k == 4)).hasSize(10);
    }
}
