package org.grapevine.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.grapevine.analysis.ReferralLog.Touched;
import org.grapevine.network.Persons;

/**
 * The chains of who brought whom. Two values for each referrer: the whole chain below it, discounted by the years since its first
 * referral, which counts a client once for everybody above it and must never be added up over referrers; and credit, which gives each client's
 * value away once, to those above it, and adds up to the value of all who were brought.
 */
public final class ReferralChains {
    /* One pass from the last generation up. With shares w of referrers p of a client c: chain S(p) = sum of w (v(c) + S(c)), in the money of
     * one day. Credit that fades by delta a generation: the client c has Z(c) = sum of w (1 + delta Z(p)) to give away, and
     * C(p) = sum of w (v(c)/Z(c) + delta C(c)). Where each client has one referrer, the game in which a client is won if all above it spoke
     * has the Shapley value v(c)/depth(c) for each of them. */

    private static final double DAYS_A_YEAR = 365.25;

    /** How the value of a client is given to those above it. */
    public enum Credit {
        /** To each generation up a fixed part of what the one below got. */
        DECAY,
        /** To all alike: nobody of them could be missing. */
        SHAPLEY
    }

    /** What a client is worth. */
    public enum Worth {
        /** The yearly margin of the client. */
        MARGIN,
        /** The customer lifetime value of the client. */
        CLV,
        /** The money that the referral is said to have won. */
        VALUE,
        /** Each client counts 1. */
        CLIENTS
    }

