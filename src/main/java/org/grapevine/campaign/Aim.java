package org.grapevine.campaign;

import org.grapevine.GrapevineException;

/**
 * How a plan is to be made.
 *
 * @param certificate share of the best possible that is to be proven
 * @param spendAll whether to go on where the next client costs more than it brings
 * @param seed of random draws
 */
public record Aim(double certificate, boolean spendAll, long seed) {
    /** Checks the range. */
    public Aim {
        if (!(certificate > 0 && certificate < 1)) {
            throw GrapevineException.input(
                    "certificate " + certificate + " is not in (0, 1)", "0.9 proves nine tenths of the best possible");
        }
    }
}
