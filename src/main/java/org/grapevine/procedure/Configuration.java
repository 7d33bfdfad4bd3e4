package org.grapevine.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Conditions;
import org.grapevine.network.ViewOptions;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a call: the words of the command line, and those of the Graph Data Science library where they mean the same. What is
 * none of them is a parameter of the measure.
 */
final class Configuration {
    private static final int MOST_THREADS = 256;
    private static final double MOST_WHOLE = 1L << 53;
    private static final Map<String, String> OF_MEASURES = Map.of(
            "maxIterations", "max-rounds",
            "dampingFactor", "damping",
            "randomSeed", "seed");

    private final Map<String, Object> given = new TreeMap<>();
    private final Map<String, Object> left = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** The configuration that is the {@code argument} of a call. */
    Configuration(@Nullable Object argument) {
        if (argument instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    given.put(String.valueOf(key), whole(value));
                }
            });
            OF_MEASURES.forEach(this::requireOne);
            requireOne("relationshipWeightProperty", "weights", map);
            if (map.containsKey("relationshipWeightProperty") && map.get("relationshipWeightProperty") == null) {
                given.put("weights", "none");
            }
        }
        left.putAll(given);
    }

    /** Programs whose numbers are all floating give 2.0 for 2. */
    private static Object whole(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= MOST_WHOLE
                ? (Object) number.longValue()
                : value;
    }

    private void requireOne(String word, String sameInOurs) {
        requireOne(word, sameInOurs, given);
    }

    private static void requireOne(String word, String sameInOurs, Map<?, ?> words) {
        if (words.containsKey(word) && words.containsKey(sameInOurs)) {
            throw GrapevineException.input(
                    word + " and " + sameInOurs + " mean the same",
                    "give one of them in the configuration of the call");
        }
    }

    /** What was given, by name. */
    Map<String, Object> given() {
        return given;
    }

    private @Nullable Object take(String key) {
        known.add(key);
        return left.remove(key);
    }

    /** A text; {@code fallback} where none is given. */
    String text(String key, String fallback) {
        @Nullable Object value = take(key);
        return value == null ? fallback : value instanceof List<?> list ? joined(list, ",") : value.toString();
    }

    /** One text; {@code fallback} where none is given. */
    String one(String key, String fallback) {
        @Nullable Object value = take(key);
        if (value == null || value instanceof String) {
            return value == null ? fallback : value.toString();
        }
        throw refused(key, value, "one text");
    }

    /** Several texts, or one; none where none is given. */
    List<String> texts(String key) {
        @Nullable Object value = take(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    /** A whole number from {@code least}; {@code fallback} where none is given. */
    long whole(String key, long fallback, long least) {
        @Nullable Object value = take(key);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Long number && number >= least) {
            return number;
        }
        throw refused(key, value, "a whole number from " + least);
    }

    /** A whole number from 1 that an {@code int} holds: whoever gives more wants all there are. */
    int count(String key, int fallback) {
        return (int) Math.min(Integer.MAX_VALUE, whole(key, fallback, 1));
    }

    /** An amount of money; 0 where none is given. */
    double amount(String key) {
        double amount = number(key, 0);
        if (amount >= 0 && Double.isFinite(amount)) {
            return amount;
        }
        throw refused(key, amount, "an amount of money from 0");
    }

    /** A number; {@code fallback} where none is given. */
    double number(String key, double fallback) {
        @Nullable Object value = take(key);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(key, value, "a number");
    }

    /** Yes or no; no where nothing is given. */
    boolean flag(String key) {
        @Nullable Object value = take(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw refused(key, value, "true or false");
    }

    /** Which of {@code choice} are given by name; all where none is given or {@code *} is. */
    Set<String> some(String key, Set<String> choice) {
        @Nullable Object value = take(key);
        if (value == null || value.equals("*") || value.equals(List.of("*"))) {
            return choice;
        }
        List<?> names = value instanceof List<?> list ? list : List.of(value);
        for (Object name : names) {
            if (!choice.contains(String.valueOf(name))) {
                throw refused(key, value, "some of " + String.join(", ", new TreeSet<>(choice)));
            }
        }
        Set<String> some = new LinkedHashSet<>();
        names.forEach(name -> some.add(String.valueOf(name)));
        return some;
    }

    /** What of the network is seen. */
    ViewOptions view() {
        String weights = weights();
        String ties = text("ties", "all");
        String groups = text("groups", "all");
        String direction = text("direction", "influence");
        double horizon = number("horizon", 1);
        try {
            return ViewOptions.parse(ties, groups, direction, weights, horizon);
        } catch (IllegalArgumentException outOfRange) {
            throw GrapevineException.input(String.valueOf(outOfRange.getMessage()), "leave horizon out for one year");
        }
    }

    private String weights() {
        String weights = text("weights", "probability");
        boolean asInGraphDataScience = given.containsKey("relationshipWeightProperty");
        String property = text("relationshipWeightProperty", "");
        if (!asInGraphDataScience) {
            return weights;
        }
        return switch (property) {
            case "weight" -> "strength";
            case "probability" -> "probability";
            default -> throw refused("relationshipWeightProperty", property, "weight, probability or null");
        };
    }

    /** What holds for measures: {@code randomSeed}, and {@code timeBudget} in seconds. */
    Conditions conditions() {
        double seconds = number("timeBudget", Double.POSITIVE_INFINITY);
        if (!(seconds > 0)) {
            throw refused("timeBudget", seconds, "a number of seconds above 0");
        }
        return new Conditions(whole("randomSeed", Conditions.SEED, Long.MIN_VALUE), seconds);
    }

    /** How many threads work. */
    int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return (int) Math.min(MOST_THREADS, whole("concurrency", processors, 1));
    }

    /** What was not read so far, as parameters of a measure. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        left.forEach((key, value) -> parameters.put(
                OF_MEASURES.getOrDefault(key, key),
                value instanceof List<?> list ? joined(list, ";") : value.toString()));
        return parameters;
    }

    /** The same fault in the words of the call; where it is about a word that nobody knows, with the words of every call, too. */
    GrapevineException explained(GrapevineException fault) {
        String message = String.valueOf(fault.getMessage());
        boolean unknown = left.keySet().stream()
                .map(key -> OF_MEASURES.getOrDefault(key, key))
                .anyMatch(key -> message.endsWith("has no parameter '" + key + "'"));
        String words = message;
        for (Map.Entry<String, String> word : OF_MEASURES.entrySet()) {
            if (left.containsKey(word.getKey())) {
                words = words.replace(word.getValue(), word.getKey());
            }
        }
        return GrapevineException.input(
                words, unknown ? fault.remedy() + "; a call also takes " + String.join(", ", known) : fault.remedy());
    }

    /** Refuses what was not read. */
    void requireAllRead(String procedure) {
        for (String key : left.keySet()) {
            throw GrapevineException.input(
                    procedure + " has no '" + key + "' in its configuration", "it takes " + String.join(", ", known));
        }
    }

    private static String joined(List<?> list, String separator) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(String.valueOf(one).replaceAll("[\\\\,:;]", "\\\\$0")));
        return String.join(separator, texts);
    }

    private static GrapevineException refused(String key, Object value, String wanted) {
        return GrapevineException.input(
                key + ": " + value + " is not " + wanted, "correct the configuration of the call");
    }
}
