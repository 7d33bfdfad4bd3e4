package org.grapevine.analysis;

import java.util.Arrays;

/** Who counts as having brought a client whom several referred. */
public enum Touch {
    /** Whoever spoke first. */
    FIRST,
    /** Whoever spoke last. */
    LAST,
    /** All alike. */
    LINEAR,
    /** The first and the last 40 % each, those between them 20 % together; two of them half each. */
    POSITION;

    private static final double END = .4;

    /** The shares of {@code referrers} of one client, in the order in which they spoke; they add up to 1. */
    public double[] shares(int referrers) {
        double[] shares = new double[referrers];
        switch (this) {
            case FIRST -> shares[0] = 1;
            case LAST -> shares[referrers - 1] = 1;
            case LINEAR -> Arrays.fill(shares, 1.0 / referrers);
            case POSITION -> {
                double between = (1 - 2 * END) / Math.max(1, referrers - 2);
                Arrays.fill(shares, referrers < 3 ? 1.0 / referrers : between);
                if (referrers > 2) {
                    shares[0] = END;
                    shares[referrers - 1] = END;
                }
            }
        }
        return shares;
    }
}
