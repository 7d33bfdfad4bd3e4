package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.influence.Rules;
import org.grapevine.network.Persons;

/** Everything that a choice must keep: the budget, the size, and how many of which kind. */
final class Rulebook {
    /* Quotas that ask for at least some of a kind are kept by holding back: whoever is not needed for one may be taken only as long as the
     * places and the money left would still do for the cheapest clients that fill all quotas, found one by one; one who fills two counts
     * for both. */

    private final WordOfMouth word;
    private final Prices prices;
    private final boolean[] eligible;
    private final double budget;
    private final int size;
    private final List<Rule> rules;
    private final int[][] kind;
    private final int[] candidates;
    private final boolean disjoint;
    private final QuotaBound bounding;

    Rulebook(WordOfMouth word, Prices prices, boolean[] eligible, double budget, int size, List<Rule> rules) {
        this.word = word;
        this.prices = prices;
        this.eligible = eligible;
        this.budget = budget;
        this.size = size;
        this.rules = List.copyOf(rules);
        this.candidates = candidates();
        this.kind = new int[rules.size()][];
        for (int r = 0; r < kind.length; r++) {
            kind[r] = kinds(this.rules.get(r));
        }
        this.disjoint = isDisjoint();
        this.bounding = new QuotaBound(this.rules, kind, candidates);
    }

    private int[] candidates() {
        List<Integer> found = new ArrayList<>();
        for (int v = 0; v < eligible.length; v++) {
            if (eligible[v]) {
                found.add(v);
            }
        }
        found.sort((u, v) -> {
            int byCost = Double.compare(prices.reserve(u), prices.reserve(v));
            return byCost != 0 ? byCost : Integer.compare(u, v);
        });
        return found.stream().mapToInt(v -> v).toArray();
    }

    /** For each vertex the number of its kind, -1 where the rule does not count it. */
    private int[] kinds(Rule rule) {
        Persons persons = word.view().network().persons();
        Map<String, Integer> numbers = new HashMap<>();
        int[] kinds = new int[eligible.length];
        Arrays.fill(kinds, -1);
        for (int v : candidates) {
            String value = persons.text(word.view().person(v), rule.column());
            if (rule.counts(value)) {
                kinds[v] = numbers.computeIfAbsent(rule.value().isEmpty() ? value : "", name -> numbers.size());
            }
        }
        return kinds;
    }

    /** The same with other limits and rules. */
    Rulebook with(double otherBudget, int otherSize, List<Rule> otherRules) {
        return new Rulebook(word, prices, eligible, otherBudget, otherSize, otherRules);
    }

    /** The same with every minimum share turned into a number of {@code count}. */
    Rulebook of(int count) {
        return with(budget, size, rules.stream().map(rule -> rule.of(count)).toList());
    }

    double budget() {
        return budget;
    }

