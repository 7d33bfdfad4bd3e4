package org.grapevine.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Request;
import org.grapevine.graph.Weighting;
import org.grapevine.learning.Learning;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.report.LearningPage;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns the strength of each kind of tie from the past. */
@Command(
        name = LearnCommand.NAME,
        header = "Learn from past referrals how strong each kind of tie is, and test it on later ones.",
        footer = {
            "",
            "Nothing is changed unless --apply says so; from then on rank, plan and why use what was learned.",
            "The answer as CSV is a types.csv: beside the other files, load, rank and plan read it.",
            "",
            "Examples:",
            "  grapevine learn                                  what the past of the store teaches, as a proposal",
            "  grapevine learn --apply                          the same, kept in the store if it passed its test",
            "  grapevine learn --reset                          back to what was before",
            "  grapevine learn --from FOLDER --out FOLDER/types.csv"
        })
final class LearnCommand implements Runnable {
    static final String NAME = "learn";

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Mixin
    private PastChoice past = new PastChoice();

    @Option(
            names = {"-m", "--measure"},
            paramLabel = "M[,M]",
            defaultValue = Learning.USUAL_MEASURES,
            description = "Measures to test beside what is learned (default: ${DEFAULT-VALUE}).")
    private String measure = Learning.USUAL_MEASURES;

    @Option(
            names = "--apply",
            description = "Keep what was learned in the store, if it foretold better than the priors.")
    private boolean apply;

    @Option(names = "--force", description = "With --apply: keep it even so.")
    private boolean force;

    @Option(names = "--reset", description = "Forget what was learned: the strengths from before are in force again.")
    private boolean reset;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page with the calibration chart to this file, whole or not at all.")
    private @Nullable Path report;

    LearnCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if ((apply || reset) && network.files()) {
            throw GrapevineException.input(
                    (apply ? "--apply" : "--reset") + " changes the store, and --from works without one",
                    "write the proposal beside the files instead, with --out FOLDER/types.csv; rank and plan read it there");
        }
        if (apply && reset) {
            throw GrapevineException.input("--apply and --reset exclude each other", "keep one of them");
        }
        ViewOptions options = seen(view);
        try (ProgressLine progress = new ProgressLine(grapevine, "learning");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = network.store(grapevine)) {
            if (reset && store != null) {
                int types = store.forgetLearned();
                grapevine.note(
                        types == 0
                                ? "Nothing in the store was learned: all stays as it is."
                                : "Forgotten: what was learned of %d types. The strengths from before are in force."
                                        .formatted(types));
                return;
            }
            View seen = View.of(network.read(grapevine, store), options);
            Learning learning = Learning.of(
                    seen,
                    past.scope(),
                    past.split(),
                    Request.parse(measure, Conditions.exact(grapevine.seed())),
                    grapevine.seed(),
                    workers);
            LearningAnswer answer = new LearningAnswer(learning, LocalDate.now(ZoneOffset.UTC));
            if (apply && store != null) {
                if (!force) {
                    learning.requireBetter();
                }
                store.keepLearned(learning.types(LocalDate.now(ZoneOffset.UTC)));
                answer.applied();
            }
            Path page = report;
            if (page != null) {
                String html = new LearningPage("What the past teaches", learning).render();
                AtomicFile.write(page, file -> file.write(html));
            }
            answer.print(grapevine);
            if (page != null) {
                grapevine.note("The page with the calibration chart is " + page + ".");
            }
        }
    }

    /** What of the network is seen, by probabilities. */
    static ViewOptions seen(ViewChoice view) {
        ViewOptions options = view.options();
        if (options.weighting() != Weighting.PROBABILITY) {
            throw GrapevineException.input("strengths of ties are probabilities", "leave --weights out");
        }
        return options;
    }
}
