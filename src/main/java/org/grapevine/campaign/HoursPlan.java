package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;

/**
 * The hours of account managers shared among their accounts so that they win most: by keeping clients (a lower churn raises CLV), by selling
 * more (headroom times margin), and by word of mouth (CRV). Each manager shares their own hours, or all share one pool.
 */
public final class HoursPlan {
    /**
     * An account.
     *
     * @param client number
     * @param today hours today; NaN where unknown
     * @param hours that win most
     * @param canWin with all the time there is
     * @param keeps part of {@code wins} that comes of lower churn
     * @param sells part of {@code wins} that comes of selling more
     * @param word part of {@code wins} that comes of word of mouth
     * @param nextHour what an hour more would win
     * @param sellsFirst what the first hour wins by selling more alone
     * @param floorPrice what an hour less of its floor would win elsewhere; 0 where the floor does not bind
     */
    public record Account(
            int client,
            double today,
            double hours,
            double canWin,
            double keeps,
            double sells,
            double word,
            double nextHour,
            double sellsFirst,
            double floorPrice) {
        /** What the hours win. */
        public double wins() {
            return keeps + sells + word;
        }
    }

    /**
     * What a floor costs.
     *
     * @param rule as it was asked for
     * @param price what the same hours would win more without it
     * @param perHour what one hour less of it would win
     */
    public record Price(String rule, double price, double perHour) {}

    /**
     * Hours shared among the same accounts.
     *
     * @param manager whose they are; empty for all together
     * @param accounts how many
     * @param hours there are
     * @param unused hours that nobody has a use for
     * @param wins with the best share
     * @param equal what an equal share wins
     * @param todayHours given today; 0 where unknown
     * @param today what they win
     * @param nextHour what an hour more would win
     * @param withoutFloors what the best share without any floor wins
     * @param prices of the floors that cost something
     */
    public record Pool(
            String manager,
            int accounts,
            double hours,
            double unused,
            double wins,
            double equal,
            double todayHours,
            double today,
            double nextHour,
            double withoutFloors,
            List<Price> prices) {}

    private final Valuation valuation;
    private final ClientAccounts clients;
    private final HoursTerms terms;
    private final List<Account> accounts = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private HoursPlan(Valuation valuation, HoursTerms terms) {
        this.valuation = valuation;
        this.clients = valuation.accounts();
        this.terms = terms;
    }

    /**
     * Shares hours.
     *
     * @param hours by manager; under the empty name those to be shared among all accounts; empty for the hours of today
     * @throws GrapevineException if floors cannot be kept, or nobody says how many hours there are
     */
    public static HoursPlan of(Valuation valuation, HoursTerms terms, Map<String, Double> hours) {
        HoursPlan plan = new HoursPlan(valuation, terms);
        plan.check();
        Map<String, List<Integer>> portfolios = plan.portfolios(hours.containsKey(""));
        Map<String, Double> available = plan.available(portfolios, hours);
        available.forEach((manager, time) -> plan.share(manager, portfolios.getOrDefault(manager, List.of()), time));
        plan.accounts.sort(Comparator.<Account>comparingDouble(account -> -account.hours())
                .thenComparing(account -> plan.clients.id(account.client())));
        plan.notes.addAll(valuation.notes());
        return plan;
    }

    private void check() {
        List<HoursTerms.Bound> bounds = new ArrayList<>(terms.floors());
        bounds.addAll(terms.caps());
        for (HoursTerms.Bound bound : bounds) {
            if (!bound.everybody()
                    && IntStream.range(0, clients.count())
                            .noneMatch(c -> bound.means(clients.id(c), clients.segment(c)))) {
                throw GrapevineException.input(
                        bound.text() + ": no client has that id or segment",
                        "name an id, or a value of the column segment");
            }
        }
        for (Rule rule : terms.shares()) {
            if (IntStream.range(0, clients.count()).noneMatch(c -> rule.counts(clients.text(c, rule.column())))) {
                throw GrapevineException.input(
                        "%s: no client has %s %s".formatted(rule.text(), rule.column(), rule.value()),
                        "name a value of that column");
            }
        }
    }

