package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.grapevine.graph.Agreement.assertAgree;

import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.NamedGraphs;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.Test;

class BridgingTest {
    private static final Centrality BRIDGING = new Bridging(new Betweenness(Scale.NORM));

    @Test
    void who_joins_two_triangles_comes_first() {
        // vertex 3: betweenness 9 of 15, coefficient (1/2) / (1/3 + 1/3); vertex 2: 8 of 15, (1/3) / (1/2 + 1/2 + 1/2)
        double[] values = Laws.scores(BRIDGING, NamedGraphs.broker7());
        assertThat(values).containsExactly(new double[] {0, 0, 16 / 135.0, .45, 16 / 135.0, 0, 0}, within(1e-15));
    }

    @Test
    void it_is_betweenness_times_the_coefficient_of_distinct_neighbours_whatever_the_graph() {
        for (Sample sample : RandomGraphs.first(240)) {
            Graph graph = sample.graph();
            Graph simple = Expanded.underlying(graph);
            double[] values = new SlowPaths(graph).betweenness();
            for (int v = 0; v < values.length; v++) {
                double around = 0;
                for (int a = simple.out().offset[v]; a < simple.out().offset[v + 1]; a++) {
                    around += 1.0 / simple.out().degree(simple.out().target[a]);
                }
                values[v] *= around == 0 ? 0 : 1 / (simple.out().degree(v) * around);
            }
            assertAgree(Laws.scores(new Bridging(new Betweenness(Scale.RAW)), graph), values, 1e-12, sample);
        }
    }

    @Test
    void an_estimate_of_betweenness_makes_an_estimate_of_it() {
        try (Workers workers = Workers.of(1)) {
            Scores scores =
                    new Bridging(new SampledBetweenness(Scale.NORM, .1, .1, 1)).scores(NamedGraphs.broker7(), workers);
            assertThat(scores.note()).contains("within 0.1");
            assertThat(scores.values()[3]).isCloseTo(.45, within(scores.bound()));
            // the largest coefficient is that of the leaves: (1/2) / (1/2 + 1/3)
            assertThat(scores.bound()).isCloseTo(.1 * .75, within(1e-12));
        }
    }

    @Test
    void laws() {
        Laws.relabellingPermutes(BRIDGING);
        Laws.isolatesScore(BRIDGING, 0);
        Laws.threadsDoNotMatter(new Bridging(new Betweenness(Scale.NORM, 70, 1)));
    }
}
