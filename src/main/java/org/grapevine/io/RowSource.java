package org.grapevine.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file seen as rows. */
interface RowSource extends Closeable {
    /** Hears what was done to the text of a row. */
    interface Remarks {
        /** Hears of a row, while it is read or before. */
        void remark(Reason reason, long line);
    }

    /** The names of the columns. */
    List<String> columns();

    /** The sign between fields. */
    char delimiter();

    /** The next row, valid until the next call; null at the end. Rows with nothing in them are left out. */
    @Nullable
    Row next() throws IOException;
}
