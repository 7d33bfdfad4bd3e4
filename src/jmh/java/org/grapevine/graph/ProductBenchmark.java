package org.grapevine.graph;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.ClientGraph;
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

/** What does a product with a client network of two modes take, as it is and with groups as vertices of a plain graph? */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked @Setup first
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProductBenchmark {
    @Param({"100000", "1000000"})
    public int clients;

    @Param({"false", "true"})
    public boolean bipartite;

    private Workers workers;
    private Product product;
    private double[] x;
    private double[] y;

    @Setup(Level.Trial)
    public void make() {
        workers = Workers.of(Runtime.getRuntime().availableProcessors());
        Graph network = ClientGraph.graph(clients, 1, false, true, true, Weighting.NONE, workers);
        Graph graph = bipartite ? groupsAsVertices(network) : network;
        product = new Product(graph, workers);
        x = new double[graph.vertices()];
        y = new double[graph.vertices()];
        Arrays.fill(x, 1);
    }

    private Graph groupsAsVertices(Graph network) {
        int n = network.vertices();
        Memberships groups = network.memberships();
        GraphBuilder builder = new GraphBuilder(n + groups.groups(), false, Weighting.NONE);
        for (int v = 0; v < n; v++) {
            for (int a = network.out().offset[v]; a < network.out().offset[v + 1]; a++) {
                if (v < network.out().target[a]) {
                    builder.arc(v, network.out().target[a]);
                }
            }
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                builder.arc(v, n + groups.ofVertex.target[m]);
            }
        }
        return builder.build(workers);
    }

    @TearDown(Level.Trial)
    public void end() {
        workers.close();
    }

    @Benchmark
    public double[] times() {
        product.times(x, y);
        return y;
    }
}
