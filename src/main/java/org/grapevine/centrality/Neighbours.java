package org.grapevine.centrality;

import java.util.function.Supplier;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.parallel.Chunks;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** Scores every vertex from its neighbourhood alone, each worker with scratch space of its own. */
final class Neighbours {
    private static final int WORK = 1 << 12;

    /** How a vertex is scored. */
    interface Rule {
        /** The score of {@code v}. */
        double of(int v);
    }

    private Neighbours() {}

    /** The scores of all vertices; {@code rules} makes a rule for each worker that takes part. */
    static double[] score(Graph graph, Workers workers, Supplier<Rule> rules) {
        double[] values = new double[graph.vertices()];
        @Nullable Rule[] ofWorker = new @Nullable Rule[workers.threads()];
        Chunks chunks = Chunks.byWork(graph.out().offset, WORK);
        workers.run(chunks.count(), (chunk, worker) -> {
            Rule rule = ofWorker[worker];
            if (rule == null) {
                rule = rules.get();
                ofWorker[worker] = rule;
            }
            for (int v = chunks.from(chunk); v < chunks.to(chunk); v++) {
                values[v] = rule.of(v);
            }
        });
        return values;
    }

    /** How many distinct neighbours each vertex has, whichever way the arcs run. */
    static int[] degrees(Graph graph, Workers workers) {
        double[] counted = score(graph, workers, () -> {
            Neighbourhood near = new Neighbourhood(graph);
            return near::adjacent;
        });
        int[] degrees = new int[counted.length];
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] = (int) counted[v];
        }
        return degrees;
    }
}
