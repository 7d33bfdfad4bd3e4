package org.grapevine.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;

/**
 * The best share of hours in steps of half an hour, whatever the shape of the responses: exact on that grid, by dynamic programming over
 * accounts within each class, then over classes (a multiple-choice knapsack; Sinha and Zoltners, <i>Operations Research</i> 27 (1979)
 * 503-515).
 *
 * <p>O(accounts times steps times the steps that one account may get) time, 4 bytes an account and step. Floors are rounded up to the
 * grid, caps and the hours there are down.
 */
final class GridHours {
    /* best[i][y] is what the first i accounts win with exactly y steps; a plain table of the choice of each account leads back. Equal sums
     * keep the smaller choice, so the answer does not depend on anything but the input. */

    static final double STEP = .5;
    private static final double MOST_WORK = 2e10;

    private final HoursProblem problem;
    private final int steps;
    private final int[] least;
    private final int[] most;

    /** What a set of accounts wins with each number of steps, and how to share them. */
    private static final class Table {
        final int[] members;
        final double[] best;
        final int[][] choice;

        Table(int[] members, double[] best, int[][] choice) {
            this.members = members;
            this.best = best;
            this.choice = choice;
        }
    }

    private GridHours(HoursProblem problem, int steps) {
        this.problem = problem;
        this.steps = steps;
        int n = problem.accounts();
        least = new int[n];
        most = new int[n];
        for (int i = 0; i < n; i++) {
            least[i] = (int) Math.ceil(Math.min(problem.floor[i], problem.hours) / STEP - 1e-9);
            int cap = (int) Math.floor(Math.min(problem.cap[i], STEP * steps) / STEP + 1e-9);
            most[i] = Math.max(least[i], problem.value[i] > 0 ? cap : least[i]);
        }
    }

    /**
     * Solves {@code problem}.
     *
     * @throws GrapevineException if its floors cannot be kept, or it is too large for the grid
     */
    static HoursShared of(HoursProblem problem) {
        problem.requirePossible();
        int steps = (int) Math.floor(problem.hours / STEP + 1e-9);
        HoursShared found = new GridHours(problem, steps).solve();
        double with = new GridHours(problem, steps + 1).solve().worth;
        double[] price = new double[problem.classFloor.length];
        for (int g = 0; g < price.length; g++) {
            if (problem.classFloor[g] > 0) {
                double[] lower = problem.classFloor.clone();
                lower[g] = Math.max(0, lower[g] - STEP);
                HoursProblem eased = new HoursProblem(
                        problem.hours,
                        problem.value,
                        problem.response,
                        problem.floor,
                        problem.cap,
                        problem.classOf,
                        lower,
                        List.of(),
                        List.of());
                price[g] = Math.max(0, new GridHours(eased, steps).solve().worth - found.worth) / STEP;
            }
        }
        return new HoursShared(found.hours, found.worth, Math.max(0, with - found.worth) / STEP, price, found.unused);
    }

    /** What the best share of {@code problem} wins, without its prices. */
    static double worth(HoursProblem problem) {
        problem.requirePossible();
        return new GridHours(problem, (int) Math.floor(problem.hours / STEP + 1e-9)).solve().worth;
    }

    private HoursShared solve() {
        double work = 0;
        for (int i = 0; i < most.length; i++) {
            work += (double) steps * (most[i] - least[i] + 1);
        }
        if (work > MOST_WORK) {
            throw GrapevineException.input(
                    "%,d accounts and %,.0f hours are too many for S-shaped responses"
                            .formatted(problem.accounts(), problem.hours),
                    "give hours by manager, set a --cap, or use --response concave");
        }
        int classes = problem.classFloor.length;
        Table[] tables = new Table[classes + 1];
        int[] needed = new int[classes + 1];
        for (int g = 0; g <= classes; g++) {
            int of = g;
            int[] members = g < classes
                    ? problem.members(g)
                    : IntStream.range(0, most.length)
                            .filter(i -> problem.classOf[i] < 0 || problem.classOf[i] >= of)
                            .toArray();
            tables[g] = table(members, g < classes && problem.classFloor[g] > 0);
            needed[g] = g < classes ? (int) Math.ceil(problem.classFloor[g] / STEP - 1e-9) : 0;
        }
        return combine(tables, needed);
    }

    private Table table(int[] members, boolean must) {
        double[] best = new double[steps + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        int[][] choice = new int[members.length][];
        for (int k = 0; k < members.length; k++) {
            int i = members[k];
            int cap = must && problem.value[i] <= 0 ? cap(i) : most[i];
            double[] wins = new double[cap - least[i] + 1];
            for (int s = least[i]; s <= cap; s++) {
                wins[s - least[i]] = Math.max(0, problem.value[i]) * problem.response[i].at(STEP * s);
            }
            double[] next = new double[steps + 1];
            int[] chosen = new int[steps + 1];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            for (int y = least[i]; y <= steps; y++) {
                int last = Math.min(cap, y);
                for (int s = least[i]; s <= last; s++) {
                    double sum = best[y - s] + wins[s - least[i]];
                    if (sum > next[y]) {
                        next[y] = sum;
                        chosen[y] = s;
                    }
                }
            }
            best = next;
            choice[k] = chosen;
        }
        return new Table(members, best, choice);
    }

    private int cap(int i) {
        return Math.max(least[i], (int) Math.floor(Math.min(problem.cap[i], STEP * steps) / STEP + 1e-9));
    }

    private HoursShared combine(Table[] tables, int[] needed) {
        double[] best = new double[steps + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        int[][] given = new int[tables.length][];
        for (int g = 0; g < tables.length; g++) {
            double[] next = new double[steps + 1];
            int[] chosen = new int[steps + 1];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            for (int y = 0; y <= steps; y++) {
                for (int s = needed[g]; s <= y; s++) {
                    double sum = best[y - s] + tables[g].best[s];
                    if (sum > next[y]) {
                        next[y] = sum;
                        chosen[y] = s;
                    }
                }
            }
            best = next;
            given[g] = chosen;
        }
        int most = 0;
        for (int y = 1; y <= steps; y++) {
            most = best[y] >= best[most] ? y : most;
        }
        if (best[most] == Double.NEGATIVE_INFINITY) {
            throw GrapevineException.infeasible(
                    "rounded up to half hours, the floors need more than the %,.1f hours there are"
                            .formatted(problem.hours),
                    "lower the floors or give more --hours");
        }
        double[] hours = new double[problem.accounts()];
        int left = most;
        for (int g = tables.length - 1; g >= 0; g--) {
            int here = given[g][left];
            left -= here;
            for (int k = tables[g].members.length - 1; k >= 0; k--) {
                int s = tables[g].choice[k][here];
                hours[tables[g].members[k]] = STEP * s;
                here -= s;
            }
        }
        return new HoursShared(hours, problem.worth(hours), 0, new double[0], problem.hours - STEP * most);
    }
}
