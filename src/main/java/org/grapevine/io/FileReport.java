package org.grapevine.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file.
 *
 * @param file its path as given
 * @param kind what it tells about
 * @param encoding of its text
 * @param delimiter between its fields
 * @param columns its column names and ours, of the columns that are known
 * @param accepted rows that are in order, those merged or left out among them
 * @param rejected rows that are not
 * @param merged accepted rows that became one with an earlier row
 * @param leftOut accepted rows of a special category that the run does not include or that lack consent
 * @param codes how often each {@link Reason} was met, by its name
 * @param notes the first findings of each reason, in the order of the file; of most reasons no more than five
 * @param remarks sentences on the file as a whole
 * @param rejects where the rejected rows were written; null where they were not
 */
public record FileReport(
        Path file,
        Kind kind,
        String encoding,
        char delimiter,
        Map<String, String> columns,
        long accepted,
        long rejected,
        long merged,
        long leftOut,
        SortedMap<String, Long> codes,
        List<Note> notes,
        List<String> remarks,
        @Nullable Path rejects) {}
