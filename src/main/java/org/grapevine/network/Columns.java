package org.grapevine.network;

import java.time.LocalDate;
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

    /**
     * The columns of one row made of two that say the same: the earliest beginning, the latest contact and end, and of everything else the value
     * that came first.
     */
    public static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = new LinkedHashMap<>(first);
        second.forEach((column, value) -> merged.merge(column, value, (one, other) -> {
            if (one instanceof LocalDate a && other instanceof LocalDate b) {
                boolean latest = column.equals("lastContact") || column.equals("until");
                return a.isAfter(b) == latest ? a : b;
            }
            return one;
        }));
        return merged;
    }

    private static Map<String, Kind> of(Object... namesAndKinds) {
        Map<String, Kind> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            columns.put((String) namesAndKinds[i], (Kind) namesAndKinds[i + 1]);
        }
        return Collections.unmodifiableMap(columns);
    }
}
