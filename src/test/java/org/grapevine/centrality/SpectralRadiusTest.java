package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.SmallGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class SpectralRadiusTest {
    @Test
    void known_graphs_have_their_known_radius() {
        assertThat(radius(NamedGraphs.star5())).isCloseTo(2, within(1e-13));
        assertThat(radius(NamedGraphs.path5())).isCloseTo(Math.sqrt(3), within(1e-13));
        assertThat(radius(NamedGraphs.broker7())).isCloseTo(2.342923, within(1e-6));
        assertThat(radius(NamedGraphs.disc6())).isCloseTo(2, within(1e-13));
        assertThat(radius(NamedGraphs.kite10())).isCloseTo(4.306404, within(1e-6));
    }

    @Test
    void without_a_walk_that_returns_it_is_zero() {
        assertThat(radius(new GraphBuilder(0, false, Weighting.NONE).build())).isZero();
        assertThat(radius(new GraphBuilder(3, false, Weighting.NONE).build())).isZero();
        assertThat(radius(NamedGraphs.dir5())).isZero();
    }

    @Test
    void a_ring_of_arcs_has_one_however_long() {
        GraphBuilder ring = new GraphBuilder(1000, true, Weighting.NONE);
        for (int v = 0; v < 1000; v++) {
            ring.arc(v, (v + 1) % 1000);
        }
        assertThat(radius(ring.build())).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_path_has_twice_the_cosine_however_close_the_second_eigenvalue() {
        GraphBuilder path = new GraphBuilder(300, false, Weighting.NONE);
        for (int v = 1; v < 300; v++) {
            path.arc(v - 1, v);
        }
        assertThat(radius(path.build())).isCloseTo(2 * Math.cos(Math.PI / 301), within(1e-11));
    }

    @Test
    void a_church_of_thousands_has_its_pairs_without_making_them() {
        GraphBuilder graph = new GraphBuilder(5000, false, Weighting.STRENGTH);
        int church = graph.group(.5);
        for (int v = 0; v < 5000; v++) {
            graph.member(church, v);
        }
        assertThat(radius(graph.build())).isCloseTo(.5 * 4999, within(1e-9));
    }

    @Test
    void it_is_the_growth_of_powers_on_every_small_graph_and_on_random_ones() {
        for (Graph graph : SmallGraphs.digraphs()) {
            assertThat(radius(graph))
                    .as("%s", SmallGraphs.text(graph))
                    .isCloseTo(new DenseWalks(graph).spectralRadius(), within(1e-12));
        }
        for (Sample sample : RandomGraphs.first(300)) {
            double expected = new DenseWalks(sample.graph()).spectralRadius();
            assertThat(radius(sample.graph()))
                    .as("%s", sample)
                    .isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
        }
    }

    private static double radius(Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return SpectralRadius.of(graph, workers);
        }
    }
}
