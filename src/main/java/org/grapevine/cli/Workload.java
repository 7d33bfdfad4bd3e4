package org.grapevine.cli;

import java.nio.file.Path;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Request;
import org.grapevine.graph.Edges;
import org.grapevine.graph.Graph;
import org.grapevine.graph.MemoryEstimate;
import org.grapevine.graph.Relabelling;
import org.grapevine.graph.Scores;
import org.grapevine.graph.Weighting;
import org.grapevine.io.EdgeList;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.network.Direction;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.Tie;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.sample.ClientGraph;
import org.grapevine.sample.Rmat;
import org.jspecify.annotations.Nullable;

/** What a benchmark works on: a graph from a file, a folder or a generator. */
final class Workload {
    /* Edge lists and generated graphs go the short way, from arrays to a graph; only what has persons or probabilities needs a network. */

    private static final String RMAT = "rmat:";
    private static final String CLIENTS = "clients:";
    private static final int EDGE_FACTOR = 16;
    private static final int MOST_NUMBERS = 3;
    private static final String FORMS =
            "write rmat:SCALE[:EDGEFACTOR[:SEED]] such as rmat:16, or clients:N[:SEED[:TIMES]] such as clients:100000";

    private final Graph graph;
    private final @Nullable View view;
    private final @Nullable Relabelling relabelling;

    private Workload(Graph graph, @Nullable View view, @Nullable Relabelling relabelling) {
        this.graph = graph;
        this.view = view;
        this.relabelling = relabelling;
    }

    /**
     * Reads or makes the graph.
     *
     * @param source a file, a folder or a generator with its numbers
     * @param reordered whether vertices get new numbers where that makes work faster
     */
    static Workload of(String source, ViewOptions options, boolean reordered, Workers workers) {
        boolean generated = source.startsWith(RMAT) || source.startsWith(CLIENTS);
        boolean plain = options.weighting() != Weighting.PROBABILITY;
        if (generated && !plain) {
            throw GrapevineException.input(
                    source + " has strengths but no probabilities", "leave --weights out, or say --weights strength");
        }
        if (!generated
                && !(plain && EdgeList.named(Path.of(source)) && options.ties().includes(Tie.DEFAULT_TYPE))) {
            return ofNetwork(Path.of(source), options, workers);
        }
        if (source.startsWith(CLIENTS)) {
            return ofGraph(clients(source, options, workers), reordered, workers);
        }
        boolean reversed = options.direction() == Direction.REVERSED;
        boolean directed = reversed || options.direction() == Direction.GIVEN;
        Edges edges = edges(source, workers);
        Edges turned = reversed ? new Edges(edges.vertices, edges.to, edges.from, edges.weight) : edges;
        edges.estimate(directed, workers.threads()).require("building the graph");
        if (!reordered || !Relabelling.pays(edges.vertices)) {
            return new Workload(turned.graph(directed, options.weighting(), workers), null, null);
        }
        Relabelling relabelling = turned.byDegree(directed, options.weighting(), workers);
        return new Workload(relabelling.graph(), null, relabelling);
    }

    private static Workload ofGraph(Graph graph, boolean reordered, Workers workers) {
        if (!reordered || !Relabelling.pays(graph.vertices())) {
            return new Workload(graph, null, null);
        }
        Relabelling relabelling = Relabelling.byDegree(graph, workers);
        return new Workload(relabelling.graph(), null, relabelling);
    }

    private static Workload ofNetwork(Path path, ViewOptions options, Workers workers) {
        Intake intake = Intake.of(List.of(path), IntakeOptions.defaults());
        intake.check(workers.progress());
        View view = View.of(ReferralNetwork.of(intake), options);
        return new Workload(view.graph(), view, null);
    }

    /**
     * The edges of a plain graph.
     *
     * @throws GrapevineException if {@code source} is none
     */
    static Edges edges(String source, Workers workers) {
        if (!source.startsWith(RMAT)) {
            return EdgeList.read(Path.of(source), workers);
        }
        long[] numbers = numbers(source, RMAT, 2);
        return suited(
                source,
                () -> Rmat.edges(
                        (int) numbers[0],
                        numbers.length > 1 ? (int) numbers[1] : EDGE_FACTOR,
                        numbers.length > 2 ? numbers[2] : 1,
                        workers));
    }

    private static Graph clients(String source, ViewOptions options, Workers workers) {
        long[] numbers = numbers(source, CLIENTS, 1);
        Graph graph = suited(
                source,
                () -> ClientGraph.graph(
                        (int) numbers[0],
                        numbers.length > 2 ? (int) numbers[2] : 1,
                        numbers.length > 1 ? numbers[1] : 1,
                        options.direction() != Direction.BOTH,
                        !options.ties().isNone(),
                        !options.groups().isNone(),
                        options.weighting(),
                        workers));
        return options.direction() == Direction.REVERSED ? graph.reversed() : graph;
    }

    /** The numbers behind the name of a generator: three at most, all of them ints but the seed. */
    private static long[] numbers(String source, String generator, int seedAt) {
        String[] words = source.substring(generator.length()).split(":", -1);
        long[] numbers = new long[words.length];
        try {
            for (int i = 0; i < words.length; i++) {
                numbers[i] = i == seedAt ? Long.parseLong(words[i]) : Integer.parseInt(words[i]);
            }
        } catch (NumberFormatException notANumber) {
            throw GrapevineException.input("'" + source + "' is no generated graph", FORMS);
        }
        if (words.length > MOST_NUMBERS) {
            throw GrapevineException.input("'" + source + "' has a number too many", FORMS);
        }
        return numbers;
    }

    private interface Making<T> {
        T made();
    }

    private static <T> T suited(String source, Making<T> making) {
        try {
            return making.made();
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input("'" + source + "': " + outOfRange.getMessage(), FORMS);
        }
    }

    Graph graph() {
        return graph;
    }

    /** Whether vertices have other numbers inside than outside. */
    boolean reordered() {
        return relabelling != null;
    }

    /** The bytes that a run is expected to take, the graph included. */
    long estimate(Request request, int threads) {
        long run = view == null
                ? request.estimate(graph, threads).bytes()
                : request.kernel().estimate(view, threads).bytes();
        long order = relabelling == null ? 0 : 24L * graph.vertices();
        return run + MemoryEstimate.of(graph).bytes() + order;
    }

    /** Runs a measure; the scores are by the numbers of the source. */
    Scores run(Request request, Workers workers) {
        Scores scores = view == null ? request.run(graph, workers) : request.run(view, workers);
        return relabelling == null ? scores : relabelling.restored(scores);
    }
}
