package org.grapevine.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Learned;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.jspecify.annotations.Nullable;

/** Rows as property maps of Neo4j and back. What a row does not know has no property there. */
final class RowMaps {
    /* A column whose name is one of ours, underscores at its end aside, gets one underscore more in Neo4j and loses it on the way back. */

    /** The property that keeps the order in which rows of a kind were first loaded. */
    static final String ORDINAL = "ordinal";

    /** Properties of a person that are not columns of the file. */
    static final Set<String> PERSON = Set.of("id", "name", "state", ORDINAL);

    /** Properties of a tie that are not columns of the file. */
    static final Set<String> TIE = Set.of("type", "weight", "directed", ORDINAL);

    /** Properties of a membership that are not columns of the file. */
    static final Set<String> MEMBERSHIP = Set.of(ORDINAL);

    private RowMaps() {}

    static Map<String, Object> of(Person person) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", person.id());
        map.put("name", person.name());
        map.put("state", lower(person.state()));
        sendColumns(person.properties(), PERSON, map::put);
        return map;
    }

    static Person person(Map<String, Object> map) {
        String id = text(map, "id");
        String state = text(map, "state");
        return new Person(
                id,
                map.get("name") instanceof String name ? name : id,
                state.isEmpty() ? State.CLIENT : State.valueOf(state.toUpperCase(Locale.ROOT)),
                columns(map, PERSON));
    }

    static Map<String, Object> of(Group group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", group.id());
        map.put("name", group.name());
        map.put("type", group.type());
        if (group.size() > 0) {
            map.put("size", (long) group.size());
        }
        map.put("sensitivity", lower(group.sensitivity()));
        return map;
    }

    static Group group(Map<String, Object> map) {
        String id = text(map, "id");
        return new Group(
                id,
                map.get("name") instanceof String name ? name : id,
                map.get("type") instanceof String type ? type : Group.DEFAULT_TYPE,
                map.get("size") instanceof Long size ? Math.toIntExact(size) : 0,
                sensitivity(map));
    }

    static Map<String, Object> of(Tie tie) {
        Map<String, Object> map = new LinkedHashMap<>();
        send(tie, map::put);
        return map;
    }

    /** Sends the properties of a tie one by one, for whoever wants no map of each. */
    static void send(Tie tie, BiConsumer<String, Object> property) {
        property.accept("weight", tie.weight());
        property.accept("type", tie.type());
        if (tie.directed()) {
            property.accept("directed", true);
        }
        sendColumns(tie.properties(), TIE, property);
    }

    static Map<String, Object> of(Membership membership) {
        Map<String, Object> map = new LinkedHashMap<>();
        send(membership, map::put);
        return map;
    }

    /** Sends the properties of a membership one by one. */
    static void send(Membership membership, BiConsumer<String, Object> property) {
        sendColumns(membership.properties(), MEMBERSHIP, property);
    }

    static Map<String, Object> of(Referral referral) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (referral.date() != null) {
            map.put("on", referral.date());
        }
        if (!referral.outcome().isEmpty()) {
            map.put("outcome", referral.outcome());
        }
        if (!Double.isNaN(referral.value())) {
            map.put("value", referral.value());
        }
        return map;
    }

    static Map<String, Object> of(Adoption adoption) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("time", adoption.time());
        if (!adoption.referrer().isEmpty()) {
            map.put("referrer", adoption.referrer());
        }
        return map;
    }

    static Map<String, Object> of(TieType type) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", type.name());
        map.put("beta", type.beta());
        map.put("halfLife", type.halfLife());
        map.put("nomination", type.nomination());
        map.put("sensitivity", lower(type.sensitivity()));
        map.put("learned", type.learned());
        return map;
    }

    static TieType tieType(Map<String, Object> map) {
        return new TieType(
                text(map, "name"),
                number(map, "beta", Double.NaN),
                number(map, "halfLife", Double.POSITIVE_INFINITY),
                flag(map, "nomination"),
                sensitivity(map),
                flag(map, "learned"));
    }

    static Map<String, Object> of(GroupType type) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", type.name());
        map.put("beta", type.beta());
        map.put("gamma", type.gamma());
        map.put("halfLife", type.halfLife());
        map.put("sensitivity", lower(type.sensitivity()));
        map.put("learned", type.learned());
        return map;
    }

    static Map<String, Object> of(Learned learned) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lo", learned.low());
        map.put("hi", learned.high());
        map.put("learnedOn", learned.on());
        map.put("conversions", (long) learned.conversions());
        map.put("priorBeta", learned.priorBeta());
        if (!Double.isNaN(learned.priorGamma())) {
            map.put("priorGamma", learned.priorGamma());
        }
        map.put("draws", learned.draws());
        return map;
    }

    /** Where the strength of a type comes from; null where it was not learned here. */
    static @Nullable Learned learned(Map<String, Object> map) {
        if (!(map.get("learnedOn") instanceof LocalDate on)) {
            return null;
        }
        List<Double> draws = new ArrayList<>();
        if (map.get("draws") instanceof List<?> list) {
            list.forEach(draw -> draws.add(((Number) draw).doubleValue()));
        }
        return new Learned(
                on,
                (int) number(map, "conversions", 0),
                number(map, "lo", Double.NaN),
                number(map, "hi", Double.NaN),
                number(map, "priorBeta", Double.NaN),
                number(map, "priorGamma", Double.NaN),
                draws);
    }

    static GroupType groupType(Map<String, Object> map) {
        return new GroupType(
                text(map, "name"),
                number(map, "beta", Double.NaN),
                number(map, "gamma", Double.NaN),
                number(map, "halfLife", Double.POSITIVE_INFINITY),
                sensitivity(map),
                flag(map, "learned"));
    }

    /** The name in Neo4j of a column of the file. */
    static String stored(String column, Set<String> ours) {
        return ours.contains(withoutUnderscores(column)) ? column + "_" : column;
    }

    /** The column of the file that has this name in Neo4j. */
    static String column(String stored, Set<String> ours) {
        return stored.endsWith("_") && ours.contains(withoutUnderscores(stored))
                ? stored.substring(0, stored.length() - 1)
                : stored;
    }

    /** The columns among the properties of {@code map}, in the order of their names. */
    static Map<String, Object> columns(Map<String, Object> map, Set<String> ours) {
        if (ours.containsAll(map.keySet())) {
            return Map.of();
        }
        Map<String, Object> columns = new TreeMap<>();
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            if (!ours.contains(entry.getKey())) {
                columns.put(column(entry.getKey(), ours), entry.getValue());
            }
        }
        return columns;
    }

    private static void sendColumns(
            Map<String, Object> columns, Set<String> ours, BiConsumer<String, Object> property) {
        for (Map.Entry<String, Object> entry : columns.entrySet()) {
            property.accept(stored(entry.getKey(), ours), entry.getValue());
        }
    }

    private static String withoutUnderscores(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '_') {
            end--;
        }
        return name.substring(0, end);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Sensitivity sensitivity(Map<String, Object> map) {
        String name = text(map, "sensitivity");
        return name.isEmpty() ? Sensitivity.NORMAL : Sensitivity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String text(Map<String, Object> map, String key) {
        @Nullable Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static double number(Map<String, Object> map, String key, double otherwise) {
        return map.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private static boolean flag(Map<String, Object> map, String key) {
        return Boolean.TRUE.equals(map.get(key));
    }
}
