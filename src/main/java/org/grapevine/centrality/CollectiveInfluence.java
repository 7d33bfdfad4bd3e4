package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Neighbourhood;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;

/**
 * Collective influence: {@code (d_i - 1)} times the sum of {@code (d_j - 1)} over those at distance {@code radius}: who feeds, or by
 * leaving would cut, the large component. Morone and Makse, <i>Nature</i> 524 (2015) 65-68, equation 1. Direction does not count. All 0 on
 * a star, where it says so: rank by degree there.
 *
 * <p>O(sum over vertices of what lies within the radius), 10 bytes a vertex and worker.
 *
 * @param radius in hops, from 1 to 5
 */
public record CollectiveInfluence(int radius) implements Centrality {
    /** Checks the radius. */
    public CollectiveInfluence {
        if (radius < 1 || radius > 5) {
            throw new IllegalArgumentException("radius " + radius + " is not in [1, 5]");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        int[] degree = Neighbours.degrees(graph, workers);
        double[] values = Neighbours.score(graph, workers, () -> new Ball(graph, degree, radius));
        for (double value : values) {
            if (value != 0) {
                return Scores.exact(values);
            }
        }
        return Scores.exact(values).withNote("All scores are 0 in this network: rank by degree instead.");
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((12L + 14L * threads) * graph.vertices());
    }

    private static final class Ball implements Neighbours.Rule {
        private final int[] degree;
        private final int radius;
        private final Neighbourhood near;
        private final boolean[] met;
        private final int[] queue;

        Ball(Graph graph, int[] degree, int radius) {
            this.degree = degree;
            this.radius = radius;
            this.near = new Neighbourhood(graph);
            this.met = new boolean[graph.vertices()];
            this.queue = new int[graph.vertices()];
        }

        @Override
        public double of(int v) {
            if (degree[v] <= 1) {
                return 0;
            }
            queue[0] = v;
            met[v] = true;
            int begin = 0;
            int end = 1;
            for (int hop = 0; hop < radius; hop++) {
                int levelEnd = end;
                for (int i = begin; i < levelEnd; i++) {
                    int count = near.adjacent(queue[i]);
                    for (int j = 0; j < count; j++) {
                        if (!met[near.list[j]]) {
                            met[near.list[j]] = true;
                            queue[end++] = near.list[j];
                        }
                    }
                }
                begin = levelEnd;
            }
            double sum = 0;
            for (int i = begin; i < end; i++) {
                sum += degree[queue[i]] - 1;
            }
            for (int i = 0; i < end; i++) {
                met[queue[i]] = false;
            }
            return (degree[v] - 1) * sum;
        }
    }
}
