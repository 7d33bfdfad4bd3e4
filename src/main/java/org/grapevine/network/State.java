package org.grapevine.network;

/** Where a person stands with the business. */
public enum State {
    /** Buys now. */
    CLIENT,
    /** Does not buy yet. */
    PROSPECT,
    /** Bought once. */
    LOST
}
