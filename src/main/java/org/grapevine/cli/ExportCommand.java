package org.grapevine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.export.Excel;
import org.grapevine.export.GephiCsv;
import org.grapevine.export.Gexf;
import org.grapevine.export.GraphMl;
import org.grapevine.export.Neo4jCsv;
import org.grapevine.export.NodeLink;
import org.grapevine.export.Outline;
import org.grapevine.export.Permitted;
import org.grapevine.export.PersonScores;
import org.grapevine.io.CsvWriter;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands the network, or a list of clients, to other programs. */
@Command(
        name = ExportCommand.NAME,
        header = "Hand the network with scores, or a list of clients, to other programs.",
        footer = {
            "",
            "Examples:",
            "  grapevine export --out town.xlsx --measure diffusion,pagerank    a workbook with scores",
            "  grapevine export --out town.gexf                                 for Gephi; .graphml and .json likewise",
            "  grapevine export --to csv --out copy                             a folder that load takes back",
            "  grapevine export --to hubspot --top 50 --out influencers.csv     the first 50 clients of a ranking",
            "  grapevine export --to salesforce --campaign autumn --salesforce-campaign 701... --out members.csv"
        })
final class ExportCommand implements Runnable {
    static final String NAME = "export";

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = {
                "A file: xlsx, gexf, graphml, json (node-link), hubspot, salesforce. A folder: csv (our own files), gephi, neo4j.",
                "Default: as the ending of --out says."
            })
    private String to = "";

    @Option(
            names = {"-m", "--measure"},
            paramLabel = "M[,M]",
            description = {
                "Scores to write beside persons; of a list of clients, what to rank by (default: none, for lists diffusion).",
                "The view options below say what the measures see; ties are written as the data give them, those of the types of",
                "--ties and --groups."
            })
    private String measure = "";

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = {
                "Of hubspot and salesforce: whom this approved campaign asks (default: the first of a ranking). The rank of",
                "hubspot is the number in the order of the plan; whoever is left out by now keeps theirs."
            })
    private String campaign = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Of hubspot and salesforce: how many clients of a ranking (default: 25).")
    private @Nullable Integer top;

    @Option(
            names = "--salesforce-campaign",
            paramLabel = "ID",
            description = "Of salesforce: the id of the campaign there, such as 701...")
    private String salesforceCampaign = "";

    @Option(
            names = "--status",
            paramLabel = "WORD",
            defaultValue = "Sent",
            description = "Of salesforce: the status of the members (default: ${DEFAULT-VALUE}).")
    private String status = "Sent";

    ExportCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        Path out = grapevine.out();
        if (out == null) {
            throw GrapevineException.input("--out is missing", "name the file or the folder to write");
        }
        ExportFormat format = ExportFormat.of(to, out);
        requireFitting(format);
        if (format.folder()) {
            AtomicFolder.requireFree(out);
        }
        try (Store store = network.store(grapevine)) {
            if (format.list()) {
                list(format, store, out);
            } else {
                network(format, store, out);
            }
            Stores.noteFile(store, out, "export", grapevine);
        }
    }

    private void requireFitting(ExportFormat format) {
        if (!format.list() && (!campaign.isEmpty() || top != null)) {
            throw GrapevineException.input(
                    (top != null ? "--top" : "--campaign") + " chooses clients of a list, and " + format
                            + " is a network",
                    "leave it out, or export --to hubspot or salesforce");
        }
        if (!campaign.isEmpty() && (!measure.isEmpty() || top != null || network.files())) {
            throw GrapevineException.input(
                    "--campaign asks whom the plan in the store asks",
                    "leave out " + (network.files() ? "--from" : top != null ? "--top" : "--measure"));
        }
        if (top != null && top < 1) {
            throw GrapevineException.input("--top " + top + " is not at least 1", "leave it out for 25");
        }
        if (format == ExportFormat.SALESFORCE && !salesforceCampaign.matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?")) {
            throw GrapevineException.input(
                    salesforceCampaign.isEmpty()
                            ? "Salesforce needs to know the campaign that the members belong to"
                            : "'" + salesforceCampaign + "' is no id of Salesforce: 15 or 18 letters and digits",
                    "copy its id from the address of the campaign's page: --salesforce-campaign 701...");
        }
        if (format == ExportFormat.CSV && !measure.isEmpty()) {
            throw GrapevineException.input(
                    "our own files have no place for scores",
                    "export --to xlsx, or 'grapevine rank --all --format csv' for scores alone");
        }
    }

    private void list(ExportFormat format, @Nullable Store store, Path out) {
        NetworkSource source = network.source(grapevine, store);
        ClientExport clients;
        if (campaign.isEmpty()) {
            Ranking ranking = ranking(source, measure.isEmpty() ? "diffusion" : measure, true);
            ranking.notes().forEach(grapevine::note);
            clients = ClientExport.of(ranking, top == null ? 25 : top);
        } else if (store != null) {
            clients = ClientExport.of(store.campaign(campaign), source);
        } else {
            throw new IllegalStateException("a campaign without a store");
        }
        AtomicFile.write(out, file -> {
            if (format == ExportFormat.HUBSPOT) {
                clients.hubspot(file);
            } else {
                clients.salesforce(file, salesforceCampaign, status);
            }
        });
        grapevine.note("%,d clients written to %s.".formatted(clients.size(), out));
        if (clients.leftAlone() > 0) {
            grapevine.note("Left out since they must not be contacted, are minors or are no clients any more: %,d."
                    .formatted(clients.leftAlone()));
        }
        if (clients.withheld() > 0) {
            grapevine.note("Withheld for the holdout of the campaign, and not in the file: %,d."
                    .formatted(clients.withheld()));
        }
        if (format == ExportFormat.HUBSPOT && clients.withoutEmail() > 0) {
            grapevine.note("Without an e-mail address in the data: %,d; HubSpot then finds them by record id alone."
                    .formatted(clients.withoutEmail()));
        }
    }

    private Ranking ranking(NetworkSource source, String measures, boolean clientsOnly) {
        List<Request> requests = Request.parse(measures, Conditions.exact(grapevine.seed()));
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            View seen = View.of(ReferralNetwork.of(source), view.options());
            return Ranking.of(seen, requests, clientsOnly, workers);
        }
    }

    private void network(ExportFormat format, @Nullable Store store, Path out) {
        NetworkSource source = network.source(grapevine, store);
        PersonScores scores = PersonScores.NONE;
        try (ProgressLine progress = new ProgressLine(grapevine, "exporting")) {
            ViewOptions options = view.options();
            Permitted permitted =
                    new Permitted(source, options.ties(), options.groups(), format == ExportFormat.CSV, progress);
            Outline outline = Outline.of(permitted);
            options.ties().requireIn(permitted.tieTypes(), "--ties");
            options.groups().requireIn(permitted.groupTypes(), "--groups");
            if (!measure.isEmpty()) {
                scores = scores(source);
            }
            long quoted = write(format, permitted, outline, scores, out);
            tell(format, permitted, outline, quoted, out);
        }
    }

    private PersonScores scores(NetworkSource source) {
        Ranking ranking = ranking(source, measure, false);
        ranking.notes().forEach(grapevine::note);
        View seen = ranking.view();
        Persons persons = seen.network().persons();
        List<String> names = ranking.requests().stream().map(Request::text).toList();
        List<double[]> found = IntStream.range(0, names.size())
                .mapToObj(k -> ranking.scores(k).values())
                .toList();
        return new PersonScores(names, found, id -> {
            int person = persons.indexOf(id);
            return person < 0 ? -1 : seen.vertex(person);
        });
    }

    /** Writes the network; how many texts got a quote before them. */
    private static long write(
            ExportFormat format, NetworkSource source, Outline outline, PersonScores scores, Path out) {
        AtomicLong quoted = new AtomicLong();
        switch (format) {
            case CSV -> AtomicFolder.write(out, folder -> CsvWriter.write(source, folder, true));
            case GEPHI ->
                AtomicFolder.write(out, folder -> quoted.set(GephiCsv.write(source, outline, scores, folder)));
            case NEO4J ->
                AtomicFolder.write(out, folder -> quoted.set(Neo4jCsv.write(source, outline, scores, folder)));
            case XLSX -> {
                Excel.requireFits(outline);
                AtomicFile.writeBytes(out, file -> Excel.write(source, outline, scores, file));
            }
            case GEXF -> AtomicFile.write(out, file -> Gexf.write(source, outline, scores, file));
            case GRAPHML -> AtomicFile.write(out, file -> GraphMl.write(source, outline, scores, file));
            case JSON -> AtomicFile.write(out, file -> NodeLink.write(source, outline, scores, file));
            case HUBSPOT, SALESFORCE -> throw new IllegalArgumentException(format + " is a list");
        }
        return quoted.get();
    }

    private void tell(ExportFormat format, Permitted permitted, Outline outline, long quoted, Path out) {
        boolean graph = format == ExportFormat.GEPHI
                || format == ExportFormat.GEXF
                || format == ExportFormat.GRAPHML
                || format == ExportFormat.JSON;
        grapevine.note("%,d persons, %,d groups, %,d ties, %,d memberships, %,d referrals written to %s."
                .formatted(
                        outline.persons(),
                        outline.groups(),
                        outline.ties(),
                        outline.memberships(),
                        outline.referrals(),
                        out));
        note(
                permitted.objecting(),
                "Left out because they object to profiling, with all that is tied to them: %,d persons.");
        note(
                permitted.unconsented(),
                "Left out because they reveal what the law protects and no consent is on record: %,d ties and memberships.");
        note(
                permitted.contactless(),
                "Without addresses and numbers, since they are no clients: %,d persons (--to csv keeps them).");
        note(quoted, "A spreadsheet would run %,d texts as formulas: they have an apostrophe before them.");
        if (graph && outline.groups() > 0) {
            grapevine.note(
                    "Groups are nodes of the kind group, tied to their members by edges of the kind 'member of'.");
        }
        if ((format == ExportFormat.GRAPHML || format == ExportFormat.JSON) && outline.oneWay()) {
            grapevine.note(
                    "Some ties run one way, so the graph is directed: every tie that runs both ways is two edges.");
        }
        if (format != ExportFormat.CSV) {
            note(outline.adoptions(), "%,d adoptions have no place in this format (--to csv keeps them).");
        }
        if (format == ExportFormat.NEO4J) {
            grapevine.note("In that folder: neo4j-admin database import full neo4j --multiline-fields=true"
                    + " --nodes=persons.csv --nodes=groups.csv --relationships=knows.csv --relationships=member_of.csv"
                    + " --relationships=referred.csv");
        }
    }

    private void note(long count, String sentence) {
        if (count > 0) {
            grapevine.note(sentence.formatted(count));
        }
    }
}
