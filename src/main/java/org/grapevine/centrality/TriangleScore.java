package org.grapevine.centrality;

import org.grapevine.graph.DistinctPairs;
import org.grapevine.graph.Graph;
import org.grapevine.parallel.Workers;

/** What is made of the ties among the neighbours of a vertex. */
public enum TriangleScore {
    /** How many there are: {@link Triangles}. */
    TRIANGLES {
        @Override
        double of(int degree, double ties) {
            return ties;
        }

        @Override
        double range(int degree) {
            return pairs(degree);
        }
    },
    /** Their share in all pairs of neighbours: {@link Clustering}. */
    CLUSTERING {
        @Override
        double of(int degree, double ties) {
            return degree < 2 ? 0 : ties / pairs(degree);
        }

        @Override
        double range(int degree) {
            return 1;
        }
    },
    /** Neighbours less those that are redundant: {@link EffectiveSize}. */
    EFFECTIVE_SIZE {
        @Override
        double of(int degree, double ties) {
            return degree == 0 ? Double.NaN : degree - 2 * ties / degree;
        }

        @Override
        double range(int degree) {
            return degree - 1;
        }
    };

    /** The score of a vertex with so many neighbours and ties among them. */
    abstract double of(int degree, double ties);

    /** How far apart the scores are of a vertex among whose neighbours no pair is tied and of one among whose all are. */
    abstract double range(int degree);

    static double pairs(int degree) {
        return degree * (degree - 1.0) / 2;
    }

    /** The exact scores of {@code graph}. */
    double[] all(Graph graph, Workers workers) {
        Graph pairs = DistinctPairs.bothWays(graph);
        int[] degrees = DistinctPairs.degrees(pairs, workers);
        long[] ties = Triangles.amongNeighbours(graph, pairs, degrees, workers);
        double[] values = new double[ties.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = of(degrees[v], (double) ties[v]);
        }
        return values;
    }
}
