package org.grapevine.network;

import java.util.Map;

/** How carefully ties of a type must be handled. */
public enum Sensitivity {
    /** Nothing special. */
    NORMAL,
    /** Reveals religion, health, union membership or the like: left out unless the type is named and consent is on record. */
    SPECIAL,
    /** Concerns minors. */
    MINOR;

    /** This or {@code other}, whichever asks for more care. */
    public Sensitivity stricter(Sensitivity other) {
        return other == NORMAL || this == SPECIAL ? this : other;
    }

    /** Whether a tie or membership with those columns may be used: where it is special, only with consent on record. */
    public boolean permits(Map<String, Object> columns) {
        return this != SPECIAL || (columns.containsKey("consentRef") && columns.containsKey("consentDate"));
    }
}
