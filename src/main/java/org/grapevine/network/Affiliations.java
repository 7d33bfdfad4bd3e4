package org.grapevine.network;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** The memberships of a network, a row each, in the order in which they came. */
public final class Affiliations {
    private final IntArrayList person = new IntArrayList();
    private final IntArrayList group = new IntArrayList();
    private final Properties properties = new Properties();

    Affiliations() {}

    void add(int personNumber, int groupNumber, Membership membership) {
        int row = person.size();
        person.add(personNumber);
        group.add(groupNumber);
        properties.put(row, membership.properties());
    }

    /** How many rows there are. */
    public int size() {
        return person.size();
    }

    /** The person of row {@code m}. */
    public int person(int m) {
        return person.get(m);
    }

    /** The group of row {@code m}. */
    public int group(int m) {
        return group.get(m);
    }

    /** The role of row {@code m}; empty where unknown. */
    public String role(int m) {
        return properties.text(m, "role");
    }

    /** A date of row {@code m} in days since 1970-01-01; {@link Integer#MIN_VALUE} where unknown. */
    public int day(int m, String column) {
        return properties.day(m, column);
    }

    /** Row {@code m} with those of its dates that are no later than {@code day}. */
    Membership asOf(int day, int m, Persons persons, Groups groups) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String column : List.of("since", "until")) {
            int on = day(m, column);
            if (on != Properties.UNKNOWN_DAY && on <= day) {
                known.put(column, LocalDate.ofEpochDay(on));
            }
        }
        return new Membership(persons.id(person(m)), groups.get(group(m)).id(), known);
    }

    int latestDay() {
        return properties.latestDay("until", size());
    }
}
