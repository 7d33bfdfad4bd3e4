package org.grapevine.io;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;

/** Column names of a user's files and ours, as a text file has them. */
public final class Mapping {
    private Mapping() {}

    /**
     * Reads lines of the form {@code theirs = ours}; blank lines and lines that begin with {@code #} say nothing.
     *
     * @return their names and ours, in the order of the file
     * @throws GrapevineException if a line has another form
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> mapping = new LinkedHashMap<>();
        TextFile text = TextFile.of(file, null);
        return TextFile.reading(file, () -> {
            try (BufferedReader lines = new BufferedReader(text.open(read -> {}))) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!Cell.blank(line) && !line.startsWith("#")) {
                        put(mapping, line, file + ":" + number);
                    }
                }
            }
            return mapping;
        });
    }

    /**
     * The columns of all files of {@code report} as they were understood, in the form that {@link #read} takes. A line that says of a
     * column what another file says otherwise is a comment: a mapping holds for all files.
     */
    public static List<String> lines(IntakeReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, String> said = new HashMap<>();
        for (FileReport file : report.files()) {
            lines.add("# " + file.file().getFileName() + ": " + file.kind().word()
                    + (file.recognition() == null
                            ? ""
                            : " of " + file.recognition().title() + " ("
                                    + file.recognition().percent() + " sure)"));
            file.columns().forEach((theirs, ours) -> {
                String before = said.putIfAbsent(Cell.comparable(theirs), ours);
                boolean plain = file.plain().contains(theirs) && theirs.indexOf('\n') < 0 && !ours.contains(", ");
                boolean again = before != null && !before.equals(ours);
                if (before == null || again) {
                    lines.add(
                            (plain && !again ? "" : "# ") + Cell.trimmed(theirs).replace('\n', ' ') + " = " + ours);
                }
            });
        }
        return lines;
    }

    private static void put(Map<String, String> mapping, String line, String place) {
        int equals = line.lastIndexOf('=');
        String theirs = equals < 0 ? "" : Cell.trimmed(line.substring(0, equals));
        String ours = equals < 0 ? "" : Cell.trimmed(line.substring(equals + 1));
        if (theirs.isEmpty() || ours.isEmpty()) {
            throw GrapevineException.input(
                    place + ": " + Cell.shown(line) + " is not of the form 'theirs = ours'",
                    "write one column a line, such as 'Kundennummer = id'");
        }
        mapping.put(theirs, ours);
    }
}
