package org.grapevine.network;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A row about a direct relation of two persons.
 *
 * @param from id of the one end
 * @param to id of the other end, another person
 * @param type for example {@code social}; data, never code
 * @param weight the given strength, positive and finite; 1 where none is given
 * @param directed whether word passes from {@code from} to {@code to} only
 * @param properties every other column that has a value; the known ones stand in {@link Columns#TIE}
 * @param assumed names of the components that the row does not state: where such a tie is known already what is known stands. Of these
 *     {@code type}, {@code weight} and {@code directed} only
 */
public record Tie(
        String from,
        String to,
        String type,
        double weight,
        boolean directed,
        Map<String, Object> properties,
        Set<String> assumed) {
    /** The type of a tie whose row names none. */
    public static final String DEFAULT_TYPE = "social";

    /** A row that states everything. */
    public Tie(String from, String to, String type, double weight, boolean directed, Map<String, Object> properties) {
        this(from, to, type, weight, directed, properties, Set.of());
    }

    /** One tie of this row and a later one with the same ends, type and direction: the weight of both, what one of them states as stated. */
    public Tie mergedWith(Tie later) {
        Set<String> neitherStates = new HashSet<>(assumed);
        neitherStates.retainAll(later.assumed);
        return new Tie(
                from,
                to,
                type,
                Math.min(weight + later.weight, Double.MAX_VALUE),
                directed,
                Columns.merged(properties, later.properties),
                neitherStates);
    }
}
