package org.grapevine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Edges;
import org.grapevine.graph.Graph;
import org.grapevine.graph.GraphBuilder;
import org.grapevine.graph.Weighting;
import org.grapevine.influence.InfluenceModel;
import org.grapevine.influence.Maximizer;
import org.grapevine.influence.Refinement;
import org.grapevine.influence.Rules;
import org.grapevine.influence.SeedSet;
import org.grapevine.influence.Simulation;
import org.grapevine.io.EdgeList;
import org.grapevine.parallel.RandomStream;
import org.grapevine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the choice of seeds on an edge list, as the codes of the literature are timed. */
@Command(
        name = BenchInfluenceCommand.NAME,
        header = "Time the choice of the most influential on an edge list, a JSON line a run.",
        footer = {
            "",
            "Examples:",
            "  grapevine bench influence --from graph.el --model wc --k 50 --epsilon 0.1 --runs 5",
            "  grapevine bench influence --from graph.el --model ic --probability 0.01 --k 50 --certificate 0.9",
            "  grapevine bench influence --from graph.el --model wc --k 50 --quality 0.99"
        })
final class BenchInfluenceCommand implements Runnable {
    static final String NAME = "influence";

    private static final double[] TRIVALENCY = {.1, .01, .001};

    private final Grapevine grapevine;
    private final RandomStream random = new RandomStream();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "An edge list (.el, .wel, also .gz); an edge u v lets u bring v.")
    private Path from = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "wc",
            description = {
                "ic: the probabilities of the file, else --probability; wc: one over the number of arcs that lead to a vertex;",
                "tri: 0.1, 0.01 or 0.001, drawn for each arc by --seed; lt: linear threshold with the weights of wc",
                "(default: ${DEFAULT-VALUE})."
            })
    private String model = "wc";

    @Option(
            names = "--probability",
            paramLabel = "P",
            defaultValue = "0.01",
            description = "Of every arc, with --model ic, where the file has none (default: ${DEFAULT-VALUE}).")
    private double probability = .01;

    @Option(names = "--k", paramLabel = "K", defaultValue = "50", description = "Seeds (default: ${DEFAULT-VALUE}).")
    private int k = 50;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            defaultValue = "0.1",
            description = "Stop at a proof of 1 - 1/e - E of the best (default: ${DEFAULT-VALUE}).")
    private double epsilon = .1;

    @Option(
            names = "--certificate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Stop at a proof of this share of the best instead.")
    private double certificate;

    @Option(
            names = "--quality",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = {
                "Stop instead when four times as many sets have made the choice better by no more than what this leaves of 1,",
                "for example 0.99: an estimate of what more sets would bring, far sooner than a proof."
            })
    private double quality;

    @Option(names = "--undirected", description = "Every edge both ways.")
    private boolean undirected;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int runs = 1;

    @Option(
            names = "--worlds",
            paramLabel = "N",
            defaultValue = "0",
            description = "Judge the seeds in so many simulated worlds too, not with lt (default: ${DEFAULT-VALUE}).")
    private int worlds;

    BenchInfluenceCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        requireRanges();
        try (ProgressLine progress = new ProgressLine(grapevine, "running");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Cost load = new Cost();
            Graph graph = graph(EdgeList.read(from, workers));
            load.stop();
            InfluenceModel influence = InfluenceModel.ignite(graph);
            influence = model.equals("lt") ? influence.withSpread(InfluenceModel.Spread.THRESHOLD) : influence;
            Cost preparation = new Cost();
            influence.prepare();
            preparation.stop();
            for (int run = 1; run <= runs; run++) {
                PrintWriter out = grapevine.terminal().printer();
                out.print(JsonText.of(line(influence, load, preparation, run, workers)) + "\n");
                grapevine.terminal().flush();
            }
        }
    }

    private void requireRanges() {
        model = model.toLowerCase(Locale.ROOT);
        if (!List.of("ic", "wc", "tri", "lt").contains(model)) {
            throw GrapevineException.input("--model '" + model + "' is unknown", "choose ic, wc, tri or lt");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw GrapevineException.input("--probability " + probability + " is not in (0, 1]", "give a probability");
        }
        if (k < 1 || runs < 1 || worlds < 0) {
            throw GrapevineException.input("--k, --runs or --worlds is too small", "give numbers of at least 1");
        }
        if (!(epsilon > 0 && epsilon < .63)
                || !(certificate >= 0 && certificate < 1)
                || !(quality >= 0 && quality < 1)) {
            throw GrapevineException.input(
                    "--epsilon " + epsilon + ", --certificate " + certificate + " or --quality " + quality
                            + " is out of range",
                    "epsilon lies in (0, 0.63), a certificate and a quality in (0, 1)");
        }
        if (certificate > 0 && quality > 0) {
            throw GrapevineException.input("--certificate and --quality are both given", "choose when to stop");
        }
    }

    private Graph graph(Edges edges) {
        int[] source = edges.from;
        int[] target = edges.to;
        int[] arcsTo = new int[edges.vertices];
        for (int e = 0; e < source.length; e++) {
            arcsTo[target[e]]++;
            arcsTo[source[e]] += undirected ? 1 : 0;
        }
        GraphBuilder builder = new GraphBuilder(edges.vertices, true, Weighting.PROBABILITY);
        for (int e = 0; e < source.length; e++) {
            builder.arc(source[e], target[e], hazard(probability(edges, e, source[e], target[e], arcsTo)));
            if (undirected) {
                builder.arc(target[e], source[e], hazard(probability(edges, e, target[e], source[e], arcsTo)));
            }
        }
        return builder.build();
    }

    private double probability(Edges edges, int e, int u, int v, int[] arcsTo) {
        switch (model) {
            case "ic" -> {
                double given = edges.weight == null ? probability : edges.weight[e];
                if (!(given >= 0 && given <= 1)) {
                    throw GrapevineException.input(
                            from + ": weight " + given + " is not a probability",
                            "give numbers from 0 to 1, or --model wc");
                }
                return given;
            }
            case "tri" -> {
                random.seek(grapevine.seed(), ((long) u << 32) | v);
                return TRIVALENCY[random.below(TRIVALENCY.length)];
            }
            default -> {
                return 1.0 / arcsTo[v];
            }
        }
    }

    private static double hazard(double p) {
        return -Math.log1p(-p);
    }

    private Map<String, Object> line(InfluenceModel influence, Cost load, Cost preparation, int run, Workers workers) {
        int n = influence.graph().vertices();
        int size = Math.min(k, n);
        double delta = 1.0 / Math.max(2, n);
        Maximizer.Goal goal = certificate > 0
                ? new Maximizer.Goal(certificate, delta, 1 << 26).precise(100_000)
                : Maximizer.Goal.epsilon(epsilon, delta, n, size, n, size);
        long seed = grapevine.seed() + run - 1;
        Cost cost = new Cost();
        SeedSet chosen = quality > 0
                ? Refinement.choose(
                        influence, () -> Rules.atMost(size), new Refinement.Goal(1 - quality, delta), seed, workers)
                : Maximizer.choose(influence, () -> Rules.atMost(size), List.of(), goal, seed, workers);
        cost.stop();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("graph", from.getFileName().toString());
        line.put("model", model);
        line.put("vertices", n);
        line.put("arcs", influence.graph().out().size());
        line.put("k", size);
        line.put("threads", workers.threads());
        line.put("run", run);
        line.put("load_ms", BenchCommand.milliseconds(load.wall));
        line.put("prepare_ms", BenchCommand.milliseconds(preparation.wall));
        line.put("compute_ms", BenchCommand.milliseconds(cost.wall));
        line.put("cpu_ms", BenchCommand.milliseconds(cost.processor));
        line.put("peak_mb", BenchCommand.megabytes(cost.peak));
        line.put("rr_sets", chosen.drawn());
        line.put("entries", chosen.entries());
        line.put("store_bytes", chosen.bytes());
        line.put("spread", chosen.worth());
        line.put("lower", chosen.certificate().lower());
        line.put("upper", chosen.certificate().upper());
        line.put("certificate", chosen.certificate().ratio());
        line.put("seeds", Arrays.stream(chosen.seeds()).boxed().toList());
        if (worlds > 0 && !model.equals("lt")) {
            Simulation.Worlds played = new Simulation(influence, chosen.seeds(), new double[chosen.size()])
                    .play(worlds, ~grapevine.seed(), workers);
            line.put("simulated", played.mean());
            line.put("error", played.error());
        }
        return line;
    }
}