    private Map<String, List<Integer>> portfolios(boolean together) {
        Map<String, List<Integer>> byManager = new TreeMap<>();
        int alone = 0;
        for (int c = 0; c < clients.count(); c++) {
            String manager = clients.manager(c);
            if (!manager.isEmpty()) {
                byManager
                        .computeIfAbsent(together ? "" : manager, name -> new ArrayList<>())
                        .add(c);
            } else {
                alone++;
            }
        }
        if (byManager.isEmpty() && together) {
            byManager.put("", IntStream.range(0, clients.count()).boxed().toList());
            notes.add("No client has a manager: the hours are shared among all clients.");
        } else if (byManager.isEmpty()) {
            throw GrapevineException.input(
                    "no client has a manager, so nobody's hours can be shared",
                    "add the column manager, or pass --hours N to share N hours among all clients");
        } else if (alone > 0) {
            notes.add("Clients without a manager, who get no hours: %,d.".formatted(alone));
        }
        return byManager;
    }

    private Map<String, Double> available(Map<String, List<Integer>> portfolios, Map<String, Double> given) {
        Map<String, Double> available = new LinkedHashMap<>();
        given.forEach((manager, hours) -> {
            if (!portfolios.containsKey(manager)) {
                throw GrapevineException.input(
                        "--hours: no client has the manager '" + manager + "'",
                        "managers are " + String.join(", ", portfolios.keySet()));
            }
        });
        for (Map.Entry<String, List<Integer>> portfolio : portfolios.entrySet()) {
            Double asked = given.get(portfolio.getKey());
            double today = portfolio.getValue().stream()
                    .mapToDouble(clients::hours)
                    .filter(hours -> !Double.isNaN(hours))
                    .sum();
            if (asked != null) {
                available.put(portfolio.getKey(), asked);
            } else if (given.isEmpty() && today > 0) {
                available.put(portfolio.getKey(), today);
            }
        }
        if (available.isEmpty()) {
            throw GrapevineException.input(
                    "nobody says how many hours there are",
                    "pass --hours N for all together or --hours MANAGER=N, or add the column hours to clients.csv");
        }
        return available;
    }

    private void share(String manager, List<Integer> portfolio, double hours) {
        int n = portfolio.size();
        double[] keep = new double[n];
        double[] sell = new double[n];
        double[] word = new double[n];
        double[] value = new double[n];
        double[] today = new double[n];
        Response[] responses = new Response[n];
        for (int i = 0; i < n; i++) {
            int c = portfolio.get(i);
            keep[i] = keeping(c);
            sell[i] = clients.headroom(c) * clients.marginShare(c) * terms.upsell();
            word[i] = valuation.money() ? valuation.crv(c) : 0;
            value[i] = keep[i] + sell[i] + word[i];
            today[i] = clients.hours(c);
            responses[i] = terms.response(clients.segment(c));
        }
        HoursProblem problem = problem(portfolio, hours, value, responses);
        HoursShared best = solve(problem);
        double[] classPrice = best.classPrice;
        for (int i = 0; i < n; i++) {
            double x = best.hours[i];
            double part = responses[i].at(x);
            double next = terms.sShaped()
                    ? value[i] * (responses[i].at(x + GridHours.STEP) - part) / GridHours.STEP
                    : value[i] * ((Response.Saturating) responses[i]).rate() * (1 - part);
            double rate = best.nextHour - (problem.classOf[i] >= 0 ? classPrice[problem.classOf[i]] : 0);
            boolean atFloor = problem.floor[i] > 0 && x <= problem.floor[i] * (1 + 1e-12);
            accounts.add(new Account(
                    portfolio.get(i),
                    today[i],
                    x,
                    value[i],
                    keep[i] * part,
                    sell[i] * part,
                    word[i] * part,
                    next,
                    sell[i] * responses[i].at(1),
                    atFloor ? Math.max(0, rate - next) : 0));
        }
        double[] equal = new double[n];
        Arrays.fill(equal, n == 0 ? 0 : hours / n);
        double[] now =
                Arrays.stream(today).map(one -> Double.isNaN(one) ? 0 : one).toArray();
        pools.add(new Pool(
                manager,
                n,
                hours,
                best.unused,
                best.worth,
                problem.worth(equal),
                Arrays.stream(now).sum(),
                problem.worth(now),
                best.nextHour,
                worth(problem.withoutFloors()),
                prices(problem, best)));
    }

    /** What CLV gains if attention takes its part of the churn away. */
    private double keeping(int c) {
        double retention = clients.retention(c);
        double better = retention + terms.churnCut() * (1 - retention);
        double now = clients.rule().of(1, retention);
        double factor = now > 0 ? clients.rule().of(1, better) / now : 1;
        return Double.isFinite(factor) ? Math.max(0, clients.clv(c)) * (factor - 1) : 0;
    }

