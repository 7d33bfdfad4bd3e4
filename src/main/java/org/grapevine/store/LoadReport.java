package org.grapevine.store;

/**
 * What a load did.
 *
 * @param rows that came
 * @param created rows that were new
 * @param updated rows that changed what was there; all others were there already
 * @param dataHash fingerprint of the data in the store from now on
 * @param erased rows that were left out since they are about somebody who was erased
 */
public record LoadReport(long rows, long created, long updated, String dataHash, long erased) {
    /** A load that left nothing out. */
    LoadReport(long rows, long created, long updated, String dataHash) {
        this(rows, created, updated, dataHash, 0);
    }

    /** The same load, with so many rows left out. */
    LoadReport leavingOut(long rowsErased) {
        return new LoadReport(rows, created, updated, dataHash, rowsErased);
    }

    /** Whether the store is another than before. */
    public boolean changed() {
        return created + updated > 0;
    }
}
