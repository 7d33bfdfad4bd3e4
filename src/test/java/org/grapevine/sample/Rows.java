package org.grapevine.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Keeps every row it is sent. */
public final class Rows implements NetworkSink {
    public final Map<String, Person> persons = new LinkedHashMap<>();
    public final Map<String, Group> groups = new LinkedHashMap<>();
    public final List<Tie> ties = new ArrayList<>();
    public final List<Membership> memberships = new ArrayList<>();
    public final List<Referral> referrals = new ArrayList<>();
    public final List<Adoption> adoptions = new ArrayList<>();
    public final List<Object> types = new ArrayList<>();
    int repeatedIds;

    /** All that {@code source} sends. */
    public static Rows of(NetworkSource source) {
        Rows rows = new Rows();
        source.sendTo(rows);
        return rows;
    }

    /** Of every row in order. */
    long hash() {
        long hash = 0;
        for (Iterable<?> rows : List.of(persons.values(), groups.values(), ties, memberships, referrals, adoptions)) {
            for (Object row : rows) {
                for (char c : row.toString().toCharArray()) {
                    hash = 31 * hash + c;
                }
            }
        }
        return hash;
    }

    @Override
    public void tieType(TieType type) {
        types.add(type);
    }

    @Override
    public void groupType(GroupType type) {
        types.add(type);
    }

    @Override
    public void person(Person person) {
        repeatedIds += persons.put(person.id(), person) == null ? 0 : 1;
    }

    @Override
    public void group(Group group) {
        repeatedIds += groups.put(group.id(), group) == null ? 0 : 1;
    }

    @Override
    public void tie(Tie tie) {
        ties.add(tie);
    }

    @Override
    public void membership(Membership membership) {
        memberships.add(membership);
    }

    @Override
    public void referral(Referral referral) {
        referrals.add(referral);
    }

    @Override
    public void adoption(Adoption adoption) {
        adoptions.add(adoption);
    }

    public Group groupOf(Membership membership) {
        return Objects.requireNonNull(groups.get(membership.group()));
    }
}
