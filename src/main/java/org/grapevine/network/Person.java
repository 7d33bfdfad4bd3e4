package org.grapevine.network;

import java.util.Map;

/**
 * A row about one person or firm.
 *
 * @param id unique among persons, never blank
 * @param name for people to read; the id where none is known
 * @param state client, prospect or lost
 * @param properties every other column that has a value, by its name: a {@link Double}, {@link Boolean}, {@link java.time.LocalDate}
 *     or {@link String}; the names and kinds of the known ones stand in {@link Columns#PERSON}
 */
public record Person(String id, String name, State state, Map<String, Object> properties) {}
