package org.grapevine.network;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;

/** A column of words that come again and again: the words once, a number for each row. */
final class Dictionary {
    private final List<String> words = new ArrayList<>();
    private final ObjectIntHashMap<String> numbers = new ObjectIntHashMap<>();
    private final IntArrayList rows = new IntArrayList();

    void add(String word) {
        int number = numbers.getIfAbsent(word, -1);
        if (number < 0) {
            number = words.size();
            numbers.put(word, number);
            words.add(word);
        }
        rows.add(number);
    }

    int size() {
        return rows.size();
    }

    String word(int row) {
        return words.get(rows.get(row));
    }

    int number(int row) {
        return rows.get(row);
    }

    /** The distinct words in the order of their first row. */
    List<String> words() {
        return List.copyOf(words);
    }
}
