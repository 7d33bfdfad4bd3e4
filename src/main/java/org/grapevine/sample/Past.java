package org.grapevine.sample;

import java.util.Arrays;
import org.grapevine.network.GroupType;
import org.grapevine.network.TieType;

/**
 * What happened in the observed past, drawn from a {@link Truth}: who became a client when and through whom, who left, who tried to
 * bring whom in vain.
 */
final class Past {
    /*
     * Independent cascade in continuous time. When somebody becomes a client, every try to come along the ties until the client leaves
     * is drawn at once and laid into the list of its day; the days are then worked off one by one. Tries along a tie form a Poisson
     * process, drawn by inverting its cumulative hazard; tries within a group are drawn for all fellow members at once, at random
     * partners, and thinned for dates. So the whole past costs O(tries), however large the groups are.
     */
    private static final double FOUNDERS = .035;
    private static final int NOBODY = -1;

    private final Residents residents;
    private final Circles circles;
    private final Acquaintances acquaintances;
    private final Registers registers;
    private final Accounts accounts;
    private final Truth truth;
    private final Dice dice;

    private final int[] joined;
    private final int[] left;
    private final int[] bringer;

    private final int[] firstTry = new int[Days.TODAY + 1];
    private int tries;
    private int[] nextTry = new int[1024];
    private int[] speaker = new int[1024];
    private int[] listener = new int[1024];

    private int referrals;
    private int[] referrer = new int[256];
    private int[] referred = new int[256];
    private int[] day = new int[256];
    private boolean[] won = new boolean[256];

    Past(
            Residents residents,
            Circles circles,
            Acquaintances acquaintances,
            Registers registers,
            Accounts accounts,
            Truth truth,
            long seed) {
        this.residents = residents;
        this.circles = circles;
        this.acquaintances = acquaintances;
        this.registers = registers;
        this.accounts = accounts;
        this.truth = truth;
        dice = new Dice(seed, "past");
        joined = new int[residents.people];
        left = new int[residents.people];
        bringer = new int[residents.people];
        Arrays.fill(joined, Days.NEVER);
        Arrays.fill(left, Days.NEVER);
        Arrays.fill(bringer, NOBODY);
        Arrays.fill(firstTry, NOBODY);
        begin();
        for (int today = 0; today <= Days.TODAY; today++) {
            for (int e = firstTry[today]; e != NOBODY; e = nextTry[e]) {
                happen(e, today);
            }
        }
    }

    private void begin() {
        for (int founders = (int) Math.ceil(FOUNDERS * residents.people); founders > 0; ) {
            int v = dice.below(residents.people);
            if (joined[v] == Days.NEVER && (residents.isFirm(v) || dice.happens(.4))) {
                joined[v] = -1 - (int) (Truth.YEAR * Math.min(12, 4 * dice.exponential()));
                founders--;
            }
        }
        for (int v = 0; v < residents.people; v++) {
            if (joined[v] != Days.NEVER) {
                talk(v, 0);
            } else {
                tryAt(dice.exponential() * Truth.YEAR / truth.organic(), NOBODY, v);
            }
        }
    }

    private void happen(int e, int today) {
        int j = listener[e];
        if (joined[j] != Days.NEVER) {
            return;
        }
        boolean word = speaker[e] != NOBODY;
        boolean wins = !word || dice.happens(truth.winRate());
        boolean noted = word && dice.happens(truth.recorded());
        if (noted) {
            note(speaker[e], j, today, wins);
        }
        if (wins) {
            joined[j] = today;
            bringer[j] = noted ? speaker[e] : NOBODY;
            talk(j, today);
        }
    }

    private void talk(int v, int today) {
        double leaves = today + dice.exponential() * Truth.YEAR / accounts.churn(v);
        left[v] = leaves <= Days.TODAY ? (int) Math.ceil(leaves) : Days.NEVER;
        double end = Math.min(leaves, Days.TODAY);
        for (int k = 0; k < acquaintances.ties(v); k++) {
            int t = acquaintances.tie(v, k);
            boolean out = acquaintances.from(t) == v;
            if (out || !acquaintances.directed(t)) {
                talkAlong(t, v, out ? acquaintances.to(t) : acquaintances.from(t), today, end);
            }
        }
        for (int k = 0; k < circles.memberships(v); k++) {
            talkWithin(circles.membership(v, k), v, today, end);
        }
    }

