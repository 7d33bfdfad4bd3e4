package org.grapevine.sample;

import java.time.LocalDate;
import org.grapevine.network.GroupType;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;

/**
 * The model that the town's past was drawn from. A person who is no client yet becomes one with hazard {@code organic} a year, and with
 * hazard beta times intensity a year along each tie to a client and each group shared with one.
 *
 * <p>The intensity of a tie is {@code weight * n / (n + 3)} for n contacts a year (the fraction left out where n is not given), from its
 * {@code since} on; after its {@code lastContact} it halves with each half-life of the type. The intensity of a pair of fellow members
 * is {@code (size - 1)^-gamma}, size being the true size or the known members, whichever is more; it begins when both belong and after
 * either one's {@code until} halves with each half-life. Clients talk from the day after they join until they leave.
 *
 * @param types hazards and half-lives in force; they differ from the priors, so that there is something to learn
 * @param organic hazard a year of joining without any word of mouth
 * @param winRate share of referrals that win the other: tries come at the hazard divided by it
 * @param recorded share of referrals, won or not, that somebody wrote down; the rest of the won ones look organic
 * @param from day on which the observed past begins; whoever was a client before then was not drawn from the model
 * @param to day on which it ends
 */
public record Truth(Types types, double organic, double winRate, double recorded, LocalDate from, LocalDate to) {
    /** Days in a year of the model. */
    public static final double YEAR = 365.25;

    static Truth of(LocalDate from, LocalDate to) {
        Types types = Types.defaults();
        tie(types, "referral", .24, 365);
        tie(types, "family", .11, Double.POSITIVE_INFINITY);
        tie(types, "social", .06, 180);
        tie(types, "business", .08, 540);
        tie(types, "colleague", .02, 365);
        tie(types, "collegue", .02, 365);
        tie(types, "gymBuddy", .06, 180);
        group(types, "household", .09, 0, Double.POSITIVE_INFINITY);
        group(types, "firm", .02, .5, 365);
        group(types, "board", .06, .5, 365);
        group(types, "industry", .12, 1, 365);
        group(types, "club", .06, 1, 365);
        group(types, "church", .18, 1, 365);
        return new Truth(types, .0075, .6, .75, from, to);
    }

    private static void tie(Types types, String name, double beta, double halfLife) {
        types.declare(new TieType(name, beta, halfLife, false, Sensitivity.NORMAL, true));
    }

    private static void group(Types types, String name, double beta, double gamma, double halfLife) {
        Sensitivity sensitivity = types.group(name).sensitivity();
        types.declare(new GroupType(name, beta, gamma, halfLife, sensitivity, true));
    }
}
