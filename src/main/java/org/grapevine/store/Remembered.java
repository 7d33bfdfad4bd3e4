package org.grapevine.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;

/**
 * Rows that are about to be loaded, as the store remembers them: without those who were erased and all that is tied to them, and with those
 * who were merged under the id of whom they were merged into. So old files neither bring anybody back nor part anybody again.
 */
final class Remembered implements NetworkSource {
    /* Rows about persons who were merged wait until their kind is through: then parallel ones are combined as they were by the merge, so that
     * a load of the same files changes nothing. Where the row of the one who stays does not come along, that of one who was merged into it says
     * nothing but the wish to be left alone. */

    private static final String MERGES = """
            MATCH (k:Person)-[:KEPT|DROPPED*2..40]-(d:Merged)
            RETURN d.id AS dropped, k.id AS kept
            """;

    private final NetworkSource source;
    private final Tombstones erased;
    private final Map<String, String> into = new HashMap<>();
    private long leftOut;

    /** {@code source} as the store that {@code runner} reads remembers it. */
    Remembered(NetworkSource source, QueryRunner runner) {
        this.source = source;
        this.erased = Tombstones.in(runner);
        runner.run(MERGES)
                .forEachRemaining(row ->
                        into.put(row.get("dropped").asString(), row.get("kept").asString()));
    }

    @Override
    public void sendTo(NetworkSink sink) {
        leftOut = 0;
        if (erased.isEmpty() && into.isEmpty()) {
            source.sendTo(sink);
            return;
        }
        Filter filter = new Filter(sink);
        source.sendTo(filter);
        filter.finish();
    }

    /** How many rows were left out since they are about somebody who was erased. */
    long leftOut() {
        return leftOut;
    }

    private final class Filter extends RowByRow {
        private final NetworkSink sink;
        private final Set<String> out = new HashSet<>();
        private final Set<String> outGroups = new HashSet<>();
        private final Map<String, Person> kept = new LinkedHashMap<>();
        private final Map<String, List<Person>> dropped = new LinkedHashMap<>();
        private final Set<String> merged = new HashSet<>(into.values());
        private final Map<Object, Record> waiting = new LinkedHashMap<>();
        private Class<?> kind = Object.class;

        Filter(NetworkSink sink) {
            this.sink = sink;
        }

        @Override
        void accept(Record row) {
            if (row.getClass() != kind) {
                finish();
                kind = row.getClass();
            }
            if (row instanceof Person person) {
                takePerson(person);
            } else if (row instanceof Group group) {
                leave(erased.hold(Tombstones.GROUP, group.id()), outGroups, group.id(), group);
            } else if (row instanceof Tie tie) {
                takeTie(tie);
            } else if (row instanceof Membership member) {
                takeMembership(member);
            } else if (row instanceof Referral referral) {
                takeReferral(referral);
            } else if (row instanceof Adoption adoption) {
                takeAdoption(adoption);
            } else {
                send(row, sink);
            }
        }

        /** Sends what waits. */
        void finish() {
            Set<String> ids = new LinkedHashSet<>(kept.keySet());
            ids.addAll(dropped.keySet());
            ids.forEach(id -> sink.person(combined(id)));
            kept.clear();
            dropped.clear();
            waiting.values().forEach(row -> send(row, sink));
            waiting.clear();
        }

        private Person combined(String id) {
            Person one = kept.get(id);
            boolean alone = one == null;
            Person person = one == null ? new Person(id, id, State.CLIENT, Map.of(), Set.of("state")) : one;
            for (Person other : dropped.getOrDefault(id, List.of())) {
                person = Combined.persons(person, alone ? wishes(other) : other);
            }
            return person;
        }

        private Person wishes(Person other) {
            Map<String, Object> wishes = new LinkedHashMap<>(other.properties());
            wishes.values().removeIf(value -> !Boolean.TRUE.equals(value));
            wishes.keySet().retainAll(Combined.WISHES);
            return new Person(other.id(), other.id(), other.state(), wishes, Set.of("state"));
        }

        private void leave(boolean gone, Set<String> noted, String id, Record row) {
            if (gone) {
                noted.add(id);
                leftOut++;
            } else {
                send(row, sink);
            }
        }

        private String id(String id) {
            return into.getOrDefault(id, id);
        }

        private void takePerson(Person person) {
            String other = into.get(person.id());
            if (other != null) {
                dropped.computeIfAbsent(other, id -> new ArrayList<>()).add(person);
            } else if (merged.contains(person.id())) {
                kept.put(person.id(), person);
            } else {
                leave(erased.hold(Tombstones.PERSON, person.id()), out, person.id(), person);
            }
        }

        private boolean gone(String one, String other) {
            boolean gone = out.contains(one) || out.contains(other);
            leftOut += gone ? 1 : 0;
            return gone;
        }

        private void takeTie(Tie tie) {
            if (gone(tie.from(), tie.to())) {
                return;
            }
            Tie renamed = new Tie(
                    id(tie.from()),
                    id(tie.to()),
                    tie.type(),
                    tie.weight(),
                    tie.directed(),
                    tie.properties(),
                    tie.assumed());
            offer(
                    renamed,
                    renamed.from(),
                    renamed.to(),
                    Arrays.asList(renamed.from(), renamed.to(), tie.type(), tie.directed()),
                    Tie::mergedWith);
        }

        private void takeMembership(Membership row) {
            if (outGroups.contains(row.group())) {
                leftOut++;
            } else if (!gone(row.person(), row.person())) {
                Membership renamed = new Membership(id(row.person()), row.group(), row.properties());
                offer(renamed, renamed.person(), "", List.of(renamed.person(), renamed.group()), Combined::memberships);
            }
        }

        private void takeReferral(Referral row) {
            if (!gone(row.referrer(), row.referred())) {
                Referral renamed =
                        new Referral(id(row.referrer()), id(row.referred()), row.date(), row.outcome(), row.value());
                Object key = row.date() == null
                        ? new Object()
                        : List.of(renamed.referrer(), renamed.referred(), row.date(), row.outcome());
                offer(renamed, renamed.referrer(), renamed.referred(), key, Combined::referrals);
            }
        }

        private void takeAdoption(Adoption row) {
            if (!gone(row.person(), row.person())) {
                String referrer = out.contains(row.referrer()) ? "" : id(row.referrer());
                Adoption renamed = new Adoption(id(row.person()), row.time(), row.product(), referrer);
                offer(
                        renamed,
                        renamed.person(),
                        "",
                        List.of(renamed.person(), row.product(), row.time()),
                        Combined::adoptions);
            }
        }

        /** Sends a row at once, or keeps it until its kind is through where one of its ends was merged. */
        @SuppressWarnings("unchecked")
        private <T extends Record> void offer(T row, String one, String other, Object key, BinaryOperator<T> combine) {
            if (one.equals(other)) {
                return;
            }
            if (!merged.contains(one) && !merged.contains(other)) {
                send(row, sink);
                return;
            }
            @Nullable Record known = waiting.get(key);
            waiting.put(key, known == null ? row : combine.apply((T) known, row));
        }
    }
}
