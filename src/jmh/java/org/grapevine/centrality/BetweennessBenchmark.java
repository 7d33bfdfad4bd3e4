package org.grapevine.centrality;

import java.util.concurrent.TimeUnit;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.Rmat;
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

/**
 * How long does betweenness take on an R-MAT graph of 2^scale vertices and 16 edges a vertex before merging: of all sources, of 64, and
 * within 0.01? Of all sources only at scale 14: {@code -Djmh.args="BetweennessBenchmark -p scale=20 -e exact"} for the others.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked @Setup first
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class BetweennessBenchmark {
    @Param({"1", "2"})
    public int threads;

    @Param("14")
    public int scale;

    private Graph graph;
    private Workers workers;

    /** Makes the graph. */
    @Setup
    public void makeGraph() {
        workers = Workers.of(threads);
        graph = Rmat.edges(scale, 16, 1, workers).graph(false, Weighting.NONE, workers);
    }

    /** Lets the threads go. */
    @TearDown
    public void letGo() {
        workers.close();
    }

    @Benchmark
    public Scores exact() {
        return new Betweenness(Scale.NORM).scores(graph, workers);
    }

    @Benchmark
    public Scores from64() {
        return new Betweenness(Scale.NORM, 64, 1).scores(graph, workers);
    }

    @Benchmark
    public Scores sampled() {
        return new SampledBetweenness(Scale.NORM, .01, .1, 1).scores(graph, workers);
    }
}
