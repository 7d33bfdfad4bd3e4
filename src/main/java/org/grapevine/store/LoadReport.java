package org.grapevine.store;

/**
 * What a load did.
 *
 * @param rows that came
 * @param created rows that were new
 * @param updated rows that changed what was there; all others were there already
 * @param dataHash fingerprint of the data in the store from now on
 */
public record LoadReport(long rows, long created, long updated, String dataHash) {
    /** Whether the store is another than before. */
    public boolean changed() {
        return created + updated > 0;
    }
}
