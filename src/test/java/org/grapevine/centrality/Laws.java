package org.grapevine.centrality;

import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;

/** What holds for every centrality. */
final class Laws {
    private static final int SAMPLES = 240;

    private Laws() {}

    /** The scores of {@code graph} on one thread. */
    static double[] scores(Centrality centrality, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return centrality.scores(graph, workers).values();
        }
    }

    /** Groups give what the pairs would give that they stand for. */
    static void twoModeEqualsExpanded(Centrality centrality, UnaryOperator<Graph> expansion) {
        for (Sample sample : RandomGraphs.first(SAMPLES)) {
            double[] expected = scores(centrality, expansion.apply(sample.graph()));
            assertAgree(scores(centrality, sample.graph()), expected, 1e-12, sample);
        }
    }

    /** Names do not matter. */
    static void relabellingPermutes(Centrality centrality) {
        for (Sample sample : RandomGraphs.first(SAMPLES)) {
            int[] name = RandomGraphs.permutation(sample.graph().vertices(), sample.seed());
            double[] renamed = scores(centrality, RandomGraphs.relabelled(sample.graph(), name));
            double[] back = new double[renamed.length];
            for (int v = 0; v < back.length; v++) {
                back[v] = renamed[name[v]];
            }
            assertAgree(back, scores(centrality, sample.graph()), 1e-12, sample);
        }
    }

    /** The number of threads does not matter, to the bit; graphs large enough to be cut into many chunks. */
    static void threadsDoNotMatter(Centrality centrality) {
        for (long seed = 0; seed < 4; seed++) {
            Graph graph = RandomGraphs.graph(
                    new SplittableRandom(seed),
                    3000,
                    9000,
                    seed % 2 == 0 ? 0 : 60,
                    seed < 2,
                    Weighting.STRENGTH,
                    seed == 3);
            double[] expected = scores(centrality, graph);
            for (int threads = 2; threads <= 3; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    assertSameBits(centrality.scores(graph, workers).values(), expected, "seed " + seed);
                }
            }
        }
    }

    /** No vertices, one vertex, a group of one and an empty group are graphs too: isolated vertices score {@code isolated}. */
    static void isolatesScore(Centrality centrality, double isolated) {
        for (boolean directed : new boolean[] {true, false}) {
            assertAgree(
                    scores(centrality, new GraphBuilder(0, directed, Weighting.NONE).build()),
                    new double[0],
                    0,
                    "nothing");
            Graph single = new GraphBuilder(1, directed, Weighting.NONE).build();
            assertAgree(scores(centrality, single), new double[] {isolated}, 0, single);
            GraphBuilder alone = new GraphBuilder(2, directed, Weighting.STRENGTH);
            alone.group(1);
            alone.member(alone.group(1), 0);
            assertAgree(scores(centrality, alone.build()), new double[] {isolated, isolated}, 0, alone.build());
        }
    }
}
