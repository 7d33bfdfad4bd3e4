package org.grapevine.network;

import java.util.Map;
import java.util.Set;

/**
 * A row about one person or firm.
 *
 * @param id unique among persons, never blank
 * @param name for people to read; the id where none is known
 * @param state client, prospect or lost
 * @param properties every other column that has a value, by its name: a {@link Double}, {@link Boolean}, {@link java.time.LocalDate}
 *     or {@link String}; the names and kinds of the known ones stand in {@link Columns#PERSON}
 * @param assumed names of the components that the row does not state: where the person is known already what is known stands. Of these
 *     {@code state} only
 */
public record Person(String id, String name, State state, Map<String, Object> properties, Set<String> assumed) {
    /** A row that states everything. */
    public Person(String id, String name, State state, Map<String, Object> properties) {
        this(id, name, state, properties, Set.of());
    }
}
