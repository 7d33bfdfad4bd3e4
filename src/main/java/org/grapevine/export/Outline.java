package org.grapevine.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;

/** What must be known of a network before its first row is written: how many rows, which columns, whether ties run one way. */
public final class Outline {
    private final Types types = Types.defaults();
    private final Map<String, Attribute.Holds> person = new LinkedHashMap<>();
    private final Map<String, Attribute.Holds> tie = new LinkedHashMap<>();
    private final Map<String, Attribute.Holds> membership = new LinkedHashMap<>();
    private long persons;
    private long groups;
    private long ties;
    private long memberships;
    private long referrals;
    private long adoptions;
    private boolean oneWay;
    private int colons;

    private Outline() {}

    /** Reads {@code source} once. Memory holds the names of columns alone. */
    public static Outline of(NetworkSource source) {
        Outline outline = new Outline();
        source.sendTo(outline.new Survey());
        return outline;
    }

    /** How many persons. */
    public long persons() {
        return persons;
    }

    /** How many groups. */
    public long groups() {
        return groups;
    }

    /** How many direct ties. */
    public long ties() {
        return ties;
    }

    /** How many memberships. */
    public long memberships() {
        return memberships;
    }

    /** How many referrals. */
    public long referrals() {
        return referrals;
    }

    /** How many adoptions. */
    public long adoptions() {
        return adoptions;
    }

    /** Whether any tie or referral runs one way. */
    public boolean oneWay() {
        return oneWay;
    }

    /** Whether {@code row} runs one way: marked so, or a nomination. */
    boolean oneWay(Tie row) {
        return row.directed() || types.tie(row.type()).nomination();
    }

    /** A text that begins no person's id, to be put before the ids of groups. */
    String groupPrefix() {
        return "group" + ":".repeat(colons + 1);
    }

    /** The properties of persons. */
    Map<String, Attribute.Holds> personColumns() {
        return person;
    }

    /** The properties of ties. */
    Map<String, Attribute.Holds> tieColumns() {
        return tie;
    }

    /** The properties of memberships. */
    Map<String, Attribute.Holds> membershipColumns() {
        return membership;
    }

    /**
     * Names for {@code wanted} that differ in any case from one another and from those {@code taken}: where one does not, a number is put
     * after it.
     */
    static List<String> distinct(Collection<String> wanted, Collection<String> taken) {
        Map<String, Integer> seen = new HashMap<>();
        taken.forEach(name -> seen.put(name.toLowerCase(Locale.ROOT), 1));
        List<String> names = new ArrayList<>();
        for (String name : wanted) {
            String free = name;
            int number = 2;
            while (seen.putIfAbsent(free.toLowerCase(Locale.ROOT), 1) != null) {
                free = name + " " + number++;
            }
            names.add(free);
        }
        return names;
    }

    private static void look(Map<String, Attribute.Holds> columns, Map<String, Object> values) {
        values.forEach((name, value) -> columns.merge(name, Attribute.Holds.of(value), Attribute.Holds::with));
    }

    private final class Survey implements NetworkSink {
        @Override
        public void tieType(TieType type) {
            types.declare(type);
        }

        @Override
        public void groupType(GroupType type) {
            types.declare(type);
        }

        @Override
        public void person(Person row) {
            persons++;
            look(person, row.properties());
            if (row.id().startsWith("group:")) {
                int end = 6;
                while (end < row.id().length() && row.id().charAt(end) == ':') {
                    end++;
                }
                colons = Math.max(colons, end - 5);
            }
        }

        @Override
        public void group(Group row) {
            groups++;
        }

        @Override
        public void tie(Tie row) {
            ties++;
            oneWay |= oneWay(row);
            look(tie, row.properties());
        }

        @Override
        public void membership(Membership row) {
            memberships++;
            look(membership, row.properties());
        }

        @Override
        public void referral(Referral row) {
            referrals++;
            oneWay = true;
        }

        @Override
        public void adoption(Adoption row) {
            adoptions++;
        }
    }
}
