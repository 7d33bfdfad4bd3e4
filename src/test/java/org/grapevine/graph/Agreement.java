package org.grapevine.graph;

/** Compares arrays of scores; words for a failure are made only when there is one. */
public final class Agreement {
    private Agreement() {}

    /**
     * Fails unless every value equals the expected one within {@code tolerance}, relative where the expected is larger than 1; undefined
     * (NaN) equals undefined only.
     *
     * @param what is told in the message: a {@link RandomGraphs.Sample} or a {@link Graph}
     */
    public static void assertAgree(double[] values, double[] expected, double tolerance, Object what) {
        if (values.length != expected.length) {
            throw new AssertionError(values.length + " values, " + expected.length + " expected in " + words(what));
        }
        for (int v = 0; v < values.length; v++) {
            boolean bothUndefined = Double.isNaN(values[v]) && Double.isNaN(expected[v]);
            double scale = Math.max(1, Math.abs(expected[v]));
            if (!bothUndefined && !(Math.abs(values[v] - expected[v]) <= tolerance * scale)) {
                throw new AssertionError(
                        "vertex " + v + " has " + values[v] + " instead of " + expected[v] + " in " + words(what));
            }
        }
    }

    /** Fails unless both arrays hold the same bits. */
    public static void assertSameBits(double[] values, double[] expected, Object what) {
        for (int v = 0; v < Math.max(values.length, expected.length); v++) {
            if (Double.doubleToRawLongBits(values[v]) != Double.doubleToRawLongBits(expected[v])) {
                throw new AssertionError(
                        "vertex " + v + " has " + values[v] + " and " + expected[v] + " in " + words(what));
            }
        }
    }

    private static String words(Object what) {
        return what instanceof Graph graph ? SmallGraphs.text(graph) : what.toString();
    }
}
