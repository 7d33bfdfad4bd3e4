package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.grapevine.analysis.Terms;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Product;
import org.grapevine.influence.SeedWorth;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * Clients in money: what each is worth itself, what its word brings, where it stands on the map of both, what its loss would cost, and who
 * could stand in for it.
 */
public final class Valuation {
    private static final int SETS = 1 << 20;
    private static final long ENTRIES = 1L << 23;
    private static final double SURE = .8;
    private static final double GEMS = .9;
    private static final double INFLUENTIAL = .8;
    private static final double RISKY = .75;
    private static final int BACKUPS = 3;
    private static final int FURTHER_STEPS = 2;
    private static final int MOST_ALERTS = 200;

    /**
     * Where high begins; NaN for the median.
     *
     * @param clv above it, CLV is high
     * @param crv above it, CRV is high
     */
    public record Cuts(double clv, double crv) {
        /** The medians. */
        public static final Cuts MEDIANS = new Cuts(Double.NaN, Double.NaN);
    }

    /**
     * Another client who knows the same people.
     *
     * @param client number
     * @param share of the worth that the one at risk tells directly whose receivers this one can tell too
     */
    public record Backup(int client, double share) {}

    /**
     * An influential client at risk.
     *
     * @param client number
     * @param backups largest share first
     */
    public record Alert(int client, List<Backup> backups) {
        /** Keeps a copy. */
        public Alert {
            backups = List.copyOf(backups);
        }
    }

    private final ClientAccounts accounts;
    private final boolean money;
    private final double clvCut;
    private final double crvCut;
    private final double[] crv;
    private final double[] fairShare;
    private final double[] influence;
    private final double[] churn;
    private final double[] atRisk;
    private final double[] clv;
    private final Cell[] cells;
    private final double[] sure;
    private final int[] order;
    private final int[] gems;
    private final List<Alert> alerts;
    private final ReferralEarnings past;
    private final List<String> notes = new ArrayList<>();

    private Valuation(ClientAccounts accounts, Terms terms, Cuts cuts, long seed, Workers workers) {
        this.accounts = accounts;
        View view = accounts.view();
        int count = accounts.count();
        clv = new double[count];
        Arrays.setAll(clv, accounts::clv);
        WordOfMouth word = WordOfMouth.of(view, terms);
        boolean people = word.prospects() == 0;
        if (people) {
            word = WordOfMouth.of(view, terms.with(Terms.Campaign.IGNITE).countingEverybody());
        }
        double mean = Arrays.stream(clv).average().orElse(0);
        double unit = people || word.money() ? 1 : Math.max(0, mean);
        money = !people;
        SeedWorth reach = SeedWorth.of(word.model(), SETS, ENTRIES, seed, workers);
        crv = byClient(reach.standalone(), unit);
        fairShare = byClient(reach.shapley(), unit);
        influence = CustomerInfluence.of(accounts, workers);
        ChurnContagion contagion = new ChurnContagion(accounts, 1);
        churn = new double[count];
        Arrays.setAll(churn, contagion::churn);
        atRisk = contagion.valueAtRisk();
        clvCut = Double.isNaN(cuts.clv) ? ClientAccounts.median(clv) : cuts.clv;
        crvCut = Double.isNaN(cuts.crv) ? ClientAccounts.median(crv) : cuts.crv;
        cells = new Cell[count];
        Arrays.setAll(cells, c -> Cell.of(clv[c], crv[c], clvCut, crvCut));
        double[] worth = worthOfTelling(word, workers);
        sure = new CellConfidence(clv, crv, cuts.clv, cuts.crv, seed)
                .probabilities(accounts, word, worth, cells, workers);
        order = sorted(IntStream.range(0, count), c -> money ? clv[c] + crv[c] : clv[c]);
        gems = hiddenGems();
        alerts = alerts(word, worth);
        past = new ReferralEarnings(view.network(), accounts.rule().discount(), 0);
        notes(word, people, unit, contagion);
    }

    /**
     * Values the clients of {@code accounts}.
     *
     * @param terms of word of mouth
     * @param seed of random draws
     */
    public static Valuation of(ClientAccounts accounts, Terms terms, Cuts cuts, long seed, Workers workers) {
        return new Valuation(accounts, terms, cuts, seed, workers);
    }

    private double[] byClient(double[] byVertex, double unit) {
        double[] byClient = new double[accounts.count()];
        Arrays.setAll(byClient, c -> unit * byVertex[accounts.vertex(c)]);
        return byClient;
    }

    private interface Key {
        double of(int client);
    }

