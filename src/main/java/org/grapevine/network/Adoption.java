package org.grapevine.network;

/**
 * A row that says when a person bought or took something up.
 *
 * @param person id of the adopter
 * @param time in the unit of the file: periods as they stand, dates as days since 1970-01-01
 * @param product what; empty where unknown
 * @param referrer id of the person who brought the adopter; empty where unknown
 */
public record Adoption(String person, double time, String product, String referrer) {}
