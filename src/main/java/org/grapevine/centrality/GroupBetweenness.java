package org.grapevine.centrality;

import java.util.Locale;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.parallel.Workers;

/**
 * Betweenness of a set: of all ordered pairs that are two or more hops apart, the share whose shortest paths have a member inside, each
 * pair counted by the share of its shortest paths: between 0 and 1. Everett and Borgatti, <i>J. Math. Sociology</i> 23 (1999) 181-201, in
 * the form of Mahmoody, Tsourakakis and Upfal, <i>KDD</i> (2016) 1765-1774, in which a pair counts too when one of its ends is a member;
 * so it is monotone and submodular. One member has his betweenness divided by the number of those pairs.
 *
 * <p>Distances are hops along arcs; two members of a group are one hop apart, and paths through different groups are different paths. A
 * marginal is what the member adds to the value.
 *
 * <p>Up to 2,000 vertices all paths are counted: O(n m) and O(n^2) a vertex looked at, 18 bytes a pair; the greedy set has at least 1 - 1/e
 * of the best possible. Above that paths are drawn at random, until a set chosen on some of them is proven to be near the best on others,
 * with 99 % confidence, by the bounds of Tang, Tang, Xiao and Yuan (SIGMOD 2018, equations 5 and 8); its value is that on the others.
 *
 * @param seed of the draws
 */
public record GroupBetweenness(long seed) implements GroupCentrality {
    private static final int FEWEST = 1 << 12;
    private static final int MOST = 1 << 16;
    private static final double PROVEN = .9;
    private static final double FAILURE = .01;

    @Override
    public KeyPlayers best(Graph graph, int size, boolean[] eligible, Workers workers) {
        return graph.vertices() <= PathMatrix.MOST
                ? counted(graph, size, eligible, workers)
                : drawn(graph, size, eligible, workers);
    }

    @Override
    public KeyPlayers of(Graph graph, int[] set, Workers workers) {
        if (graph.vertices() <= PathMatrix.MOST) {
            return players(new PathMatrix(graph, workers), set);
        }
        PathSamples paths = new PathSamples(graph, seed, workers);
        paths.growTo(MOST);
        return players(paths, graph.vertices(), set);
    }

    private static KeyPlayers counted(Graph graph, int size, boolean[] eligible, Workers workers) {
        PathMatrix matrix = new PathMatrix(graph, workers);
        LazyGreedy greedy = LazyGreedy.choose(matrix, size, eligible, workers);
        double bound = PathMatrix.pairs(greedy.bound()) / Math.max(1, matrix.pairs());
        return players(matrix, greedy.members())
                .chosen(
                        Math.min(1, bound),
                        "at least 63 % (1 - 1/e) of the best possible, by greedy choice of a monotone submodular function")
                .beside(greedy.alone(), players(matrix, greedy.alone()).value());
    }

    private static KeyPlayers players(PathMatrix matrix, int[] set) {
        double pairs = Math.max(1, matrix.pairs());
        double[] marginals = new double[set.length];
        double met = 0;
        matrix.forget();
        for (int i = 0; i < set.length; i++) {
            matrix.take(set[i]);
            double now = matrix.met();
            marginals[i] = (now - met) / pairs;
            met = now;
        }
        return KeyPlayers.given(set, marginals, met / pairs, 0);
    }

    /** From drawn paths, however few vertices there are. */
    KeyPlayers drawn(Graph graph, int size, boolean[] eligible, Workers workers) {
        int n = graph.vertices();
        PathSamples chosenOn = new PathSamples(graph, seed, workers);
        PathSamples provenOn = new PathSamples(graph, ~seed, workers);
        double a = Math.log(2 * (1 + Math.log(MOST / (double) FEWEST) / Math.log(2)) / FAILURE);
        for (int paths = FEWEST; ; paths *= 2) {
            chosenOn.growTo(paths);
            provenOn.growTo(paths);
            LazyGreedy greedy = LazyGreedy.choose(new PathCover(chosenOn, n), size, eligible, workers);
            double proven = lower(PathCover.met(provenOn, n, greedy.members()), a) / upper(greedy.bound(), a);
            if (proven >= PROVEN || paths == MOST) {
                KeyPlayers players = players(provenOn, n, greedy.members());
                return players.chosen(
                                proven > 0 ? Math.min(1, players.value() / proven) : 1, guarantee(proven, provenOn))
                        .beside(
                                greedy.alone(),
                                players(provenOn, n, greedy.alone()).value());
            }
        }
    }

    private static double lower(long met, double a) {
        double root = Math.sqrt(met + 2 * a / 9) - Math.sqrt(a / 2);
        return root <= 0 ? 0 : Math.max(0, root * root - a / 18);
    }

    private static double upper(long bound, double a) {
        double root = Math.sqrt(bound + a / 2) + Math.sqrt(a / 2);
        return root * root;
    }

    private static String guarantee(double proven, PathSamples paths) {
        double error = Math.sqrt(Math.log(2 / FAILURE) / (2 * Math.max(1.0, paths.some())));
        return String.format(
                Locale.ROOT,
                "at least %.0f %% of the best possible with 99 %% confidence, on %d + %d shortest paths drawn at random; the"
                        + " value is right to %.3f",
                Math.floor(100 * proven),
                paths.size(),
                paths.size(),
                error);
    }

    private static KeyPlayers players(PathSamples paths, int vertices, int[] set) {
        long[] gains = LazyGreedy.gains(new PathCover(paths, vertices), set);
        double[] marginals = new double[set.length];
        double some = Math.max(1, paths.some());
        long met = 0;
        for (int i = 0; i < set.length; i++) {
            marginals[i] = gains[i] / some;
            met += gains[i];
        }
        return KeyPlayers.given(set, marginals, met / some, 0);
    }

    @Override
    public MemoryEstimate estimate(Graph graph, int threads) {
        long n = graph.vertices();
        return n <= PathMatrix.MOST
                ? new MemoryEstimate(18 * n * n
                        + 24 * n
                        + new Betweenness(Scale.RAW).estimate(graph, threads).bytes())
                : new MemoryEstimate(2 * PathSamples.estimate(graph, threads).bytes() + 28 * n + 12L * MOST * 16);
    }
}
