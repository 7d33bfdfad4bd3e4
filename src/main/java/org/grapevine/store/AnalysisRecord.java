package org.grapevine.store;

import java.time.ZonedDateTime;

/**
 * A run of a measure that is kept in the store.
 *
 * @param id such as {@code analysis-3}
 * @param at when it was kept
 * @param measure as it was asked for
 * @param parameters what of the network it saw, in words
 * @param dataHash fingerprint of the data it ran on; empty for data that Grapevine did not load
 * @param seed of random draws
 * @param property under which persons bear its scores; empty for none
 * @param scored how many persons it scored
 */
public record AnalysisRecord(
        String id,
        ZonedDateTime at,
        String measure,
        String parameters,
        String dataHash,
        long seed,
        String property,
        long scored) {}
