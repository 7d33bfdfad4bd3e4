package org.grapevine.network;

import java.util.Arrays;

/** Numbers texts from 0 in the order in which they come, and finds the number of a text. */
public final class IdIndex {
    /* Open addressing with the hash beside the number in one cell, so that a text is looked at only where it is the right one. The ids of
     * real files run in sequences (c1, c2, ...), whose hash codes lie in runs as well; a full mix scatters them, where a lighter one makes
     * linear probing crawl.
     *
     * Nearly all ids are short. One of at most eight Latin-1 letters is a number itself, and lies with the number of the text side by
     * side: finding it takes one miss of the cache where a text takes four (cell, reference, text, its bytes). Others go the long way. */

    private static final int NUMBER_BITS = 32;
    private static final int SHORT = Long.BYTES;
    private static final int LATIN = 0x100;
    private static final int NONE = -1;

    private String[] texts = new String[16];
    private long[] cells = new long[32];
    private int longTexts;
    private long[] shortCells = new long[64];
    private int shortTexts;
    private int size;

    /** How many texts there are. */
    public int size() {
        return size;
    }

    /** The text with that number. */
    public String text(int number) {
        if (number >= size) {
            throw new IndexOutOfBoundsException("number " + number + " is not below " + size);
        }
        return texts[number];
    }

    /** The number of {@code text}; -1 where it was never added. O(1). */
    public int number(String text) {
        long key = key(text);
        return key != 0 ? shortNumber(key) : longNumber(text);
    }

    /**
     * Finds the numbers of the first {@code size} of {@code texts}, as {@link #number} does, and lays them into {@code numbers}. Among millions
     * of texts this takes a fraction of the time: the misses of many look-ups are waited for together.
     */
    public void numbers(String[] texts, int[] numbers, int size) {
        long seen = 0; // stays 0 only where every cell to begin at is empty, and so no text is known
        for (int i = 0; i < size; i++) {
            long key = key(texts[i]);
            seen |= key != 0 ? shortCells[place(key, shortCells.length - 1)] : cells[hash(texts[i]) & cells.length - 1];
        }
        for (int i = 0; i < size; i++) {
            numbers[i] = seen == 0 ? NONE : number(texts[i]);
        }
    }

    /** The letters of a short text as a number, which no other text has; 0 for any other text. */
    private static long key(String text) {
        if (text.length() > SHORT) {
            return 0;
        }
        long key = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == 0 || letter >= LATIN) {
                return 0;
            }
            key = key << Byte.SIZE | letter;
        }
        return key;
    }

    private int shortNumber(long key) {
        int mask = shortCells.length - 1;
        for (int at = place(key, mask); shortCells[at] != 0; at = (at + 2) & mask) {
            if (shortCells[at] == key) {
                return (int) shortCells[at + 1];
            }
        }
        return -1;
    }

    private int longNumber(String text) {
        int hash = hash(text);
        int mask = cells.length - 1;
        for (int at = hash & mask; cells[at] != 0; at = (at + 1) & mask) {
            if ((int) (cells[at] >>> NUMBER_BITS) == hash) {
                int number = (int) cells[at] - 1;
                if (texts[number].equals(text)) {
                    return number;
                }
            }
        }
        return -1;
    }

    /** The number of {@code text}, which is added if it is new. O(1) on average. */
    public int add(String text) {
        int known = number(text);
        if (known >= 0) {
            return known;
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size + size / 2);
        }
        texts[size] = text;
        long key = key(text);
        if (key != 0) {
            addShort(key, size++);
        } else {
            addLong(text, ++size);
        }
        return size - 1;
    }

    private void addShort(long key, int number) {
        if (4 * (shortTexts + 1) > shortCells.length) {
            long[] wider = new long[shortCells.length * 2];
            for (int at = 0; at < shortCells.length; at += 2) {
                if (shortCells[at] != 0) {
                    putShort(wider, shortCells[at], (int) shortCells[at + 1]);
                }
            }
            shortCells = wider;
        }
        shortTexts++;
        putShort(shortCells, key, number);
    }

    private static void putShort(long[] cells, long key, int number) {
        int mask = cells.length - 1;
        int at = place(key, mask);
        while (cells[at] != 0) {
            at = (at + 2) & mask;
        }
        cells[at] = key;
        cells[at + 1] = number;
    }

    private static int place(long key, int mask) {
        long hash = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash ^ hash >>> 33) & mask & ~1;
    }

    private void addLong(String text, int numberAndOne) {
        if (2 * (longTexts + 1) > cells.length) {
            rehash();
        }
        longTexts++;
        put(cells, hash(text), numberAndOne);
    }

    private void rehash() {
        long[] wider = new long[cells.length * 2];
        for (long cell : cells) {
            if (cell != 0) {
                put(wider, (int) (cell >>> NUMBER_BITS), (int) cell);
            }
        }
        cells = wider;
    }

    private static void put(long[] cells, int hash, int numberAndOne) {
        int mask = cells.length - 1;
        int at = hash & mask;
        while (cells[at] != 0) {
            at = (at + 1) & mask;
        }
        cells[at] = (long) hash << NUMBER_BITS | numberAndOne;
    }

    private static int hash(String text) {
        int hash = text.hashCode();
        hash = (hash ^ hash >>> 16) * 0x7feb352d;
        hash = (hash ^ hash >>> 15) * 0x846ca68b;
        return hash ^ hash >>> 16;
    }
}
