package org.grapevine.community;

import java.util.concurrent.TimeUnit;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.ClientGraph;
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

/** How long does Leiden take on people in households, clubs and referrals, and what does a second thread bring? */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked @Setup first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class LeidenBenchmark {
    /** How many people. */
    @Param({"10000", "100000"})
    public int people;

    /** How many threads. */
    @Param({"1", "2"})
    public int threads;

    private Graph graph;
    private Workers workers;

    /** Makes the network. */
    @Setup
    public void build() {
        workers = Workers.of(threads);
        graph = ClientGraph.graph(people, 1, false, true, true, Weighting.NONE, workers);
    }

    /** Lets the threads go. */
    @TearDown
    public void close() {
        workers.close();
    }

    /** All of it. */
    @Benchmark
    public Partition leiden() {
        return new Leiden(1, 1).partition(graph, workers);
    }
}
