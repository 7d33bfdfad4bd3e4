package org.grapevine.analysis;

import java.util.List;
import java.util.Optional;
import org.grapevine.analysis.ReferralLog.Touched;
import org.grapevine.network.Persons;
import org.grapevine.network.State;

/**
 * How word of mouth keeps itself going: how many new clients each client has brought who is a client for a whole window of time already, and
 * how many came of themselves in the window before the day of the log.
 */
public final class ReferralFlow {
    /* R is of a client's whole time, so all counts that the log has; not only what fell into the window, which would be the rate of a
     * year. Whoever is younger than the window had too little time to bring anybody: taken in, they would make R too small. A client of
     * unknown age counts as old enough. A client whom several referred is the offspring of the first of them, so that offspring are whole
     * numbers. */

    private static final double LEVEL = .95;

    private final int window;
    private final int[] offspring;
    private final int tooYoung;
    private final int ageless;
    private final int byOthers;
    private final int organic;
    private final int referred;
    private final boolean sinceKnown;
    private final long invited;

    private ReferralFlow(ReferralLog log, int days) {
        this.window = days;
        int begin = log.asOf() - days;
        Persons persons = log.network().persons();
        int[] born = new int[persons.size()];
        boolean[] clients = new boolean[born.length];
        int young = 0;
        int unknown = 0;
        int watched = 0;
        int own = 0;
        int others = 0;
        boolean anySince = false;
        for (int p = 0; p < born.length; p++) {
            int since = persons.day(p, "since");
            List<Touched> touches = log.touches(p);
            anySince |= since != ReferralLog.UNKNOWN;
            born[p] = since == ReferralLog.UNKNOWN && !touches.isEmpty()
                    ? touches.get(0).day()
                    : since;
            boolean bought = persons.state(p) != State.PROSPECT && !persons.flag(p, "doNotProfile");
            if (bought && born[p] != ReferralLog.UNKNOWN && born[p] > begin && born[p] <= log.asOf()) {
                own += touches.isEmpty() ? 1 : 0;
                others += touches.isEmpty() ? 0 : 1;
            }
            if (bought && persons.state(p) == State.CLIENT) {
                clients[p] = born[p] == ReferralLog.UNKNOWN || born[p] <= begin;
                young += clients[p] ? 0 : 1;
                unknown += born[p] == ReferralLog.UNKNOWN ? 1 : 0;
                watched += clients[p] ? 1 : 0;
            }
        }
        tooYoung = young;
        ageless = unknown;
        organic = own;
        referred = others;
        sinceKnown = anySince;
        int[] brought = new int[born.length];
        int strangers = 0;
        for (int p : log.brought()) {
            int first = log.touches(p).get(0).referrer();
            brought[first]++;
            strangers += clients[first] ? 0 : 1;
        }
        byOthers = strangers;
        offspring = new int[watched];
        long spoken = 0;
        int next = 0;
        for (int p = 0; p < born.length; p++) {
            if (clients[p]) {
                offspring[next++] = brought[p];
                spoken += log.invitations(p);
            }
        }
        invited = spoken;
    }

    /** Takes clients of at least {@code days} on the day of {@code log}. O(persons + rows). */
    public static ReferralFlow of(ReferralLog log, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("window of " + days + " days is not at least 1");
        }
        return new ReferralFlow(log, days);
    }

    /** R; empty where no client is old enough. */
    public Optional<Reproduction> reproduction() {
        return offspring.length == 0 ? Optional.empty() : Optional.of(Reproduction.of(offspring));
    }

    /** How many clients are younger than the window. */
    public int tooYoung() {
        return tooYoung;
    }

    /** How many clients have no known beginning. */
    public int ageless() {
        return ageless;
    }

    /** How many new clients were brought by persons who are no clients, or not for long enough. */
    public int byOthers() {
        return byOthers;
    }

    /** How many persons the watched clients spoke to, with or without success. */
    public long invited() {
        return invited;
    }

    /** Whether it is known since when clients are clients, so that those who came of themselves can be counted. */
    public boolean sinceKnown() {
        return sinceKnown;
    }

    /** How many clients came in the window whom nobody is known to have brought. */
    public int organic() {
        return organic;
    }

    /** How many clients came in the window whom somebody is known to have brought. */
    public int referred() {
        return referred;
    }

    /** New clients who come of themselves in {@code days}, by what came in the window, with an exact interval of that level. */
    public ExactInterval organicIn(double days, double level) {
        return ExactInterval.ofCount(organic, level).times(days / window);
    }

    /**
     * The steady flow that {@code organic} new clients a period come to with what they bring: organic / (1 - R); infinite from R = 1 on.
     */
    public static double steady(double organic, double mean) {
        return organic * Reproduction.multiplier(mean);
    }

    /**
     * A range of the steady flow that holds at 95 %: both R and the clients who come of themselves lie in their exact intervals of 97.5 %,
     * each of which misses once in forty times.
     *
     * @param organic the interval of new clients a period at {@link #half}
     */
    public static ExactInterval steady(ExactInterval organic, Reproduction reproduction) {
        ExactInterval mean = reproduction.at(half());
        return new ExactInterval(steady(organic.low(), mean.low()), steady(organic.high(), mean.high()));
    }

    /** The level at which each of two intervals must hold for both to hold at 95 %. */
    public static double half() {
        return 1 - (1 - LEVEL) / 2;
    }
}
