package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the gains of clients can add up to at most if budget, size and quotas are kept: a partition matroid with a knapsack, whose
 * budget is given a price (Lagrange): for any price p of at least 0, what is got is at most {@code p * budget} and what the best list
 * under the quotas alone makes of gains less p times costs. The least over p is the bound.
 */
final class QuotaBound {
    /* The best list under quotas of which no client counts in two is found kind by kind: the best of each kind that must be there, whatever
     * they add, then the best of all who may still come. The bound is convex in the price, so the interval of prices is narrowed by the
     * golden section; where that ends is a bound whether it is the least or not.
     *
     * A rule that counts somebody whom another counts too is left out, and so is the least number that a minimum share asks for, which is
     * another one for lists of another length: to leave a rule out never makes the bound too small. */

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 16;

    private final int rules;
    private final int[] least;
    private final int[] most;
    /** By part: places in the list of candidates. Part 0 is under no rule. */
    private final int[][] part;

    private final int needed;
    private final int[] candidates;

    /**
     * The bound under {@code all}.
     *
     * @param kind by rule and vertex: the number of its kind, -1 where the rule does not count it
     * @param candidates vertices who may be asked
     */
    QuotaBound(List<Rule> all, int[][] kind, int[] candidates) {
        int[] partOf = new int[candidates.length];
        List<int[]> limits = new ArrayList<>(List.of(new int[] {0, Integer.MAX_VALUE}));
        int kept = 0;
        for (int r = 0; r < kind.length; r++) {
            if (isApart(kind[r], candidates, partOf)) {
                Rule rule = all.get(r);
                Map<Integer, Integer> parts = new LinkedHashMap<>();
                for (int i = 0; i < candidates.length; i++) {
                    if (kind[r][candidates[i]] >= 0) {
                        int next = limits.size() + parts.size();
                        partOf[i] = parts.computeIfAbsent(kind[r][candidates[i]], number -> next);
                    }
                }
                parts.values()
                        .forEach(its -> limits.add(new int[] {rule.share() == 0 ? rule.least() : 0, rule.most()}));
                kept++;
            }
        }
        this.candidates = candidates.clone();
        rules = kept;
        least = limits.stream().mapToInt(limit -> limit[0]).toArray();
        most = limits.stream().mapToInt(limit -> limit[1]).toArray();
        needed = Arrays.stream(least).sum();
        int[] size = new int[least.length];
        for (int its : partOf) {
            size[its]++;
        }
        part = new int[least.length][];
        Arrays.setAll(part, its -> new int[size[its]]);
        for (int i = candidates.length - 1; i >= 0; i--) {
            part[partOf[i]][--size[partOf[i]]] = i;
        }
    }

    private static boolean isApart(int[] kind, int[] candidates, int[] partOf) {
        for (int i = 0; i < candidates.length; i++) {
            if (kind[candidates[i]] >= 0 && partOf[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /** How many rules the bound takes into account. */
    int rules() {
        return rules;
    }

    /**
     * No list that keeps budget, size and quotas has gains of a larger sum.
     *
     * @param gain by vertex
     * @param cost by place in the list of candidates
     */
    double most(int[] gain, double[] cost, double budget, int size) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < cost.length; i++) {
            high = Math.max(high, gain[candidates[i]] / cost[i]);
        }
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = at(left, gain, cost, budget, size);
        double atRight = at(right, gain, cost, budget, size);
        double bound = Math.min(at(0, gain, cost, budget, size), Math.min(atLeft, atRight));
        for (int step = 0; step < STEPS; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = at(left, gain, cost, budget, size);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = at(right, gain, cost, budget, size);
            }
            bound = Math.min(bound, Math.min(atLeft, atRight));
        }
        return bound;
    }

    private double at(double price, int[] gain, double[] cost, double budget, int size) {
        double[] open = new double[cost.length];
        int opened = 0;
        double sum = price * budget;
        for (int its = 0; its < part.length; its++) {
            double[] worth = new double[part[its].length];
            int count = 0;
            for (int i : part[its]) {
                double net = gain[candidates[i]] - price * cost[i];
                if (net > 0 || least[its] > 0) {
                    worth[count++] = net;
                }
            }
            Arrays.sort(worth, 0, count);
            for (int taken = 0; taken < Math.min(most[its], count); taken++) {
                double net = worth[count - 1 - taken];
                if (taken < least[its]) {
                    sum += net;
                } else if (net > 0) {
                    open[opened++] = net;
                }
            }
        }
        Arrays.sort(open, 0, opened);
        int room = (int) Math.min(opened, Math.max(0L, size - (long) needed));
        for (int i = 0; i < room; i++) {
            sum += open[opened - 1 - i];
        }
        return sum;
    }
}