    private HoursProblem problem(List<Integer> portfolio, double hours, double[] value, Response[] responses) {
        int n = portfolio.size();
        double[] floor = new double[n];
        double[] cap = new double[n];
        int[] classOf = new int[n];
        Arrays.fill(cap, Double.POSITIVE_INFINITY);
        Arrays.fill(classOf, HoursProblem.NO_CLASS);
        List<Rule> present = new ArrayList<>();
        for (Rule rule : terms.shares()) {
            boolean found = false;
            for (int i = 0; i < n; i++) {
                if (rule.counts(clients.text(portfolio.get(i), rule.column()))) {
                    if (classOf[i] >= 0) {
                        throw GrapevineException.input(
                                "client %s counts for two shares, %s and %s"
                                        .formatted(
                                                clients.id(portfolio.get(i)),
                                                present.get(classOf[i]).text(),
                                                rule.text()),
                                "ask for shares of classes that do not overlap");
                    }
                    classOf[i] = present.size();
                    found = true;
                }
            }
            if (found) {
                present.add(rule);
            }
        }
        for (int i = 0; i < n; i++) {
            floor[i] = bound(terms.floors(), portfolio.get(i), 0);
            cap[i] = bound(terms.caps(), portfolio.get(i), cap[i]);
        }
        return new HoursProblem(
                hours,
                value,
                responses,
                floor,
                cap,
                classOf,
                present.stream().mapToDouble(rule -> rule.share() * hours).toArray(),
                portfolio.stream()
                        .map(c -> clients.name(c) + " (" + clients.id(c) + ")")
                        .toList(),
                present.stream().map(Rule::text).toList());
    }

    /** The bound that names the client or its class, the last one first; else that for everybody. */
    private double bound(List<HoursTerms.Bound> bounds, int c, double none) {
        double hours = none;
        boolean named = false;
        for (HoursTerms.Bound bound : bounds) {
            boolean means = !bound.everybody() && bound.means(clients.id(c), clients.segment(c));
            if (means || (bound.everybody() && !named)) {
                hours = bound.hours();
                named |= means;
            }
        }
        return hours;
    }

    private HoursShared solve(HoursProblem problem) {
        return terms.sShaped() ? GridHours.of(problem) : ConcaveHours.of(problem);
    }

    private double worth(HoursProblem problem) {
        return terms.sShaped() ? GridHours.worth(problem) : ConcaveHours.of(problem).worth;
    }

    private List<Price> prices(HoursProblem problem, HoursShared best) {
        List<Price> prices = new ArrayList<>();
        for (int g = 0; g < problem.classFloor.length; g++) {
            double price = worth(problem.withoutClassFloor(g)) - best.worth;
            prices.add(new Price(problem.classText(g), Math.max(0, price), best.classPrice[g]));
        }
        if (Arrays.stream(problem.floor).anyMatch(floor -> floor > 0)) {
            double price = worth(problem.withoutAccountFloors()) - best.worth;
            prices.add(new Price(
                    String.join(
                            ", ",
                            terms.floors().stream().map(HoursTerms.Bound::text).toList()),
                    Math.max(0, price),
                    Double.NaN));
        }
        return Collections.unmodifiableList(prices);
    }

    /** What clients are worth. */
    public Valuation valuation() {
        return valuation;
    }

    /** What was assumed. */
    public HoursTerms terms() {
        return terms;
    }

    /** The accounts, those with most hours first. */
    public List<Account> accounts() {
        return Collections.unmodifiableList(accounts);
    }

    /** Whose hours were shared, by name. */
    public List<Pool> pools() {
        return Collections.unmodifiableList(pools);
    }

    /** What the best shares without floors win together if everybody had {@code times} the hours. */
    public double winsWith(double times) {
        double sum = 0;
        for (Pool pool : pools) {
            List<Account> own = accounts.stream()
                    .filter(account -> pool.manager().isEmpty()
                            || clients.manager(account.client()).equals(pool.manager()))
                    .toList();
            HoursProblem problem = problem(
                    own.stream().map(Account::client).toList(),
                    times * pool.hours(),
                    own.stream().mapToDouble(Account::canWin).toArray(),
                    own.stream()
                            .map(account -> terms.response(clients.segment(account.client())))
                            .toArray(Response[]::new));
            sum += worth(problem.withoutFloors());
        }
        return sum;
    }

    /** What the reader must know, a sentence each. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
