package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Product;
import org.grapevine.graph.Scores;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * PageRank: endorsed by people who are themselves endorsed. Whoever can be brought by somebody endorses them: a walker at v goes, with
 * probability {@code damping}, to one of those who have an arc to v, chosen by weight, and else to anybody; the score is the share of time
 * it spends at a vertex. It is the usual PageRank of the graph with all arcs turned round, so that the source of word of mouth scores, not
 * its sink. Brin and Page, <i>Computer Networks</i> 30 (1998) 107-117.
 *
 * <p>Scores are positive and sum to 1. From a vertex that nobody has an arc to the walker goes to anybody (dangling mass is spread evenly).
 * A pair counts once for its direct arc and once for each group it shares. O(m) a round; 32 bytes a vertex, 56 on undirected graphs.
 *
 * <p>Personalised ({@link #towards}) the walker goes to one of a given set instead of to anybody, also from where there is nowhere to go:
 * who matters to this group. Jeh and Widom, <i>WWW</i> (2003) 271-279. Scores sum to 1 as well and may be 0.
 *
 * @param damping in [0, 1)
 * @param tolerance the run ends when a round changes the scores by no more than this in sum; the sum of all errors is then at most
 *     {@code damping / (1 - damping)} times that. With 0 exactly {@code maxRounds} plain rounds are run
 * @param maxRounds at least 1; a run that reaches it says so in its result
 */
public record PageRank(double damping, double tolerance, int maxRounds) implements Centrality {
    /* Pull, not push: each vertex sums over those it can bring, so no two threads write one cell and the sum has one order. What is kept
     * from round to round is the share, score over strength, which the next product gathers; the score is had from it at the end. A vertex
     * that no arc leads into is gathered by nobody, so its share is its score.
     *
     * On an undirected graph the scores solve a positive definite system, (D - damping W) z = 1 with D the strengths and z = score /
     * strength, and conjugate gradients need a fraction of the rounds; dangling vertices are isolates there and come right when the solution
     * is scaled to sum to 1. The plain rounds that follow measure the change, usually one is enough. */

    public PageRank {
        if (!(damping >= 0 && damping < 1)) {
            throw new IllegalArgumentException("damping " + damping + " is not in [0, 1)");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is not at least 0");
        }
        if (maxRounds < 1) {
            throw new IllegalArgumentException("max-rounds " + maxRounds + " is not at least 1");
        }
    }

    @Override
    public Scores scores(Graph graph, Workers workers) {
        return graph.vertices() == 0 ? Scores.exact(new double[0]) : new Run(graph, workers, null).scores();
    }

    /**
     * The same walk, personalised: who matters to {@code set}.
     *
     * @param set of at least one vertex; one that is named twice counts once
     */
    public Centrality towards(int... set) {
        if (set.length == 0) {
            throw new IllegalArgumentException("0 vertices to go to are not at least 1");
        }
        return new Centrality() {
            @Override
            public Scores scores(Graph graph, Workers workers) {
                double[] restart = new double[graph.vertices()];
                for (int v : set) {
                    restart[v] = 1;
                }
                return new Run(graph, workers, restart).scores();
            }

            @Override
            public MemoryEstimate estimate(Graph graph, int threads) {
                return new MemoryEstimate(PageRank.this.estimate(graph, threads).bytes() + 8L * graph.vertices());
            }
        };
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        return new MemoryEstimate((graph.symmetric() && tolerance > 0 ? 56L : 32L) * graph.vertices()
                + 16L * graph.memberships().groups());
    }

    private final class Run {
        private final Graph graph;
        private final Product product;
        /** 1 / the weight of all arcs into each vertex; 1 where there is none. */
        private final double[] inverse;
        /** The vertices that no arc leads into, ascending. */
        private final int[] dangling;

        private final double[] one;
        private final double[] other;
        /** 1 where the walker may restart, else 0; null for everywhere. */
        private final double @Nullable [] restart;

        private final int restarts;

        Run(Graph graph, Workers workers, double @Nullable [] restart) {
            this.graph = graph;
            this.restart = restart;
            restarts = restart == null
                    ? graph.vertices()
                    : (int) Arrays.stream(restart).sum();
            product = new Product(graph, workers);
            inverse = new double[graph.vertices()];
            one = new double[graph.vertices()];
            other = new double[graph.vertices()];
            weighIn();
            int count = 0;
            for (double strength : inverse) {
                count += strength > 0 ? 0 : 1;
            }
            dangling = new int[count];
            for (int v = inverse.length - 1; v >= 0; v--) {
                if (inverse[v] > 0) {
                    inverse[v] = 1 / inverse[v];
                } else {
                    inverse[v] = 1;
                    dangling[--count] = v;
                }
            }
        }

        /** Sets {@link #inverse} to the weight of all arcs into each vertex, which needs a product only where arcs of groups have a direction. */
        private void weighIn() {
            if (graph.symmetric()) {
                product.sums(one, inverse);
            } else if (graph.in().weight == null && !graph.hasGroups()) {
                for (int v = 0; v < inverse.length; v++) {
                    inverse[v] = graph.in().degree(v);
                }
            } else {
                Arrays.fill(one, 1);
                product.transposedTimes(one, inverse);
            }
        }

        Scores scores() {
            int rounds = graph.symmetric() && tolerance > 0 && maxRounds > 1 ? solve() : begin();
            double[] share = one;
            double[] next = other;
            double change;
            do {
                rounds++;
                change = round(share, next, rounds);
                double[] swap = share;
                share = next;
                next = swap;
            } while (rounds < maxRounds && (change > tolerance || tolerance == 0));
            finish(share, next);
            boolean converged = tolerance == 0 || change <= tolerance;
            Scores scores = Scores.iterated(next, rounds, converged, damping / (1 - damping) * change);
            return restart == null ? scores.withWorth(share) : scores;
        }

        private double restart(int v) {
            return restart == null ? 1 : restart[v];
        }

        private int begin() {
            product.rows((from, to) -> {
                for (int v = from; v < to; v++) {
                    one[v] = restart(v) / restarts * inverse[v];
                }
                return 0;
            });
            return 0;
        }

        /** Returns the change of the scores in sum, where it is wanted. */
        private double round(double[] share, double[] next, int round) {
            double lost = 0;
            for (int v : dangling) {
                lost += share[v];
            }
            double base = (1 - damping + damping * lost) / restarts;
            boolean last = tolerance > 0 || round == maxRounds;
            return product.times(share, next, (from, to) -> {
                if (restart == null) {
                    for (int v = from; v < to; v++) {
                        next[v] = (base + damping * next[v]) * inverse[v];
                    }
                } else {
                    for (int v = from; v < to; v++) {
                        next[v] = (base * restart[v] + damping * next[v]) * inverse[v];
                    }
                }
                return last ? change(share, next, from, to) : 0;
            });
        }

        private double change(double[] share, double[] next, int from, int to) {
            double change = 0;
            for (int v = from; v < to; v++) {
                change += Math.abs(next[v] - share[v]) / inverse[v];
            }
            return change;
        }

        /**
         * Turns shares into scores, scaled to a sum of exactly 1 what is 1 but for rounding, and the shares into what a unit of tie is worth.
         */
        private void finish(double[] share, double[] score) {
            double total = product.rows((from, to) -> {
                double sum = 0;
                for (int v = from; v < to; v++) {
                    score[v] = share[v] / inverse[v];
                    sum += score[v];
                }
                return sum;
            });
            for (int v : dangling) {
                share[v] = 0;
            }
            product.rows((from, to) -> {
                for (int v = from; v < to; v++) {
                    score[v] /= total;
                    share[v] *= damping / total;
                }
                return 0;
            });
        }

        /** Leaves the shares that conjugate gradients find, and returns their rounds. */
        private int solve() {
            double[] strength = one;
            double[] right = other;
            double volume = product.rows((from, to) -> {
                double sum = 0;
                for (int v = from; v < to; v++) {
                    right[v] = restart(v);
                    strength[v] = 1 / inverse[v];
                    sum += strength[v];
                }
                return sum;
            });
            double lost = 0;
            for (int v : dangling) {
                lost += restart(v);
            }
            double smallest = (restarts - lost) / (1 - damping) + lost;
            PositiveDefinite system = new PositiveDefinite(product, strength, inverse, damping);
            double enough = tolerance * smallest / Math.sqrt(volume);
            double[] z = system.solve(right, (residual, total) -> residual <= enough, maxRounds - 1);
            double total = product.rows((from, to) -> {
                double sum = 0;
                for (int v = from; v < to; v++) {
                    sum += z[v] * strength[v];
                }
                return sum;
            });
            product.rows((from, to) -> {
                for (int v = from; v < to; v++) {
                    one[v] = z[v] / total;
                }
                return 0;
            });
            return system.rounds();
        }
    }
}
