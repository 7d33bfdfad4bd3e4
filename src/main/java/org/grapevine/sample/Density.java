package org.grapevine.sample;

import java.util.Locale;
import org.grapevine.GrapevineException;

/**
 * How closely a sample town is knit. Both are aims: pairs that meet twice, and people who find no colleague, make a large town fall short
 * by a few in a hundred.
 *
 * @param ties direct ties to a person, from 0.5 to 50
 * @param memberships known memberships to a person, from 1.2 to 50
 */
public record Density(double ties, double memberships) {
    /** That of the usual town. */
    public static final Density USUAL = new Density(1.82, 2.36);

    /** Memberships to a person in households and firms, which come from who lives and works where. */
    private static final double GIVEN = 1.09;

    private static final double MOST = 50;
    private static final double FEWEST_TIES = .5;
    private static final double FEWEST_MEMBERSHIPS = 1.2;

    /** Refuses what no town can have. */
    public Density {
        require("ties", ties, FEWEST_TIES);
        require("memberships", memberships, FEWEST_MEMBERSHIPS);
    }

    private static void require(String what, double each, double least) {
        if (!(each >= least && each <= MOST)) {
            throw GrapevineException.input(
                    String.format(
                            Locale.ROOT,
                            "a sample town has from %s to %.0f %s to a person, not %s",
                            least,
                            MOST,
                            what,
                            each),
                    "ask for a number in that range");
        }
    }

    /** How many times as many ties as in the usual town. */
    double tiesTimes() {
        return ties / USUAL.ties;
    }

    /** How many times as many memberships in churches, clubs and industry bodies as in the usual town. */
    double joinsTimes() {
        return (memberships - GIVEN) / (USUAL.memberships - GIVEN);
    }
}
