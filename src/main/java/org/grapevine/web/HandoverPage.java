package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Measures;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Terms;
import org.grapevine.campaign.Clusters;
import org.grapevine.export.ClientExport;
import org.grapevine.export.ExportFormat;
import org.grapevine.export.NetworkExport;
import org.grapevine.export.PersonScores;
import org.grapevine.export.WhoIsWho;
import org.grapevine.io.KeyFile;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Persons;
import org.grapevine.network.Pseudonyms;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Progress;
import org.grapevine.parallel.Workers;
import org.grapevine.report.Report;
import org.grapevine.report.ReportOrder;
import org.grapevine.store.CampaignRecord;

/** What was found, as files for somebody who has nothing installed, or for another program. */
final class HandoverPage implements Page {
    /* The files are those of the commands 'report' and 'export', made by the same classes from the rows of the store. A file is made by a POST, as
     * a job, and had by a GET, which changes nothing; that it was made is noted in the store then, since nobody knows where a download goes. */

    /**
     * What can be chosen from.
     *
     * @param persons how many there are
     * @param clients how many of them buy
     * @param objecting how many of them object to profiling
     * @param silent how many clients are in no list, since they object, are not to be contacted or are minors
     * @param measures name and meaning of each
     * @param ties types of ties to choose from
     * @param groups types of groups to choose from
     * @param cuts types of groups by which a holdout can be drawn, beside communities
     * @param campaigns names of those that are approved
     * @param key where the key of pseudonyms is
     */
    record Form(
            int persons,
            int clients,
            int objecting,
            int silent,
            List<InfluencersPage.Choice> measures,
            List<String> ties,
            List<String> groups,
            List<String> cuts,
            List<String> campaigns,
            String key) {}

    /**
     * What was made.
     *
     * @param files that can be had
     * @param notes what they hold, what was left out, how they are to be used
     */
    record Made(List<Downloads.Offer> files, List<String> notes) {}

    private final Desk desk;
    private final Path key;
    private final Downloads downloads = new Downloads();

    HandoverPage(Desk desk, Path key) {
        this.desk = desk;
        this.key = key;
        desk.atChange(downloads::clear);
        desk.atEnd(downloads::end);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/handover/form", this::form);
        routes.post("/api/handover/report", this::report);
        routes.post("/api/handover/network", this::network);
        routes.post("/api/handover/clients", this::clients);
        routes.get(
                "/api/handover/files/{id}",
                request -> downloads.send(
                        request, request.pathParam("id"), desk.store().dataHash()));
    }

    private void form(Context request) {
        Snapshot snapshot = desk.snapshot();
        Persons persons = snapshot.network().persons();
        int objecting = 0;
        int clients = 0;
        int silent = 0;
        for (int p = 0; p < persons.size(); p++) {
            objecting += persons.flag(p, "doNotProfile") ? 1 : 0;
            if (persons.state(p) == State.CLIENT) {
                clients++;
                silent += Discreet.withheld(persons, p) ? 1 : 0;
            }
        }
        request.json(new Form(
                persons.size(),
                clients,
                objecting,
                silent,
                Measures.all().stream()
                        .map(measure -> new InfluencersPage.Choice(measure.name(), measure.name(), measure.meaning()))
                        .toList(),
                snapshot.network().ties().types(),
                snapshot.network().groups().types(),
                Clusters.types(snapshot.view()),
                desk.store().campaigns().stream()
                        .filter(CampaignRecord::approved)
                        .map(CampaignRecord::name)
                        .toList(),
                key.toAbsolutePath().normalize().toString()));
    }

    private List<Request> measures(String words) {
        return Request.parse(words, Conditions.exact(desk.seed()));
    }

    /** What of the network is seen, in the words of the command line. */
    private static ViewOptions seen(Asking asking) {
        return ViewOptions.parse(
                asking.word("ties", "all"),
                asking.word("groups", "all"),
                asking.word("direction", "influence"),
                asking.word("weights", "probability"),
                ViewOptions.DEFAULT.horizon());
    }

    /** Rows of the store; {@code remarks} hears what is left out when they are read. */
    private NetworkSource source(List<String> remarks) {
        return desk.store().network(Progress.SILENT, remark -> {
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
        });
    }

