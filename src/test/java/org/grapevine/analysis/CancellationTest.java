package org.grapevine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.grapevine.centrality.GroupCentrality;
import org.grapevine.community.LabelPropagation;
import org.grapevine.community.Leiden;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Maximizer;
import org.grapevine.influence.Rules;
import org.grapevine.influence.Simulation;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Progress;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a run ends once it is cancelled, told by how often it asks whether it is, which no clock has a part in. */
@Timeout(120)
class CancellationTest {
    private static final int THREADS = 2;
    private static final View TOWN = View.of(ReferralNetwork.of(Town.of(4_000, 3)), ViewOptions.DEFAULT);
    private static final Map<String, Consumer<Workers>> RUNS = new TreeMap<>();

    static {
        Measures.all().forEach(measure -> measure(measure.name()));
        Stream.of(
                        "pagerank:rounds=1000000",
                        "closeness:distance=likely",
                        "closeness:top=10",
                        "harmonic:distance=likely",
                        "harmonic:top=10",
                        "harmonic:epsilon=0.01",
                        "harmonic:registers=256",
                        "betweenness:sources=64",
                        "betweenness:epsilon=0.001",
                        "clustering:epsilon=0.05",
                        "collective-influence:radius=3",
                        "crv:share=shapley")
                .forEach(CancellationTest::measure);
        boolean[] everybody = new boolean[TOWN.graph().vertices()];
        Arrays.fill(everybody, true);
        for (TeamGoal goal : TeamGoal.values()) {
            GroupCentrality rule = goal.measure(1);
            RUNS.put("team by " + goal, workers -> rule.best(TOWN.graph(), 5, everybody, workers));
        }
        RUNS.put("communities", workers -> new Leiden(1, 1).partition(TOWN.graph(), workers));
        RUNS.put("labels", workers -> new LabelPropagation(1).partition(TOWN.graph(), workers));
        InfluenceModel model = InfluenceModel.ignite(TOWN.graph());
        Maximizer.Goal goal = new Maximizer.Goal(.99, .01, 1 << 26, 1L << 27, 0);
        RUNS.put(
                "seeds",
                workers -> Maximizer.choose(model, () -> Rules.atMost(50), List.of(), goal.precise(9), 1, workers));
        RUNS.put(
                "seeds, counted",
                workers -> Maximizer.choose(model, () -> Rules.atMost(50), List.of(), goal, 1, workers));
        RUNS.put(
                "simulation",
                workers -> new Simulation(model, new int[] {1, 2, 3}, new double[3]).play(1 << 20, 1, workers));
    }

    private static void measure(String text) {
        Request request = Request.parse(text).get(0);
        RUNS.put(text, workers -> request.run(TOWN, workers));
    }

    static List<String> runs() {
        return List.copyOf(RUNS.keySet());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whoever_is_cancelled_ends_at_the_next_question(String run) {
        int answered = 0;
        for (int most : new int[] {1, 4, 16, 64}) {
            AtomicInteger asked = new AtomicInteger();
            try (Workers workers = Workers.until(() -> asked.incrementAndGet() >= most, THREADS, Progress.SILENT)) {
                Objects.requireNonNull(RUNS.get(run)).accept(workers);
                assertThat(asked.get()).isLessThan(most);
            } catch (CancellationException cancelled) {
                assertThat(asked.get()).isBetween(most, most + THREADS);
                answered++;
            }
        }
        assertThat(answered).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"betweenness:sources=8", "current-flow-betweenness:epsilon=.5", "harmonic:epsilon=.2"})
    void one_search_asks_the_more_often_the_more_arcs_it_goes_through(String measure) {
        int few = questions(measure, random(1000, 5));
        int many = questions(measure, random(1000, 800));
        assertThat(many).as("%s: %d questions on few arcs", measure, few).isGreaterThan(few + 8);
    }

    private static int questions(String measure, Graph graph) {
        AtomicInteger asked = new AtomicInteger();
        try (Workers workers = Workers.until(() -> asked.incrementAndGet() < 0, 1, Progress.SILENT)) {
            Request.parse(measure).get(0).run(graph, workers);
        }
        return asked.get();
    }

    private static Graph random(int n, int arcs) {
        SplittableRandom random = new SplittableRandom(1);
        GraphBuilder builder = new GraphBuilder(n, false, Weighting.NONE);
        for (int v = 0; v < n; v++) {
            for (int a = 0; a < arcs; a++) {
                builder.arc(v, (v + 1 + random.nextInt(n - 1)) % n);
            }
        }
        return builder.build();
    }

    @Test
    void what_a_task_does_by_itself_is_cancelled_with_the_rest() {
        try (Workers workers = Workers.of(THREADS)) {
            Workers alone = workers.alone();
            alone.run(1, (task, worker) -> assertThat(worker).isZero());
            workers.cancel();
            assertThatThrownBy(alone::checkCancelled).isInstanceOf(CancellationException.class);
        }
    }
}
