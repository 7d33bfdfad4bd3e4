package org.grapevine.cli;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Request;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Scores;
import org.grapevine.io.EdgeList;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Times measures. */
@Command(
        name = BenchCommand.NAME,
        header = "Time a measure on a file or a generated graph, a JSON line a run.",
        defaultValueProvider = BenchCommand.AsBenchmarksDo.class,
        footer = {
            "",
            "Examples:",
            "  grapevine bench pagerank:rounds=20 --from graph.el --threads 2 --runs 5",
            "  grapevine bench katz,eigenvector --from rmat:20          R-MAT with 2^20 vertices, 16 edges each",
            "  grapevine bench pagerank --from clients:1000000          households, clubs, industry bodies, referrals",
            "  grapevine bench strength --from FOLDER --weights probability",
            "  grapevine bench influence --from graph.el --k 50         the choice of seeds; see bench influence --help"
        })
final class BenchCommand implements Runnable {
    static final String NAME = "bench";

    /** Graph benchmarks know neither directions nor weights. */
    static final class AsBenchmarksDo implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            String name = argument instanceof OptionSpec option ? option.longestName() : "";
            return switch (name) {
                case "--direction" -> "both";
                case "--weights" -> "none";
                default -> argument.defaultValue();
            };
        }
    }

    /** In which order the vertices are worked on. */
    enum Order {
        /** Those with most arcs first, where there are too many for the cache. */
        DEGREE,
        /** As in the source. */
        GIVEN
    }

    private static final int BLOCK = 1 << 10;

    private final Grapevine grapevine;

    @Parameters(
            arity = "0..1",
            paramLabel = "MEASURE",
            description = "What to time: measures separated by commas, with parameters: pagerank:rounds=20,degree.")
    private String measures = "";

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description = {
                "An edge list (.el, .wel, also .gz), a folder of CSV files, rmat:SCALE[:EDGEFACTOR[:SEED]]",
                "(R-MAT: 2^SCALE vertices, 16 edges each) or clients:N[:SEED[:TIMES]] (a client network of two modes,",
                "with so many times as many clubs and industry bodies)."
            })
    private String from = "";

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often to run each measure; the first run also warms up (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "degree",
            description = {
                "degree: large graphs get new numbers inside, most arcs first; given: as in the source",
                "(default: ${DEFAULT-VALUE})."
            })
    private Order order = Order.DEGREE;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description =
                    "Only write the edges of an edge list or of rmat:... to this file, for other programs to time.")
    private @Nullable Path edges;

    BenchCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    /** This command with {@link BenchInfluenceCommand} below it. */
    static CommandLine withInfluence(Grapevine grapevine) {
        return new CommandLine(new BenchCommand(grapevine))
                .addSubcommand(BenchInfluenceCommand.NAME, new BenchInfluenceCommand(grapevine));
    }

    @Override
    public void run() {
        if (measures.isEmpty() || from.isEmpty()) {
            throw GrapevineException.input(
                    "bench wants a measure and --from", "write for example: grapevine bench pagerank --from rmat:16");
        }
        if (runs < 1) {
            throw GrapevineException.input("--runs " + runs + " is not at least 1", "leave it out for 3");
        }
        List<Request> requests = Request.parse(measures, Conditions.exact(grapevine.seed()));
        if (edges != null) {
            writeEdges(edges);
            return;
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(grapevine, "running");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Cost load = new Cost();
            Workload workload = Workload.of(from, view.options(), order == Order.DEGREE, workers);
            load.stop();
            for (Request request : requests) {
                for (int run = 1; run <= runs; run++) {
                    Map<String, Object> line = line(workload, request, run, load, workers);
                    lines.add(line);
                    show(line);
                }
            }
        }
        if (!inLines()) {
            Answer answer = Answer.about("runs").columns(lines.get(0).keySet().toArray(String[]::new));
            grapevine.print(answer.rows(
                    lines.stream().map(line -> List.copyOf(line.values())).toList()));
        }
    }

    private void writeEdges(Path file) {
        try (ProgressLine progress = new ProgressLine(grapevine, "writing");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            EdgeList.write(Workload.edges(from, workers), file);
        }
    }

    private boolean inLines() {
        return !grapevine.toFile() && grapevine.format() != Format.CSV;
    }

    private void show(Map<String, Object> line) {
        if (inLines()) {
            PrintWriter out = grapevine.terminal().printer();
            out.print(JsonText.of(line) + "\n");
            grapevine.terminal().flush();
        }
    }

    private Map<String, Object> line(Workload workload, Request request, int run, Cost load, Workers workers) {
        Cost cost = new Cost();
        Scores scores = workload.run(request, workers);
        cost.stop();
        Graph graph = workload.graph();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("measure", request.measure().name());
        line.put("parameters", request.asked());
        line.put("graph", from);
        line.put("vertices", graph.vertices());
        line.put("arcs", graph.out().size());
        line.put("memberships", graph.memberships().size());
        line.put("view", view.options().toString());
        line.put("order", workload.reordered() ? "degree" : "given");
        line.put("threads", workers.threads());
        line.put("run", run);
        line.put("load_ms", milliseconds(load.wall));
        line.put("load_cpu_ms", milliseconds(load.processor));
        line.put("compute_ms", milliseconds(cost.wall));
        line.put("cpu_ms", milliseconds(cost.processor));
        line.put("rounds", scores.rounds());
        line.put("converged", scores.converged());
        line.put("peak_mb", megabytes(cost.peak - load.idle));
        line.put("estimate_mb", megabytes(workload.estimate(request, workers.threads())));
        line.put("checksum", checksum(scores.values()));
        return line;
    }

    static double milliseconds(long nanoseconds) {
        return Math.rint(nanoseconds / 1e5) / 10;
    }

    static double megabytes(long bytes) {
        return Math.rint(bytes / 1e5) / 10;
    }

    /** CRC-32C of the bits of all scores, in the order of the source, eight bytes each, the highest first. */
    private static String checksum(double[] values) {
        CRC32C sum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.BIG_ENDIAN);
        for (double value : values) {
            block.putDouble(value);
            if (!block.hasRemaining()) {
                sum.update(block.flip());
                block.clear();
            }
        }
        sum.update(block.flip());
        return "%08x".formatted(sum.getValue());
    }
}
