package org.grapevine.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns that Grapevine knows beyond the required ones, with the kind of value they hold. Any other column is kept as text. */
public final class Columns {
    /** What a value in a column is. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A finite number. */
        NUMBER,
        /** A finite number of at least 0. */
        AMOUNT,
        /** A number from 0 to 1. */
        SHARE,
        /** A day. */
        DATE,
        /** Yes or no. */
        FLAG
    }

    /** Of a person. */
    public static final Map<String, Kind> PERSON = of(
            "revenue",
            Kind.AMOUNT,
            "margin",
            Kind.NUMBER,
            "retention",
            Kind.SHARE,
            "clv",
            Kind.NUMBER,
            "since",
            Kind.DATE,
            "segment",
            Kind.TEXT,
            "region",
            Kind.TEXT,
            "manager",
            Kind.TEXT,
            "potential",
            Kind.AMOUNT,
            "hours",
            Kind.AMOUNT,
            "churn",
            Kind.SHARE,
            "acceptance",
            Kind.SHARE,
            "contactCost",
            Kind.AMOUNT,
            "giftCost",
            Kind.AMOUNT,
            "boost",
            Kind.AMOUNT,
            "doNotContact",
            Kind.FLAG,
            "doNotProfile",
            Kind.FLAG,
            "minor",
            Kind.FLAG);

    /** Of a tie. */
    public static final Map<String, Kind> TIE = of(
            "probability",
            Kind.SHARE,
            "since",
            Kind.DATE,
            "lastContact",
            Kind.DATE,
            "contactsPerYear",
            Kind.AMOUNT,
            "consentRef",
            Kind.TEXT,
            "consentDate",
            Kind.DATE);

    /** Of a membership. */
    public static final Map<String, Kind> MEMBERSHIP = of(
            "role",
            Kind.TEXT,
            "since",
            Kind.DATE,
            "until",
            Kind.DATE,
            "consentRef",
            Kind.TEXT,
            "consentDate",
            Kind.DATE);

    /** Of a type whose strength was learned. */
    public static final Map<String, Kind> LEARNED = of(
            "learnedOn",
            Kind.DATE,
            "conversions",
            Kind.AMOUNT,
            "lo",
            Kind.AMOUNT,
            "hi",
            Kind.AMOUNT,
            "priorBeta",
            Kind.AMOUNT,
            "priorGamma",
            Kind.SHARE);

    private Columns() {}

    private static Map<String, Kind> of(Object... namesAndKinds) {
        Map<String, Kind> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            columns.put((String) namesAndKinds[i], (Kind) namesAndKinds[i + 1]);
        }
        return Collections.unmodifiableMap(columns);
    }
}
