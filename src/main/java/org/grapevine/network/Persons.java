package org.grapevine.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;

/** The persons of a network, numbered from 0 in the order in which they came. */
public final class Persons {
    private final IdIndex ids;
    private final List<String> names;
    private final List<State> states;
    private final Properties properties;

    Persons() {
        this(new IdIndex(), new ArrayList<>(), new ArrayList<>(), new Properties());
    }

    private Persons(IdIndex ids, List<String> names, List<State> states, Properties properties) {
        this.ids = ids;
        this.names = names;
        this.states = states;
        this.properties = properties;
    }

    /** The same persons in other states, by number. */
    Persons in(List<State> others) {
        return new Persons(ids, names, List.copyOf(others), properties);
    }

    void add(Person person) {
        int row = ids.size();
        if (ids.add(person.id()) < row) {
            throw new IllegalArgumentException("person " + person.id() + " came twice");
        }
        names.add(person.name());
        states.add(person.state());
        properties.put(row, person.properties());
    }

    /** How many there are. */
    public int size() {
        return ids.size();
    }

    /** The id of person number {@code p}. */
    public String id(int p) {
        return ids.text(p);
    }

    /** The name of person number {@code p}; the id where none is known. */
    public String name(int p) {
        return names.get(p);
    }

    /** Where person number {@code p} stands with the business. */
    public State state(int p) {
        return states.get(p);
    }

    /** The number of the person with that id; -1 where there is none. */
    public int indexOf(String id) {
        return ids.number(id);
    }

    /** The numbers of all persons with that name, ascending. */
    public List<Integer> named(String name) {
        List<Integer> found = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            if (names.get(p).equals(name)) {
                found.add(p);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /**
     * The number of the one person who has that id or, where nobody has, that name.
     *
     * @throws GrapevineException if there is none or more than one
     */
    public int called(String idOrName) {
        int byId = indexOf(idOrName);
        List<Integer> named = byId >= 0 ? List.of(byId) : named(idOrName);
        if (named.isEmpty()) {
            throw GrapevineException.input(
                    "nobody has the id or the name '" + idOrName + "'", "'grapevine rank' shows ids and names");
        }
        if (named.size() > 1) {
            throw GrapevineException.input(
                    named.size() + " persons are called '" + idOrName + "'",
                    "name one by its id: "
                            + named.stream().limit(5).map(this::id).collect(Collectors.joining(", ")));
        }
        return named.get(0);
    }

    /** A number about person number {@code p}; NaN where unknown. */
    public double number(int p, String column) {
        return properties.number(p, column);
    }

    /** A text about person number {@code p}; empty where unknown. */
    public String text(int p, String column) {
        return properties.text(p, column);
    }

    /** A flag of person number {@code p}; false where unknown. */
    public boolean flag(int p, String column) {
        return properties.flag(p, column);
    }

    /** A date about person number {@code p} in days since 1970-01-01; {@link Integer#MIN_VALUE} where unknown. */
    public int day(int p, String column) {
        return properties.day(p, column);
    }

    /** The optional columns that hold a value for anybody, sorted. */
    public Set<String> columns() {
        return properties.columns();
    }
}
