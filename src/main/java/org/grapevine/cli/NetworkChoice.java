package org.grapevine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.grapevine.GrapevineException;
import org.grapevine.io.FileReport;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.io.IntakeReport;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.parallel.Progress;
import org.grapevine.store.GraphMapping;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that says where the network is: in files, else in the store. */
final class NetworkChoice {
    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = {
                "Work on a folder of CSV files or an edge list (.el, .wel) without any store.",
                "Give it several times for several files (default: what was loaded into the store)."
            })
    private List<Path> from = new ArrayList<>();

    @Option(names = "--skip-bad-rows", description = "With --from: leave out rows that cannot be taken.")
    private boolean skipBadRows;

    @Mixin
    private GraphChoice graph = new GraphChoice();

    /** Whether files are read rather than the store. */
    boolean files() {
        return !from.isEmpty();
    }

    /** Reads the network from the files named, or else from {@code store}; what was left out is said beside the answer. */
    ReferralNetwork read(Grapevine grapevine, @Nullable Store store) {
        return store == null ? ofFiles(grapevine) : stored(grapevine, store);
    }

    /** The rows of the files named, or else of {@code store}, read anew whenever they are asked for; what was left out is said beside the answer. */
    NetworkSource source(Grapevine grapevine, @Nullable Store store) {
        return source(grapevine, store, grapevine::note);
    }

    /** The same rows; {@code remarks} hears what was left out. */
    NetworkSource source(Grapevine grapevine, @Nullable Store store, Consumer<String> remarks) {
        if (store != null) {
            return store.network(Progress.SILENT, remarks);
        }
        try (ProgressLine progress = new ProgressLine(grapevine, "reading")) {
            return checked(progress, remarks);
        }
    }

    /** The store where no files are named; null where they are. */
    @Nullable
    Store store(Grapevine grapevine) {
        if (!graph.given()) {
            return files() ? null : Stores.existing(grapevine);
        }
        if (files()) {
            throw GrapevineException.input(
                    "--from reads files, and --client-label and its like a graph in Neo4j", "keep one of them");
        }
        GraphMapping mapping = graph.mapping();
        return Stores.existing(grapevine).mapped(mapping, graph.writes());
    }

    /**
     * Refuses to keep what a command found where that cannot be.
     *
     * @param what is kept with {@code --as}
     */
    void requireKept(String what) {
        if (files()) {
            throw GrapevineException.input(
                    "--as keeps " + what + " in the store, and --from works without one", "load the files first");
        }
        if (graph.given() && !graph.writes()) {
            throw GrapevineException.input(
                    "--as keeps " + what + " in the graph, which is somebody's own and only read", "add --write");
        }
    }

    private ReferralNetwork stored(Grapevine grapevine, Store store) {
        try (ProgressLine progress = new ProgressLine(grapevine, "reading")) {
            ReferralNetwork network = ReferralNetwork.of(store.network(progress, grapevine::note));
            if (network.persons().size() == 0) {
                grapevine.note(
                        graph.given()
                                ? "The graph has no such persons."
                                : "The store is empty: load files first (grapevine load FOLDER).");
            }
            return network;
        }
    }

    private ReferralNetwork ofFiles(Grapevine grapevine) {
        try (ProgressLine progress = new ProgressLine(grapevine, "reading")) {
            return ReferralNetwork.of(checked(progress, grapevine::note));
        }
    }

    private Intake checked(Progress progress, Consumer<String> remarks) {
        IntakeOptions defaults = IntakeOptions.defaults();
        Intake intake = Intake.of(from, skipBadRows ? defaults.skippingBadRows() : defaults);
        leftOut(intake.check(progress)).forEach(remarks);
        return intake;
    }

    /** A sentence for each file of which rows were left out. */
    static List<String> leftOut(IntakeReport report) {
        List<String> sentences = new ArrayList<>();
        for (FileReport file : report.files()) {
            if (file.leftOut() > 0) {
                sentences.add(
                        ("%,d rows of %s left out: they reveal what the law protects (religion, health, union ...),"
                                        + " and the run does not include them or consent is missing")
                                .formatted(file.leftOut(), file.file().getFileName()));
            }
            if (file.rejected() > 0) {
                sentences.add("%,d bad rows of %s left out"
                        .formatted(file.rejected(), file.file().getFileName()));
            }
        }
        return sentences;
    }
}
