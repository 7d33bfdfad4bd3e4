package org.grapevine.cli;

import java.nio.file.Path;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.export.ClientExport;
import org.grapevine.export.ExportFormat;
import org.grapevine.export.NetworkExport;
import org.grapevine.export.PersonScores;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.network.ViewOptions;
import org.grapevine.parallel.Workers;
import org.grapevine.store.CampaignRecord;
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
        if (format == ExportFormat.SALESFORCE) {
            ClientExport.requireSalesforceId(salesforceCampaign);
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
            clients = ClientExport.ranked(
                    ranking.view().network().persons(), ranking.persons(), top == null ? ClientExport.USUAL : top);
        } else if (store != null) {
            CampaignRecord asked = store.campaign(campaign);
            asked.requireApproved();
            clients = ClientExport.asked(asked.facts(), asked.positions(), source);
        } else {
            throw new IllegalStateException("a campaign without a store");
        }
        AtomicFile.write(out, file -> clients.write(format, file, salesforceCampaign, status));
        grapevine.note("%,d clients written to %s.".formatted(clients.size(), out));
        clients.notes(format).forEach(grapevine::note);
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
        try (ProgressLine progress = new ProgressLine(grapevine, "exporting")) {
            ViewOptions options = view.options();
            NetworkExport export = NetworkExport.of(source, options.ties(), options.groups(), format, progress);
            PersonScores scores = measure.isEmpty() ? PersonScores.NONE : scores(source);
            if (format.folder()) {
                AtomicFolder.write(out, folder -> export.write(scores, folder));
            } else {
                AtomicFile.writeBytes(out, file -> export.write(scores, file));
            }
            grapevine.note("%s written to %s.".formatted(export.contents(), out));
            export.notes().forEach(grapevine::note);
        }
    }

    private PersonScores scores(NetworkSource source) {
        Ranking ranking = ranking(source, measure, false);
        ranking.notes().forEach(grapevine::note);
        return PersonScores.of(ranking.names(), ranking.values(), ranking.view());
    }
}
