package org.grapevine.analysis;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;

/**
 * Who brought whom, as far as it can be used: referrals that were won, each client's referrers in the order in which they spoke, and nobody
 * among those whom it brought itself. What was left out is counted by its reason.
 */
public final class ReferralLog {
    /* Rows are taken by day, undated ones last, equal days as they stand in the file; a row that would make somebody its own descendant is
     * left out. So of a circle the latest row goes. The search for a circle climbs from the referrer, and only where the one referred has
     * brought somebody already: a log in the order of time, the usual one, is taken in without any. */

    /** A day that is not known. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    /** Why a row was left out. */
    public enum LeftOut {
        /** An end of it is nobody we know, or the same as the other end. */
        UNKNOWN_PERSON,
        /** An end of it objects to profiling. */
        OBJECTS,
        /** It lies after the day as of which the log is read. */
        FUTURE,
        /** The same two persons were there before. */
        REPEATED,
        /** It would make somebody the client of a client of its own. */
        CIRCLE
    }

    /**
     * One who referred a person.
     *
     * @param referrer number of the person who spoke
     * @param day when; {@link #UNKNOWN} where unknown
     * @param value money won by it; NaN where unknown
     */
    public record Touched(int referrer, int day, double value) {}

    /** A row whose ends are known. */
    private record Row(int referrer, int referred, int day, double value) {}

    private final ReferralNetwork network;
    private final int asOf;
    private final List<List<Touched>> touches = new ArrayList<>();
    private final BitSet brought = new BitSet();
    private final BitSet referrers = new BitSet();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final int[] invitations;
    private int undated;
    private int dated;
    private int open;
    private int won;

    private ReferralLog(ReferralNetwork network, int asOf, Set<String> wonWords) {
        this.network = network;
        this.asOf = asOf;
        int people = network.persons().size();
        this.invitations = new int[people];
        for (int p = 0; p < people; p++) {
            touches.add(List.of());
        }
        List<Row> rows = new ArrayList<>();
        for (Referral referral : network.referrals()) {
            take(referral, wonWords, rows);
        }
        rows.sort(Comparator.comparingInt(row -> row.day == UNKNOWN ? Integer.MAX_VALUE : row.day));
        rows.forEach(this::take);
    }

    /**
     * The day as of which a log is read where nobody says otherwise: the latest that the data or the beginning of a client mentions, and
     * not one to come; today where they mention none.
     */
    public static int usualDay(ReferralNetwork network) {
        long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        long latest = network.latestDay();
        for (int p = 0; p < network.persons().size(); p++) {
            latest = Math.max(latest, network.persons().day(p, "since"));
        }
        return (int) (latest == 0 ? today : Math.min(latest, today));
    }

    /**
     * The log of {@code network} as it stood on day {@code asOf}. O(rows) where the log is in the order of time.
     *
     * @param wonWords outcomes that mean a new client, lower case
     */
    public static ReferralLog of(ReferralNetwork network, int asOf, Set<String> wonWords) {
        return new ReferralLog(network, asOf, wonWords);
    }

    private void take(Referral referral, Set<String> wonWords, List<Row> rows) {
        Persons persons = network.persons();
        int referrer = persons.indexOf(referral.referrer());
        int referred = persons.indexOf(referral.referred());
        int day = referral.date() == null
                ? UNKNOWN
                : Math.toIntExact(referral.date().toEpochDay());
        if (referrer < 0 || referred < 0 || referrer == referred) {
            count(LeftOut.UNKNOWN_PERSON);
        } else if (persons.flag(referrer, "doNotProfile") || persons.flag(referred, "doNotProfile")) {
            count(LeftOut.OBJECTS);
        } else if (day > asOf) {
            count(LeftOut.FUTURE);
        } else {
            invitations[referrer]++;
            outcomes.merge(referral.outcomeWord(), 1, Integer::sum);
            if (network.won(referral, wonWords)) {
                won++;
                rows.add(new Row(referrer, referred, day, referral.value()));
            } else {
                open++;
            }
        }
    }

    private void take(Row row) {
        List<Touched> before = touches.get(row.referred);
        if (before.stream().anyMatch(touched -> touched.referrer == row.referrer)) {
            count(LeftOut.REPEATED);
        } else if (descends(row.referrer, row.referred)) {
            count(LeftOut.CIRCLE);
        } else {
            List<Touched> after = new ArrayList<>(before);
            after.add(new Touched(row.referrer, row.day, row.value));
            touches.set(row.referred, after);
            brought.set(row.referred);
            referrers.set(row.referrer);
            dated += row.day == UNKNOWN ? 0 : 1;
            undated += row.day == UNKNOWN ? 1 : 0;
        }
    }

    private boolean descends(int person, int ancestor) {
        if (!referrers.get(ancestor)) {
            return false;
        }
        BitSet seen = new BitSet();
        Deque<Integer> climbing = new ArrayDeque<>();
        climbing.add(person);
        while (!climbing.isEmpty()) {
            for (Touched touched : touches.get(climbing.remove())) {
                if (touched.referrer == ancestor) {
                    return true;
                }
                if (!seen.get(touched.referrer)) {
                    seen.set(touched.referrer);
                    climbing.add(touched.referrer);
                }
            }
        }
        return false;
    }

    private void count(LeftOut reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    /** The network whose log it is. */
    public ReferralNetwork network() {
        return network;
    }

    /** The day as of which it is read, in days since 1970-01-01. */
    public int asOf() {
        return asOf;
    }

    /** Who referred person {@code p} with success, in the order in which they spoke; empty where nobody did. */
    public List<Touched> touches(int p) {
        return touches.get(p);
    }

    /** The persons who were brought, ascending. */
    public int[] brought() {
        return brought.stream().toArray();
    }

    /** The persons who brought somebody, ascending. */
    public int[] referrers() {
        return referrers.stream().toArray();
    }

    /** How many rows were left out for {@code reason}. */
    public int leftOut(LeftOut reason) {
        return leftOut.getOrDefault(reason, 0);
    }

    /** How many rows could be read, whatever came of them. */
    public int readable() {
        return won + open;
    }

    /** How many of these say that a client was won. */
    public int won() {
        return won;
    }

    /** How many of these say that none was, or not yet. */
    public int open() {
        return open;
    }

    /** How many of the rows that count have a day. */
    public int dated() {
        return dated;
    }

    /** How many of the rows that count have none. */
    public int undated() {
        return undated;
    }

    /** How many readable rows have each outcome, by its word; an empty word where none is stated. */
    public Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** How many referrals person {@code p} made, with or without success. */
    public int invitations(int p) {
        return invitations[p];
    }

    /** The first day of a row that counts; {@link #UNKNOWN} where none has a day. */
    public int firstDay() {
        return Arrays.stream(brought())
                .mapToObj(touches::get)
                .flatMap(List::stream)
                .mapToInt(Touched::day)
                .filter(day -> day != UNKNOWN)
                .min()
                .orElse(UNKNOWN);
    }

    /** How many clients were referred by more than one. */
    public int disputed() {
        return (int)
                Arrays.stream(brought()).filter(p -> touches.get(p).size() > 1).count();
    }
}
