package org.grapevine.sample;

import java.util.Arrays;
import java.util.Locale;

/** The groups of the town and who belongs to them, as flat arrays: the members of a group stand together, in order of position. */
final class Circles {
    enum Kind {
        HOUSEHOLD(0),
        FIRM(1.5),
        CHURCH(3),
        CLUB(1),
        INDUSTRY(5),
        BOARD(0);

        /** The type in the data. */
        final String type = name().toLowerCase(Locale.ROOT);
        /** Unknown members a known one, at most. */
        final double outsiders;

        Kind(double outsiders) {
            this.outsiders = outsiders;
        }
    }

    /** Of a group that is not the board of another. */
    static final int NO_PARENT = -1;

    private int count;
    private Kind[] kind = new Kind[64];
    private int[] origin = new int[64];
    private int[] parent = new int[64];
    private int[] style = new int[64];
    private int[] first = new int[65];
    private int[] member = new int[256];
    /** Where the group that is being gathered ends so far. */
    private int open;

    private int[] group = new int[0];
    private int[] firstSlot = new int[0];
    private int[] slot = new int[0];

    /** Lets {@code v} join the group that is being gathered. */
    void join(int v) {
        if (open == member.length) {
            member = Arrays.copyOf(member, member.length + (member.length >> 1));
        }
        member[open++] = v;
    }

    /**
     * Ends the group that is being gathered, joining twice being joining once. With fewer than two members there is none.
     *
     * @param origin of a household its first position, of a firm that of its account, of an industry body its industry, else its centre
     * @param style which name of its kind it bears
     */
    void close(Kind kind, int origin, int parent, int style) {
        int start = first[count];
        Arrays.sort(member, start, open);
        int end = start;
        for (int i = start; i < open; i++) {
            if (i == start || member[i] != member[i - 1]) {
                member[end++] = member[i];
            }
        }
        open = end - start < 2 ? start : end;
        if (open == start) {
            return;
        }
        if (count == this.kind.length) {
            int longer = count + (count >> 1);
            this.kind = Arrays.copyOf(this.kind, longer);
            this.origin = Arrays.copyOf(this.origin, longer);
            this.parent = Arrays.copyOf(this.parent, longer);
            this.style = Arrays.copyOf(this.style, longer);
            first = Arrays.copyOf(first, longer + 1);
        }
        this.kind[count] = kind;
        this.origin[count] = origin;
        this.parent[count] = parent;
        this.style[count] = style;
        first[++count] = open;
    }

    /** Ends all gathering and makes the memberships of a person findable. */
    void index(int people) {
        member = Arrays.copyOf(member, open);
        group = new int[open];
        firstSlot = new int[people + 1];
        for (int g = 0; g < count; g++) {
            Arrays.fill(group, first[g], first[g + 1], g);
        }
        for (int v : member) {
            firstSlot[v + 1]++;
        }
        for (int v = 0; v < people; v++) {
            firstSlot[v + 1] += firstSlot[v];
        }
        slot = new int[open];
        int[] next = Arrays.copyOf(firstSlot, people);
        for (int m = 0; m < open; m++) {
            slot[next[member[m]]++] = m;
        }
    }

    int count() {
        return count;
    }

    Kind kind(int g) {
        return kind[g];
    }

    int origin(int g) {
        return origin[g];
    }

    int parent(int g) {
        return parent[g];
    }

    int style(int g) {
        return style[g];
    }

    /** Known members. */
    int size(int g) {
        return first[g + 1] - first[g];
    }

    /** First membership of {@code g}; the others follow up to that of {@code g + 1}. */
    int first(int g) {
        return first[g];
    }

    /** Who membership {@code m} is about. */
    int member(int m) {
        return member[m];
    }

    /** What membership {@code m} belongs to. */
    int group(int m) {
        return group[m];
    }

    /** How many groups {@code v} belongs to. */
    int memberships(int v) {
        return firstSlot[v + 1] - firstSlot[v];
    }

    /** The {@code k}-th membership of {@code v}. */
    int membership(int v, int k) {
        return slot[firstSlot[v] + k];
    }

    /** The group of that kind that {@code v} belongs to first, or -1. */
    int first(Kind wanted, int v) {
        for (int k = 0; k < memberships(v); k++) {
            int g = group[membership(v, k)];
            if (kind(g) == wanted) {
                return g;
            }
        }
        return -1;
    }
}
