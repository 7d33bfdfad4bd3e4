package org.grapevine.store;

import java.util.List;
import java.util.Map;

/**
 * What was erased, or would be.
 *
 * @param counts how many of each, by what they are; nothing that is not there is named
 * @param names id and name of the person, and of those who were merged into it: for a search of files, not for a receipt
 * @param files that were written from this store, each with what it is
 */
public record ErasureReport(Map<String, Long> counts, List<String> names, Map<String, String> files) {
    /** How many things altogether. */
    public long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }
}
