package org.grapevine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Eligibility;
import org.grapevine.campaign.Limits;
import org.grapevine.io.CsvSheet;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkDigest;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Pseudonyms;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.report.Report;
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
            "  grapevine report --pseudonymous --out for-the-consultant.html"
        })
final class ReportCommand implements Runnable {
    static final String NAME = "report";

    private static final String DEFAULT_FILE = "grapevine-report.html";
    private static final String DEFAULT_KEY = "grapevine-pseudonyms.key";
    private static final int DEFAULT_SIZE = 10;
    private static final int REST = 180;

    /** The share of the best possible plan that is to be proven. */
    static final double CERTIFICATE = .9;

    private final Grapevine grapevine;

    @Mixin
    private TermsChoice terms = new TermsChoice();

    @Mixin
    private CostChoice costs = new CostChoice();

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
                "With --pseudonymous: the key, made where it is not there (default: " + DEFAULT_KEY + ").",
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
        List<Request> requests = Request.parse(measure, Conditions.exact(grapevine.seed()));
        Limits limits = limits(budget, size);
        terms.seen();
        terms.terms();
        try (Store store = terms.network().store(grapevine)) {
            List<String> remarks = new ArrayList<>();
            NetworkSource source = terms.network().source(grapevine, store, remarks::add);
            Discreet discreet = new Discreet(source, pseudonymous ? new Pseudonyms(key()) : null);
            Map<String, String> basis = basis(store, source, requests);
            String html;
            try (ProgressLine progress = new ProgressLine(grapevine, "finding");
                    Workers workers = MeasureChoice.workers(grapevine, progress)) {
                ReferralNetwork people = ReferralNetwork.of(discreet);
                requireSomebody(people);
                Report.Wishes wishes = new Report.Wishes(
                        title,
                        requests,
                        terms.terms(),
                        word -> costs.of(word, discreet::id, grapevine),
                        word -> eligibility(word, day -> asked(store, day), discreet),
                        limits,
                        CERTIFICATE,
                        grapevine.seed(),
                        remarks,
                        basis,
                        pseudonymous);
                html = Report.of(View.of(people, terms.seen()), wishes, workers).render();
            }
            AtomicFile.write(out, file -> file.write(html));
            Stores.noteFile(store, out, pseudonymous ? "report under pseudonyms" : "report", grapevine);
            tell(out, store, source, discreet);
        }
    }

    /** Ten clients where nothing is said. */
    static Limits limits(@Nullable Double budget, @Nullable Integer size) {
        int most = size != null ? size : budget != null ? Integer.MAX_VALUE : DEFAULT_SIZE;
        return new Limits(budget == null ? Double.POSITIVE_INFINITY : budget, most, List.of());
    }

    private static void requireSomebody(ReferralNetwork people) {
        if (people.persons().size() == 0) {
            throw GrapevineException.input("there is nobody to report on", "load files first (grapevine load FOLDER)");
        }
    }

    private static Set<String> asked(@Nullable Store store, int day) {
        return store == null ? Set.of() : store.askedSince(LocalDate.ofEpochDay((long) day - REST));
    }

    /**
     * Who may be asked: clients of half a year whom no campaign asked lately, both as of the latest day of the data.
     *
     * @param resting ids of those whom campaigns asked lately, on a day in days since 1970-01-01
     */
    static Eligibility eligibility(WordOfMouth word, IntFunction<Set<String>> resting, Discreet discreet) {
        int today = Eligibility.today(word, ZoneId.systemDefault());
        Set<String> ids = resting.apply(today).stream().map(discreet::id).collect(Collectors.toSet());
        return Eligibility.of(word, Eligibility.Criteria.usual(today, ids));
    }

    private Map<String, String> basis(@Nullable Store store, NetworkSource source, List<Request> requests) {
        Map<String, String> basis = new LinkedHashMap<>();
        basis.put("Fingerprint of the data", fingerprint(store, source));
        basis.put("Measures", requests.stream().map(Request::text).collect(Collectors.joining(", ")));
        basis.put("Word of mouth and view", terms.words());
        basis.put(
                "Plan",
                "budget %s, clients %s, certificate %s; left out: clients for less than 180 days, and those whom an approved campaign asked in the last %d days before the latest day in the data"
                        .formatted(
                                budget == null ? "none" : "%,.2f".formatted(budget),
                                size != null
                                        ? "at most " + size
                                        : budget != null ? "as the budget goes" : "at most " + DEFAULT_SIZE,
                                CERTIFICATE,
                                REST));
        basis.put("Seed of random draws", String.valueOf(grapevine.seed()));
        basis.put("Made by", new Grapevine.Version().getVersion()[0]);
        return basis;
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
                AtomicFile.write(file, text -> {
                    CsvSheet sheet = CsvSheet.on(text, List.of("pseudonym", "id", "name"));
                    source.sendTo(NetworkSink.ofPersons(person -> {
                        if (person.state() == State.CLIENT && !Discreet.withheld(person)) {
                            sheet.key(discreet.id(person.id())).key(person.id()).text(person.name());
                            sheet.end();
                        }
                    }));
                });
                Stores.noteFile(store, file, "who is who", grapevine);
                grapevine.note("Who is who: " + file + ". For yourself alone.");
            }
            grapevine.note("The key of the pseudonyms: " + keyFile()
                    + ". Keep it, do not hand it over: with it and the data anybody can tell who is who.");
            grapevine.note("Pseudonymous, not anonymous: whoever knows a client's figures may recognise it.");
        }
    }

    private Path keyFile() {
        return key != null ? key : Path.of(DEFAULT_KEY);
    }

    private byte[] key() {
        Path file = keyFile();
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[Pseudonyms.KEY];
                new SecureRandom().nextBytes(fresh);
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
                return fresh;
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.length() == 2 * Pseudonyms.KEY) {
                return HexFormat.of().parseHex(text);
            }
        } catch (IllegalArgumentException noHex) {
            throw noKey(file);
        } catch (IOException fault) {
            throw GrapevineException.input(
                    "the key " + file + " cannot be used: " + AtomicFile.reason(fault), "name another with --key");
        }
        throw noKey(file);
    }

    private static GrapevineException noKey(Path file) {
        return GrapevineException.input(
                file + " is no key of pseudonyms: not %d hexadecimal digits".formatted(2 * Pseudonyms.KEY),
                "name another with --key, which is made where it is not there");
    }
}
