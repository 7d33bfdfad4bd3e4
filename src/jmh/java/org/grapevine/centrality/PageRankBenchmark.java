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

/** What do twenty rounds of PageRank take, and does it pay to give the best connected vertices the first numbers? */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked @Setup first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageRankBenchmark {
    @Param({"16", "20"})
    public int scale;

    @Param({"false", "true"})
    public boolean byDegree;

    private Workers workers;
    private Graph graph;

    @Setup(Level.Trial)
    public void make() {
        workers = Workers.of(Runtime.getRuntime().availableProcessors());
        var edges = Rmat.edges(scale, 16, 1, workers);
        graph = byDegree
                ? edges.byDegree(false, Weighting.NONE, workers).graph()
                : edges.graph(false, Weighting.NONE, workers);
    }

    @TearDown(Level.Trial)
    public void end() {
        workers.close();
    }

    @Benchmark
    public Scores twentyRounds() {
        return new PageRank(.85, 0, 20).scores(graph, workers);
    }
}
