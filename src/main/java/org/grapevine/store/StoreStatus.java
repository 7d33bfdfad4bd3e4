package org.grapevine.store;

import java.util.SortedMap;

/**
 * What is in a store.
 *
 * @param where it is, in the words of the user
 * @param nodes how many nodes bear each label
 * @param relationships how many relationships there are of each type
 * @param analyses how many runs of measures are kept
 * @param dataHash fingerprint of the loaded data; empty where nothing was loaded
 * @param unfinished whether a load was broken off and waits to be run again
 */
public record StoreStatus(
        String where,
        SortedMap<String, Long> nodes,
        SortedMap<String, Long> relationships,
        long analyses,
        String dataHash,
        boolean unfinished) {}