    /** Largest first, equal ones by id. */
    private int[] sorted(IntStream clients, Key key) {
        return clients.boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> -key.of(c)).thenComparing(accounts::id))
                .mapToInt(c -> c)
                .toArray();
    }

    private static double quantile(double[] values, double share) {
        return values.length == 0 ? 0 : Quantile.withDefaults().withCopy(true).evaluate(values, share);
    }

    private int[] hiddenGems() {
        double top = Math.max(crvCut, quantile(crv, GEMS));
        return sorted(
                IntStream.range(0, crv.length).filter(c -> clv[c] <= clvCut && crv[c] > 0 && crv[c] >= top),
                c -> crv[c]);
    }

    private List<Alert> alerts(WordOfMouth word, double[] worth) {
        double influential = quantile(crv, INFLUENTIAL);
        double risky = quantile(churn, RISKY);
        double usual = quantile(churn, .5);
        int[] found = sorted(
                IntStream.range(0, crv.length)
                        .filter(c -> crv[c] > 0 && crv[c] >= influential && churn[c] > usual && churn[c] >= risky),
                c -> churn[c] * (atRisk[c] + (money ? crv[c] : 0)));
        Acquaintance acquaintance = new Acquaintance(word, worth);
        return Arrays.stream(found)
                .limit(MOST_ALERTS)
                .mapToObj(c -> new Alert(c, backups(c, acquaintance)))
                .toList();
    }

    private List<Backup> backups(int c, Acquaintance acquaintance) {
        double[] shared = acquaintance.shared(accounts.vertex(c));
        return IntStream.range(0, crv.length)
                .filter(other -> other != c && shared[accounts.vertex(other)] > 0 && churn[other] < churn[c])
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> -shared[accounts.vertex(other)])
                        .thenComparing(accounts::id))
                .limit(BACKUPS)
                .map(other -> new Backup(other, shared[accounts.vertex(other)]))
                .toList();
    }

    private void notes(WordOfMouth word, boolean people, double unit, ChurnContagion contagion) {
        notes.addAll(accounts.view().notes());
        notes.addAll(accounts.notes());
        notes.addAll(contagion.notes());
        if (people) {
            notes.add("There are no prospects: CRV is how many people would hear, and is not added to CLV.");
        } else if (!word.money()) {
            notes.add("No prospect has a value (column clv): each counts with the mean CLV of the clients, %,.0f."
                    .formatted(unit));
        } else {
            notes.addAll(word.notes());
        }
    }

    /** The clients. */
    public ClientAccounts accounts() {
        return accounts;
    }

    /** Whether CRV is money; else it is a number of people. */
    public boolean money() {
        return money;
    }

    /** Above it, CLV is high. */
    public double clvCut() {
        return clvCut;
    }

    /** Above it, CRV is high. */
    public double crvCut() {
        return crvCut;
    }

    /** The clients by what they are worth altogether, largest first. */
    public int[] order() {
        return order.clone();
    }

    /** Clients of low CLV whose CRV is among the highest tenth, the highest first. */
    public int[] gems() {
        return gems.clone();
    }

    /**
     * Clients whose CRV is in the highest fifth and whose risk of leaving is in the highest quarter and above the median, the most at stake first; at most 200.
     */
    public List<Alert> alerts() {
        return Collections.unmodifiableList(alerts);
    }

    /** What new clients bring because client {@code c} alone is asked to refer. */
    public double crv(int c) {
        return crv[c];
    }

    /** The fair share of client {@code c} in what asking all of them would bring (Shapley). */
    public double fairShare(int c) {
        return fairShare[c];
    }

    /** What of other clients' value rests on the influence of client {@code c}. */
    public double influence(int c) {
        return influence[c];
    }

    /** How many clients client {@code c} has brought so far. */
    public int brought(int c) {
        return past.clientsOf(accounts.id(c));
    }

    /** What the clients whom client {@code c} brought have earned since, in money of the day of each referral. */
    public double earned(int c) {
        return past.by(accounts.id(c));
    }

    /** The probability that client {@code c} leaves within a year, neighbours lost lately included. */
    public double churn(int c) {
        return churn[c];
    }

    /** What the loss of client {@code c} would cost: its CLV, and that of neighbours who would follow. */
    public double atRisk(int c) {
        return atRisk[c];
    }

    /** Where client {@code c} stands. */
    public Cell cell(int c) {
        return cells[c];
    }

    /** The share of bootstrap worlds in which client {@code c} stands there too. */
    public double sure(int c) {
        return sure[c];
    }

    /** Whether client {@code c} may well stand elsewhere. */
    public boolean borderline(int c) {
        return sure[c] < SURE;
    }

    /** What the reader must know, a sentence each. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** What it is worth to tell each vertex: its own value, and what it would bring within two further steps. */
    private static double[] worthOfTelling(WordOfMouth word, Workers workers) {
        int n = word.view().graph().vertices();
        double[] worth = new double[n];
        double[] step = new double[n];
        for (int v = 0; v < n; v++) {
            worth[v] = word.value(v);
            step[v] = worth[v];
        }
        boolean talksAnyway = word.terms().campaign() == Terms.Campaign.BOOST;
        Product product = new Product(word.view().graph(), workers);
        double[] next = new double[n];
        for (int s = 0; s < FURTHER_STEPS; s++) {
            product.times(step, next);
            for (int v = 0; v < n; v++) {
                step[v] = talksAnyway && word.isClient(v) ? 0 : next[v];
                worth[v] += step[v];
            }
        }
        return worth;
    }
}
