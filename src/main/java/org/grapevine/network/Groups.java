package org.grapevine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;
import org.grapevine.GrapevineException;

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

    /**
     * The number of the one group that has that id or, where none has, that name.
     *
     * @throws GrapevineException if there is none or more than one
     */
    public int called(String idOrName) {
        int byId = indexOf(idOrName);
        List<Group> named = byId >= 0
                ? List.of(rows.get(byId))
                : rows.stream().filter(group -> group.name().equals(idOrName)).toList();
        if (named.isEmpty()) {
            throw GrapevineException.input(
                    "no group has the id or the name '" + idOrName + "'", "'grapevine groups --all' lists the groups");
        }
        if (named.size() > 1) {
            throw GrapevineException.input(
                    named.size() + " groups are called '" + idOrName + "'",
                    "name one by its id: "
                            + named.stream().limit(5).map(Group::id).collect(Collectors.joining(", ")));
        }
        return indexOf(named.get(0).id());
    }

    /** The types that occur, in the order of their first group. */
    public List<String> types() {
        return type.words();
    }
}
