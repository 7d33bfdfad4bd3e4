package org.grapevine.network;

import java.util.Locale;
import org.grapevine.GrapevineException;
import org.grapevine.graph.Weighting;

/**
 * What of a network a measure sees.
 *
 * @param ties which direct ties
 * @param groups which memberships
 * @param direction which way the arcs of direct ties run
 * @param weighting what the weights mean
 * @param horizon years over which probabilities are taken
 */
public record ViewOptions(Selection ties, Selection groups, Direction direction, Weighting weighting, double horizon) {
    /** Everything, as word flows, with the probabilities of a year. */
    public static final ViewOptions DEFAULT =
            new ViewOptions(Selection.ALL, Selection.ALL, Direction.INFLUENCE, Weighting.PROBABILITY, 1);

    /** Checks the horizon. */
    public ViewOptions {
        if (!(horizon > 0 && horizon <= 100)) {
            throw new IllegalArgumentException("horizon " + horizon + " is not in (0, 100] years");
        }
    }

    /**
     * Reads the words of the command line.
     *
     * @throws GrapevineException naming a word that is none of those to choose from
     */
    public static ViewOptions parse(String ties, String groups, String direction, String weights, double horizon) {
        return new ViewOptions(
                Selection.parse(ties),
                Selection.parse(groups),
                word(Direction.class, "--direction", direction),
                word(Weighting.class, "--weights", weights),
                horizon);
    }

    private static <E extends Enum<E>> E word(Class<E> words, String option, String text) {
        StringBuilder choice = new StringBuilder();
        for (E word : words.getEnumConstants()) {
            String name = word.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.strip().toLowerCase(Locale.ROOT))) {
                return word;
            }
            choice.append(choice.isEmpty() ? "" : ", ").append(name);
        }
        throw GrapevineException.input(option + " '" + text + "' is unknown", "choose one of " + choice);
    }

    @Override
    public String toString() {
        return "ties=%s groups=%s direction=%s weights=%s horizon=%s"
                .formatted(
                        ties,
                        groups,
                        direction.name().toLowerCase(Locale.ROOT),
                        weighting.name().toLowerCase(Locale.ROOT),
                        horizon);
    }
}