    private void report(Context request) {
        Asking asking = request.isMultipartFormData() ? Asking.form(request) : Asking.posted(request);
        boolean pseudonymous = asking.flag("pseudonymous");
        Terms terms = PlanTerms.of(asking);
        ViewOptions seen = seen(asking.without("weights"));
        AskingCosts costs = AskingCosts.of(asking, request.uploadedFile("costs"), downloads);
        ReportOrder order = new ReportOrder(
                asking.word("title", "Centres of influence"),
                measures(asking.word("measure", Desk.MEASURE)),
                terms,
                words(terms, seen),
                asking.given("budget"),
                asking.word("size", "").isEmpty() ? null : asking.count("size", 0),
                PlanTerms.holdout(asking, desk.seed()),
                desk.seed(),
                pseudonymous);
        order.limits();
        desk.start(request, "writing the report", workers -> report(order, seen, costs, workers));
    }

    private static String words(Terms terms, ViewOptions seen) {
        return terms.equals(Terms.DEFAULT) && seen.equals(ViewOptions.DEFAULT)
                ? ReportOrder.USUAL
                : "model=%s boost=%s acceptance=%s perWin=%s %s"
                        .formatted(
                                terms.campaign().name().toLowerCase(Locale.ROOT),
                                terms.boost(),
                                terms.acceptance(),
                                terms.costOfWin(),
                                seen);
    }

    private Made report(ReportOrder order, ViewOptions seen, AskingCosts costs, Workers workers) {
        String dataHash = begin("report");
        List<String> remarks = new ArrayList<>();
        NetworkSource source = source(remarks);
        Discreet discreet = new Discreet(source, order.pseudonymous() ? new Pseudonyms(KeyFile.of(key)) : null);
        ReferralNetwork people = ReferralNetwork.of(discreet);
        List<String> notes = new ArrayList<>();
        Report.Wishes wishes = order.wishes(
                people,
                discreet,
                new ReportOrder.Ground(
                        word -> costs.prices(
                                word,
                                discreet::id,
                                strangers -> notes.add(
                                        "%,d rows of the file of costs are about clients who are not in the data."
                                                .formatted(strangers))),
                        day -> desk.store().askedSince(LocalDate.ofEpochDay(day)),
                        day -> desk.store().heldOutSince(LocalDate.ofEpochDay(day)),
                        dataHash,
                        remarks));
        String html = Report.of(View.of(people, seen), wishes, workers).render();
        workers.checkCancelled();
        notes.add(0, "One page that opens from disk and prints: no network, no script.");
        left(notes, people.persons());
        List<Downloads.Offer> files = new ArrayList<>();
        files.add(made(
                "report",
                "grapevine-report.html",
                order.pseudonymous() ? "report under pseudonyms" : "report",
                dataHash,
                notes,
                text(out -> out.write(html))));
        if (order.pseudonymous()) {
            files.add(made(
                    "report",
                    "who-is-who.csv",
                    "who is who",
                    dataHash,
                    notes,
                    text(out -> WhoIsWho.write(source, discreet, out))));
            notes.add("Who is who says which pseudonym is whose: for yourself alone.");
            notes.add("Pseudonymous, not anonymous: whoever knows a client's figures may recognise it.");
        }
        return new Made(files, notes);
    }

    private static void left(List<String> notes, Persons persons) {
        int objecting = 0;
        int silent = 0;
        for (int p = 0; p < persons.size(); p++) {
            if (persons.flag(p, "doNotProfile")) {
                objecting++;
            } else if (persons.state(p) == State.CLIENT && Discreet.withheld(persons, p)) {
                silent++;
            }
        }
        if (objecting > 0) {
            notes.add("Left out because they object to profiling: %,d persons.".formatted(objecting));
        }
        if (silent > 0) {
            notes.add("Not named, since they must not be contacted or are minors: %,d clients.".formatted(silent));
        }
    }

    /** Removes what was made of {@code part} before; the fingerprint of the data that is there now. */
    private String begin(String part) {
        downloads.drop(part);
        return desk.store().dataHash();
    }

    /** Makes a file and notes in the store that it was made. */
    private Downloads.Offer made(
            String part, String name, String what, String dataHash, List<String> notes, Downloads.Content content) {
        Downloads.Offer offer = downloads.make(part, name, dataHash, content);
        try {
            desk.store().noteTaken(name, what + ", made to be downloaded on " + LocalDate.now(ZoneId.systemDefault()));
        } catch (GrapevineException readOnly) {
            notes.add("It is not noted in the store, and will not be named when somebody in it is erased: "
                    + readOnly.getMessage() + ".");
        }
        return offer;
    }

