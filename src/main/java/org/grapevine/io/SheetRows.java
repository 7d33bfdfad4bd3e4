package org.grapevine.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, below the first one with something in it, which is the header. A line is a row of the sheet. */
final class SheetRows implements RowSource {
    /* A sheet says nothing of cells at the end of a row that are blank, so rows are filled up to the width of the header. Of merged cells the
     * first holds the value and the others are blank, as in a CSV file that a spreadsheet program makes of them. */

    private static final int HEARD_EVERY = 256;

    private final Workbook of;
    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final String where;
    private final LongConsumer progress;
    private final SheetCells cells;
    private final List<String> columns = new ArrayList<>();
    private final Row row = new Row();
    private long read;
    private boolean ended;

    SheetRows(Workbook of, int index, LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        this.of = of;
        this.progress = progress;
        this.book = of.open();
        try {
            Sheet sheet = book.getSheet(index).orElseThrow();
            this.where = ": sheet " + Cell.shown(String.valueOf(sheet.getName()));
            this.cells = new SheetCells(of.options(), remarks);
            this.stream = sheet.openStream();
            this.rows = stream.iterator();
            if (step()) {
                for (int i = 0; i < row.size(); i++) {
                    columns.add(row.cell(i));
                }
            }
        } catch (IOException | RuntimeException fault) {
            book.close();
            throw fault instanceof GrapevineException told ? told : of.broken("", fault);
        }
    }

    /** Whether there is not even a header. */
    boolean empty() {
        return columns.isEmpty();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public char delimiter() {
        return ',';
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!step()) {
            return null;
        }
        while (row.size() < columns.size()) {
            row.add("");
        }
        return row;
    }

    /** Goes on to the next row with something in it. */
    private boolean step() {
        try {
            while (!ended && rows.hasNext()) {
                if (++read % HEARD_EVERY == 0) {
                    progress.accept(0);
                }
                take(rows.next());
                if (row.fault() != null || !row.blank()) {
                    return true;
                }
            }
        } catch (GrapevineException told) {
            throw told;
        } catch (RuntimeException fault) {
            throw of.broken(where + " after row " + row.line(), fault);
        }
        if (!ended) {
            ended = true;
            progress.accept(of.size());
        }
        return false;
    }

    private void take(org.dhatim.fastexcel.reader.Row theirs) {
        row.begin(theirs.getRowNum());
        cells.begin(theirs.getRowNum());
        int length = 0;
        for (org.dhatim.fastexcel.reader.Cell cell : theirs) {
            String text = cell == null ? "" : cells.text(cell);
            length += text.length();
            if (text.length() > RowGuard.FIELD_LIMIT || length > RowGuard.RECORD_LIMIT) {
                row.reject(
                        Reason.FIELD_TOO_LONG,
                        text.length() > RowGuard.FIELD_LIMIT
                                ? "field longer than " + RowGuard.FIELD_LIMIT + " characters"
                                : "row longer than " + RowGuard.RECORD_LIMIT + " characters");
                return;
            }
            row.add(text);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
