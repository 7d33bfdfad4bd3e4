package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.junit.jupiter.api.Test;

/** What each measure says of five graphs that can be worked by hand, to the six digits to which the figures are known. */
class KnownValuesTest {
    private static final PageRank PAGE_RANK = new PageRank(.85, 1e-12, 1000);
    private static final Eigenvector EIGENVECTOR = new Eigenvector(1e-12, 1000);
    private static final Diffusion DIFFUSION = new Diffusion(Double.NaN, 0);

    @Test
    void star_of_a_centre_and_four_leaves() {
        Graph star = NamedGraphs.star5();
        has(new Degree(Scale.NORM), star, 1, .25, .25, .25, .25);
        has(new Betweenness(Scale.RAW), star, 6, 0, 0, 0, 0);
        has(new Betweenness(Scale.NORM), star, 1, 0, 0, 0, 0);
        has(new Closeness(), star, 1, .571429, .571429, .571429, .571429);
        has(new Harmonic(Scale.NORM), star, 1, .625, .625, .625, .625);
        has(PAGE_RANK, star, .475676, .131081, .131081, .131081, .131081);
        has(PAGE_RANK.towards(1), star, .459459, .247635, .097635, .097635, .097635);
        has(EIGENVECTOR, star, .707107, .353553, .353553, .353553, .353553);
        has(new Katz(.25, 1e-12, 1000), star, 2.666667, 1.666667, 1.666667, 1.666667, 1.666667);
        has(new Diffusion(.5, 2), star, 3, 1.5, 1.5, 1.5, 1.5);
        has(new Constraint(), star, .25, 1, 1, 1, 1);
        has(new EffectiveSize(), star, 4, 1, 1, 1, 1);
        has(new ShapleyDegree(), star, 2.2, .7, .7, .7, .7);
        has(new CollectiveInfluence(1), star, 0, 0, 0, 0, 0);
        has(new CollectiveInfluence(2), star, 0, 0, 0, 0, 0);
        assertThat(SetLaws.of(new KppNeg(1), star, 0).value()).isEqualTo(1);
    }

