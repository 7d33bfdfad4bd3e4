package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.GrapevineException;

/**
 * A question to the graph: a Cypher text whose leading comment says what it asks.
 *
 * <pre>{@code
 * // Question: Who are the centres of influence in each group?
 * //   A line that begins with three blanks continues the one above.
 * // Parameters: $type = 'club' (group type), $limit = 5 (people a group)
 * // Columns: group, type, id, name, score
 * // Example: grapevine query centres-of-influence --param type=church
 * }</pre>
 *
 * A default is a text in single quotes, a number, {@code true}, {@code false}, or a list of these in brackets; what is given for the
 * parameter must be of the same kind. {@code Parameters: none} where there are none.
 *
 * @param name as the file is called, without its ending
 * @param reader who asks: the folder the file lies in; empty where unknown
 * @param question in plain words; empty where the text says nothing
 * @param parameters in the order of the header
 * @param columns what comes back, in order; empty where the text says nothing
 * @param example a command line; empty where the text says nothing
 * @param text the Cypher, header included
 */
public record Question(
        String name,
        String reader,
        String question,
        List<Parameter> parameters,
        List<String> columns,
        String example,
        String text) {
    /**
     * What may be asked for differently.
     *
     * @param name without the dollar sign
     * @param value default: {@link String}, {@link Long}, {@link Double}, {@link Boolean} or a {@link List} of these
     * @param meaning in a few words; empty where the header says nothing
     */
    public record Parameter(String name, Object value, String meaning) {
        private Object like(String given) {
            try {
                return like(value, given.strip());
            } catch (IllegalArgumentException e) {
                throw GrapevineException.input(
                        "parameter " + name + ": '" + given + "' is not " + kind(value),
                        "give one such as " + name + "=" + plain(value));
            }
        }

        private static Object like(Object model, String given) {
            if (model instanceof List<?> list) {
                List<Object> values = new ArrayList<>();
                for (String part : given.isEmpty() ? new String[0] : given.split(",", -1)) {
                    values.add(like(list.isEmpty() ? "" : list.get(0), part.strip()));
                }
                return List.copyOf(values);
            }
            if (model instanceof Boolean) {
                return switch (given.toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> true;
                    case "false", "no" -> false;
                    default -> throw new IllegalArgumentException(given);
                };
            }
            if (model instanceof Long) {
                return Long.valueOf(given);
            }
            if (model instanceof Double) {
                double number = Double.parseDouble(given);
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException(given);
                }
                return number;
            }
            return given;
        }

        private static String kind(Object model) {
            if (model instanceof List<?> list) {
                return "a list, of which each part is " + kind(list.isEmpty() ? "" : list.get(0));
            }
            return model instanceof Boolean ? "true or false" : model instanceof Long ? "a whole number" : "a number";
        }

        private static String plain(Object model) {
            return model instanceof List<?> list
                    ? String.join(",", list.stream().map(String::valueOf).toList())
                    : model.toString();
        }
    }

    /** Copies the lists. */
    public Question {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }

    /**
     * Reads the header of a text; one without a header has no parameters.
     *
     * @throws GrapevineException if there is a header that cannot be read
     */
    public static Question of(String name, String reader, String text) {
        return QuestionHeader.read(name, reader, text);
    }

    /**
     * The value of every parameter: as given, else its default.
     *
     * @param given texts as a user types them, by name; parts of a list are separated by commas
     * @throws GrapevineException if there is no such parameter or the text is not of its kind
     */
    public Map<String, Object> values(Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String text = given.get(parameter.name());
            values.put(parameter.name(), text == null ? parameter.value() : parameter.like(text));
        }
        for (String unknown : given.keySet()) {
            if (!values.containsKey(unknown)) {
                throw GrapevineException.input(
                        name + " has no parameter " + unknown,
                        values.isEmpty() ? "it has none at all" : "choose from " + String.join(", ", values.keySet()));
            }
        }
        return values;
    }
}
