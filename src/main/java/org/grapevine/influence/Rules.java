package org.grapevine.influence;

/** What may be chosen beside what has been chosen. One object serves one run of a selection. */
public interface Rules {
    /**
     * Whether {@code v} may still be added. Whom the rules refuse they refuse for good: asking twice changes nothing, and nobody is allowed
     * later who was refused before.
     */
    boolean allows(int v);

    /** Hears that {@code v} was added. */
    void taken(int v);

    /** What {@code v} costs, positive. */
    double cost(int v);

    /** What may be spent in all; infinite where there is no budget. */
    double budget();

    /** How many may be chosen at most. */
    int most();

    /**
     * An upper bound of what the gains of any allowed choice add up to, from nothing chosen; infinite where these rules know none that is
     * better than budget and size give.
     *
     * @param gain of each vertex
     */
    default double most(int[] gain) {
        return Double.POSITIVE_INFINITY;
    }

    /** Up to {@code k} of any kind, at no cost: {@link #cost} is 1 and the budget k. */
    static Rules atMost(int k) {
        if (k < 0) {
            throw new IllegalArgumentException("size " + k + " is not at least 0");
        }
        return new Rules() {
            private int left = k;

            @Override
            public boolean allows(int v) {
                return left > 0;
            }

            @Override
            public void taken(int v) {
                left--;
            }

            @Override
            public double cost(int v) {
                return 1;
            }

            @Override
            public double budget() {
                return k;
            }

            @Override
            public int most() {
                return k;
            }
        };
    }
}
