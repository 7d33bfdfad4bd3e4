package org.grapevine.io;

/** The sign before the decimals of a number; the other one may then part the thousands. */
public enum Decimal {
    /** As in 1,234.5. */
    POINT('.'),
    /** As in 1.234,5. */
    COMMA(',');

    private final char sign;

    Decimal(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }
}