    @Test
    void path_of_five() {
        Graph path = NamedGraphs.path5();
        has(new Betweenness(Scale.RAW), path, 0, 3, 4, 3, 0);
        has(new Closeness(), path, .4, .571429, .666667, .571429, .4);
        has(new Harmonic(Scale.NORM), path, .520833, .708333, .75, .708333, .520833);
        has(PAGE_RANK, path, .134527, .245946, .239054, .245946, .134527);
        has(DIFFUSION, path, 2.488034, 4.309401, 4.976068, 4.309401, 2.488034);
        has(new CollectiveInfluence(1), path, 0, 1, 2, 1, 0);
        has(new ShapleyDegree(), path, .833333, 1.166667, 1, 1.166667, .833333);
        has(new VoteRank(10), path, 0, 2, 0, 1, 0);
        assertThat(new SlowSets(path).most(2, new SlowSets(path)::reach)).isEqualTo(1);
        assertThat(SetLaws.of(new KppPos(), path, 1, 3).value()).isEqualTo(1);
        assertThat(SetLaws.best(new KppNeg(1), path, 2).value()).isEqualTo(1);
        assertThat(SetLaws.best(new KppNeg(1), path, 2).members()).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void two_triangles_and_a_broker() {
        Graph broker = NamedGraphs.broker7();
        has(new Betweenness(Scale.RAW), broker, 0, 0, 8, 9, 8, 0, 0);
        assertThat(Laws.scores(new Closeness(), broker)[3]).isCloseTo(.6, within(1e-6));
        assertThat(Laws.scores(new Closeness(), broker)[2]).isCloseTo(.545455, within(1e-6));
        assertThat(Laws.scores(new Harmonic(Scale.NORM), broker)[2]).isCloseTo(.694444, within(1e-6));
        assertThat(Laws.scores(new Harmonic(Scale.NORM), broker)[3]).isCloseTo(.666667, within(1e-6));
        has(PAGE_RANK, broker, .127344, .127344, .182803, .125017, .182803, .127344, .127344);
        has(new Constraint(), broker, 1.006944, 1.006944, .611111, .5, .611111, 1.006944, 1.006944);
        assertThat(Laws.scores(new EffectiveSize(), broker)[3]).isEqualTo(2);
        assertThat(Laws.scores(new EffectiveSize(), broker)[2]).isCloseTo(2.333333, within(1e-6));
        has(new CollectiveInfluence(1), broker, 3, 3, 6, 4, 6, 3, 3);
        has(DIFFUSION, broker, 3.515848, 3.515848, 4.745920, 3.941711, 4.745920, 3.515848, 3.515848);
        assertThat(SetLaws.best(new KppNeg(1), broker, 2).members()).containsExactly(2, 4);
        assertThat(SetLaws.best(new KppNeg(1), broker, 2).value()).isCloseTo(.8, within(1e-12));
        assertThat(SetLaws.of(new KppNeg(1), broker, 3).value()).isCloseTo(.6, within(1e-12));
        assertThat(new SlowSets(broker).unreachable(new int[] {3})).isCloseTo(.6, within(1e-6));
        assertThat(new SlowSets(broker).unreachable(new int[] {2})).isCloseTo(.533333, within(1e-6));
    }

    @Test
    void a_triangle_an_edge_and_an_isolate() {
        Graph islands = NamedGraphs.disc6();
        has(new Harmonic(Scale.NORM), islands, .4, .4, .4, .2, .2, 0);
        has(new Closeness(), islands, .4, .4, .4, .2, .2, 0);
        has(PAGE_RANK, islands, .194175, .194175, .194175, .194175, .194175, .029126);
        has(EIGENVECTOR, islands, .577350, .577350, .577350, 0, 0, 0);
        has(new Core(), islands, 2, 2, 2, 1, 1, 0);
        has(new Katz(.25, 1e-12, 1000), islands, 2, 2, 2, 1.333333, 1.333333, 1);
        has(new Diffusion(Double.NaN, 1), islands, 1, 1, 1, .5, .5, 0);
        has(new Constraint(), islands, 1.125, 1.125, 1.125, 1, 1, Double.NaN);
        has(new ShapleyDegree(), islands, 1, 1, 1, 1, 1, 1);
        KeyPlayers pair = SetLaws.best(new KppPos(), islands, 2);
        assertThat(pair.members()).containsExactly(0, 3);
        assertThat(pair.value()).isCloseTo(.833333, within(1e-6));
    }

    @Test
    void on_the_kite_central_means_what_it_is_asked_for() {
        Graph kite = NamedGraphs.kite10();
        first(new Degree(Scale.NORM), kite, .666667, 3);
        first(new Closeness(), kite, .642857, 5, 6);
        first(new Betweenness(Scale.RAW), kite, 14, 7);
        first(new Betweenness(Scale.NORM), kite, .388889, 7);
        first(PAGE_RANK, kite, .147148, 3);
        first(EIGENVECTOR, kite, .481021, 3);
        has(new Core(), kite, 3, 3, 3, 3, 3, 3, 3, 2, 1, 1);
        has(new VoteRank(10), kite, 2, 1, 0, 6, 0, 5, 4, 0, 3, 0);
    }

    private static void has(Centrality measure, Graph graph, double... expected) {
        assertThat(Laws.scores(measure, graph)).as(measure.toString()).containsExactly(expected, within(1e-6));
    }

    private static void first(Centrality measure, Graph graph, double score, int... leaders) {
        double[] scores = Laws.scores(measure, graph);
        for (int leader : leaders) {
            assertThat(scores[leader]).as(measure.toString()).isCloseTo(score, within(1e-6));
        }
        assertThat(Arrays.stream(scores).filter(s -> s > score - 1e-6)).hasSize(leaders.length);
    }
}
