package org.grapevine.network;

import java.time.LocalDate;
import java.util.List;

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
        List<Double> draws) {}
