package org.grapevine.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** A file of delimited text with a header. */
final class CsvTable implements RowSource {
    private static final String DELIMITERS = ",;\t|";
    private static final int SNIFFED = 1 << 16;
    private static final Pattern NOTES = Pattern.compile("\"?Notes:\"?[ ,]*\\R");
    private static final int NOTES_AT_MOST = 20;

    private final char delimiter;
    private final List<String> columns = new ArrayList<>();
    private final RowGuard guard;
    private final CloseableIterator<Row> rows;
    private final Remarks remarks;
    private long linesCut;

    private CsvTable(TextFile file, LongConsumer progress, Remarks remarks) throws IOException {
        String start = start(file);
        boolean stated = start.startsWith("sep=") && start.length() > 4 && DELIMITERS.indexOf(start.charAt(4)) >= 0;
        int above = stated ? 1 : notes(start);
        this.delimiter = stated ? start.charAt(4) : delimiter(below(start, above));
        this.guard = new RowGuard(file.open(progress), delimiter, file.clean());
        this.remarks = remarks;
        CsvReader<Row> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new RowBuilder(above), guard);
        if (above > 0) {
            reader.skipLines(above);
        }
        this.rows = reader.iterator();
    }

    /**
     * Opens {@code file} and reads its header.
     *
     * @throws GrapevineException if it has none
     */
    static CsvTable open(TextFile file, LongConsumer progress, Remarks remarks) throws IOException {
        CsvTable table = new CsvTable(file, progress, remarks);
        try {
            table.readHeader(file);
            return table;
        } catch (IOException | RuntimeException fault) {
            table.close();
            throw fault;
        }
    }

    private void readHeader(TextFile file) throws IOException {
        Row header = next();
        if (header == null) {
            throw empty(file.path());
        }
        if (header.fault() != null) {
            throw GrapevineException.input(
                    file.path() + ":" + header.line() + ": the header cannot be read: " + header.explanation() + " ("
                            + header.fault() + ")",
                    "write a header line with the names of the columns");
        }
        for (int i = 0; i < header.size(); i++) {
            columns.add(header.cell(i));
        }
    }

    /** What to say of a file, or of a sheet, with nothing in it. */
    static GrapevineException empty(Path path) {
        return GrapevineException.input(
                path + " is empty (" + Reason.EMPTY + ")", "give it a header line and rows, or leave it out");
    }

    private static String start(TextFile file) throws IOException {
        char[] start = new char[SNIFFED];
        int length = 0;
        try (Reader text = file.open(read -> {})) {
            int count = text.read(start);
            while (count > 0) {
                length += count;
                count = text.read(start, length, SNIFFED - length);
            }
        }
        return new String(start, 0, length);
    }

    /** How many lines of notes stand above the header, the blank one below them included, as in LinkedIn's Connections.csv. */
    private static int notes(String start) {
        if (!NOTES.matcher(start).lookingAt()) {
            return 0;
        }
        List<String> lines = start.lines().limit(NOTES_AT_MOST).toList();
        for (int i = 1; i < lines.size(); i++) {
            if (Cell.blank(lines.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String below(String start, int lines) {
        return lines == 0 ? start : start.lines().skip(lines).collect(Collectors.joining("\n"));
    }

    /** The delimiter that stands most often in the first line with something in it, quoted text left out. */
    private static char delimiter(String start) {
        int[] times = new int[DELIMITERS.length()];
        boolean quoted = false;
        boolean something = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if ((c == '\n' || c == '\r') && something && !quoted) {
                break;
            }
            quoted ^= c == '"';
            something |= !Cell.blank(c);
            int which = DELIMITERS.indexOf(c);
            if (which >= 0 && !quoted) {
                times[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < times.length; i++) {
            best = times[i] > times[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public char delimiter() {
        return delimiter;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.fault() != null || !row.blank()) {
                    return row;
                }
            }
            return null;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Builds a row from what the parser finds, and adds what the guard has done to it. */
    private final class RowBuilder extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();
        private long number;

        RowBuilder(long skipped) {
            number = skipped;
        }

        @Override
        protected void handleBegin(long startingLine) {
            number++;
            row.begin(startingLine + linesCut);
        }

        @Override
        protected void handleField(int position, char[] buffer, int offset, int length, boolean quoted) {
            row.add(length == 0 ? "" : new String(buffer, offset, length));
        }

        @Override
        protected Row buildRecord() {
            for (RowGuard.Damage damage = guard.next(number); damage != null; damage = guard.next(number)) {
                if (damage.reason().effect() == Reason.Effect.REJECTED) {
                    row.reject(damage.reason(), damage.detail());
                } else {
                    remarks.remark(damage.reason(), row.line());
                }
                linesCut += damage.linesCut();
            }
            return row;
        }
    }
}
