package org.grapevine.centrality;

/**
 * A set of vertices and what they do together, as a {@link GroupCentrality} counts it. Nobody writes the arrays once they are here.
 */
public final class KeyPlayers {
    private final int[] members;
    private final double[] marginals;
    private final double value;
    private final double none;
    private final double bound;
    private final String guarantee;
    private final int[] alone;
    private final double aloneValue;

    private KeyPlayers(
            int[] members,
            double[] marginals,
            double value,
            double none,
            double bound,
            String guarantee,
            int[] alone,
            double aloneValue) {
        this.members = members;
        this.marginals = marginals;
        this.value = value;
        this.none = none;
        this.bound = bound;
        this.guarantee = guarantee;
        this.alone = alone;
        this.aloneValue = aloneValue;
    }

    /** A given set: nothing is said about better ones. */
    static KeyPlayers given(int[] members, double[] marginals, double value, double none) {
        return new KeyPlayers(members, marginals, value, none, Double.NaN, "", new int[0], Double.NaN);
    }

    /**
     * The same set, as one that was looked for.
     *
     * @param bound no set of the size asked for has more; NaN where nobody knows
     * @param guarantee how near the best possible it is, in words
     */
    KeyPlayers chosen(double bound, String guarantee) {
        return new KeyPlayers(members, marginals, value, none, bound, guarantee, alone, aloneValue);
    }

    /** The same set beside those who do most each by himself. */
    KeyPlayers beside(int[] others, double othersValue) {
        return new KeyPlayers(members, marginals, value, none, bound, guarantee, others, othersValue);
    }

    /** The members, in the order of choice, or as given. May be fewer than were asked for: where nobody else would add anything. */
    public int[] members() {
        return members;
    }

    /** What each member adds to those before it, in the unit that the measure names. */
    public double[] marginals() {
        return marginals;
    }

    /** What all of them do together. */
    public double value() {
        return value;
    }

    /** What there is without anybody. */
    public double none() {
        return none;
    }

    /** No set of the size asked for has more than this; NaN where nobody knows. */
    public double bound() {
        return bound;
    }

    /** How near the best possible the set is, in words; empty for a given set. */
    public String guarantee() {
        return guarantee;
    }

    /** As many eligible vertices as were asked for, those that do most each by itself, best first; empty for a given set. */
    public int[] alone() {
        return alone;
    }

    /** What {@link #alone} do together. */
    public double aloneValue() {
        return aloneValue;
    }
}
