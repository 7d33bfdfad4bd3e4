package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file that is read once: its rows are kept, as long as there is room for them, and given from memory whenever they are asked for again. */
final class KeptRows implements RowFile {
    /* A CRM's file is gone through for every kind of record that its rows become, twice, and parsing is most of the work. What does not fit
     * is let go and read from disk each time, as if nobody had tried. */

    private static final long A_ROW = 64;
    private static final long A_CELL = 48;
    private static final int HEARD_EVERY = 1024;

    /** How much may be kept, of all files together. */
    static final class Room {
        private long bytes;

        Room(long bytes) {
            this.bytes = bytes;
        }

        /** An eighth of the memory, and never more than 256 MB. */
        static Room usual() {
            return new Room(Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8));
        }

        private boolean take(long wanted) {
            bytes -= wanted;
            return bytes >= 0;
        }

        private void giveBack(long taken) {
            bytes += taken;
        }
    }

    private record Remark(Reason reason, long line) {}

    private record Kept(
            long line, List<String> cells, @Nullable Reason fault, String explanation, List<Remark> remarks) {}

    private final RowFile file;
    private final Room room;
    private final List<Kept> rows = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private char delimiter;
    private boolean tried;
    private boolean kept;

    KeptRows(RowFile file, Room room) {
        this.file = file;
        this.room = room;
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String encoding() {
        return file.encoding();
    }

    @Override
    public long guessedAt() {
        return file.guessedAt();
    }

    @Override
    public boolean padded() {
        return file.padded();
    }

    @Override
    public RowSource rows(LongConsumer progress, RowSource.Remarks remarks) throws IOException {
        if (!tried) {
            tried = true;
            kept = keep();
        }
        return kept ? new Replay(progress, remarks) : file.rows(progress, remarks);
    }

    private boolean keep() throws IOException {
        List<Remark> heard = new ArrayList<>();
        long taken = 0;
        try (RowSource source = file.rows(read -> {}, (reason, line) -> heard.add(new Remark(reason, line)))) {
            columns.addAll(source.columns());
            delimiter = source.delimiter();
            for (Row row = source.next(); row != null; row = source.next()) {
                String[] cells = new String[row.size()];
                long bytes = A_ROW;
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = row.cell(i);
                    bytes += cells[i].isEmpty() ? 4 : A_CELL + 2L * cells[i].length();
                }
                taken += bytes;
                if (!room.take(bytes)) {
                    room.giveBack(taken);
                    rows.clear();
                    return false;
                }
                rows.add(
                        new Kept(row.line(), Arrays.asList(cells), row.fault(), row.explanation(), List.copyOf(heard)));
                heard.clear();
            }
        }
        return true;
    }

    private final class Replay implements RowSource {
        private final LongConsumer progress;
        private final RowSource.Remarks remarks;
        private final Row row = new Row();
        private int next;
        private boolean told;

        Replay(LongConsumer progress, RowSource.Remarks remarks) {
            this.progress = progress;
            this.remarks = remarks;
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
        public @Nullable Row next() {
            if (next == rows.size()) {
                progress.accept(told ? 0 : file.size());
                told = true;
                return null;
            }
            if (next % HEARD_EVERY == 0) {
                progress.accept(0);
            }
            Kept now = rows.get(next++);
            row.begin(now.line);
            for (String cell : now.cells) {
                row.add(cell);
            }
            if (now.fault != null) {
                row.reject(now.fault, now.explanation);
            }
            for (Remark remark : now.remarks) {
                remarks.remark(remark.reason, remark.line);
            }
            return row;
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}
