package org.grapevine.centrality;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does harmonic centrality of everybody take on an R-MAT graph of 2^14 vertices and 16 edges a vertex, before merging? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HarmonicBenchmark {
    @Param({"1", "2"})
    public int threads;

    @Param("14")
    public int scale;

    private Graph graph = new GraphBuilder(0, false, Weighting.NONE).build();
    private Workers workers = Workers.of(1);

    /** Makes the graph: Chakrabarti, Zhan and Faloutsos, SDM 2004, with the Graph 500's a = .57, b = c = .19. */
    @Setup
    public void makeGraph() {
        SplittableRandom random = new SplittableRandom(14);
        GraphBuilder builder = new GraphBuilder(1 << scale, false, Weighting.NONE);
        for (int edge = 0; edge < 16 << scale; edge++) {
            int from = 0;
            int to = 0;
            for (int bit = 0; bit < scale; bit++) {
                double at = random.nextDouble();
                from = 2 * from + (at >= .76 ? 1 : 0);
                to = 2 * to + (at >= .95 || (at >= .57 && at < .76) ? 1 : 0);
            }
            builder.arc(from, to);
        }
        graph = builder.build();
        workers = Workers.of(threads);
    }

    /** Lets the threads go. */
    @TearDown
    public void letGo() {
        workers.close();
    }

    @Benchmark
    public Scores exact() {
        return new Harmonic(Scale.NORM).scores(graph, workers);
    }
}
