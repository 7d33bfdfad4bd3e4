package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;

/**
 * The parameters of one run of a measure: what was asked for and, as a measure reads them, which ones it has with which defaults. So
 * the catalogue knows every parameter from the one line that reads it.
 */
public final class Parameters {
    /**
     * A parameter that a measure has.
     *
     * @param name as it is written
     * @param fallback what counts where nothing is asked for, in words
     */
    public record Parameter(String name, String fallback) {}

    private final String measure;
    private final Map<String, String> asked;
    private final long seed;
    private final List<Parameter> read = new ArrayList<>();

    /** @param seed what counts where no {@code seed=} is asked for */
    Parameters(String measure, Map<String, String> asked, long seed) {
        this.measure = measure;
        this.seed = seed;
        this.asked = new LinkedHashMap<>(asked);
    }

    private String text(String name, String fallback) {
        read.add(new Parameter(name, fallback));
        return asked.getOrDefault(name, "");
    }

    /** A number; {@code fallback} where none is asked for. */
    public double number(String name, double fallback) {
        return number(name, fallback, String.valueOf(fallback));
    }

    /** A number; {@code fallback} where none is asked for, which {@code words} describe. */
    public double number(String name, double fallback, String words) {
        String text = text(name, words);
        try {
            return text.isEmpty() ? fallback : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw refused(name, text, "a number such as " + (Double.isNaN(fallback) ? "0.5" : fallback));
        }
    }

    /** A whole number; {@code fallback} where none is asked for. */
    public int whole(String name, int fallback) {
        return whole(name, fallback, String.valueOf(fallback));
    }

    /** A whole number; {@code fallback} where none is asked for, which {@code words} describe. */
    public int whole(String name, int fallback, String words) {
        String text = text(name, words);
        try {
            return text.isEmpty() ? fallback : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw refused(name, text, "a whole number such as " + Math.max(1, fallback));
        }
    }

    /** The seed of the draws of a measure that draws; where none is asked for, the one of everything else that is drawn. */
    public long seed() {
        String text = text("seed", "--seed");
        try {
            return text.isEmpty() ? seed : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw refused("seed", text, "a whole number such as 1");
        }
    }

    /** One of some words; the first of them where none is asked for. */
    public String choice(String name, String... words) {
        String text = text(name, String.join("|", words));
        if (text.isEmpty()) {
            return words[0];
        }
        if (!Set.of(words).contains(text)) {
            throw refused(name, text, "one of " + String.join(", ", words));
        }
        return text;
    }

    /** Names of persons or groups, separated by semicolons; none where none is asked for, which {@code words} describe. */
    public List<String> names(String name, String words) {
        String text = text(name, words);
        return text.isEmpty() ? List.of() : Request.names(text, ';');
    }

    /** The parameters read so far, in the order of reading. */
    List<Parameter> read() {
        return List.copyOf(read);
    }

    /** Refuses what was asked for but is no parameter of the measure. */
    void requireAllRead() {
        List<String> names = read.stream().map(Parameter::name).toList();
        for (String name : asked.keySet()) {
            if (!names.contains(name)) {
                throw GrapevineException.input(
                        "measure " + measure + " has no parameter '" + name + "'",
                        names.isEmpty()
                                ? "leave it out: " + measure + " has none"
                                : "it has " + String.join(", ", names));
            }
        }
    }

    private GrapevineException refused(String name, String text, String wanted) {
        return GrapevineException.input(
                "measure " + measure + ": " + name + " '" + text + "' is not " + wanted,
                "write " + measure + ":" + name + "=" + wanted.replaceFirst("^.* (?=\\S+$)", ""));
    }
}
