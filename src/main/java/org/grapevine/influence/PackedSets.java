package org.grapevine.influence;

import java.util.Arrays;

/**
 * Sets of ranks as {@link SetCoder} writes them, in pieces. A set is known by its position, a number of its own whose half is one too; read
 * as unsigned, positions grow in the order in which sets were added. Nothing is kept of a set beside its bytes.
 */
final class PackedSets {
    /* A position is a byte of an address space in which every piece begins a page of its own, so that a table of pages finds the piece. No
     * set has fewer than three bytes, hence the halves. */

    private static final int PAGE = 12;
    private static final int MOST_PAGES = 1 << (32 - PAGE);

    private byte[][] piece = new byte[16][];
    private int[] firstPage = new int[16];
    private int[] pieceOfPage = new int[16];
    private int pieces;
    private int pages;
    private long bytes;

    void add(byte[] sets) {
        if (sets.length == 0) {
            return;
        }
        int more = ((sets.length - 1) >> PAGE) + 1;
        if (pages + more > MOST_PAGES) {
            throw new IllegalStateException("more than 4 GB of sets do not fit into one collection");
        }
        if (pieces == piece.length) {
            piece = Arrays.copyOf(piece, 2 * pieces);
            firstPage = Arrays.copyOf(firstPage, 2 * pieces);
        }
        if (pages + more > pieceOfPage.length) {
            pieceOfPage = Arrays.copyOf(pieceOfPage, Math.max(pages + more, 2 * pages));
        }
        Arrays.fill(pieceOfPage, pages, pages + more, pieces);
        firstPage[pieces] = pages;
        piece[pieces++] = sets;
        pages += more;
        bytes += sets.length;
    }

    int pieces() {
        return pieces;
    }

    /** What all sets together take. */
    long bytes() {
        return bytes;
    }

    /** A bit for each set, all 0. */
    long[] marks() {
        return new long[(pages << (PAGE - 7)) + 1];
    }

    /** Marks the set at {@code position}; returns whether it was not marked before. */
    static boolean mark(long[] marks, int position) {
        int bit = position >>> 1;
        if ((marks[bit >> 6] & (1L << bit)) != 0) {
            return false;
        }
        marks[bit >> 6] |= 1L << bit;
        return true;
    }

    /** Reads sets, for one thread. */
    final class Reader {
        private int[] rank = new int[64];
        private int length;
        private int position;
        private int at;
        private int now;
        private int end;

        /** Goes to the beginning of pieces {@code from} to {@code to} - 1. */
        Reader over(int from, int to) {
            now = from;
            end = to;
            at = 0;
            return this;
        }

        /** Reads the next set; returns whether there was one. */
        boolean next() {
            if (now < end && at == piece[now].length) {
                now++;
                at = 0;
            }
            if (now >= end) {
                return false;
            }
            position = (firstPage[now] << PAGE) + at;
            at = decode(piece[now], at);
            return true;
        }

        /** Reads the set at {@code where}. */
        void read(int where) {
            int found = pieceOfPage[where >>> PAGE];
            position = where;
            decode(piece[found], where - (firstPage[found] << PAGE));
        }

        /** Returns where the next set begins. */
        private int decode(byte[] from, int begin) {
            int p = begin;
            int header = 0;
            int shift = 0;
            for (; from[p] < 0; shift += 7) {
                header |= (from[p++] & 0x7f) << shift;
            }
            header |= from[p++] << shift;
            int to = p + (header >>> 1);
            return (header & 1) == 0 ? steps(from, p, to) : bitmap(from, p, to);
        }

        private int steps(byte[] from, int begin, int to) {
            int p = begin;
            int count = 0;
            int r = -1;
            if (rank.length < to - begin) {
                rank = new int[2 * (to - begin)];
            }
            while (p < to) {
                int step = from[p++];
                if (step < 0) {
                    step &= 0x7f;
                    int shift = 7;
                    for (; from[p] < 0; shift += 7) {
                        step |= (from[p++] & 0x7f) << shift;
                    }
                    step |= from[p++] << shift;
                }
                r += step + 1;
                rank[count++] = r;
            }
            length = count;
            return to;
        }

        private int bitmap(byte[] from, int begin, int to) {
            int count = 0;
            if (rank.length < (to - begin) << 3) {
                rank = new int[(to - begin) << 4];
            }
            for (int p = begin; p < to; p++) {
                for (int left = from[p] & 0xff; left != 0; left &= left - 1) {
                    rank[count++] = ((p - begin) << 3) + Integer.numberOfTrailingZeros(left);
                }
            }
            length = count;
            return to;
        }

        /** The position of the set that was read. */
        int position() {
            return position;
        }

        /** How many members it has. */
        int length() {
            return length;
        }

        /** Their ranks, upwards; only the first {@link #length} are valid. */
        int[] ranks() {
            return rank;
        }
    }
}
