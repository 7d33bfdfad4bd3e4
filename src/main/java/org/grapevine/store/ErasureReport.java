package org.grapevine.store;

import java.util.List;
import java.util.Map;

/**
 * What was erased, or would be.
 *
 * @param counts how many of each, by what they are; nothing that is not there is named
 * @param names id and name of the person, and of those who were merged into it: for a search of files, not for a receipt
 * @param files that were written from this store, each with what it is
 * @param rewritten whether the files of the database were written anew, so that nothing is left in them of what was deleted
 */
public record ErasureReport(
        Map<String, Long> counts, List<String> names, Map<String, String> files, boolean rewritten) {
    /** How many things altogether. */
    public long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    ErasureReport rewritten(boolean anew) {
        return new ErasureReport(counts, names, files, anew);
    }
}
