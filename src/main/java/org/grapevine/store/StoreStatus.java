package org.grapevine.store;

import java.time.ZonedDateTime;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in a store.
 *
 * @param where it is, in the words of the user
 * @param nodes how many nodes bear each label
 * @param relationships how many relationships there are of each type
 * @param analyses how many runs of measures are kept
 * @param dataHash fingerprint of the loaded data; empty where nothing was loaded
 * @param unfinished whether a load was broken off and waits to be run again
 * @param loadedAt when a load last changed the data; null where nothing was ever loaded
 * @param bytes on disk; 0 for a server
 */
public record StoreStatus(
        String where,
        SortedMap<String, Long> nodes,
        SortedMap<String, Long> relationships,
        long analyses,
        String dataHash,
        boolean unfinished,
        @Nullable ZonedDateTime loadedAt,
        long bytes) {}
