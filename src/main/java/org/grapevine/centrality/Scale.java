package org.grapevine.centrality;

/** In which unit a measure is given. */
public enum Scale {
    /** As it is counted. */
    RAW,
    /** Divided by the most there can be in a graph of that many vertices. */
    NORM
}
