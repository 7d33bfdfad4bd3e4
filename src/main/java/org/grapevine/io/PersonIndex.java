package org.grapevine.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;
import org.grapevine.network.IdIndex;

/** The ids of all persons, where each was first met, and which were made because only other rows name them. */
final class PersonIndex {
    private static final int FILE_SHIFT = 48;
    private static final long MADE = -1;

    private final IdIndex numbers = new IdIndex();
    private final LongArrayList places = new LongArrayList();
    private final LongHashSet folded = new LongHashSet();
    private final List<String> made = new ArrayList<>();

    int size() {
        return places.size();
    }

    /** The number of the person with that id; -1 where there is none. */
    int number(String id) {
        return numbers.number(id);
    }

    void add(String id, int file, long line) {
        numbers.add(id);
        places.add((long) file << FILE_SHIFT | line);
    }

    void make(String id) {
        numbers.add(id);
        places.add(MADE);
        made.add(id);
    }

    /** The ids of the persons that were made, in the order in which they were met. */
    List<String> made() {
        return Collections.unmodifiableList(made);
    }

    /** Whether the row at that place is the one that declares the person. */
    boolean declaredAt(int person, int file, long line) {
        return places.get(person) == ((long) file << FILE_SHIFT | line);
    }

    int file(int person) {
        return (int) (places.get(person) >> FILE_SHIFT);
    }

    long line(int person) {
        return places.get(person) & ((1L << FILE_SHIFT) - 1);
    }

    /** Whether another id was seen before that differs from {@code id} in case only; with a chance of 1 in 2^64 wrongly. */
    boolean nearlySeen(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = hash * 0x5DEECE66DL + Character.toLowerCase(Character.toUpperCase(id.charAt(i)));
            hash ^= hash >>> 29;
        }
        return !folded.add(hash);
    }
}
