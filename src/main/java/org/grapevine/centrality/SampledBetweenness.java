package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Relabelling;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * {@link Betweenness} within a bound: with probability {@code 1 - delta} no normalised score is further than {@code epsilon} from the exact
 * one. Pairs of vertices are drawn and all shortest paths between them weighed ({@link PairSearch}); as in Borassi and Natale,
 * <i>KADABRA</i>, ESA 2016, the more a score needs the more of delta it gets.
 *
 * <p>About log(n / delta) / epsilon pairs, more where scores are high; a pair costs O(m) at worst and far less on social networks.
 *
 * @param scale {@code RAW} multiplies scores and bound by the number of pairs of others
 * @param epsilon from 0.0001 to 0.5, on the normalised scale
 * @param delta in (0, 1)
 * @param seed of the draw
 */
public record SampledBetweenness(Scale scale, double epsilon, double delta, long seed) implements Centrality {
    public SampledBetweenness {
        PairDraw.check(epsilon, delta);
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int n = graph.vertices();
        if (n < 3) {
            return Scores.exact(new double[n]);
        }
        Relabelling ordered = Relabelling.byDegree(graph.unweighted(), workers);
        PairSearch.Ties ties = new PairSearch.Ties(ordered.graph());
        PairDraw draw = new PairDraw(n, () -> new PairSearch(ties), seed, workers);
        double[] mean = draw.means(epsilon * (n - 2) / n, delta);
        double unit = scale == Scale.NORM ? 1 : (n - 1.0) * (n - 2.0) / (graph.directed() ? 1 : 2);
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[ordered.old(v)] = mean[v] * n / (n - 2) * unit;
        }
        return Scores.iterated(values, draw.pairs(), true, epsilon * unit)
                .withNote("within %s of the normalised score with probability %s (%,d pairs drawn)"
                        .formatted(epsilon, 1 - delta, draw.pairs()));
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate(Relabelling.estimate(graph, threads).bytes()
                + PairDraw.bytes(graph.vertices(), threads)
                + threads * PairSearch.bytes(graph)
                + 16L * graph.vertices());
    }
}
