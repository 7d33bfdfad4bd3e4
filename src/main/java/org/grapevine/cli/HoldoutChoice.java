package org.grapevine.cli;

import java.util.Objects;
import java.util.Optional;
import org.grapevine.GrapevineException;
import org.grapevine.campaign.HoldoutTerms;
import org.grapevine.campaign.SampleSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which part of a plan is withheld so that the rest can be proven. */
final class HoldoutChoice {
    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = {
                "Withhold the plan in this share of the communities, drawn by lot with --seed, for example 50%% or 20%%: what those do",
                "is what would have come anyway."
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
     * @param seed of the draw
     * @throws GrapevineException if an option cannot be read
     */
    Optional<HoldoutTerms> terms(long seed) {
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
        return Optional.of(HoldoutTerms.of(
                share, Objects.requireNonNullElse(by, ""), rho, Objects.requireNonNullElse(usual, ""), seed));
    }
}
