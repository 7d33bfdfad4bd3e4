package org.grapevine.store;

import org.grapevine.network.NetworkSink;

/** Where the rows of a load go. Exactly one of {@link #finish} and {@link #abandon} comes after the last row. */
interface LoadTarget extends NetworkSink {
    /**
     * Puts what was taken in force.
     *
     * @param digest of all rows
     */
    LoadReport finish(String digest);

    /** Leaves the store as it was, as far as that can be had. */
    void abandon();
}
