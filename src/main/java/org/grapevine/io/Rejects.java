package org.grapevine.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rejected rows of a file, to be mended and loaded again: line, code and reason, then the row as it stood. */
final class Rejects implements Closeable {
    /* The same delimiter as the file, since the reading of numbers depends on it. The new columns stand first: a row with too many fields
     * then still shows which of them lie under which name. The file takes its place whole, at the end; one of an earlier run is replaced. */

    private final IntakeFile file;
    private final @Nullable Path target;
    private final @Nullable Path draft;
    private final Numbers numbers;
    private @Nullable CsvWriter writer;
    private @Nullable String failure;
    private boolean finished;

    Rejects(IntakeFile file, IntakeOptions options) {
        this.file = file;
        this.numbers = new Numbers(options.decimal(), file.delimiter());
        if (options.writeRejects()) {
            Path name = Path.of(file.path().getFileName()
                    + (file.aside() ? "." + file.kind().word() : "") + ".rejects.csv");
            Path folder = options.rejectsFolder();
            target = folder == null ? file.path().resolveSibling(name) : folder.resolve(name);
            draft = target.resolveSibling(
                    "." + name + "." + ProcessHandle.current().pid());
        } else {
            target = null;
            draft = null;
        }
    }

    void write(Row row) {
        Path to = draft;
        if (to == null || failure != null) {
            return;
        }
        try {
            CsvWriter out = writer;
            if (out == null) {
                out = CsvWriter.builder()
                        .fieldSeparator(file.delimiter() == ' ' ? ',' : file.delimiter())
                        .lineDelimiter(LineDelimiter.LF)
                        .build(to);
                writer = out;
                List<String> header = new ArrayList<>(Header.REJECTED);
                file.columns().stream()
                        .filter(column -> !Header.REJECTED.contains(column))
                        .forEach(header::add);
                out.writeRecord(header);
            }
            out.writeRecord(cells(row, row.original()));
        } catch (IOException | UncheckedIOException fault) {
            failure = String.valueOf(fault.getMessage());
        }
    }

    private List<String> cells(Row fault, Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(fault.line()));
        cells.add(String.valueOf(fault.fault()));
        cells.add(fault.explanation());
        for (int i = 0; i < row.size(); i++) {
            boolean ours = i < file.columns().size()
                    && Header.REJECTED.contains(file.columns().get(i));
            if (!ours) {
                cells.add(Cell.neutral(row.cell(i), numbers));
            }
        }
        return cells;
    }

    /** Puts the file in its place, if there is anything in it. */
    void finish() {
        Path from = draft;
        Path to = target;
        if (writer == null || from == null || to == null) {
            return;
        }
        try {
            writer.close();
            if (failure == null) {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
                finished = true;
            }
        } catch (IOException fault) {
            failure = String.valueOf(fault.getMessage());
        }
    }

    /** Where the file is; null where there is none. */
    @Nullable
    Path target() {
        return finished ? target : null;
    }

    /** Why there is no file although there should be one; null where all is well. */
    @Nullable
    String failure() {
        return failure == null
                ? null
                : "the rejected rows could not be written to " + target + " (" + failure
                        + "); --rejects DIR names another place";
    }

    @Override
    public void close() throws IOException {
        if (writer != null && !finished) {
            writer.close();
        }
        if (draft != null && !finished) {
            Files.deleteIfExists(draft);
        }
    }
}
