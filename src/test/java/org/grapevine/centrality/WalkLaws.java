package org.grapevine.centrality;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.grapevine.graph.Agreement;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.RandomGraphs.Sample;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;

/** What holds for every measure made of products, whatever the graph. */
final class WalkLaws {
    private WalkLaws() {}

    static double[] values(Centrality measure, Graph graph) {
        return scores(measure, graph).values();
    }

    static Scores scores(Centrality measure, Graph graph) {
        try (Workers workers = Workers.of(1)) {
            return measure.scores(graph, workers);
        }
    }

    static void groups_count_as_the_pairs_they_stand_for(Centrality measure, double tolerance) {
        for (Sample sample : RandomGraphs.first(300)) {
            Agreement.assertAgree(
                    values(measure, sample.graph()),
                    values(measure, Expanded.summed(sample.graph())),
                    tolerance,
                    sample);
        }
    }

    static void relabelling_permutes_the_scores(Centrality measure, double tolerance) {
        for (Sample sample : RandomGraphs.first(120)) {
            int[] name = RandomGraphs.permutation(sample.graph().vertices(), sample.seed());
            double[] renamed = values(measure, RandomGraphs.relabelled(sample.graph(), name));
            Agreement.assertAgree(
                    IntStream.range(0, name.length)
                            .mapToDouble(v -> renamed[name[v]])
                            .toArray(),
                    values(measure, sample.graph()),
                    tolerance,
                    sample);
        }
    }

    static void threads_do_not_matter(Centrality measure) {
        for (Weighting weighting : Weighting.values()) {
            for (boolean directed : new boolean[] {true, false}) {
                Graph graph =
                        RandomGraphs.graph(new SplittableRandom(7), 30_000, 90_000, 40, directed, weighting, directed);
                double[] one = values(measure, graph);
                try (Workers two = Workers.of(2)) {
                    Agreement.assertSameBits(
                            measure.scores(graph, two).values(), one, directed + " " + weighting + ", seed 7");
                }
            }
        }
    }

    /** Every score is one constant plus the sum over out-arcs of weight times worth. */
    static void scores_are_sums_over_ties(Centrality measure, double tolerance) {
        for (Sample sample : RandomGraphs.first(120)) {
            Scores scores = scores(measure, sample.graph());
            double[] worth = scores.worth();
            if (worth == null) {
                throw new AssertionError("no worth in " + sample);
            }
            double[][] matrix = Expanded.matrix(sample.graph());
            double[] sums = IntStream.range(0, worth.length)
                    .mapToDouble(v -> DenseWalks.dot(matrix[v], worth))
                    .toArray();
            double constant = scores.values()[0] - sums[0];
            Agreement.assertAgree(
                    scores.values(),
                    IntStream.range(0, worth.length)
                            .mapToDouble(v -> constant + sums[v])
                            .toArray(),
                    tolerance,
                    sample);
        }
    }
}
