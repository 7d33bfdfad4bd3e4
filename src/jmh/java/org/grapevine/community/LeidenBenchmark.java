package org.grapevine.community;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
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

/** How long does Leiden take on people in households, clubs and referrals, and what does a second thread bring? */
@State(Scope.Benchmark)
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

    /** Households of four, clubs of 5 to 5,000 with a heavy tail, two referrals a person. */
    @Setup
    public void build() {
        RandomGenerator random = new SplittableRandom(1);
        GraphBuilder builder = new GraphBuilder(people, false, Weighting.NONE);
        for (int v = 0; v < people; v += 4) {
            int household = builder.group(1);
            for (int i = v; i < Math.min(people, v + 4); i++) {
                builder.member(household, i);
                builder.arc(i, random.nextInt(people));
                builder.arc(i, Math.floorMod(i + random.nextInt(400) - 200, people));
            }
        }
        for (int club = 0; club < people / 80; club++) {
            int group = builder.group(1);
            int size = (int) Math.min(5000, 5 / (random.nextDouble() + 1e-3));
            int centre = random.nextInt(people);
            for (int i = 0; i < size; i++) {
                builder.member(group, Math.floorMod(centre + random.nextInt(4 * size) - 2 * size, people));
            }
        }
        graph = builder.build();
        workers = Workers.of(threads);
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