    int size() {
        return size;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Whether the certificate counts only lists that keep every rule. */
    boolean bounded() {
        return bounding.rules() == rules.size() && rules.stream().allMatch(rule -> rule.share() == 0);
    }

    /** Whether money is limited and clients cost something. */
    boolean priced() {
        return Double.isFinite(budget);
    }

    /** How many of {@code seeds} rule number {@code r} counts. */
    int counted(int r, int[] seeds, int length) {
        int counted = 0;
        for (int i = 0; i < length; i++) {
            counted += kind[r][seeds[i]] >= 0 ? 1 : 0;
        }
        return counted;
    }

    /** Whether the first {@code length} of {@code seeds} are enough of every kind. */
    boolean enough(int[] seeds, int length) {
        for (int r = 0; r < kind.length; r++) {
            Rule rule = rules.get(r).of(length);
            if (rule.least() > 0 && counted(r, seeds, length) < rule.least()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws GrapevineException of kind INFEASIBLE naming the rule that cannot be kept
     */
    void requirePossible() {
        int needed = 0;
        double money = 0;
        for (int r = 0; r < kind.length; r++) {
            Rule rule = rules.get(r);
            int least = rule.least();
            int found = 0;
            double cheapest = 0;
            for (int v : candidates) {
                if (kind[r][v] >= 0) {
                    cheapest += found < least ? prices.reserve(v) : 0;
                    found++;
                }
            }
            if (found < least) {
                throw infeasible(
                        rule.text()
                                + " needs %,d clients with %s %s, only %,d may be asked"
                                        .formatted(least, rule.column(), rule.value(), found),
                        "ask for fewer, or loosen what excludes them");
            }
            if (cheapest > budget) {
                throw infeasible(
                        rule.text()
                                + ": the cheapest %,d of them cost %,.2f, the budget is %,.2f"
                                        .formatted(least, cheapest, budget),
                        "ask for fewer, or raise --budget");
            }
            needed += least;
            money += cheapest;
        }
        if (needed > size && disjoint) {
            throw infeasible(
                    "the quotas need %,d clients, --size allows %,d".formatted(needed, size),
                    "raise --size or lower a quota");
        }
        if (money > budget && disjoint) {
            throw infeasible(
                    "the cheapest clients that fill all quotas cost %,.2f, the budget is %,.2f"
                            .formatted(money, budget),
                    "raise --budget or lower a quota");
        }
    }

    /** Whether no client counts for two rules. */
    private boolean isDisjoint() {
        for (int v : candidates) {
            int counted = 0;
            for (int[] ofRule : kind) {
                counted += ofRule[v] >= 0 ? 1 : 0;
            }
            if (counted > 1) {
                return false;
            }
        }
        return true;
    }

    static GrapevineException infeasible(String what, String remedy) {
        return GrapevineException.infeasible(what, remedy);
    }

    /** A fresh run of the rules. */
    Rules run() {
        return new Run();
    }

    /** Clients to be asked although they add nothing that was seen, so that every quota is filled: the cheapest ones. */
    int[] filling(int[] seeds) {
        Run run = new Run();
        for (int v : seeds) {
            run.taken(v);
        }
        int[] more = new int[candidates.length];
        int count = 0;
        for (int v : candidates) {
            if (run.needed(v) && run.allows(v)) {
                run.taken(v);
                more[count++] = v;
            }
        }
        return Arrays.copyOf(more, count);
    }

    /** The list in the order of {@code ranked} as far as the rules allow. */
    int[] taking(int[] ranked) {
        Run run = new Run();
        int[] taken = new int[Math.min(ranked.length, size)];
        int count = 0;
        for (int v : ranked) {
            if (count == taken.length) {
                break;
            }
            if (eligible[v] && run.allows(v)) {
                run.taken(v);
                taken[count++] = v;
            }
        }
        return Arrays.copyOf(taken, count);
    }

    private final class Run implements Rules {
        private final boolean[] chosen = new boolean[eligible.length];
        private final int[][] taken = new int[kind.length][];
        private final int[] lacking = new int[kind.length];
        private double left = budget;
        private int places = size;

        Run() {
            for (int r = 0; r < kind.length; r++) {
                taken[r] = new int[Arrays.stream(kind[r]).max().orElse(-1) + 1];
                lacking[r] = rules.get(r).least();
            }
        }

        @Override
        public boolean allows(int v) {
            if (!eligible[v] || places < 1 || chosen[v] || prices.reserve(v) > left * (1 + 1e-12)) {
                return false;
            }
            boolean held = false;
            for (int r = 0; r < kind.length; r++) {
                int k = kind[r][v];
                if (k >= 0 && taken[r][k] >= rules.get(r).most()) {
                    return false;
                }
                held |= lacking[r] > 0;
            }
            return !held || leavesRoom(v);
        }

        /** Whether the cheapest clients who fill all quotas, within all caps, still fit once {@code v} is taken. */
        private boolean leavesRoom(int v) {
            int[] still = lacking.clone();
            int[][] counts = new int[kind.length][];
            Arrays.setAll(counts, r -> taken[r].clone());
            count(still, counts, v);
            double money = left - prices.reserve(v);
            int room = places - 1;
            int open = Arrays.stream(still).sum();
            for (int i = 0; i < candidates.length && open > 0; i++) {
                int u = candidates[i];
                if (u != v && !chosen[u] && fills(still, counts, u)) {
                    open -= count(still, counts, u);
                    money -= prices.reserve(u);
                    room--;
                }
            }
            return open == 0 && room >= 0 && money >= -1e-9 * Math.abs(left);
        }

        private boolean fills(int[] still, int[][] counts, int u) {
            boolean fills = false;
            for (int r = 0; r < kind.length; r++) {
                int k = kind[r][u];
                if (k >= 0 && counts[r][k] >= rules.get(r).most()) {
                    return false;
                }
                fills |= k >= 0 && still[r] > 0;
            }
            return fills;
        }

        /** Counts {@code u} among its kinds and returns how many quotas it brings nearer. */
        private int count(int[] still, int[][] counts, int u) {
            int nearer = 0;
            for (int r = 0; r < kind.length; r++) {
                if (kind[r][u] >= 0) {
                    counts[r][kind[r][u]]++;
                    nearer += still[r] > 0 ? 1 : 0;
                    still[r] = Math.max(0, still[r] - 1);
                }
            }
            return nearer;
        }

        private boolean needed(int v) {
            for (int r = 0; r < kind.length; r++) {
                if (lacking[r] > 0 && kind[r][v] >= 0 && !chosen[v]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void taken(int v) {
            chosen[v] = true;
            places--;
            left -= prices.reserve(v);
            for (int r = 0; r < kind.length; r++) {
                int k = kind[r][v];
                if (k >= 0) {
                    taken[r][k]++;
                    lacking[r] = Math.max(0, lacking[r] - 1);
                }
            }
        }

        @Override
        public double cost(int v) {
            return Double.isFinite(budget) ? Math.max(prices.reserve(v), budget * 1e-9) : 1;
        }

        @Override
        public double budget() {
            return Double.isFinite(budget) ? budget : size;
        }

        @Override
        public double most(int[] gain) {
            if (bounding.rules() == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double[] cost = new double[candidates.length];
            Arrays.setAll(cost, i -> cost(candidates[i]));
            return bounding.most(gain, cost, budget(), size);
        }

        @Override
        public int most() {
            return size;
        }
    }
}
