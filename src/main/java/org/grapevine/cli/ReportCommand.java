package org.grapevine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Request;
import org.grapevine.export.WhoIsWho;
import org.grapevine.io.KeyFile;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Pseudonyms;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.report.Report;
import org.grapevine.report.ReportOrder;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes all that was found into one page to hand over. */
@Command(
        name = ReportCommand.NAME,
        header =
                "Write one page to hand over: who matters and why, groups, a plan, what clients are worth, method and data.",
        description = {
            "",
            "One HTML file that opens from disk and prints: no network, no script. Nobody is in it who objects to profiling or",
            "must not be contacted, no prospect by name, and no addresses or phone numbers."
        },
        footer = {
            "",
            "Examples:",
            "  grapevine report                                  grapevine-report.html, with a plan of ten clients",
            "  grapevine report --budget 12000 --costs costs.csv --out autumn.html",
            "  grapevine report --from FOLDER --size 20",
            "  grapevine report --size 60 --holdout 50%%          the same plan and split as plan --size 60 --holdout 50%%",
            "  grapevine report --pseudonymous --out for-the-consultant.html"
        })
final class ReportCommand implements Runnable {
    static final String NAME = "report";

    private static final String DEFAULT_FILE = "grapevine-report.html";

    private final Grapevine grapevine;

    @Mixin
    private TermsChoice terms = new TermsChoice();

    @Mixin
    private CostChoice costs = new CostChoice();

    @Mixin
    private HoldoutChoice holdout = new HoldoutChoice();

    @Option(
            names = {"-m", "--measure"},
            paramLabel = "M[,M]",
            defaultValue = "diffusion",
            description = "What to rank by, see 'grapevine measures' (default: ${DEFAULT-VALUE}).")
    private String measure = "diffusion";

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Centres of influence",
            description = {"What stands above the page (default: ${DEFAULT-VALUE})."})
    private String title = "Centres of influence";

    @Option(
            names = "--budget",
            paramLabel = "AMOUNT",
            description = "Money that the plan may set aside, gifts included as if everybody agreed.")
    private @Nullable Double budget;

    @Option(
            names = "--size",
            paramLabel = "K",
            description = "The plan asks at most so many clients (default: 10 where no budget is given).")
    private @Nullable Integer size;

    @Option(
            names = "--pseudonymous",
            description = {
                "Name nobody: clients, managers and groups get pseudonyms that only the key and the data together turn back.",
                "Under the same key they are the same in every report."
            })
    private boolean pseudonymous;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "With --pseudonymous: the key, made where it is not there (default: " + KeyFile.USUAL + ").",
                "Keep it, and do not hand it over."
            })
    private @Nullable Path key;

    @Option(
            names = "--who-is-who",
            paramLabel = "FILE",
            description =
                    "With --pseudonymous: also write which pseudonym is whose to this CSV file, for yourself alone.")
    private @Nullable Path whoIsWho;

    ReportCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (!pseudonymous && (key != null || whoIsWho != null)) {
            throw GrapevineException.input(
                    (key != null ? "--key" : "--who-is-who") + " is about pseudonyms, and none are asked for",
                    "add --pseudonymous");
        }
        Path out = grapevine.out() == null ? Path.of(DEFAULT_FILE) : grapevine.out();
        ReportOrder order = new ReportOrder(
                title,
                Request.parse(measure, Conditions.exact(grapevine.seed())),
                terms.terms(),
                terms.words(),
                budget,
                size,
                holdout.terms(grapevine.seed()),
                grapevine.seed(),
                pseudonymous);
        order.limits();
        try (Store store = terms.network().store(grapevine)) {
            Campaigns campaigns = new Campaigns(store);
            List<String> remarks = new ArrayList<>();
            NetworkSource source = terms.network().source(grapevine, store, remarks::add);
            Discreet discreet = new Discreet(source, pseudonymous ? new Pseudonyms(KeyFile.of(keyFile())) : null);
            ReportOrder.Ground ground = new ReportOrder.Ground(
                    word -> costs.of(word, discreet::id, grapevine),
                    campaigns::askedSince,
                    campaigns::heldOutSince,
                    fingerprint(store, source),
                    remarks);
            String html;
            try (ProgressLine progress = new ProgressLine(grapevine, "finding");
                    Workers workers = MeasureChoice.workers(grapevine, progress)) {
                ReferralNetwork people = ReferralNetwork.of(discreet);
                Report.Wishes wishes = order.wishes(people, discreet, ground);
                html = Report.of(View.of(people, terms.seen()), wishes, workers).render();
            }
            AtomicFile.write(out, file -> file.write(html));
            Stores.noteFile(store, out, pseudonymous ? "report under pseudonyms" : "report", grapevine);
            tell(out, store, source, discreet);
        }
    }

    private static String fingerprint(@Nullable Store store, NetworkSource source) {
        String known = store == null ? "" : store.dataHash();
        if (!known.isEmpty()) {
            return known;
        }
        NetworkDigest digest = new NetworkDigest();
        source.sendTo(digest);
        return digest.value();
    }

    private void tell(Path out, @Nullable Store store, NetworkSource source, Discreet discreet) {
        grapevine.note("The report: " + out.toAbsolutePath().normalize());
        if (pseudonymous) {
            Path file = whoIsWho;
            if (file != null) {
                AtomicFile.write(file, text -> WhoIsWho.write(source, discreet, text));
                Stores.noteFile(store, file, "who is who", grapevine);
                grapevine.note("Who is who: " + file + ". For yourself alone.");
            }
            grapevine.note("The key of the pseudonyms: " + keyFile()
                    + ". Keep it, do not hand it over: with it and the data anybody can tell who is who.");
            grapevine.note("Pseudonymous, not anonymous: whoever knows a client's figures may recognise it.");
        }
    }

    private Path keyFile() {
        return key != null ? key : Path.of(KeyFile.USUAL);
    }
}
