package org.grapevine.analysis;

import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.Strength;

/** The catalogue: every measure there is, a statement each. */
public final class Measures {
    private static final List<Measure> ALL = List.of(Measure.of(
            "strength",
            "how many direct referrals to expect; the baseline to beat",
            "O(m)",
            "Barrat et al. 2004",
            parameters -> new Strength()));

    private Measures() {}

    /** Every measure, in the order in which the catalogue shows them. */
    public static List<Measure> all() {
        return ALL;
    }

    /**
     * The measure of that name.
     *
     * @throws GrapevineException naming the closest there is
     */
    public static Measure named(String name) {
        return ALL.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> GrapevineException.input(
                        "measure '" + name + "' is unknown",
                        "choose one of "
                                + String.join(
                                        ", ", ALL.stream().map(Measure::name).toList())));
    }
}
