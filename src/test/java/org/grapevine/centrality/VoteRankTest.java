package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.junit.jupiter.api.Test;

class VoteRankTest {
    private static final VoteRank ALL = new VoteRank(Integer.MAX_VALUE);

    @Test
    void a_star_elects_its_centre_and_nobody_else() {
        assertThat(Laws.scores(ALL, NamedGraphs.star5())).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void of_two_triangles_one_is_elected_from_each_before_a_second() {
        assertThat(elected(ALL, NamedGraphs.broker7())).containsExactly(2, 4, 0, 5);
        assertThat(elected(ALL, NamedGraphs.disc6())).containsExactly(0, 3, 1);
        assertThat(elected(ALL, NamedGraphs.path5())).containsExactly(1, 3);
        assertThat(elected(ALL, NamedGraphs.kite10())).containsExactly(3, 5, 6, 8, 0, 1);
    }

    @Test
    void fewer_can_be_asked_for() {
        assertThat(Laws.scores(new VoteRank(2), NamedGraphs.broker7())).containsExactly(0, 0, 2, 0, 1, 0, 0);
        assertThatThrownBy(() -> new VoteRank(0)).hasMessage("elected 0 is not at least 1");
    }

    @Test
    void elections_go_as_when_all_votes_are_counted_each_time() {
        for (Graph graph : SmallGraphs.digraphs()) {
            assertAgree(Laws.scores(ALL, graph), slowly(graph), 0, graph);
        }
        for (Sample sample : RandomGraphs.first(240)) {
            assertAgree(Laws.scores(ALL, sample.graph()), slowly(sample.graph()), 0, sample);
        }
    }

    private static double[] slowly(Graph graph) {
        double[][] tied = Expanded.matrix(Expanded.underlying(graph));
        int n = tied.length;
        long whole = (long) Arrays.stream(tied).flatMapToDouble(Arrays::stream).sum();
        long[] ability = new long[n];
        Arrays.fill(ability, whole);
        List<Integer> elected = new ArrayList<>();
        while (true) {
            int best = -1;
            long most = 0;
            for (int v = 0; v < n; v++) {
                long votes = 0;
                for (int u = 0; u < n; u++) {
                    votes += tied[v][u] > 0 ? ability[u] : 0;
                }
                if (votes > most && !elected.contains(v)) {
                    best = v;
                    most = votes;
                }
            }
            if (best < 0) {
                break;
            }
            elected.add(best);
            ability[best] = 0;
            for (int u = 0; u < n; u++) {
                ability[u] = tied[best][u] > 0 ? Math.max(0, ability[u] - n) : ability[u];
            }
        }
        double[] scores = new double[n];
        for (int i = 0; i < elected.size(); i++) {
            scores[elected.get(i)] = elected.size() - i;
        }
        return scores;
    }

    private static List<Integer> elected(VoteRank rank, Graph graph) {
        double[] scores = Laws.scores(rank, graph);
        List<Integer> elected = new ArrayList<>();
        for (int v = 0; v < scores.length; v++) {
            if (scores[v] > 0) {
                elected.add(v);
            }
        }
        elected.sort((u, v) -> Double.compare(scores[v], scores[u]));
        return elected;
    }

    @Test
    void laws_hold() {
        Laws.twoModeEqualsExpanded(ALL, Expanded::underlying);
        Laws.threadsDoNotMatter(ALL);
        Laws.isolatesScore(ALL, 0);
    }
}
