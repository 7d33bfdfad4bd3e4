package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.MultiSourceSearch;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Local reaching centrality: the share of all others that can be reached. Without direction everybody reaches all of the component, so there
 * each counts 1/d at distance d, which is {@link Harmonic} centrality. From 0 (reaches nobody) to 1. Mones, Vicsek and Vicsek, <i>PLoS
 * ONE</i> 7 (2012) e33799.
 *
 * <p>Weights do not matter. Members of a group reach each other in one hop. O(n m), 512 sources to a pass.
 */
public record LocalReaching() implements Centrality {
    @Override
    public Scores scores(Graph graph, Workers workers) {
        if (!graph.directed()) {
            return new Harmonic(Scale.NORM).scores(graph, workers);
        }
        int n = graph.vertices();
        long[] reached = new MultiSourceSearch(graph.reversed(), workers).sums(hops -> 1)[0];
        double[] values = new double[n];
        for (int v = 0; v < n; v++) {
            values[v] = reached[v] / Harmonic.most(n, Scale.NORM);
        }
        return Scores.exact(values);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new Harmonic(Scale.NORM).estimate(graph, threads);
    }

    @Override
    public double seconds(Graph graph) {
        return MultiSourceSearch.seconds(graph, graph.vertices());
    }
}
