package org.grapevine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Seeded graphs of every shape: directed or not, each weighting, with and without groups of one to many members and talk factors,
 * isolates, several components, parallel and self arcs among what the builder is given.
 */
public final class RandomGraphs {
    private static final List<Weighting> WEIGHTINGS =
            List.of(Weighting.PROBABILITY, Weighting.STRENGTH, Weighting.NONE);

    /**
     * A graph and the seed that makes it again.
     *
     * @param seed of {@link RandomGraphs#of}
     * @param graph what came out
     */
    public record Sample(long seed, Graph graph) {
        @Override
        public String toString() {
            return "RandomGraphs.of(" + seed + "): " + SmallGraphs.text(graph);
        }
    }

    private RandomGraphs() {}

    /** The samples of seeds 0 to {@code count} - 1: pass the sample to {@link Agreement}. */
    public static List<Sample> first(int count) {
        List<Sample> samples = new ArrayList<>();
        for (long seed = 0; seed < count; seed++) {
            samples.add(of(seed));
        }
        return samples;
    }

    /** Those of {@link #first} that are undirected with equal weights both ways. */
    public static List<Sample> firstSymmetric(int count) {
        return first(count).stream()
                .filter(sample -> sample.graph().symmetric())
                .toList();
    }

    /**
     * The graph of a seed, of at most 30 vertices. Twelve seeds in a row have every combination of direction, weighting and groups or
     * none; a third of those with groups and weights also have talk factors.
     */
    public static Sample of(long seed) {
        boolean directed = seed % 2 == 0;
        Weighting weighting = WEIGHTINGS.get((int) (seed / 2 % 3));
        boolean grouped = seed / 6 % 2 == 0;
        RandomGenerator random = new SplittableRandom(seed);
        int vertices = 2 + random.nextInt(29);
        return new Sample(
                seed,
                graph(
                        random,
                        vertices,
                        random.nextInt(3 * vertices),
                        grouped ? 1 + random.nextInt(vertices / 2) : 0,
                        directed,
                        weighting,
                        random.nextInt(3) == 0));
    }

    /** A graph of given size: the first tenth of its vertices are isolates, the rest falls into two blocks without a tie between them. */
    public static Graph graph(
            RandomGenerator random,
            int vertices,
            int arcs,
            int groups,
            boolean directed,
            Weighting weighting,
            boolean talk) {
        GraphBuilder builder = new GraphBuilder(vertices, directed, weighting);
        int isolates = vertices / 10;
        int middle = isolates + random.nextInt(vertices - isolates);
        for (int a = 0; a < arcs; a++) {
            boolean first = middle > isolates && random.nextInt(3) == 0;
            int from = first ? isolates : middle;
            int size = first ? middle - isolates : vertices - middle;
            builder.arc(from + random.nextInt(size), from + random.nextInt(size), .05 + random.nextDouble());
        }
        for (int g = 0; g < groups; g++) {
            boolean first = middle > isolates && random.nextInt(3) == 0;
            int from = first ? isolates : middle;
            int size = first ? middle - isolates : vertices - middle;
            int group = builder.group(.05 + .9 * random.nextDouble());
            int members = 1 + random.nextInt(random.nextInt(4) == 0 ? size : Math.min(size, 4));
            for (int m = 0; m < members; m++) {
                builder.member(
                        group,
                        from + random.nextInt(size),
                        talk && random.nextBoolean() ? .1 + random.nextDouble() : 1);
            }
        }
        return builder.build();
    }

    /** A permutation of 0 to {@code n} - 1. */
    public static int[] permutation(int n, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }

    /** The same graph in which vertex v is called {@code name[v]}, with its groups in reversed order. */
    public static Graph relabelled(Graph graph, int[] name) {
        boolean weighted = graph.weighting() != Weighting.NONE;
        GraphBuilder builder =
                new GraphBuilder(graph.vertices(), graph.directed(), weighted ? Weighting.STRENGTH : Weighting.NONE);
        for (int v = 0; v < graph.vertices(); v++) {
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                if (graph.directed() || v < graph.out().target[a]) {
                    builder.arc(
                            name[v], name[graph.out().target[a]], graph.out().weight(a));
                }
            }
        }
        Memberships groups = graph.memberships();
        for (int g = groups.groups() - 1; g >= 0; g--) {
            int group = builder.group(groups.weight[g]);
            for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                builder.member(group, name[groups.ofGroup.target[m]], groups.ofGroup.weight(m));
            }
        }
        Graph built = builder.build();
        return new Graph(built.out(), built.in(), built.memberships(), built.directed(), graph.weighting());
    }
}
