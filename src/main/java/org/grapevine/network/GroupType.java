package org.grapevine.network;

/**
 * What the model holds of a kind of group: every pair of members has the tie intensity {@code 1 / (size - 1)^gamma}.
 *
 * @param name as it stands in the data
 * @param beta hazard a year at intensity 1
 * @param gamma 1: a member tells as many whatever the size; 0: every pair talks as if the group had two members
 * @param halfLife days after the end of a membership in which its intensity halves; infinite where it does not fade
 * @param sensitivity how carefully such memberships must be handled
 * @param learned whether beta comes from past referrals rather than from the priors
 */
public record GroupType(
        String name, double beta, double gamma, double halfLife, Sensitivity sensitivity, boolean learned) {}
