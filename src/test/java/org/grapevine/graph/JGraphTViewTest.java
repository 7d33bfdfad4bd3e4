package org.grapevine.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.grapevine.graph.Agreement.assertAgree;

import java.util.List;
import java.util.Map;
import org.grapevine.graph.JGraphTView.Edge;
import org.grapevine.graph.RandomGraphs.Sample;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.interfaces.VertexScoringAlgorithm;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.alg.scoring.HarmonicCentrality;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultDirectedWeightedGraph;
import org.jgrapht.graph.DefaultUndirectedGraph;
import org.jgrapht.graph.DefaultUndirectedWeightedGraph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.jgrapht.graph.WeightedMultigraph;
import org.junit.jupiter.api.Test;

class JGraphTViewTest {
    @Test
    void a_pair_tied_directly_and_through_two_groups_is_one_edge_or_three() {
        Graph graph = twiceTied();
        assertThat(JGraphTView.simple(graph).edgeSet())
                .containsExactly(new Edge(0, 1, -1), new Edge(0, 2, -1), new Edge(1, 2, -1));
        assertThat(JGraphTView.simple(graph).getEdgeWeight(new Edge(0, 1, -1))).isEqualTo(1);
        assertThat(JGraphTView.summed(graph).getEdgeWeight(new Edge(0, 1, -1))).isEqualTo(8 + 4 + 2);
        assertThat(JGraphTView.parallel(graph).getAllEdges(1, 0))
                .containsExactly(new Edge(0, 1, -1), new Edge(0, 1, 0), new Edge(0, 1, 1));
        assertThat(JGraphTView.parallel(graph).getEdgeWeight(new Edge(0, 1, 0))).isEqualTo(4);
        assertThat(JGraphTView.parallel(graph).degreeOf(0)).isEqualTo(4);
    }

    @Test
    void members_who_talk_unequally_make_a_view_directed() {
        GraphBuilder builder = new GraphBuilder(2, false, Weighting.STRENGTH);
        int group = builder.group(10);
        JGraphTView view =
                JGraphTView.summed(builder.member(group, 0, .5).member(group, 1).build());
        assertThat(view.getType().isDirected()).isTrue();
        assertThat(view.getEdgeWeight(new Edge(0, 1, -1))).isEqualTo(5);
        assertThat(view.getEdgeWeight(new Edge(1, 0, -1))).isEqualTo(10);
    }

