package org.grapevine.network;

import java.util.Arrays;

/** Numbers texts from 0 in the order in which they come, and finds the number of a text. */
public final class IdIndex {
    /* Open addressing with the hash beside the number in one cell, so that a text is looked at only where it is the right one. The ids of
     * real files run in sequences (c1, c2, ...), whose hash codes lie in runs as well; a full mix scatters them, where a lighter one makes
     * linear probing crawl. */

    private static final int NUMBER_BITS = 32;

    private String[] texts = new String[16];
    private long[] cells = new long[32];
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
        if (2 * (size + 1) > cells.length) {
            rehash();
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size + size / 2);
        }
        texts[size] = text;
        put(cells, hash(text), ++size);
        return size - 1;
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
