package org.grapevine.graph;

import org.jspecify.annotations.Nullable;

/** What a measure found: a score for each vertex and how well it is known. Nobody writes the arrays once they are here. */
public final class Scores {
    private final double[] values;
    private final int rounds;
    private final boolean converged;
    private final double bound;
    private final double @Nullable [] worth;
    private final String note;

    private Scores(
            double[] values, int rounds, boolean converged, double bound, double @Nullable [] worth, String note) {
        this.values = values;
        this.rounds = rounds;
        this.converged = converged;
        this.bound = bound;
        this.worth = worth;
        this.note = note;
    }

    /** Exact scores. */
    public static Scores exact(double[] values) {
        return new Scores(values, 0, true, 0, null, "");
    }

    /**
     * Scores of an iteration or an approximation.
     *
     * @param rounds how many rounds (or samples) were run
     * @param converged whether the asked tolerance was reached
     * @param bound of the absolute error of any value; NaN where none is known
     */
    public static Scores iterated(double[] values, int rounds, boolean converged, double bound) {
        return new Scores(values, rounds, converged, bound, null, "");
    }

    /**
     * The same scores, explained: each is a constant plus the sum over out-arcs of weight times {@code worth[target]}, where the constant
     * is one and the same for all vertices.
     */
    public Scores withWorth(double[] worth) {
        return new Scores(values, rounds, converged, bound, worth, note);
    }

    /** The same scores with a remark that their reader must see. */
    public Scores withNote(String note) {
        return new Scores(values, rounds, converged, bound, worth, note);
    }

    /** The same scores where vertex v was called {@code name[v]}. */
    Scores reordered(int[] name) {
        return new Scores(
                reordered(values, name), rounds, converged, bound, worth == null ? null : reordered(worth, name), note);
    }

    private static double[] reordered(double[] values, int[] name) {
        double[] reordered = new double[values.length];
        for (int v = 0; v < reordered.length; v++) {
            reordered[v] = values[name[v]];
        }
        return reordered;
    }

    /** A score for each vertex; NaN where the measure is undefined, never otherwise. */
    public double[] values() {
        return values;
    }

    /** How many rounds were run; 0 for a measure without rounds. */
    public int rounds() {
        return rounds;
    }

    /** Whether the asked tolerance was reached; true for an exact measure. */
    public boolean converged() {
        return converged;
    }

    /** An upper bound of the absolute error of any value; 0 for an exact measure (rounding aside), NaN where none is known. */
    public double bound() {
        return bound;
    }

    /** What a unit of tie to each vertex adds to the score of the one tied to it; null where the measure is not such a sum. */
    public double @Nullable [] worth() {
        return worth;
    }

    /** What the reader of these scores must know; empty where nothing. */
    public String note() {
        return note;
    }
}
