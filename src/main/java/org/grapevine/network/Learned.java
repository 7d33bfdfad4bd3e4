package org.grapevine.network;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the strength of a type comes from, if it was learned.
 *
 * @param on the day of learning
 * @param conversions how many new clients it was learned from
 * @param low lower end of the 90 % interval of beta
 * @param high upper end of it
 * @param priorBeta what beta was before
 * @param priorGamma what gamma was before; NaN for a tie
 * @param draws beta in bootstrap samples: number i of every type comes from one sample. Empty where they were not kept
 */
public record Learned(
        LocalDate on,
        int conversions,
        double low,
        double high,
        double priorBeta,
        double priorGamma,
        List<Double> draws) {
    /** That of a row of a file, from its columns of {@link Columns#LEARNED}; empty where it does not say when. */
    public static Optional<Learned> of(Map<String, Object> columns) {
        return columns.get("learnedOn") instanceof LocalDate on
                ? Optional.of(new Learned(
                        on,
                        (int) number(columns, "conversions", 0),
                        number(columns, "lo", Double.NaN),
                        number(columns, "hi", Double.NaN),
                        number(columns, "priorBeta", Double.NaN),
                        number(columns, "priorGamma", Double.NaN),
                        List.of()))
                : Optional.empty();
    }

    /** The columns of {@link Columns#LEARNED} that say it, without those that are unknown; {@link #of} reads them back. */
    public Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("learnedOn", on);
        columns.put("conversions", (double) conversions);
        putKnown(columns, "lo", low);
        putKnown(columns, "hi", high);
        putKnown(columns, "priorBeta", priorBeta);
        putKnown(columns, "priorGamma", priorGamma);
        return columns;
    }

    private static void putKnown(Map<String, Object> columns, String name, double number) {
        if (!Double.isNaN(number)) {
            columns.put(name, number);
        }
    }

    private static double number(Map<String, Object> columns, String name, double otherwise) {
        return columns.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
