package org.grapevine.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A part of an edge list: whole lines, read from bytes into arrays. */
final class EdgeListPart {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** Any number of so many digits is that of a vertex. */
    private static final int SHORT = 9;

    int[] from = new int[0];
    int[] to = new int[0];
    double @Nullable [] weight;
    int edges;
    int last = -1;
    long lines;

    @Nullable
    String fault;

    private int at;

    /** Adds the edges of the bytes from {@code start} to {@code length} - 1, whole lines; stops at the first line that is no edge. */
    void parse(byte[] bytes, int start, int length) {
        at = start;
        while (at < length && fault == null) {
            if (weight == null) {
                plainEdges(bytes, length);
            }
            skipBlanks(bytes, length);
            if (at < length && !lineEnd(bytes[at])) {
                if (bytes[at] == '#' || bytes[at] == '%') {
                    skipLine(bytes, length);
                } else {
                    edge(bytes, length);
                }
            }
            if (fault == null) {
                endLine(bytes, length);
            }
        }
    }

    /** Takes lines of two short numbers with one blank between as long as they come; all else is left to the general way. */
    private void plainEdges(byte[] bytes, int length) {
        int i = at;
        int most = last;
        while (true) {
            int start = i;
            int u = 0;
            for (; i < length && digit(bytes[i]) && i - start < SHORT; i++) {
                u = 10 * u + bytes[i] - '0';
            }
            int blank = i;
            int v = 0;
            for (i++; i < length && digit(bytes[i]) && i - blank <= SHORT; i++) {
                v = 10 * v + bytes[i] - '0';
            }
            boolean whole = blank > start && i > blank + 1 && i < length && bytes[i] == '\n';
            if (!whole || (bytes[blank] != ' ' && bytes[blank] != '\t')) {
                at = start;
                last = most;
                return;
            }
            makeRoom(length);
            from[edges] = u;
            to[edges++] = v;
            most = Math.max(most, Math.max(u, v));
            lines++;
            i++;
        }
    }

    private void makeRoom(int length) {
        if (edges == from.length) {
            int room = Math.max(edges + edges / 2, length / 12 + 16);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            weight = weight == null ? null : Arrays.copyOf(weight, room);
        }
    }

    private void edge(byte[] bytes, int length) {
        int start = at;
        int u = vertex(bytes, length);
        skipBlanks(bytes, length);
        int v = vertex(bytes, length);
        int afterVertices = at;
        skipBlanks(bytes, length);
        if (u < 0 || v < 0) {
            fail(bytes, start, length);
            return;
        }
        makeRoom(length);
        from[edges] = u;
        to[edges] = v;
        last = Math.max(last, Math.max(u, v));
        boolean weighted = at < length && !lineEnd(bytes[at]);
        if (weighted && at == afterVertices) {
            fail(bytes, start, length);
        } else if (weighted || weight != null) {
            weigh(weighted ? number(bytes, length) : 1, bytes, start, length);
        }
        edges++;
    }

    private void weigh(double w, byte[] bytes, int start, int length) {
        if (!(w >= 0 && w <= Double.MAX_VALUE)) {
            fail(bytes, start, length);
            return;
        }
        double[] weights = weight;
        if (weights == null || weights.length < from.length) {
            weights = weights == null ? new double[from.length] : Arrays.copyOf(weights, from.length);
            Arrays.fill(weights, 0, weight == null ? edges : 0, 1);
            weight = weights;
        }
        weights[edges] = w;
    }

    /** A vertex number; -1 where there is none. */
    private int vertex(byte[] bytes, int length) {
        int start = at;
        long number = 0;
        while (at < length && digit(bytes[at]) && number <= Integer.MAX_VALUE) {
            number = number * 10 + bytes[at++] - '0';
        }
        return at == start || number >= Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** A weight: plain decimals of up to 15 digits are exact by one division; all else is left to the general grammar. */
    private double number(byte[] bytes, int length) {
        int start = at;
        long digits = 0;
        int count = 0;
        int decimals = -1;
        while (at < length && (digit(bytes[at]) || (bytes[at] == '.' && decimals < 0))) {
            if (bytes[at] == '.') {
                decimals = 0;
            } else {
                digits = digits * 10 + bytes[at] - '0';
                count++;
                decimals += decimals < 0 ? 0 : 1;
            }
            at++;
        }
        if (count > 0 && count <= 15 && decimals != 0 && (at == length || blankOrEnd(bytes[at]))) {
            return decimals < 0 ? digits : digits / POWERS_OF_TEN[decimals];
        }
        while (at < length && !blankOrEnd(bytes[at])) {
            at++;
        }
        return Numbers.PLAIN.parse(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
    }

    private void endLine(byte[] bytes, int length) {
        skipBlanks(bytes, length);
        if (at < length && !lineEnd(bytes[at])) {
            fail(bytes, at, length);
            return;
        }
        if (at < length && bytes[at] == '\r') {
            at++;
        }
        if (at < length && bytes[at] == '\n') {
            at++;
        }
        lines++;
    }

    private void fail(byte[] bytes, int start, int length) {
        int end = start;
        while (end < length && !lineEnd(bytes[end]) && end - start < 100) {
            end++;
        }
        fault = Cell.shown(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)) + " is no edge";
    }

    private void skipBlanks(byte[] bytes, int length) {
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    private void skipLine(byte[] bytes, int length) {
        while (at < length && !lineEnd(bytes[at])) {
            at++;
        }
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean lineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private static boolean blankOrEnd(byte b) {
        return b == ' ' || b == '\t' || lineEnd(b);
    }

    /** Copies the weights to {@code target} from {@code start} on, 1 where a line has none. */
    void copyWeights(double[] target, int start) {
        double[] weights = weight;
        if (weights == null) {
            Arrays.fill(target, start, start + edges, 1);
        } else {
            System.arraycopy(weights, 0, target, start, edges);
        }
    }
}
