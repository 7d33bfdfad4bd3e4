package org.grapevine.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.grapevine.network.Duplicates;
import org.grapevine.network.Person;
import org.grapevine.network.ReferralNetwork;

/** Counts the persons of files who look like another one. */
final class Twins {
    /** No more persons are compared while files are checked: that takes about a second. */
    static final int MOST = 30_000;

    private static final double LIKELY = .5;

    private final List<Person> persons = new ArrayList<>();
    private boolean tooMany;

    /** Takes a person; of what is known of it only what is compared is kept. */
    void add(Person person) {
        if (tooMany || persons.size() == MOST) {
            tooMany = true;
            persons.clear();
            return;
        }
        Map<String, Object> compared = new HashMap<>();
        person.properties().forEach((column, value) -> {
            if (Duplicates.compares(column)) {
                compared.put(column, value);
            }
        });
        persons.add(new Person(person.id(), person.name(), person.state(), compared, Set.of()));
    }

    /** How many look like another one; empty where there were too many to compare. */
    OptionalInt count() {
        if (tooMany) {
            return OptionalInt.empty();
        }
        ReferralNetwork alone = ReferralNetwork.of(sink -> persons.forEach(sink::person));
        Set<String> alike = new HashSet<>();
        for (Duplicates.Pair pair : Duplicates.in(alone).pairs(LIKELY)) {
            alike.add(pair.keep());
            alike.add(pair.drop());
        }
        persons.clear();
        return OptionalInt.of(alike.size());
    }
}
