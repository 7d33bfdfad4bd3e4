package org.grapevine.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.io.CsvWriter;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Selection;
import org.grapevine.parallel.Progress;

/** A network on its way to another program: as much of it as may leave the house, in one format, with what is to be said beside it. */
public final class NetworkExport {
    private static final Set<ExportFormat> GRAPHS =
            Set.of(ExportFormat.GEPHI, ExportFormat.GEXF, ExportFormat.GRAPHML, ExportFormat.JSON);
    private static final Set<ExportFormat> DOUBLED = Set.of(ExportFormat.GRAPHML, ExportFormat.JSON);

    private final ExportFormat format;
    private final Permitted permitted;
    private final Outline outline;
    private long quoted;

    private NetworkExport(ExportFormat format, Permitted permitted, Outline outline) {
        this.format = format;
        this.permitted = permitted;
        this.outline = outline;
    }

    /**
     * Looks through {@code source}, which is read again when it is written.
     *
     * @param ties which direct ties
     * @param groups which groups, with their memberships
     * @param progress is told the rows, of this reading and of those that follow
     * @throws GrapevineException if there are no such types, or it does not fit into {@code format}
     */
    public static NetworkExport of(
            NetworkSource source, Selection ties, Selection groups, ExportFormat format, Progress progress) {
        if (format.list()) {
            throw new IllegalArgumentException(format + " is a list");
        }
        Permitted permitted = new Permitted(source, ties, groups, format == ExportFormat.CSV, progress);
        Outline outline = Outline.of(permitted);
        ties.requireIn(permitted.tieTypes(), "--ties");
        groups.requireIn(permitted.groupTypes(), "--groups");
        if (format == ExportFormat.XLSX) {
            Excel.requireFits(outline);
        }
        return new NetworkExport(format, permitted, outline);
    }

    /**
     * Writes the files of a format that is several into {@code folder}.
     *
     * @param scores beside persons; our own files have no place for them
     */
    public void write(PersonScores scores, Path folder) throws IOException {
        switch (format) {
            case CSV -> CsvWriter.write(permitted, folder, true);
            case GEPHI -> quoted = GephiCsv.write(permitted, outline, scores, folder);
            case NEO4J -> quoted = Neo4jCsv.write(permitted, outline, scores, folder);
            default -> throw new IllegalArgumentException(format + " is one file");
        }
    }

    /**
     * Writes a format that is one file; {@code file} stays open.
     *
     * @param scores beside persons
     */
    public void write(PersonScores scores, OutputStream file) throws IOException {
        if (format == ExportFormat.XLSX) {
            Excel.write(permitted, outline, scores, file);
            return;
        }
        Writer text = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        switch (format) {
            case GEXF -> Gexf.write(permitted, outline, scores, text);
            case GRAPHML -> GraphMl.write(permitted, outline, scores, text);
            case JSON -> NodeLink.write(permitted, outline, scores, text);
            default -> throw new IllegalArgumentException(format + " is several files");
        }
        text.flush();
    }

    /** How much of what is in it. */
    public String contents() {
        return "%,d persons, %,d groups, %,d ties, %,d memberships, %,d referrals"
                .formatted(
                        outline.persons(),
                        outline.groups(),
                        outline.ties(),
                        outline.memberships(),
                        outline.referrals());
    }

    /** What was left out or changed when it was written, and how it is to be read. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        note(
                notes,
                permitted.objecting(),
                "Left out because they object to profiling, with all that is tied to them: %,d persons.");
        note(
                notes,
                permitted.unconsented(),
                "Left out because they reveal what the law protects and no consent is on record: %,d ties and memberships.");
        note(
                notes,
                permitted.contactless(),
                "Without addresses and numbers, since they are no clients: %,d persons (--to csv keeps them).");
        note(notes, quoted, "A spreadsheet would run %,d texts as formulas: they have an apostrophe before them.");
        if (GRAPHS.contains(format) && outline.groups() > 0) {
            notes.add("Groups are nodes of the kind group, tied to their members by edges of the kind 'member of'.");
        }
        if (DOUBLED.contains(format) && outline.oneWay()) {
            notes.add("Some ties run one way, so the graph is directed: every tie that runs both ways is two edges.");
        }
        if (format != ExportFormat.CSV) {
            note(notes, outline.adoptions(), "%,d adoptions have no place in this format (--to csv keeps them).");
        }
        if (format == ExportFormat.NEO4J) {
            notes.add("In that folder: neo4j-admin database import full neo4j --multiline-fields=true"
                    + " --nodes=persons.csv --nodes=groups.csv --relationships=knows.csv --relationships=member_of.csv"
                    + " --relationships=referred.csv");
        }
        return notes;
    }

    private static void note(List<String> notes, long count, String sentence) {
        if (count > 0) {
            notes.add(sentence.formatted(count));
        }
    }
}
