package org.grapevine.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** An edge list as rows: {@code u v [w]} a line, comments after {@code #} or {@code %}. A line from a vertex to itself is passed over. */
final class EdgeListRows implements RowSource {
    static final List<String> COLUMNS = List.of("from", "to", "weight");

    private final BufferedReader lines;
    private final RowSource.Remarks remarks;
    private final Row row = new Row();
    private long line;

    EdgeListRows(TextFile file, LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        this.lines = new BufferedReader(file.open(progress), 1 << 16);
        this.remarks = remarks;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public char delimiter() {
        return ' ';
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != '%') {
                split(text);
                boolean loop = row.size() >= 2 && row.cell(0).equals(row.cell(1));
                if (loop) {
                    remarks.remark(Reason.SELF_TIE, line);
                } else if (row.size() > 0) {
                    return row;
                }
            }
        }
        return null;
    }

    private void split(String text) {
        row.begin(line);
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            row.add(words.nextToken());
        }
        if (row.size() == 2) {
            row.add("");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