    private void talkAlong(int t, int v, int j, int today, double end) {
        TieType type = truth.types().tie(acquaintances.typeName(t));
        int contacts = acquaintances.contactsPerYear(t);
        double intensity = acquaintances.weight(t) * (contacts == 0 ? 1 : contacts / (contacts + 3.0));
        double rate = type.beta() * intensity / truth.winRate() / Truth.YEAR;
        int last = acquaintances.lastContact(t);
        double fading = last == Days.UNKNOWN ? Double.POSITIVE_INFINITY : last;
        double at = Math.max(today, acquaintances.since(t));
        while ((at = next(at, dice.exponential() / rate, fading, type.halfLife())) <= end) {
            tryAt(at, v, j);
        }
    }

    /** When a hazard that is 1 until {@code fading} and then halves each half-life has added up to {@code need} since {@code at}. */
    static double next(double at, double need, double fading, double halfLife) {
        double full = Math.max(0, fading - at);
        if (need <= full || halfLife == Double.POSITIVE_INFINITY) {
            return at + need;
        }
        double start = at + full;
        double reach = halfLife / StrictMath.log(2);
        double spent = (need - full) / (reach * StrictMath.pow(2, (fading - start) / halfLife));
        return spent >= 1 ? Double.POSITIVE_INFINITY : start - reach * StrictMath.log(1 - spent);
    }

    private void talkWithin(int m, int v, int today, double end) {
        int g = circles.group(m);
        GroupType type = truth.types().group(circles.kind(g).type);
        double intensity = StrictMath.pow(registers.size(g) - 1, -type.gamma());
        double rate = (circles.size(g) - 1) * type.beta() * intensity / truth.winRate() / Truth.YEAR;
        double at = today;
        while ((at += dice.exponential() / rate) <= end) {
            int other = circles.first(g) + dice.below(circles.size(g) - 1);
            other = other < m ? other : other + 1;
            if (dice.happens(presence(m, at, type) * presence(other, at, type))) {
                tryAt(at, v, circles.member(other));
            }
        }
    }

    private double presence(int m, double at, GroupType type) {
        if (at < registers.since(m)) {
            return 0;
        }
        return StrictMath.pow(2, -Math.max(0, at - registers.until(m)) / type.halfLife());
    }

    private void tryAt(double at, int from, int to) {
        if (at > Days.TODAY || joined[to] != Days.NEVER) {
            return;
        }
        if (tries == nextTry.length) {
            int longer = tries + (tries >> 1);
            nextTry = Arrays.copyOf(nextTry, longer);
            speaker = Arrays.copyOf(speaker, longer);
            listener = Arrays.copyOf(listener, longer);
        }
        int on = (int) Math.ceil(at);
        speaker[tries] = from;
        listener[tries] = to;
        nextTry[tries] = firstTry[on];
        firstTry[on] = tries++;
    }

    private void note(int from, int to, int on, boolean wins) {
        if (referrals == day.length) {
            int longer = referrals + (referrals >> 1);
            referrer = Arrays.copyOf(referrer, longer);
            referred = Arrays.copyOf(referred, longer);
            day = Arrays.copyOf(day, longer);
            won = Arrays.copyOf(won, longer);
        }
        referrer[referrals] = from;
        referred[referrals] = to;
        day[referrals] = on;
        won[referrals++] = wins;
    }

    /** Day of becoming a client, or {@link Days#NEVER}. */
    int joined(int v) {
        return joined[v];
    }

    /** Day of leaving, or {@link Days#NEVER}. */
    int left(int v) {
        return left[v];
    }

    /** Who brought {@code v} as far as was written down, or -1. */
    int bringer(int v) {
        return bringer[v];
    }

    /** Referrals written down, in order of time. */
    int referrals() {
        return referrals;
    }

    int referrer(int r) {
        return referrer[r];
    }

    int referred(int r) {
        return referred[r];
    }

    int day(int r) {
        return day[r];
    }

    boolean won(int r) {
        return won[r];
    }
}
