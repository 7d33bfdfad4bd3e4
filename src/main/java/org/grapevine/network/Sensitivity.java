package org.grapevine.network;

/** How carefully ties of a type must be handled. */
public enum Sensitivity {
    /** Nothing special. */
    NORMAL,
    /** Reveals religion, health, union membership or the like: left out unless the type is named and consent is on record. */
    SPECIAL,
    /** Concerns minors. */
    MINOR
}
