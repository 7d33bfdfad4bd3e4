package org.grapevine.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file for other programs: UTF-8, commas, RFC 4180 quotes, lines that end with a line feed, numbers in full. Keys, by which programs join, stay as they
 * are; any other text that a spreadsheet would take for a formula gets a quote before it.
 */
public final class CsvSheet implements Closeable {
    private final CsvWriter csv;
    private final List<String> cells = new ArrayList<>();
    private long quoted;

    private CsvSheet(CsvWriter csv, List<String> header) {
        this.csv = csv;
        header.forEach(this::text);
        end();
    }

    /** A new file with that header. */
    public static CsvSheet create(Path file, List<String> header) throws IOException {
        return new CsvSheet(CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file), header);
    }

    /** A sheet with that header on {@code out}, which stays open. */
    public static CsvSheet on(Writer out, List<String> header) {
        return new CsvSheet(
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .bufferSize(0)
                        .build(out),
                header);
    }

    /** Adds a cell that stays as it is. */
    public CsvSheet key(String key) {
        cells.add(key);
        return this;
    }

    /** Adds a text for people. */
    public CsvSheet text(String text) {
        String harmless = Cell.neutral(text, Numbers.PLAIN);
        quoted += harmless.equals(text) ? 0 : 1;
        cells.add(harmless);
        return this;
    }

    /** Adds a number, a flag, a day or a text; nothing for null and for a number that is unknown. */
    public CsvSheet value(@Nullable Object value) {
        if (value instanceof Number number) {
            cells.add(org.grapevine.io.CsvWriter.number(number.doubleValue()));
            return this;
        }
        return text(value == null ? "" : value.toString());
    }

    /** Ends the row. */
    public void end() {
        csv.writeRecord(cells);
        cells.clear();
    }

    /** How many texts got a quote. */
    public long quoted() {
        return quoted;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
