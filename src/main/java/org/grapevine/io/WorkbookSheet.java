package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook. */
final class WorkbookSheet implements RowFile {
    private static final int LONGEST_NAME = 31;

    private final Workbook book;
    private final int index;
    private final String name;
    private final Path path;

    WorkbookSheet(Workbook book, int index, String name, Path path) {
        this.book = book;
        this.index = index;
        this.name = name;
        this.path = path;
    }

    /** The sheet under a path that tells which one it is. Nothing in the name can lead elsewhere. */
    WorkbookSheet named() {
        String harmless = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        String shown = book.path().getFileName() + "["
                + harmless.substring(0, Math.min(LONGEST_NAME, harmless.length())) + "]";
        return new WorkbookSheet(book, index, name, book.path().resolveSibling(shown));
    }

    /** The name as it stands in the workbook. */
    String name() {
        return name;
    }

    /** The kind that the sheet has as its name; {@code persons}, as our own exports have it, for clients. */
    @Nullable
    Kind kind() {
        String word = Cell.trimmed(name).toLowerCase(Locale.ROOT);
        return word.equals("persons") ? Kind.CLIENTS : Kind.called(word);
    }

    /** Whether nothing stands on it. */
    boolean blank() {
        return TextFile.reading(path, () -> {
            try (SheetRows rows = new SheetRows(book, index, read -> {}, (reason, line) -> {})) {
                return rows.empty();
            }
        });
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long size() {
        return book.size();
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    @Override
    public long guessedAt() {
        return 0;
    }

    @Override
    public boolean padded() {
        return true;
    }

    @Override
    public RowSource rows(LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        SheetRows rows = new SheetRows(book, index, progress, remarks);
        if (rows.empty()) {
            rows.close();
            throw CsvTable.empty(path);
        }
        return rows;
    }
}