    /** Writes text as UTF-8. */
    private static Downloads.Content text(TextContent content) {
        return file -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            content.write(out);
            out.flush();
        };
    }

    private interface TextContent {
        void write(Writer out) throws IOException;
    }

    private void network(Context request) {
        Asking asking = Asking.posted(request);
        ExportFormat format = ExportFormat.of(asking.word("format", "xlsx"), Path.of("network"));
        String measure = asking.word("measure", "");
        if (format.list() || (format == ExportFormat.CSV && !measure.isEmpty())) {
            throw GrapevineException.input(
                    format.list() ? format + " takes a list of clients" : "our own files have no place for scores",
                    "choose another format");
        }
        List<Request> requests = measure.isEmpty() ? List.of() : measures(measure);
        ViewOptions seen = seen(asking);
        desk.start(request, "writing the network", workers -> network(format, requests, seen, workers));
    }

    private Made network(ExportFormat format, List<Request> requests, ViewOptions seen, Workers workers) {
        String dataHash = begin("network");
        List<String> notes = new ArrayList<>();
        NetworkSource source = source(notes);
        Progress progress = (done, total) -> {
            workers.checkCancelled();
            workers.progress().at(done, total);
        };
        NetworkExport export = NetworkExport.of(source, seen.ties(), seen.groups(), format, progress);
        PersonScores scores = PersonScores.NONE;
        if (!requests.isEmpty()) {
            Ranking ranking = Ranking.of(View.of(ReferralNetwork.of(source), seen), requests, false, workers);
            notes.addAll(PageWords.of(ranking.notes()));
            scores = PersonScores.of(ranking.names(), ranking.values(), ranking.view());
        }
        PersonScores beside = scores;
        Downloads.Offer file = made(
                "network",
                "grapevine-" + (format.folder() ? format + ".zip" : "network." + format),
                "export",
                dataHash,
                notes,
                out -> {
                    if (format.folder()) {
                        zip(out, folder -> export.write(beside, folder));
                    } else {
                        export.write(beside, out);
                    }
                });
        notes.add(0, "It holds " + export.contents() + ".");
        notes.addAll(PageWords.of(export.notes()));
        return new Made(List.of(file), notes);
    }

    private interface FolderContent {
        void write(Path folder) throws IOException;
    }

    /** Writes the files of a folder that is made and removed again as one archive. */
    private void zip(OutputStream out, FolderContent content) throws IOException {
        Path folder = downloads.workplace();
        try {
            content.write(folder);
            ZipOutputStream archive = new ZipOutputStream(out);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    archive.putNextEntry(new ZipEntry(file.getFileName().toString()));
                    Files.copy(file, archive);
                    archive.closeEntry();
                }
            }
            archive.finish();
        } finally {
            Downloads.removeWhole(folder);
        }
    }

    private void clients(Context request) {
        Asking asking = Asking.posted(request);
        ExportFormat format = ExportFormat.of(asking.word("format", "hubspot"), Path.of("clients"));
        String campaign = asking.word("campaign", "");
        String salesforceId = asking.word("salesforceCampaign", "").strip();
        String status = asking.word("status", "Sent");
        int most = asking.count("top", ClientExport.USUAL);
        if (!format.list()) {
            throw GrapevineException.input(format + " takes a network", "choose HubSpot or Salesforce");
        }
        if (format == ExportFormat.SALESFORCE) {
            ClientExport.requireSalesforceId(salesforceId);
        }
        if (most < 1) {
            throw GrapevineException.input("a list of no clients", "leave the number out for " + ClientExport.USUAL);
        }
        List<Request> requests = measures(asking.word("measure", Desk.MEASURE));
        ViewOptions seen = seen(asking);
        desk.start(request, "listing the clients", workers -> {
            String dataHash = begin("clients");
            List<String> notes = new ArrayList<>();
            ClientExport list = campaign.isEmpty()
                    ? ranked(requests, seen, most, notes, workers)
                    : asked(desk.store().campaign(campaign), notes);
            Downloads.Offer file = made(
                    "clients",
                    (campaign.isEmpty() ? "centres-of-influence" : campaign) + "-" + format + ".csv",
                    "list of clients for " + format,
                    dataHash,
                    notes,
                    text(out -> list.write(format, out, salesforceId, status)));
            notes.add(0, "It holds %,d clients.".formatted(list.size()));
            notes.addAll(list.notes(format));
            return new Made(List.of(file), notes);
        });
    }

    private ClientExport ranked(
            List<Request> requests, ViewOptions seen, int most, List<String> notes, Workers workers) {
        View view = View.of(ReferralNetwork.of(source(notes)), seen);
        Ranking ranking = Ranking.of(view, requests, true, workers);
        notes.addAll(PageWords.of(ranking.notes()));
        IntStream order = ranking.persons();
        return ClientExport.ranked(view.network().persons(), order, most);
    }

    private ClientExport asked(CampaignRecord campaign, List<String> notes) {
        campaign.requireApproved();
        return ClientExport.asked(campaign.facts(), campaign.positions(), source(notes));
    }
}
