package org.grapevine.learning;

import java.util.List;
import org.grapevine.diffusion.RiskRows;

/**
 * The rows at risk of a stretch of the past.
 *
 * @param rows exposures and events
 * @param outside how many events have a bringer to whom nothing in the data ties them; they count as come by themselves
 */
record Training(RiskRows rows, int outside) {
    private static final double[] NONE = {};

    /** The rows of {@code spreads} from the beginning of each to {@code until}. */
    static Training of(
            History history, Kinds kinds, Exposure exposure, Parts parts, List<Spread> spreads, double until) {
        RiskRows.Builder builder = new RiskRows.Builder(parts.count(), kinds.columns());
        int outside = 0;
        for (int s = 0; s < spreads.size(); s++) {
            Spread spread = spreads.get(s);
            int n = spread.came().length;
            double[] bounds = history.bounds(spread.begin(), until);
            int[] last = new int[n];
            double[][] events = new double[n][];
            for (int v = 0; v < n; v++) {
                boolean event = spread.cameIn(v, spread.begin(), until);
                last[v] = event
                        ? period(spread.came()[v], bounds)
                        : spread.open(v, spread.begin()) ? bounds.length - 2 : -1;
                events[v] = event ? new double[kinds.columns()] : NONE;
            }
            int number = s;
            exposure.send(spread, bounds, last, (v, t, column, amount) -> {
                double years = (bounds[t + 1] - bounds[t]) / history.clock().year();
                if (t == last[v] && events[v].length > 0) {
                    events[v][column] += amount * years;
                } else {
                    builder.stayed(parts.of(number, v), column, amount * years);
                }
            });
            for (int v = 0; v < n; v++) {
                if (events[v].length > 0) {
                    double[] cause = cause(exposure, spread, v);
                    outside += cause.length > 0 && cause[0] > 0 ? 1 : 0;
                    builder.came(parts.of(s, v), events[v], cause);
                }
            }
        }
        return new Training(builder.build(), outside);
    }

    private static int period(double time, double[] bounds) {
        int t = 0;
        while (t + 2 < bounds.length && bounds[t + 1] < time) {
            t++;
        }
        return t;
    }

    private static double[] cause(Exposure exposure, Spread spread, int v) {
        int bringer = spread.bringer()[v];
        if (bringer == Spread.UNKNOWN) {
            return NONE;
        }
        double[] cause = exposure.between(bringer, v, spread.came()[v]);
        double sum = 0;
        for (double c : cause) {
            sum += c;
        }
        if (sum == 0) {
            cause[0] = 1;
        }
        return cause;
    }
}
