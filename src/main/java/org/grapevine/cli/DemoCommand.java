package org.grapevine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.grapevine.Shell;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.Why;
import org.grapevine.campaign.Prices;
import org.grapevine.io.CsvWriter;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.io.IntakeReport;
import org.grapevine.network.Discreet;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Progress;
import org.grapevine.parallel.Workers;
import org.grapevine.report.InfluencePage;
import org.grapevine.report.Report;
import org.grapevine.report.ReportOrder;
import org.grapevine.sample.Density;
import org.grapevine.sample.Town;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on sample data. */
@Command(
        name = DemoCommand.NAME,
        header = "Do the main job on a sample town: make its files, load them, rank, plan, write a report.",
        footer = {
            "",
            "Examples:",
            "  grapevine demo                       a town of 3,000 in the folder grapevine-demo",
            "  grapevine demo --people 100000 --dir big-town"
        })
final class DemoCommand implements Runnable {
    static final String NAME = "demo";

    private static final String REPORT = "report.html";
    private static final int LISTED = 10;
    /** Up to here exact betweenness, which takes a search from everybody, is a matter of seconds. */
    private static final int SMALL = 20_000;

    private final Grapevine grapevine;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "" + Town.PEOPLE,
            description = "How many persons and firms the town has (default: ${DEFAULT-VALUE}).")
    private int people = Town.PEOPLE;

    @Option(
            names = "--ties",
            paramLabel = "N",
            description = "How many direct ties there are to a person, about (default: 1.82).")
    private double ties = Density.USUAL.ties();

    @Option(
            names = "--memberships",
            paramLabel = "N",
            description = "How many known memberships there are to a person, about (default: 2.36).")
    private double memberships = Density.USUAL.memberships();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = {
                "Where everything goes: town/ (CSV files), store/ (Neo4j), report.html, influence.html",
                "(default: grapevine-demo, for another size grapevine-demo-N)."
            })
    private @Nullable Path dir;

    DemoCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        Path folder =
                dir != null ? dir : Path.of(people == Town.PEOPLE ? "grapevine-demo" : "grapevine-demo-" + people);
        Town town = Town.of(people, new Density(ties, memberships), Town.SEED);
        try (Store store = Store.embedded(folder.resolve("store"))) {
            Intake intake = files(town, folder.resolve("town"));
            IntakeReport checked = check(intake);
            List<String> remarks = new ArrayList<>(NetworkChoice.leftOut(checked));
            try (ProgressLine progress = new ProgressLine(grapevine, "loading")) {
                store.load(intake, checked.accepted(), progress);
            }
            ReferralNetwork network;
            try (ProgressLine progress = new ProgressLine(grapevine, "reading")) {
                network = ReferralNetwork.of(store.network(progress));
            }
            Report report = report(store, remarks);
            String html = report.render();
            AtomicFile.write(folder.resolve(REPORT), file -> file.write(html));
            rank(network, report, remarks, folder);
            store.noteFile(folder.resolve(REPORT), "report");
            store.noteFile(folder.resolve("influence.html"), "page");
        }
    }

    private Report report(Store store, List<String> remarks) {
        Discreet discreet = new Discreet(store.network(Progress.SILENT), null);
        try (ProgressLine progress = new ProgressLine(grapevine, "planning");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            ReferralNetwork network = ReferralNetwork.of(discreet);
            ReportOrder order = new ReportOrder(
                    "Centres of influence of a sample town",
                    Request.parse("diffusion", Conditions.exact(grapevine.seed())),
                    Terms.DEFAULT,
                    ReportOrder.USUAL,
                    null,
                    null,
                    Optional.empty(),
                    grapevine.seed(),
                    false);
            ReportOrder.Ground ground = new ReportOrder.Ground(
                    word -> Prices.of(word, Map.of(), 0, 0),
                    day -> Set.of(),
                    day -> Set.of(),
                    store.dataHash() + ", a made-up town of %,d".formatted(people),
                    remarks);
            return Report.of(View.of(network, ViewOptions.DEFAULT), order.wishes(network, discreet, ground), workers);
        }
    }

    private String betweenness() {
        return people <= SMALL ? "betweenness" : "betweenness:epsilon=0.01";
    }

    private static Intake files(Town town, Path folder) {
        if (!Files.exists(folder)) {
            CsvWriter.write(town, folder);
        }
        return Intake.of(List.of(folder), IntakeOptions.defaults());
    }

    private IntakeReport check(Intake intake) {
        try (ProgressLine progress = new ProgressLine(grapevine, "checking")) {
            return intake.check(progress);
        }
    }

    private void rank(ReferralNetwork network, Report report, List<String> remarks, Path folder) {
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Ranking ranking = Ranking.of(
                    View.of(network, ViewOptions.DEFAULT),
                    Request.parse("diffusion,strength," + betweenness(), Conditions.exact(grapevine.seed())),
                    true,
                    workers);
            Why first = Why.of(ranking, 0, workers);
            List<GroupLeaders.Circle> circles = GroupLeaders.of(ranking, "", 3, 1);
            Path page = folder.resolve("influence.html");
            AtomicFile.write(
                    page,
                    file -> file.write(new InfluencePage(
                                    "Centres of influence of a sample town",
                                    first,
                                    circles.subList(0, Math.min(25, circles.size())),
                                    remarks)
                            .render()));
            print(ranking, first, report, remarks, folder);
        }
    }

    private void print(Ranking ranking, Why first, Report report, List<String> remarks, Path folder) {
        Persons persons = ranking.view().network().persons();
        Answer answer = Answer.about("persons").columns("rank").key("id").columns("name");
        ranking.requests().forEach(request -> answer.columns(request.text()));
        answer.rows(IntStream.range(0, Math.min(LISTED, ranking.size()))
                .mapToObj(i -> RankCommand.row(ranking, i))
                .toList());
        String id = persons.id(first.person());
        remarks.forEach(answer::note);
        ranking.notes().forEach(answer::note);
        answer.note(first.inWords());
        String store = " --store " + Shell.word(folder.resolve("store").toString());
        Map<String, String> plan = report.planInWords();
        if (!plan.isEmpty()) {
            answer.note("A plan: %s. What comes back: %s.".formatted(plan.get("to do"), plan.get("comes back")));
        }
        answer.note("The report:           " + folder.resolve(REPORT));
        answer.note("The ranking alone:    " + folder.resolve("influence.html"));
        answer.note("The store (Neo4j):    " + folder.resolve("store") + ", loaded from the files in "
                + folder.resolve("town"));
        answer.note("Try next:             grapevine why " + Shell.word(id) + store);
        answer.note("                      grapevine groups --type club" + store);
        answer.note("                      grapevine learn" + store);
        answer.note("                      grapevine rank --measure " + betweenness() + " --top 5" + store);
        grapevine.print(answer);
    }
}
