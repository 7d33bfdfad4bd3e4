package org.grapevine.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.grapevine.graph.Edges;
import org.grapevine.graph.Relabelling;
import org.grapevine.graph.Weighting;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.Rmat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What does it take from an edge list in a file to its edges in memory, and to a graph? */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked @Setup first
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class LoadBenchmark {
    @Param({"16", "20"})
    public int scale;

    private Workers workers;
    private Path file;

    @Setup(Level.Trial)
    public void write() throws IOException {
        workers = Workers.of(Runtime.getRuntime().availableProcessors());
        Edges edges = Rmat.edges(scale, 16, 1, workers);
        file = Files.createTempFile("rmat", ".el");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int e = 0; e < edges.size(); e++) {
                out.write(edges.from[e] + " " + edges.to[e] + "\n");
            }
        }
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        workers.close();
        Files.delete(file);
    }

    @Benchmark
    public Edges read() {
        return EdgeList.read(file, workers);
    }

    @Benchmark
    public Relabelling readAndBuild() {
        return EdgeList.read(file, workers).byDegree(false, Weighting.NONE, workers);
    }
}
