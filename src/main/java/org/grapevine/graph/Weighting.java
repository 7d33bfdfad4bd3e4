package org.grapevine.graph;

/** What the weight of an arc means. */
public enum Weighting {
    /** The probability that word passes along the arc. */
    PROBABILITY,
    /** A given strength, summed over parallel ties. */
    STRENGTH,
    /** Nothing: every arc has weight 1. */
    NONE
}
