package org.grapevine.network;

/** Which way the arcs of direct ties run. Memberships always run both ways. */
public enum Direction {
    /** As word flows: rows marked directed as given, nominations turned round, all others both ways. */
    INFLUENCE,
    /** One arc a row, from -&gt; to. */
    GIVEN,
    /** One arc a row, to -&gt; from. */
    REVERSED,
    /** Every tie both ways. */
    BOTH
}
