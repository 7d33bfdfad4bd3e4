package org.grapevine.campaign;

import java.util.List;
import org.grapevine.GrapevineException;

/**
 * What a plan must keep.
 *
 * @param budget to be set aside at most; infinite for no limit
 * @param size clients at most; {@link Integer#MAX_VALUE} for no limit
 * @param rules how many of which kind
 */
public record Limits(double budget, int size, List<Rule> rules) {
    /** Checks the ranges. */
    public Limits {
        if (!(budget > 0)) {
            throw GrapevineException.input("budget " + budget + " is not positive", "give an amount of money");
        }
        if (size < 1) {
            throw GrapevineException.input("size " + size + " is not at least 1", "give a number of clients");
        }
        rules = List.copyOf(rules);
    }
}
