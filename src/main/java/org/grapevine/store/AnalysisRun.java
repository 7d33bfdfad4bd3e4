package org.grapevine.store;

import java.util.regex.Pattern;
import org.grapevine.GrapevineException;

/**
 * A run of a measure that is to be kept: an {@code (:Analysis)} node with a {@code SCORED} relationship to everybody it scored.
 *
 * @param measure as it was asked for
 * @param parameters what of the network it saw, in words
 * @param dataHash fingerprint of the data it ran on
 * @param seed of random draws
 * @param property where each score is kept on the person too; empty for nowhere
 */
public record AnalysisRun(String measure, String parameters, String dataHash, long seed, String property) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /**
     * Checks the name of the property.
     *
     * @throws GrapevineException if it is no plain name or one that Grapevine keeps for itself
     */
    public AnalysisRun {
        if (!property.isEmpty()) {
            if (!PLAIN.matcher(property).matches()) {
                throw GrapevineException.input(
                        "'" + property + "' is no name for a property",
                        "use a letter, then letters, digits and underscores, at most 64");
            }
            if (RowMaps.PERSON.contains(property)) {
                throw GrapevineException.input(
                        "the property " + property + " of persons is taken",
                        "choose another name, for example influence");
            }
        }
    }
}
