package org.grapevine.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;

/** As what a network leaves the house. */
public enum ExportFormat {
    /** A folder of our own files, which load takes back as the same network. */
    CSV(true),
    /** A workbook. */
    XLSX(false),
    /** A folder with nodes.csv and edges.csv. */
    GEPHI(true),
    /** GEXF 1.3. */
    GEXF(false),
    /** GraphML. */
    GRAPHML(false),
    /** Node-link JSON. */
    JSON(false),
    /** A folder of files for neo4j-admin. */
    NEO4J(true),
    /** Clients to be imported into HubSpot. */
    HUBSPOT(false),
    /** Clients to be made members of a campaign in Salesforce. */
    SALESFORCE(false);

    private final boolean folder;

    ExportFormat(boolean folder) {
        this.folder = folder;
    }

    /** Whether it is several files. */
    public boolean folder() {
        return folder;
    }

    /** Whether it lists clients to be asked rather than a network. */
    public boolean list() {
        return this == HUBSPOT || this == SALESFORCE;
    }

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of that name, or else the one that the ending of {@code out} says.
     *
     * @param name as it was written; empty where none was
     * @throws GrapevineException if there is none
     */
    public static ExportFormat of(String name, Path out) {
        String word = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(gephi|neo4j)-csv$", "$1");
        String file = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        String wanted = word.isEmpty() ? file.substring(file.lastIndexOf('.') + 1) : word;
        for (ExportFormat format : values()) {
            boolean told = !word.isEmpty() || (!format.folder && !format.list());
            if (told && format.toString().equals(wanted)) {
                return format;
            }
        }
        throw GrapevineException.input(
                word.isEmpty()
                        ? "the ending of " + out + " does not say which format is wanted"
                        : "--to '" + name + "' is unknown",
                "say --to and one of "
                        + Arrays.stream(values()).map(ExportFormat::toString).collect(Collectors.joining(", ")));
    }
}
