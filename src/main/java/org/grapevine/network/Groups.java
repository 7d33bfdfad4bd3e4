package org.grapevine.network;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;

/** The groups of a network, numbered from 0 in the order in which they came. */
public final class Groups {
    private final List<Group> rows = new ArrayList<>();
    private final ObjectIntHashMap<String> index = new ObjectIntHashMap<>();
    private final Dictionary type = new Dictionary();

    Groups() {}

    void add(Group group) {
        if (index.containsKey(group.id())) {
            throw new IllegalArgumentException("group " + group.id() + " came twice");
        }
        index.put(group.id(), rows.size());
        rows.add(group);
        type.add(group.type());
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** Group number {@code g}. */
    public Group get(int g) {
        return rows.get(g);
    }

    /** The number of the group with that id; -1 where there is none. */
    public int indexOf(String id) {
        return index.getIfAbsent(id, -1);
    }

    /** The types that occur, in the order of their first group. */
    public List<String> types() {
        return type.words();
    }
}
