package org.grapevine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** What is read as rows, again and again from the beginning: a file of delimited text, or a sheet of a workbook. */
interface RowFile {
    /** Where it is, for people: of one sheet among several, the workbook with the name of the sheet in brackets behind it. */
    Path path();

    /** Bytes on disk. */
    long size();

    /** The encoding as people know it; of a sheet the kind of workbook. */
    String encoding();

    /** The first line that made the encoding a guess; 0 where it is none. */
    long guessedAt();

    /** Whether rows that end early come filled up with blanks, so that their length says nothing. */
    boolean padded();

    /**
     * The rows from the beginning.
     *
     * @param progress hears of the bytes read since the last call
     * @param remarks hears what was done to the text of a row
     */
    RowSource rows(LongConsumer progress, RowSource.Remarks remarks) throws IOException;
}
