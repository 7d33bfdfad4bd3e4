package org.grapevine.network;

/**
 * What the model holds of a kind of direct tie.
 *
 * @param name as it stands in the data
 * @param beta hazard a year that word passes along a tie of full intensity
 * @param halfLife days after the last contact in which the intensity halves; infinite where it does not fade
 * @param nomination whether a row "A, B" means that A names B as adviser, so that word flows from B to A
 * @param sensitivity how carefully such ties must be handled
 * @param learned whether beta comes from past referrals rather than from the priors
 */
public record TieType(
        String name, double beta, double halfLife, boolean nomination, Sensitivity sensitivity, boolean learned) {}
