package org.grapevine.influence;

import java.util.Arrays;

/**
 * Writes sets of ranks as bytes, one after the other. Low ranks are those of vertices that are in many sets, so that most steps from one
 * member to the next are short: about 1.3 bytes a member on networks with hubs, and an eighth of a byte for every vertex where a set holds
 * more than an eighth of them. Scratch of a bit a vertex.
 */
final class SetCoder {
    /* A set is a header, twice its number of bytes plus 1 where they are a bitmap, and then the bytes: the first rank and the steps minus
     * one from rank to rank upwards, seven bits a byte, the lowest first, the highest bit set on all but the last; or the bitmap. Few
     * ranks are sorted by insertion, more by marking them in a bitmap of two levels and reading it off. */

    /** The longest header in bytes. */
    private static final int HEADER = 4;

    private static final int LONGEST_STEP = 5;
    private static final int FEW = 24;

    private final long[] bits;
    private final long[] words;
    private final int[] sorted = new int[FEW];
    private byte[] out = new byte[1 << 12];
    private int end;

    SetCoder(int vertices) {
        bits = new long[(vertices >> 6) + 1];
        words = new long[(bits.length >> 6) + 1];
    }

    /** Adds the set of the first {@code length} of {@code member}, at least 2, each once, by their {@code rank}. */
    void add(int[] member, int length, int[] rank) {
        int begin = end;
        reserve(HEADER + LONGEST_STEP * length);
        end += HEADER;
        boolean bitmap = false;
        if (length > FEW) {
            bitmap = many(member, length, rank);
        } else {
            few(member, length, rank);
        }
        int bytes = end - begin - HEADER;
        end = begin;
        step(2 * bytes + (bitmap ? 1 : 0));
        System.arraycopy(out, begin + HEADER, out, end, bytes);
        end += bytes;
    }

    /** All sets since the last call. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(out, end);
        end = 0;
        return taken;
    }

    private void reserve(int bytes) {
        if (end + bytes > out.length) {
            out = Arrays.copyOf(out, Math.max(end + bytes, 2 * out.length));
        }
    }

    private void few(int[] member, int length, int[] rank) {
        for (int i = 0; i < length; i++) {
            int r = rank[member[i]];
            int j = i - 1;
            for (; j >= 0 && sorted[j] > r; j--) {
                sorted[j + 1] = sorted[j];
            }
            sorted[j + 1] = r;
        }
        int last = -1;
        for (int i = 0; i < length; i++) {
            step(sorted[i] - last - 1);
            last = sorted[i];
        }
    }

    /** Returns whether a bitmap was written. */
    private boolean many(int[] member, int length, int[] rank) {
        int highest = 0;
        for (int i = 0; i < length; i++) {
            int r = rank[member[i]];
            bits[r >> 6] |= 1L << r;
            words[r >> 12] |= 1L << (r >> 6);
            highest = Math.max(highest, r);
        }
        boolean bitmap = (highest >> 3) < length;
        if (bitmap) {
            for (int w = 0; w <= highest >> 6; w++) {
                for (int b = 0; b < 64 && (w << 6) + b <= highest; b += 8) {
                    out[end++] = (byte) (bits[w] >>> b);
                }
                bits[w] = 0;
            }
            Arrays.fill(words, 0, (highest >> 12) + 1, 0);
        } else {
            readOff(highest);
        }
        return bitmap;
    }

    private void readOff(int highest) {
        int last = -1;
        for (int i = 0; i <= highest >> 12; i++) {
            for (long left = words[i]; left != 0; left &= left - 1) {
                int w = (i << 6) + Long.numberOfTrailingZeros(left);
                for (long ranks = bits[w]; ranks != 0; ranks &= ranks - 1) {
                    int r = (w << 6) + Long.numberOfTrailingZeros(ranks);
                    step(r - last - 1);
                    last = r;
                }
                bits[w] = 0;
            }
            words[i] = 0;
        }
    }

    private void step(int number) {
        int left = number;
        while (left >= 0x80) {
            out[end++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        out[end++] = (byte) left;
    }
}