    /**
     * What is asked for.
     *
     * @param touch who brought a client whom several referred
     * @param credit how value is given away
     * @param decay with {@link Credit#DECAY}: from generation to generation
     * @param worth of a client
     * @param discount a year
     */
    public record Terms(Touch touch, Credit credit, double decay, Worth worth, double discount) {
        /** Checks the terms. */
        public Terms {
            if (!(decay >= 0 && decay <= 1)) {
                throw new IllegalArgumentException("decay " + decay + " is not in [0, 1]");
            }
            if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("discount " + discount + " is not at least 0");
            }
            if (credit == Credit.SHAPLEY && touch != Touch.FIRST && touch != Touch.LAST) {
                throw new IllegalArgumentException("equal credit needs one referrer a client, and the touch " + touch
                        + " shares a client among several");
            }
        }
    }

    private final ReferralLog log;
    private final Terms terms;
    private final int[] order;
    private final int[] generation;
    private final double[] value;
    private final double[] present;
    private final double[] direct;
    private final double[] below;
    private final double[] chain;
    private final double[] credit;
    private final int[] depth;
    private final int[] firstDay;
    private int worthless;

    private ReferralChains(ReferralLog log, Terms terms) {
        this.log = log;
        this.terms = terms;
        int n = log.network().persons().size();
        generation = new int[n];
        value = new double[n];
        present = new double[n];
        direct = new double[n];
        below = new double[n];
        chain = new double[n];
        credit = new double[n];
        depth = new int[n];
        firstDay = new int[n];
        Arrays.fill(firstDay, Integer.MAX_VALUE);
        order = byGeneration();
        evaluate();
        climb();
    }

    /** The chains of {@code log}. O(persons + rows). */
    public static ReferralChains of(ReferralLog log, Terms terms) {
        return new ReferralChains(log, terms);
    }

    /** What can be known of the worth of those who were brought: margin before lifetime value before the money of the referral. */
    public static Worth worth(ReferralLog log) {
        Persons persons = log.network().persons();
        for (Worth worth : List.of(Worth.MARGIN, Worth.CLV, Worth.VALUE)) {
            for (int p : log.brought()) {
                if (!Double.isNaN(value(persons, p, log.touches(p), worth))) {
                    return worth;
                }
            }
        }
        return Worth.CLIENTS;
    }

    private static double value(Persons persons, int p, List<Touched> touches, Worth worth) {
        return switch (worth) {
            case MARGIN -> persons.number(p, "margin");
            case CLV -> persons.number(p, "clv");
            case VALUE ->
                touches.stream()
                        .mapToDouble(Touched::value)
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(Double.NaN);
            case CLIENTS -> 1;
        };
    }

    /** Those who were brought, everybody after all of its referrers; sets the generation of each. */
    private int[] byGeneration() {
        int[] brought = log.brought();
        int[] ordered = new int[brought.length];
        int count = 0;
        boolean[] done = new boolean[generation.length];
        boolean[] waits = new boolean[generation.length];
        for (int p : brought) {
            waits[p] = true;
        }
        int[] stack = new int[brought.length + 1];
        for (int start : brought) {
            int height = 0;
            stack[height++] = start;
            while (height > 0) {
                int p = stack[height - 1];
                int open = done[p] ? -1 : openReferrer(p, waits, done);
                if (open >= 0) {
                    stack[height++] = open;
                } else {
                    height--;
                    if (!done[p]) {
                        done[p] = true;
                        ordered[count++] = p;
                        generation[p] = 1 + highest(p);
                    }
                }
            }
        }
        return ordered;
    }

    private int openReferrer(int p, boolean[] waits, boolean[] done) {
        for (Touched touched : log.touches(p)) {
            if (waits[touched.referrer()] && !done[touched.referrer()]) {
                return touched.referrer();
            }
        }
        return -1;
    }

    private int highest(int p) {
        double[] shares = terms.touch().shares(log.touches(p).size());
        int highest = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                highest = Math.max(highest, generation[log.touches(p).get(i).referrer()]);
            }
        }
        return highest;
    }

    private void evaluate() {
        int start = log.asOf();
        for (int p : order) {
            for (Touched touched : log.touches(p)) {
                start = touched.day() == ReferralLog.UNKNOWN ? start : Math.min(start, touched.day());
            }
        }
        int[] arrival = new int[value.length];
        Arrays.fill(arrival, start);
        for (int p : order) {
            List<Touched> touches = log.touches(p);
            double worth = value(log.network().persons(), p, touches, terms.worth());
            worthless += Double.isNaN(worth) ? 1 : 0;
            value[p] = Double.isNaN(worth) ? 0 : worth;
            int day = touches.get(0).day();
            arrival[p] = day == ReferralLog.UNKNOWN ? arrival[touches.get(0).referrer()] : day;
            present[p] = Math.pow(1 + terms.discount(), -(arrival[p] - start) / DAYS_A_YEAR);
            double[] shares = terms.touch().shares(touches.size());
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > 0) {
                    int referrer = touches.get(i).referrer();
                    firstDay[referrer] = Math.min(firstDay[referrer], arrival[p] - start);
                }
            }
        }
    }

    private void climb() {
        double[] given = new double[value.length];
        for (int p : order) {
            double[] shares = terms.touch().shares(log.touches(p).size());
            for (int i = 0; i < shares.length; i++) {
                given[p] += shares[i]
                        * (1 + terms.decay() * given[log.touches(p).get(i).referrer()]);
            }
        }
        boolean equal = terms.credit() == Credit.SHAPLEY;
        for (int k = order.length - 1; k >= 0; k--) {
            int p = order[k];
            double share = value[p] / (equal ? generation[p] : given[p]);
            double passed = equal ? 1 : terms.decay();
            double[] shares = terms.touch().shares(log.touches(p).size());
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > 0) {
                    int up = log.touches(p).get(i).referrer();
                    direct[up] += shares[i];
                    below[up] += shares[i] * (1 + below[p]);
                    chain[up] += shares[i] * (value[p] * present[p] + chain[p]);
                    credit[up] += shares[i] * (share + passed * credit[p]);
                    depth[up] = Math.max(depth[up], 1 + depth[p]);
                }
            }
        }
    }

    /** What was asked for. */
    public Terms terms() {
        return terms;
    }

    /** How many clients person {@code p} brought itself; shares where several referrers share a client. */
    public double direct(int p) {
        return direct[p];
    }

    /** How many clients the chain below person {@code p} has, all generations together. */
    public double below(int p) {
        return below[p];
    }

    /** How many generations lie below person {@code p}; 0 for somebody who brought nobody. */
    public int depth(int p) {
        return depth[p];
    }

    /** What the chain below person {@code p} is worth, discounted to the day of its first referral. Not to be added up. */
    public double chain(int p) {
        return chain[p] == 0 ? 0 : chain[p] * Math.pow(1 + terms.discount(), firstDay[p] / DAYS_A_YEAR);
    }

    /** The part of the value of all who were brought that person {@code p} gets. */
    public double credit(int p) {
        return credit[p];
    }

    /** The value of all who were brought, which all credit adds up to. */
    public double total() {
        double total = 0;
        for (int p : order) {
            total += value[p];
        }
        return total;
    }

    /** How many of those who were brought have no known value and count 0. */
    public int worthless() {
        return worthless;
    }

    /** The persons with anything below them, highest credit first, then the largest chain, then by id. */
    public int[] leading() {
        Persons persons = log.network().persons();
        return Arrays.stream(log.referrers())
                .filter(p -> direct[p] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(p -> -credit[p])
                        .thenComparingDouble(p -> -below[p])
                        .thenComparing(persons::id))
                .mapToInt(p -> p)
                .toArray();
    }
}
