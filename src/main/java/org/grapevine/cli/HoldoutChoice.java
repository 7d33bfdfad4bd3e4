package org.grapevine.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.Clusters;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.Invitation;
import org.grapevine.campaign.SampleSize;
import org.grapevine.campaign.Trial;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which part of a plan is withheld so that the rest can be proven, and the files that tell whom that concerns. */
final class HoldoutChoice {
    private static final String FOLDER = "grapevine-holdout";
    private static final String TREATED = "treated.csv";
    private static final String CONTROL = "control.csv";
    private static final String CLUSTERS = "clusters.csv";
    private static final List<String> FILES = List.of(TREATED, CONTROL, CLUSTERS);

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = {
                "Withhold the plan in this share of the communities, drawn by lot with --seed, for example 50%% or 20%%: what those do",
                "is what would have come anyway. Writes treated.csv, control.csv and clusters.csv into the folder --out",
                "(default: grapevine-holdout)."
            })
    private @Nullable String share;

    @Option(
            names = "--by",
            paramLabel = "CUT",
            description = {
                "What is asked or left alone as a whole: community, community:resolution=2 for smaller ones, or a type of groups",
                "such as firm (default: community)."
            })
    private @Nullable String by;

    @Option(
            names = "--icc",
            paramLabel = "RHO",
            description = {
                "How alike people of one community are in what they do, from 0 to 1: of this hangs what can be told",
                "(intracluster correlation; default: 0.05)."
            })
    private @Nullable Double correlation;

    @Option(
            names = "--usual-share",
            paramLabel = "SHARE",
            description = "Share of prospects who are won without any campaign (default: as the model foretells).")
    private @Nullable String usual;

    /**
     * How the holdout is to be drawn; none where none is asked for.
     *
     * @throws GrapevineException if an option cannot be read
     */
    Optional<HoldoutTerms> terms(Grapevine grapevine) {
        if (share == null) {
            if (by != null || correlation != null || usual != null) {
                throw GrapevineException.input(
                        (by != null ? "--by" : correlation != null ? "--icc" : "--usual-share")
                                + " says how a holdout is drawn, and none is asked for",
                        "add for example --holdout 50%");
            }
            return Optional.empty();
        }
        double rho = correlation == null ? SampleSize.USUAL.correlation() : correlation;
        if (!(rho >= 0 && rho <= 1)) {
            throw GrapevineException.input(
                    "--icc " + rho + " is not in [0, 1]", "0.05 is usual, 0 counts all as strangers");
        }
        double anyway = usual == null ? Double.NaN : HoldoutTerms.share(usual);
        if (usual != null && !(anyway > 0 && anyway < 1)) {
            throw GrapevineException.input(
                    "--usual-share " + usual + " is nobody or everybody", "write for example 5%");
        }
        HoldoutTerms terms = new HoldoutTerms(
                HoldoutTerms.share(share),
                by == null ? Clusters.USUAL : by,
                new SampleSize(SampleSize.USUAL.significance(), SampleSize.USUAL.power(), rho),
                anyway,
                grapevine.seed());
        Path folder = folder(grapevine);
        AtomicFolder.requireFreeOf(folder, FILES);
        return Optional.of(terms);
    }

    private static Path folder(Grapevine grapevine) {
        Path out = grapevine.out();
        return out == null ? Path.of(FOLDER) : out;
    }

    /** Writes who is asked, who is withheld, and the clusters, in the place of such files of an earlier draw. */
    void write(Trial trial, @Nullable Store store, Grapevine grapevine) {
        Path folder = folder(grapevine);
        AtomicFolder.writeAnew(folder, FILES, draft -> {
            write(draft.resolve(TREATED), clients(trial, trial.asked()));
            write(draft.resolve(CONTROL), clients(trial, trial.withheld()));
            write(draft.resolve(CLUSTERS), clusters(trial));
        });
        Stores.noteFile(store, folder.resolve(TREATED), "list of clients to ask", grapevine);
        Stores.noteFile(store, folder.resolve(CONTROL), "list of clients withheld", grapevine);
        grapevine.note("Written to %s: %s, %,d clients to ask; %s, %,d clients whom nobody may ask; %s, %,d %s."
                .formatted(
                        folder,
                        TREATED,
                        trial.asked().size(),
                        CONTROL,
                        trial.withheld().size(),
                        CLUSTERS,
                        trial.clusters().size(),
                        trial.many()));
    }

    private static void write(Path file, Answer answer) {
        AtomicFile.write(file, text -> CsvText.write(answer, text, false));
    }

    private static Answer clients(Trial trial, List<Trial.Chosen> list) {
        return Answer.about("clients")
                .columns("position")
                .key("id")
                .columns(
                        "name",
                        "manager",
                        "segment",
                        "cluster",
                        "stratum",
                        "cost",
                        "expectedCost",
                        "acceptance",
                        "marginalReferrals",
                        "marginal",
                        "standalone",
                        "why")
                .rows(list.stream().map(one -> row(trial, one)).toList());
    }

    private static List<@Nullable Object> row(Trial trial, Trial.Chosen chosen) {
        Invitation one = chosen.invitation();
        boolean placed = chosen.cluster() > 0;
        return Arrays.asList(
                chosen.position(),
                one.id(),
                one.name(),
                one.manager(),
                one.segment(),
                placed ? chosen.cluster() : null,
                placed ? trial.clusters().get(chosen.cluster() - 1).stratum() : null,
                one.reserve(),
                one.expectedCost(),
                one.acceptance(),
                one.newClients(),
                one.marginal(),
                one.standalone(),
                one.why(trial.plan().money()));
    }

    private static Answer clusters(Trial trial) {
        Stream<List<Object>> rows = trial.clusters().stream()
                .map(one -> List.of(
                        one.number(),
                        one.name(),
                        one.held() ? "control" : "treated",
                        one.stratum(),
                        one.people(),
                        one.prospects(),
                        one.chosen(),
                        one.worth()));
        return Answer.about("clusters")
                .columns("cluster", "name", "arm", "stratum", "people", "prospects", "chosen", "expected")
                .rows(rows.toList());
    }
}
