package org.grapevine.campaign;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best share of hours among accounts that answer by {@link Response.Saturating}: exact, by the conditions of Karush, Kuhn and Tucker.
 * The next hour wins the same, mu, at every account between its bounds, no more at those at their floor, no less at those at their cap;
 * a class whose floor binds has a price of its own below mu.
 *
 * <p>O(accounts times 200). The hours given add up to the hours there are, to rounding, unless every account is at its cap.
 */
final class ConcaveHours {
    /* v k exp(-k x) = mu gives x = (log(v k) - log(mu)) / k, so the sum over accounts falls in log(mu): bisection. What the last step leaves
     * is shared between its two ends, which lie within a rounding of each other, so that the sum is exact. Classes are disjoint: a class
     * gets the larger of its floor and what it would take at mu, which falls in mu too. */

    private static final int STEPS = 200;

    private final HoursProblem problem;
    private final double[] logSlope;
    private final double[] rate;

    private ConcaveHours(HoursProblem problem) {
        this.problem = problem;
        int n = problem.accounts();
        logSlope = new double[n];
        rate = new double[n];
        for (int i = 0; i < n; i++) {
            rate[i] = ((Response.Saturating) problem.response[i]).rate();
            logSlope[i] =
                    problem.value[i] > 0 ? Math.log(problem.value[i]) + Math.log(rate[i]) : Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * Solves {@code problem}, all of whose responses are saturating.
     *
     * @throws org.grapevine.GrapevineException if its floors cannot be kept
     */
    static HoursShared of(HoursProblem problem) {
        problem.requirePossible();
        return new ConcaveHours(problem).solve();
    }

    private HoursShared solve() {
        int classes = problem.classFloor.length;
        boolean[] bound = binding();
        double[] hours = new double[problem.accounts()];
        double left = problem.hours;
        double[] logPrice = new double[classes];
        for (int g = 0; g < classes; g++) {
            if (bound[g]) {
                int[] members = problem.members(g);
                logPrice[g] = share(members, problem.classFloor[g], hours);
                spread(members, problem.classFloor[g], hours);
                left -= problem.classFloor[g];
            }
        }
        int[] free = IntStream.range(0, problem.accounts())
                .filter(i -> problem.classOf[i] < 0 || !bound[problem.classOf[i]])
                .toArray();
        double logMu = share(free, left, hours);
        double used = Arrays.stream(free).mapToDouble(i -> hours[i]).sum();
        double nextHour = Math.exp(logMu);
        double[] price = new double[classes];
        for (int g = 0; g < classes; g++) {
            price[g] = bound[g] ? Math.max(0, nextHour - Math.exp(logPrice[g])) : 0;
        }
        return new HoursShared(hours, problem.worth(hours), nextHour, price, Math.max(0, left - used));
    }

    /** Which class floors bind at the best share. */
    private boolean[] binding() {
        int classes = problem.classFloor.length;
        boolean[] bound = new boolean[classes];
        if (classes == 0) {
            return bound;
        }
        int[] all = IntStream.range(0, problem.accounts()).toArray();
        double high = highest(all);
        double low = lowest(all);
        double[] taken = new double[classes];
        for (int step = 0; step < STEPS && high > low; step++) {
            double middle = (low + high) / 2;
            double sum = taken(middle, taken);
            for (int g = 0; g < classes; g++) {
                sum += Math.max(taken[g], problem.classFloor[g]);
            }
            if (sum > problem.hours) {
                low = middle;
            } else {
                high = middle;
            }
        }
        taken(high, taken);
        for (int g = 0; g < classes; g++) {
            bound[g] = problem.classFloor[g] > taken[g];
        }
        return bound;
    }

    /** What each class takes at a price; returns what those of no class take. */
    private double taken(double logMu, double[] byClass) {
        Arrays.fill(byClass, 0);
        double others = 0;
        for (int i = 0; i < problem.accounts(); i++) {
            if (problem.classOf[i] >= 0) {
                byClass[problem.classOf[i]] += at(i, logMu);
            } else {
                others += at(i, logMu);
            }
        }
        return others;
    }

    private double at(int i, double logMu) {
        double x = (logSlope[i] - logMu) / rate[i];
        return Math.max(problem.floor[i], Math.min(problem.cap[i], x));
    }

    /** A price at which everybody is at the floor. */
    private double highest(int[] members) {
        return Arrays.stream(members)
                        .mapToDouble(i -> logSlope[i])
                        .filter(slope -> slope > Double.NEGATIVE_INFINITY)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** A price at which each account with something to win takes all hours there are, or is at its cap. */
    private double lowest(int[] members) {
        return Arrays.stream(members)
                .filter(i -> logSlope[i] > Double.NEGATIVE_INFINITY)
                .mapToDouble(i -> logSlope[i] - rate[i] * Math.min(problem.cap[i], problem.hours))
                .min()
                .orElse(-1);
    }

    /** Shares {@code total} among {@code members} and returns the logarithm of the price; that of 0 where they have no use for all. */
    private double share(int[] members, double total, double[] hours) {
        double high = highest(members);
        double low = lowest(members);
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (sum(members, middle) > total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double less = sum(members, high);
        double more = sum(members, low);
        double part = more > less ? Math.max(0, Math.min(1, (total - less) / (more - less))) : 0;
        for (int i : members) {
            hours[i] = at(i, high) + part * (at(i, low) - at(i, high));
        }
        return more < total - 1e-9 ? Double.NEGATIVE_INFINITY : high;
    }

    private double sum(int[] members, double logMu) {
        double sum = 0;
        for (int i : members) {
            sum += at(i, logMu);
        }
        return sum;
    }

    /** Gives what a class must get beyond what it has a use for to its members evenly, as far as caps allow. */
    private void spread(int[] members, double total, double[] hours) {
        double left = total - Arrays.stream(members).mapToDouble(i -> hours[i]).sum();
        while (left > 1e-9) {
            int[] open = Arrays.stream(members)
                    .filter(i -> hours[i] < problem.cap[i] - 1e-12)
                    .toArray();
            if (open.length == 0) {
                return;
            }
            double each = left / open.length;
            for (int i : open) {
                double more = Math.min(each, problem.cap[i] - hours[i]);
                hours[i] += more;
                left -= more;
            }
        }
    }
}