    @Test
    void what_is_not_there_is_not_found() {
        JGraphTView view = JGraphTView.simple(twiceTied());
        assertThat(view.getEdge(0, 3)).isNull();
        assertThat(view.getEdge(0, 9)).isNull();
        assertThat(view.getAllEdges(0, 0)).isEmpty();
        assertThat(view.containsEdge(new Edge(1, 0, -1))).isFalse();
        assertThat(view.containsEdge(new Edge(0, 1, 0))).isFalse();
        assertThat(view.containsEdge(new Edge(0, 9, -1))).isFalse();
        assertThat(view.vertexSet()).containsExactly(0, 1, 2, 3).doesNotContain(-1, 4);
        assertThatThrownBy(() -> view.edgesOf(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.getEdgeWeight(new Edge(0, 3, -1))).hasMessageContaining("no such edge");
    }

    @Test
    void a_view_cannot_be_changed() {
        JGraphTView view = JGraphTView.simple(twiceTied());
        assertThat(view.getType().isModifiable()).isFalse();
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> changes = List.of(
                () -> view.addVertex(9),
                view::addVertex,
                () -> view.addEdge(0, 3),
                () -> view.addEdge(0, 3, new Edge(0, 3, -1)),
                () -> view.removeVertex(0),
                () -> view.removeEdge(0, 1),
                () -> view.removeEdge(new Edge(0, 1, -1)),
                () -> view.setEdgeWeight(new Edge(0, 1, -1), 2),
                () -> view.edgeSet().clear(),
                () -> view.edgesOf(0).clear());
        for (var change : changes) {
            assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void a_view_of_every_small_digraph_equals_its_plain_copy() {
        for (Graph graph : SmallGraphs.digraphs()) {
            compare(JGraphTView.simple(graph), graph);
        }
        for (Graph graph : SmallGraphs.undirected()) {
            compare(JGraphTView.simple(graph), graph);
        }
    }

    @Test
    void views_of_random_two_mode_graphs_equal_plain_copies_of_the_expanded_graph() {
        for (Sample sample : RandomGraphs.first(120)) {
            compare(JGraphTView.simple(sample.graph()), sample);
            compare(JGraphTView.summed(sample.graph()), sample);
            compare(JGraphTView.parallel(sample.graph()), sample);
            double[][] matrix = Expanded.matrix(sample.graph());
            JGraphTView summed = JGraphTView.summed(sample.graph());
            for (Edge edge : summed.edgeSet()) {
                assertAgree(
                        new double[] {summed.getEdgeWeight(edge)},
                        new double[] {matrix[edge.source()][edge.target()]},
                        1e-12,
                        sample);
            }
            assertThat(JGraphTView.simple(sample.graph()).iterables().edgeCount())
                    .isEqualTo(Expanded.simple(sample.graph()).out().size()
                            / (sample.graph().directed() ? 1 : 2));
        }
    }

    private static void compare(JGraphTView view, Object what) {
        var plain = copy(view);
        int n = view.vertexSet().size();
        assertSame(view.edgeSet().size(), plain.edgeSet().size(), what);
        for (int v = 0; v < n; v++) {
            assertSame(degrees(view, v), degrees(plain, v), what);
            for (int u = 0; u < n; u++) {
                assertSame(view.containsEdge(u, v), plain.containsEdge(u, v), what);
                assertSame(
                        requireNonNull(view.getAllEdges(u, v)).size(),
                        plain.getAllEdges(u, v).size(),
                        what);
            }
        }
        assertSame(view.edgeSet().stream().allMatch(view::containsEdge), true, what);
        boolean simple = !view.getType().isAllowingMultipleEdges();
        if (simple && !view.getType().isDirected()) {
            assertAgree(scores(new Coreness<>(view)), scores(new Coreness<>(plain)), 0, what);
        }
        if (simple) {
            assertAgree(
                    scores(new ClusteringCoefficient<>(view)), scores(new ClusteringCoefficient<>(plain)), 1e-12, what);
            assertAgree(scores(new PageRank<>(view)), scores(new PageRank<>(plain)), 1e-12, what);
            assertAgree(scores(new HarmonicCentrality<>(view)), scores(new HarmonicCentrality<>(plain)), 1e-9, what);
        }
        if (!view.getType().isWeighted()) {
            assertAgree(
                    scores(new BetweennessCentrality<>(view)), scores(new BetweennessCentrality<>(plain)), 1e-9, what);
        }
        assertSame(
                new ConnectivityInspector<>(view).connectedSets(),
                new ConnectivityInspector<>(plain).connectedSets(),
                what);
    }

    private static <E> List<Integer> degrees(org.jgrapht.Graph<Integer, E> graph, int v) {
        return List.of(
                graph.degreeOf(v),
                graph.inDegreeOf(v),
                graph.outDegreeOf(v),
                graph.edgesOf(v).size(),
                graph.incomingEdgesOf(v).size(),
                graph.outgoingEdgesOf(v).size());
    }

    private static void assertSame(Object actual, Object expected, Object what) {
        if (!actual.equals(expected)) {
            throw new AssertionError(actual + " instead of " + expected + " in "
                    + (what instanceof Graph graph ? SmallGraphs.text(graph) : what));
        }
    }

    private static double[] scores(VertexScoringAlgorithm<Integer, ? extends Number> algorithm) {
        Map<Integer, ? extends Number> scores = algorithm.getScores();
        double[] values = new double[scores.size()];
        scores.forEach((v, score) -> values[v] = score.doubleValue());
        return values;
    }

    private static AbstractBaseGraph<Integer, DefaultWeightedEdge> copy(JGraphTView view) {
        AbstractBaseGraph<Integer, DefaultWeightedEdge> copy = blank(view);
        view.vertexSet().forEach(copy::addVertex);
        for (Edge edge : view.edgeSet()) {
            DefaultWeightedEdge added = copy.addEdge(edge.source(), edge.target());
            if (copy.getType().isWeighted()) {
                copy.setEdgeWeight(added, view.getEdgeWeight(edge));
            }
        }
        return copy;
    }

    private static AbstractBaseGraph<Integer, DefaultWeightedEdge> blank(JGraphTView view) {
        boolean directed = view.getType().isDirected();
        if (view.getType().isAllowingMultipleEdges()) {
            return directed
                    ? new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class)
                    : new WeightedMultigraph<>(DefaultWeightedEdge.class);
        }
        if (view.getType().isWeighted()) {
            return directed
                    ? new DefaultDirectedWeightedGraph<>(DefaultWeightedEdge.class)
                    : new DefaultUndirectedWeightedGraph<>(DefaultWeightedEdge.class);
        }
        return directed
                ? new DefaultDirectedGraph<>(DefaultWeightedEdge.class)
                : new DefaultUndirectedGraph<>(DefaultWeightedEdge.class);
    }

    private static Graph twiceTied() {
        GraphBuilder builder = new GraphBuilder(4, false, Weighting.STRENGTH).arc(0, 1, 8);
        int first = builder.group(4);
        int second = builder.group(2);
        return builder.member(first, 0)
                .member(first, 1)
                .member(second, 0)
                .member(second, 1)
                .member(second, 2)
                .build();
    }
}
