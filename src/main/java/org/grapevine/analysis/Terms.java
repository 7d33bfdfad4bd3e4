package org.grapevine.analysis;

import java.util.Locale;
import org.grapevine.GrapevineException;

/**
 * On which terms word of mouth is counted: what asking a client changes, and what is left of the value of whoever comes.
 *
 * @param campaign what asking a client changes
 * @param boost hazard of a client who was asked over that of one who was not, for clients without a {@code boost} of their own
 * @param uplift what referred clients are worth over others of the same kind
 * @param costOfWin reward of the referrer, welcome of the new client and onboarding together, paid for each new client
 * @param acceptance probability that a client who is asked agrees, for clients without one of their own
 * @param outsiders share of the members of groups whom nobody knows by name who count as prospects
 * @param hops how far word may go
 * @param discount what each hop leaves of the value
 * @param everybody whether everyone who hears counts 1, clients included, rather than each prospect its value
 */
public record Terms(
        Campaign campaign,
        double boost,
        double uplift,
        double costOfWin,
        double acceptance,
        double outsiders,
        int hops,
        double discount,
        boolean everybody) {
    /** What asking a client changes. */
    public enum Campaign {
        /** All clients talk anyway; who is asked and agrees talks more. What counts is who would not have come otherwise. */
        BOOST,
        /** Only clients who are asked and agree talk, and those whom they reach. */
        IGNITE;

        /**
         * The one called so, in small letters or large.
         *
         * @param option how whoever chose says it, for a fault
         * @throws GrapevineException if none is
         */
        public static Campaign called(String word, String option) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "boost" -> BOOST;
                case "ignite" -> IGNITE;
                default ->
                    throw GrapevineException.input(option + " '" + word + "' is unknown", "choose boost or ignite");
            };
        }
    }

    /** Twice the hazard for who is asked, everybody agrees, nothing is paid. */
    public static final Terms DEFAULT = new Terms(Campaign.BOOST, 2, 1, 0, 1, 0, Integer.MAX_VALUE, 1, false);

    /** Checks the ranges. */
    public Terms {
        require(
                boost >= 1 && boost <= 1000,
                "boost " + boost + " is not in [1, 1000]",
                "2 doubles what a client tells");
        require(
                uplift > 0 && uplift <= 100,
                "uplift " + uplift + " is not in (0, 100]",
                "1 counts referred clients as others");
        require(
                costOfWin >= 0 && Double.isFinite(costOfWin),
                "what is paid for a new client, " + costOfWin + ", is not at least 0",
                "give amounts of money");
        require(
                acceptance >= 0 && acceptance <= 1,
                "acceptance " + acceptance + " is not in [0, 1]",
                "0.3 means that three clients in ten agree");
        require(
                outsiders >= 0 && outsiders <= 1,
                "outsiders " + outsiders + " is not in [0, 1]",
                "0.5 counts half of the unknown members");
        require(hops >= 1, "hops " + hops + " is not at least 1", "leave it out to follow word as far as it goes");
        require(
                discount > 0 && discount <= 1,
                "discount " + discount + " is not in (0, 1]",
                "0.9 leaves nine tenths at each hop");
    }

    private static void require(boolean holds, String what, String remedy) {
        if (!holds) {
            throw GrapevineException.input(what, remedy);
        }
    }

    /** The same terms under another campaign. */
    public Terms with(Campaign other) {
        return new Terms(other, boost, uplift, costOfWin, acceptance, outsiders, hops, discount, everybody);
    }

    /** The same terms with everyone who hears counted 1. */
    public Terms countingEverybody() {
        return new Terms(campaign, boost, uplift, costOfWin, acceptance, outsiders, hops, discount, true);
    }
}
