package org.grapevine.io;

import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.grapevine.network.Membership;
import org.jspecify.annotations.Nullable;

/** Makes one membership of all rows with the same person and group. */
final class MembershipMerges {
    private final LongHashSet seen = new LongHashSet();
    private final LongObjectHashMap<Map<String, Object>> later = new LongObjectHashMap<>();
    private final LongHashSet sent = new LongHashSet();

    private static long key(int person, int group) {
        return (long) person << 32 | group;
    }

    /** Takes a membership while rows are checked; true where one like it came before. */
    boolean again(int person, int group, Map<String, Object> properties) {
        long key = key(person, group);
        if (seen.add(key)) {
            return false;
        }
        Map<String, Object> before = later.get(key);
        later.put(key, before == null ? properties : Membership.merged(before, properties));
        return true;
    }

    /** Forgets what only checking needs. */
    void checked() {
        seen.clear();
        seen.compact();
    }

    /** Begins another reading. */
    void restart() {
        sent.clear();
    }

    /** The properties to send at the row of that membership; null where an earlier row has sent it. */
    @Nullable
    Map<String, Object> send(Records.Belonging row, int group, PersonIndex persons) {
        if (later.isEmpty()) {
            return row.properties();
        }
        long key = key(persons.number(row.person()), group);
        Map<String, Object> rest = later.get(key);
        if (rest == null) {
            return row.properties();
        }
        return sent.add(key) ? Membership.merged(row.properties(), rest) : null;
    }
}
