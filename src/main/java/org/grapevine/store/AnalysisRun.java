package org.grapevine.store;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The same run, which says that it was on somebody's own graph and what there was taken for what. */
    AnalysisRun on(GraphMapping mapping) {
        String seen = parameters.isEmpty() ? "" : parameters + "; ";
        return new AnalysisRun(measure, seen + mapping.inWords(), dataHash, seed, property);
    }

    /** The id of the analysis of that number. */
    static String id(long number) {
        return "analysis-" + number;
    }

    /** What the {@code (:Analysis)} of that number says of this run. */
    Map<String, Object> properties(long number, ZonedDateTime at) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", id(number));
        properties.put("number", number);
        properties.put("at", at);
        properties.put("measure", measure);
        properties.put("parameters", parameters);
        properties.put("dataHash", dataHash);
        properties.put("seed", seed);
        if (!property.isEmpty()) {
            properties.put("property", property);
        }
        return properties;
    }

    /** The refusal of a property that is not ours to write. */
    static GrapevineException taken(String property) {
        return GrapevineException.input(
                "persons have a column " + property + " that came with their data",
                "choose another name, for example " + property + "Score");
    }
}
