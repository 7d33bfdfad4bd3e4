package org.grapevine.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;

/**
 * What a store holds after loads, worked out in plain Java: the k-th row of a key meets the k-th that is there, lays its columns over
 * it and leaves it in its place; any other row goes to the end of its kind.
 */
final class MergedRows {
    private final List<Kind<?>> kinds = List.of(
            new Kind<>(TieType.class, TieType::name, (old, row) -> row),
            new Kind<>(GroupType.class, GroupType::name, (old, row) -> row),
            new Kind<>(Person.class, Person::id, MergedRows::merged),
            new Kind<>(Group.class, Group::id, MergedRows::merged),
            new Kind<>(Tie.class, t -> Arrays.asList(t.from(), t.to(), t.type(), t.directed()), MergedRows::merged),
            new Kind<>(Membership.class, m -> List.of(m.person(), m.group()), MergedRows::merged),
            new Kind<>(
                    Referral.class,
                    r -> Arrays.asList(r.referrer(), r.referred(), r.date(), r.outcome()),
                    MergedRows::merged),
            new Kind<>(Adoption.class, a -> Arrays.asList(a.person(), a.product(), a.time()), MergedRows::merged));

    /** What is there after loads of {@code sources}, one after another. */
    static List<Record> of(NetworkSource... sources) {
        MergedRows merged = new MergedRows();
        for (NetworkSource source : sources) {
            List<Record> rows = RowList.of(source).rows();
            merged.kinds.forEach(kind -> kind.load(rows));
        }
        return merged.kinds.stream()
                .<Record>flatMap(kind -> kind.stored.stream())
                .toList();
    }

    private static Person merged(Person old, Person row) {
        String name = row.name().equals(row.id()) ? old.name() : row.name();
        State state = row.assumed().contains("state") ? old.state() : row.state();
        return new Person(row.id(), name, state, over(old.properties(), row.properties()));
    }

    private static Group merged(Group old, Group row) {
        String name = row.name().equals(row.id()) ? old.name() : row.name();
        int size = row.size() > 0 ? row.size() : old.size();
        String type = row.assumed().contains("type") ? old.type() : row.type();
        Sensitivity sensitivity = row.assumed().contains("sensitivity") ? old.sensitivity() : row.sensitivity();
        return new Group(row.id(), name, type, size, sensitivity);
    }

    private static Tie merged(Tie old, Tie row) {
        Map<String, Object> columns = over(old.properties(), row.properties());
        double weight = row.assumed().contains("weight") ? old.weight() : row.weight();
        return new Tie(row.from(), row.to(), row.type(), weight, row.directed(), columns);
    }

    private static Membership merged(Membership old, Membership row) {
        return new Membership(row.person(), row.group(), over(old.properties(), row.properties()));
    }

    private static Referral merged(Referral old, Referral row) {
        return Double.isNaN(row.value()) ? old : row;
    }

    private static Adoption merged(Adoption old, Adoption row) {
        return row.referrer().isEmpty() ? old : row;
    }

    private static Map<String, Object> over(Map<String, Object> old, Map<String, Object> row) {
        Map<String, Object> both = new TreeMap<>(old);
        both.putAll(row);
        return both;
    }

    /** The rows of one kind in the order in which they were first loaded. */
    private static final class Kind<T extends Record> {
        private final Class<T> type;
        private final Function<T, Object> key;
        private final BinaryOperator<T> merge;
        private final List<T> stored = new ArrayList<>();
        private final Map<Object, List<Integer>> places = new LinkedHashMap<>();

        Kind(Class<T> type, Function<T, Object> key, BinaryOperator<T> merge) {
            this.type = type;
            this.key = key;
            this.merge = merge;
        }

        void load(List<Record> rows) {
            Map<Object, Integer> occurrences = new HashMap<>();
            for (Record any : rows) {
                if (type.isInstance(any)) {
                    T row = type.cast(any);
                    Object of = key.apply(row);
                    int occurrence = occurrences.merge(of, 1, Integer::sum) - 1;
                    List<Integer> there = places.computeIfAbsent(of, none -> new ArrayList<>());
                    if (occurrence < there.size()) {
                        UnaryOperator<T> laid = old -> merge.apply(old, row);
                        int place = there.get(occurrence);
                        stored.set(place, laid.apply(stored.get(place)));
                    } else {
                        there.add(stored.size());
                        stored.add(row);
                    }
                }
            }
        }
    }
}
