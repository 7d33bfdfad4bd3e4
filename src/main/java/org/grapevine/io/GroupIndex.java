package org.grapevine.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;
import org.grapevine.network.Group;
import org.grapevine.network.IdIndex;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.Types;
import org.jspecify.annotations.Nullable;

/** All groups: those that a file declares, and those that only memberships name. */
final class GroupIndex {
    /* A membership means the declared group of that id, unless it states another type; then, or where nothing is declared, it means the
     * group of that name and type. So an office "Boston" and a school "Boston" are two groups. A group's id is what the files call it;
     * only where several types share a name do the undeclared ones get "type:name" instead. Thus an id stays when a groups file is added
     * later to say more about the group. */

    /** A group as far as it is known. */
    static final class Entry {
        final String text;
        final int file;
        final boolean declared;
        String type;
        String name;
        int size;
        Sensitivity sensitivity = Sensitivity.NORMAL;
        final Set<String> assumed = new HashSet<>(2);
        String id;
        long members;

        Entry(String text, String type, int file, boolean declared) {
            this.text = text;
            this.type = type;
            this.file = file;
            this.declared = declared;
            this.name = text;
            this.id = text;
        }

        /** What no row states. A sensitivity that the type brings with it counts as stated. */
        Set<String> assumed() {
            Set<String> unstated = new HashSet<>(assumed);
            if (sensitivity != Sensitivity.NORMAL) {
                unstated.remove("sensitivity");
            }
            return unstated;
        }
    }

    private final IdIndex texts = new IdIndex();
    private final IdIndex types = new IdIndex();
    private final LongIntHashMap numbers = new LongIntHashMap();
    private final IntIntHashMap declared = new IntIntHashMap();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> folded = new HashMap<>();
    private final Types known;
    private boolean untyped;

    GroupIndex(Types known) {
        this.known = known;
    }

    /** Adds a group that a file declares, with a blank type where none is stated; false where its id is taken. */
    boolean declare(Group group, int file) {
        int text = texts.add(group.id());
        if (declared.containsKey(text)) {
            return false;
        }
        Entry entry = new Entry(group.id(), group.type(), file, true);
        entry.name = group.name();
        entry.size = group.size();
        entry.sensitivity = group.sensitivity();
        entry.assumed.addAll(group.assumed());
        declared.put(text, entries.size());
        untyped |= group.type().isEmpty();
        entries.add(entry);
        if (!group.type().isEmpty()) {
            settle(entry, text);
        }
        return true;
    }

    /** Whether {@link #settle(String, String)} has anything to do. */
    boolean untyped() {
        return untyped;
    }

    /** Gives the declared group of that id the type that a membership states, if its own row states none. */
    void settle(String text, String type) {
        int number = declared.getIfAbsent(texts.number(text), -1);
        if (number >= 0 && !type.isEmpty() && entries.get(number).type.isEmpty()) {
            entries.get(number).type = type;
            settle(entries.get(number), texts.number(text));
        }
    }

    /** Gives all declared groups that are still without a type the default one. */
    void settleRest() {
        for (Entry entry : entries) {
            if (entry.type.isEmpty()) {
                entry.type = Group.DEFAULT_TYPE;
                entry.assumed.add("type");
                settle(entry, texts.number(entry.text));
            }
        }
        untyped = false;
    }

    private void settle(Entry entry, int text) {
        numbers.put(key(text, entry.type), declared.get(text));
        entry.sensitivity = entry.sensitivity.stricter(known.group(entry.type).sensitivity());
    }

    /** The number of the group that a membership means; -1 where it is not known yet. */
    int find(String text, String type) {
        int textNumber = texts.number(text);
        if (textNumber < 0) {
            return -1;
        }
        if (type.isEmpty() && declared.containsKey(textNumber)) {
            return declared.get(textNumber);
        }
        int typeNumber = types.number(type.isEmpty() ? Group.DEFAULT_TYPE : type);
        return typeNumber < 0 ? -1 : numbers.getIfAbsent((long) textNumber << 32 | typeNumber, -1);
    }

    /** Makes a group that only memberships name. */
    int make(String text, String type, int file) {
        String stated = type.isEmpty() ? Group.DEFAULT_TYPE : type;
        Entry entry = new Entry(text, stated, file, false);
        entry.sensitivity = known.group(stated).sensitivity();
        entry.assumed.add("sensitivity");
        if (type.isEmpty()) {
            entry.assumed.add("type");
        }
        numbers.put(key(texts.add(text), stated), entries.size());
        entries.add(entry);
        return entries.size() - 1;
    }

    /** A group seen before whose name and type are nearly the same; null where there is none. */
    @Nullable
    Entry nearlySeen(int group) {
        Entry entry = entries.get(group);
        Integer before = folded.putIfAbsent(Cell.folded(entry.name) + " " + Cell.folded(entry.type), group);
        return before == null ? null : entries.get(before);
    }

    /** Settles the ids; to be called when all groups are known. */
    void assignIds() {
        int[] types = new int[texts.size()];
        for (Entry entry : entries) {
            types[texts.number(entry.text)]++;
        }
        Set<String> taken = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.declared || types[texts.number(entry.text)] == 1) {
                taken.add(entry.id);
            }
        }
        for (Entry entry : entries) {
            if (!entry.declared && types[texts.number(entry.text)] > 1) {
                do {
                    entry.id = entry.type + ":" + entry.id;
                } while (!taken.add(entry.id));
            }
        }
    }

    Entry get(int group) {
        return entries.get(group);
    }

    List<Entry> all() {
        return Collections.unmodifiableList(entries);
    }

    private long key(int text, String type) {
        return (long) text << 32 | types.add(type);
    }
}
