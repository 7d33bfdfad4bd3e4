package org.grapevine.analysis;

/**
 * What holds for every measure of a command.
 *
 * @param seed of the draws of a measure that draws, where it is asked with none of its own
 * @param seconds how long a measure may take by its estimate before it is approximated; infinite where all are to be exact
 */
public record Conditions(long seed, double seconds) {
    /** The seed where none is asked for, whoever asks: a command, a page or a call. */
    public static final long SEED = 20_261_101L;

    /** Checks the parameters. */
    public Conditions {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException(seconds + " seconds are not above 0");
        }
    }

    /** Everything exact that is not asked for otherwise. */
    public static Conditions exact(long seed) {
        return new Conditions(seed, Double.POSITIVE_INFINITY);
    }
}
