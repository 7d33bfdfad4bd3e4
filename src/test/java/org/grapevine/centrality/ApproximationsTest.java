package org.grapevine.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.RandomGraphs;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** In how many of 200 runs, each with a seed of its own, what is drawn keeps its bound. */
class ApproximationsTest {
    private static final int RUNS = 200;
    private static final double DELTA = .1;
    private static final Workers WORKERS = Workers.of(1);
    private static final Graph CONNECTED = connected();

    @AfterAll
    static void end() {
        WORKERS.close();
    }

    private static Graph connected() {
        SplittableRandom random = new SplittableRandom(4);
        GraphBuilder graph = new GraphBuilder(24, false, Weighting.NONE);
        for (int v = 1; v < 24; v++) {
            graph.arc(v, random.nextInt(v));
        }
        for (int g = 0; g < 4; g++) {
            int group = graph.group(1);
            for (int m = 0; m < 4; m++) {
                graph.member(group, random.nextInt(24));
            }
        }
        return graph.build();
    }

    private static long kept(LongPredicate run) {
        return LongStream.range(0, RUNS).filter(run).count();
    }

    @Test
    void current_flow_betweenness_from_drawn_pairs_is_within_epsilon() {
        double epsilon = .2;
        Conductors conductors = Conductors.of(CONNECTED, WORKERS);
        double[] exact = Laws.scores(new CurrentFlowBetweenness(Scale.NORM, epsilon, DELTA, 0), CONNECTED);
        assertThat(kept(seed -> {
                    Scores drawn =
                            new CurrentFlowBetweenness(Scale.NORM, epsilon, DELTA, seed).drawn(conductors, WORKERS);
                    assertThat(drawn.bound()).isEqualTo(epsilon);
                    return farthest(drawn.values(), exact) <= epsilon;
                }))
                .isGreaterThanOrEqualTo((long) (RUNS * (1 - DELTA)));
    }

    private static double farthest(double[] found, double[] exact) {
        double most = 0;
        for (int v = 0; v < exact.length; v++) {
            most = Math.max(most, Math.abs(found[v] - exact[v]));
        }
        return most;
    }

    @Test
    void current_flow_closeness_from_drawn_vectors_is_within_epsilon_of_itself() {
        double epsilon = .5;
        Conductors conductors = Conductors.of(CONNECTED, WORKERS);
        double[] exact = Laws.scores(new CurrentFlowCloseness(epsilon, DELTA, 0), CONNECTED);
        assertThat(kept(seed -> {
                    Scores drawn = new CurrentFlowCloseness(epsilon, DELTA, seed).sketched(conductors, WORKERS);
                    double worst = 0;
                    for (int v = 0; v < exact.length; v++) {
                        worst = Math.max(worst, Math.abs(drawn.values()[v] / exact[v] - 1));
                    }
                    return worst <= epsilon;
                }))
                .isGreaterThanOrEqualTo((long) (RUNS * (1 - DELTA)));
    }

    @Test
    void a_team_chosen_on_drawn_paths_is_as_near_the_best_as_was_proven() {
        int size = 2;
        boolean[] everybody = new boolean[CONNECTED.vertices()];
        Arrays.fill(everybody, true);
        double best = 0;
        for (int u = 0; u < everybody.length; u++) {
            for (int v = 0; v < u; v++) {
                best = Math.max(
                        best,
                        SetLaws.of(new GroupBetweenness(1), CONNECTED, v, u).value());
            }
        }
        double most = best;
        assertThat(kept(seed -> {
                    KeyPlayers drawn = new GroupBetweenness(seed).drawn(CONNECTED, size, everybody, WORKERS);
                    double proven = drawn.value() / drawn.bound();
                    double worth = SetLaws.of(new GroupBetweenness(seed), CONNECTED, drawn.members())
                            .value();
                    return drawn.bound() >= most && worth >= proven * most;
                }))
                .isGreaterThanOrEqualTo((long) (RUNS * .99));
    }

    @Test
    void the_first_by_closeness_and_by_harmonic_centrality_are_those_of_all_scores() {
        int first = 5;
        assertThat(kept(seed -> {
                    Graph graph = RandomGraphs.graph(
                            new SplittableRandom(seed),
                            60,
                            60 + 2 * (int) seed,
                            4,
                            seed % 2 == 0,
                            Weighting.NONE,
                            false);
                    return isHead(
                                    Laws.scores(new TopHarmonic(Scale.RAW, first), graph),
                                    Laws.scores(new Harmonic(Scale.RAW), graph),
                                    first)
                            && isHead(
                                    Laws.scores(new TopCloseness(first), graph),
                                    Laws.scores(new Closeness(), graph),
                                    first);
                }))
                .isEqualTo(RUNS);
    }

    private static boolean isHead(double[] top, double[] all, int first) {
        double lowest =
                Arrays.stream(all).sorted().skip(all.length - first).findFirst().orElseThrow();
        for (int v = 0; v < all.length; v++) {
            boolean listed = !Double.isNaN(top[v]);
            if (listed ? Math.abs(top[v] - all[v]) > 1e-12 * all[v] : all[v] > lowest + 1e-12) {
                return false;
            }
        }
        return Arrays.stream(top).filter(score -> !Double.isNaN(score)).count() >= first;
    }

    @Test
    void counters_of_balls_err_by_their_standard_error_and_neither_way_more_than_the_other() {
        Graph graph = RandomGraphs.graph(new SplittableRandom(5), 300, 900, 6, true, Weighting.NONE, false);
        double[] exact = Laws.scores(new Harmonic(Scale.RAW), graph);
        int registers = 64;
        double told = 1.04 / Math.sqrt(registers);
        double[] square = new double[exact.length];
        double[] sum = new double[exact.length];
        for (long seed = 0; seed < RUNS; seed++) {
            double[] scores = Laws.scores(new HarmonicBalls(Scale.RAW, registers, seed), graph);
            for (int v = 0; v < exact.length; v++) {
                double error = exact[v] < 20 ? 0 : scores[v] / exact[v] - 1;
                square[v] += error * error / RUNS;
                sum[v] += error / RUNS;
            }
        }
        // of the mean of 200 runs the standard error is a fourteenth of that of one; HyperLogLog's own bias is below a
        // fifth of it
        for (int v = 0; v < exact.length; v++) {
            assertThat(Math.sqrt(square[v])).as("vertex %d", v).isLessThan(1.25 * told);
            assertThat(Math.abs(sum[v])).as("vertex %d", v).isLessThan(.45 * told);
        }
    }
}
