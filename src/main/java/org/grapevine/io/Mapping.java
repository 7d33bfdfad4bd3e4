package org.grapevine.io;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
