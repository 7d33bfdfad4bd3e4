package org.grapevine.centrality;

import static org.grapevine.graph.Agreement.assertAgree;
import static org.grapevine.graph.Agreement.assertSameBits;

import java.util.List;
import org.grapevine.graph.Expanded;
import org.grapevine.graph.Graph;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What holds for every measure that looks at a vertex and its neighbourhood, on graphs of every shape. */
class LocalLawsTest {
    private static final Workers ONE = Workers.of(1);
    private static final Workers TWO = Workers.of(2);
    private static final List<Centrality> BY_DISTINCT_PAIRS = List.of(
            new Degree(Scale.RAW),
            new Core(),
            new Clustering(),
            new EffectiveSize(),
            new CollectiveInfluence(1),
            new CollectiveInfluence(2),
            new ShapleyDegree());

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
    }

    @Test
    void groups_count_as_their_pairs() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(120)) {
            for (Centrality measure : BY_DISTINCT_PAIRS) {
                assertAgree(
                        values(measure, sample.graph(), ONE),
                        values(measure, Expanded.simple(sample.graph()), ONE),
                        1e-12,
                        sample);
            }
        }
    }

    @Test
    void constraint_weighs_a_pair_by_all_its_ties() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(120)) {
            Graph graph = sample.graph();
            Graph pairs = graph.weighting() == Weighting.NONE ? Expanded.simple(graph) : Expanded.summed(graph);
            assertAgree(values(new Constraint(), graph, ONE), values(new Constraint(), pairs, ONE), 1e-12, sample);
        }
    }

    @Test
    void names_do_not_matter() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(48)) {
            int[] name = RandomGraphs.permutation(sample.graph().vertices(), sample.seed());
            Graph other = RandomGraphs.relabelled(sample.graph(), name);
            for (Centrality measure : BY_DISTINCT_PAIRS) {
                double[] here = values(measure, sample.graph(), ONE);
                double[] there = values(measure, other, ONE);
                double[] back = new double[here.length];
                for (int v = 0; v < back.length; v++) {
                    back[v] = there[name[v]];
                }
                assertAgree(back, here, 1e-12, sample);
            }
        }
    }

    @Test
    void two_threads_find_the_same_bits_as_one() {
        for (RandomGraphs.Sample sample : RandomGraphs.first(24)) {
            for (Centrality measure : BY_DISTINCT_PAIRS) {
                assertSameBits(values(measure, sample.graph(), TWO), values(measure, sample.graph(), ONE), sample);
            }
            assertSameBits(
                    values(new Constraint(), sample.graph(), TWO),
                    values(new Constraint(), sample.graph(), ONE),
                    sample);
            assertSameBits(
                    values(new VoteRank(9), sample.graph(), TWO), values(new VoteRank(9), sample.graph(), ONE), sample);
        }
    }

    private static double[] values(Centrality measure, Graph graph, Workers workers) {
        return measure.scores(graph, workers).values();
    }
}
