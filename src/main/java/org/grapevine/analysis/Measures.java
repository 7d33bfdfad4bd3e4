package org.grapevine.analysis;

import java.util.List;
import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.Betweenness;
import org.grapevine.centrality.Closeness;
import org.grapevine.centrality.Harmonic;
import org.grapevine.centrality.Scale;
import org.grapevine.centrality.Strength;

/** The catalogue: every measure there is, a statement each. */
public final class Measures {
    private static final List<Measure> ALL = List.of(
            Measure.of(
                    "strength",
                    "how many direct referrals to expect; the baseline to beat",
                    "O(m)",
                    "Barrat et al. 2004",
                    parameters -> new Strength()),
            Measure.of(
                    "closeness",
                    "how quickly their word gets to everyone",
                    "O(n m)",
                    "Wasserman and Faust 1994",
                    parameters -> new Closeness()),
            Measure.of(
                    "harmonic",
                    "how quickly their word gets to others, safe with islands",
                    "O(n m)",
                    "Boldi and Vigna 2014",
                    parameters -> new Harmonic(scale(parameters.choice("scale", "norm", "raw")))),
            Measure.of(
                    "betweenness",
                    "introductions between others pass through them",
                    "O(n m)",
                    "Freeman 1977; Brandes 2001",
                    parameters -> new Betweenness(scale(parameters.choice("scale", "raw", "norm")))));

    private Measures() {}

    private static Scale scale(String word) {
        return Scale.valueOf(word.toUpperCase(Locale.ROOT));
    }

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
