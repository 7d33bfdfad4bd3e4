package org.grapevine.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file; of a CRM's file, in what becomes records of one kind.
 *
 * @param file its path as given
 * @param kind what it tells about
 * @param encoding of its text
 * @param delimiter between its fields
 * @param columns its column names and ours, of the columns that are known; what several columns or a look into another file become, too
 * @param plain those of {@code columns} that a mapping file can change
 * @param accepted rows that are in order, those merged or left out among them
 * @param rejected rows that are not
 * @param merged accepted rows that became one with an earlier row
 * @param leftOut accepted rows of a special category that the run does not include or that lack consent
 * @param codes how often each {@link Reason} was met, by its name
 * @param notes the first findings of each reason, in the order of the file; of most reasons no more than five
 * @param remarks sentences on the file as a whole
 * @param rejects where the rejected rows were written; null where they were not
 * @param recognition which export of a CRM the file was taken for; null where it is one of our own
 * @param preview its columns in their order, with values from the file
 */
public record FileReport(
        Path file,
        Kind kind,
        String encoding,
        char delimiter,
        Map<String, String> columns,
        Set<String> plain,
        long accepted,
        long rejected,
        long merged,
        long leftOut,
        SortedMap<String, Long> codes,
        List<Note> notes,
        List<String> remarks,
        @Nullable Path rejects,
        @Nullable Recognition recognition,
        List<Column> preview) {
    /**
     * A column, with a few of its values.
     *
     * @param theirs its name in the file; of a CRM's file what our column is made of
     * @param ours what it is taken for; empty where nobody knows it
     * @param samples the first different values, cut short, of rows that are taken; fit to be shown, not to be kept
     */
    public record Column(String theirs, String ours, List<String> samples) {}

    /** This report and one on another part of the same file that becomes records of the same kind. */
    FileReport with(FileReport other) {
        Map<String, String> allColumns = new LinkedHashMap<>(columns);
        other.columns.forEach(allColumns::putIfAbsent);
        Set<String> allPlain = new HashSet<>(plain);
        allPlain.addAll(other.plain);
        SortedMap<String, Long> allCodes = new TreeMap<>(codes);
        other.codes.forEach((code, count) -> allCodes.merge(code, count, Long::sum));
        List<Note> allNotes = new ArrayList<>(notes);
        allNotes.addAll(other.notes);
        Set<String> shown = preview.stream()
                .map(column -> column.theirs() + "=" + column.ours())
                .collect(Collectors.toSet());
        List<Column> allPreview = new ArrayList<>(preview);
        other.preview.stream()
                .filter(column -> !shown.contains(column.theirs() + "=" + column.ours()))
                .forEach(allPreview::add);
        List<String> allRemarks = new ArrayList<>(remarks);
        allRemarks.addAll(other.remarks);
        return new FileReport(
                file,
                kind,
                encoding,
                delimiter,
                allColumns,
                allPlain,
                accepted + other.accepted,
                rejected + other.rejected,
                merged + other.merged,
                leftOut + other.leftOut,
                allCodes,
                allNotes,
                allRemarks,
                rejects == null ? other.rejects : rejects,
                recognition,
                List.copyOf(allPreview));
    }

    /** Whether nothing was found at all. */
    boolean nothing() {
        return accepted + rejected == 0 && codes.isEmpty() && remarks.isEmpty();
    }
}
