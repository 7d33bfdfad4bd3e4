package org.grapevine.network;

import java.util.HashMap;
import java.util.Map;

/**
 * Names that stand for others: {@code P-7KQ2M-XH4TR}. HMAC-SHA256 of the id under a key, cut to 50 bits: the same id gets the same name under
 * the same key, in this report and the next; without the key nobody can tell who it is nor try out ids that they know.
 */
public final class Pseudonyms {
    /* Why not numbers drawn at random: two reports could not be compared, or a table of who is who would have to be kept, which says more
     * than a key does. Why not a plain hash: ids are few and regular, and whoever knows them would try them all. */

    /** Bytes of a key. */
    public static final int KEY = 32;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 5;
    private static final int BITS = 5;

    private final KeyedHash hashes;
    private final Map<String, String> owners = new HashMap<>();

    /**
     * Pseudonyms under a key.
     *
     * @param key {@value #KEY} random bytes
     */
    public Pseudonyms(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes, not " + KEY);
        }
        hashes = new KeyedHash(key);
    }

    /**
     * The pseudonym of {@code id} among those of its kind.
     *
     * @param kind a letter that comes first
     */
    public String of(char kind, String id) {
        byte[] hash = hashes.of(kind, id);
        int halves = 2;
        String pseudonym = written(kind, hash, halves);
        while (!owners.computeIfAbsent(pseudonym, free -> id).equals(id)) {
            pseudonym = written(kind, hash, ++halves);
        }
        return pseudonym;
    }

    private static String written(char kind, byte[] hash, int halves) {
        StringBuilder text = new StringBuilder().append(kind);
        for (int i = 0; i < halves * HALF; i++) {
            if (i % HALF == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(bits(hash, i * BITS)));
        }
        return text.toString();
    }

    private static int bits(byte[] hash, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS; bit++) {
            value = 2 * value + (hash[bit / 8] >> (7 - bit % 8) & 1);
        }
        return value;
    }
}
