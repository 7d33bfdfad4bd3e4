package org.grapevine.campaign;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.network.Persons;
import org.grapevine.network.View;

/** Which clients may be asked, and how many of the others may not for which reason. The first reason that holds counts. */
public final class Eligibility {
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final List<String> CONTACTED = List.of("lastContacted", "lastContact", "lastInvited");

    /**
     * Who is to be left out.
     *
     * @param tenureDays clients of fewer days; those without a date stay
     * @param contactedDays clients contacted in the last so many days; 0 for none
     * @param resting ids of clients whom another campaign has asked lately
     * @param heldOut ids of clients whom the holdout of another campaign leaves alone
     * @param today the day from which days are counted back, in days since 1970-01-01
     */
    public record Criteria(int tenureDays, int contactedDays, Set<String> resting, Set<String> heldOut, int today) {
        /** Days of tenure that are asked for, and of rest after a campaign, where nobody says otherwise: half a year. */
        public static final int USUAL_DAYS = 180;

        /**
         * The same where those rest whom a campaign of the last so many days has asked or leaves alone for its holdout.
         *
         * @param restDays 0 for none
         * @param askedSince ids of those whom campaigns asked since a day, in days since 1970-01-01
         * @param heldOutSince ids of those whom holdouts of campaigns leave alone since a day
         */
        public static Criteria of(
                int tenureDays,
                int contactedDays,
                int restDays,
                IntFunction<Set<String>> askedSince,
                IntFunction<Set<String>> heldOutSince,
                int today) {
            if (restDays == 0) {
                return new Criteria(tenureDays, contactedDays, Set.of(), today);
            }
            int since = (int) Math.max(Integer.MIN_VALUE, (long) today - restDays);
            return new Criteria(tenureDays, contactedDays, askedSince.apply(since), heldOutSince.apply(since), today);
        }

        /** The same where no campaign has a holdout. */
        public Criteria(int tenureDays, int contactedDays, Set<String> resting, int today) {
            this(tenureDays, contactedDays, resting, Set.of(), today);
        }

        /** Clients of at least half a year on {@code today}, whenever they were contacted. */
        public static Criteria usual(int today) {
            return new Criteria(USUAL_DAYS, 0, Set.of(), today);
        }
    }

    private final boolean[] eligible;
    private final int count;
    private final Map<String, Integer> excluded;
    private final Map<String, List<Integer>> loose;

    private Eligibility(
            boolean[] eligible, int count, Map<String, Integer> excluded, Map<String, List<Integer>> loose) {
        this.eligible = eligible;
        this.count = count;
        this.excluded = excluded;
        this.loose = loose;
    }

    /** The latest day that the data mentions, in days since 1970-01-01; none where it mentions no day. */
    public static OptionalInt latestDay(WordOfMouth word) {
        View view = word.view();
        Persons persons = view.network().persons();
        int latest = view.network().latestDay();
        for (int v = 0; v < view.graph().vertices(); v++) {
            int p = view.person(v);
            latest = Math.max(latest, Math.max(contacted(persons, p), persons.day(p, "since")));
        }
        return latest > 0 ? OptionalInt.of(latest) : OptionalInt.empty();
    }

    /** The latest day that the data mentions, else that of the clock in {@code zone}; in days since 1970-01-01. */
    public static int today(WordOfMouth word, ZoneId zone) {
        return latestDay(word)
                .orElseGet(() -> Math.toIntExact(LocalDate.now(zone).toEpochDay()));
    }

    /** Applies {@code criteria}. */
    public static Eligibility of(WordOfMouth word, Criteria criteria) {
        int n = word.view().graph().vertices();
        boolean[] eligible = new boolean[n];
        Map<String, Integer> excluded = new LinkedHashMap<>();
        Map<String, List<Integer>> loose = new LinkedHashMap<>();
        int count = 0;
        for (int v = 0; v < n; v++) {
            if (word.isClient(v)) {
                String reason = reason(word, v, criteria);
                eligible[v] = reason.isEmpty();
                count += eligible[v] ? 1 : 0;
                if (!eligible[v]) {
                    excluded.merge(reason, 1, Integer::sum);
                    if (word.askable(v) && word.acceptance(v) > 0) {
                        loose.computeIfAbsent(reason, name -> new ArrayList<>()).add(v);
                    }
                }
            }
        }
        return new Eligibility(eligible, count, excluded, loose);
    }

    private static String reason(WordOfMouth word, int v, Criteria criteria) {
        Persons persons = word.view().network().persons();
        int p = word.view().person(v);
        if (persons.flag(p, "doNotContact")) {
            return "must not be contacted";
        }
        if (persons.flag(p, "minor")) {
            return "minors";
        }
        int since = persons.day(p, "since");
        if (since != UNKNOWN && criteria.today() - since < criteria.tenureDays()) {
            return "clients for less than " + criteria.tenureDays() + " days";
        }
        int contacted = contacted(persons, p);
        if (contacted != UNKNOWN && criteria.today() - contacted < criteria.contactedDays()) {
            return "contacted in the last " + criteria.contactedDays() + " days";
        }
        if (criteria.resting().contains(persons.id(p))) {
            return "asked by another campaign lately";
        }
        if (criteria.heldOut().contains(persons.id(p))) {
            return "left alone for the holdout of another campaign";
        }
        return word.acceptance(v) > 0 ? "" : "never agree (acceptance 0)";
    }

    private static int contacted(Persons persons, int p) {
        int latest = UNKNOWN;
        for (String column : CONTACTED) {
            latest = Math.max(latest, day(persons.text(p, column)));
        }
        return latest;
    }

    /** The day that {@code text} begins with; {@link #UNKNOWN} where it does not. */
    private static int day(String text) {
        try {
            return text.length() < 10
                    ? UNKNOWN
                    : Math.toIntExact(LocalDate.parse(text.substring(0, 10)).toEpochDay());
        } catch (DateTimeParseException | ArithmeticException noDate) {
            return UNKNOWN;
        }
    }

    /** Whether vertex {@code v} may be asked. */
    public boolean holds(int v) {
        return eligible[v];
    }

    /** How many clients may be asked. */
    public int count() {
        return count;
    }

    /** By vertex. */
    boolean[] flags() {
        return Arrays.copyOf(eligible, eligible.length);
    }

    /** The reasons that could be waived: they leave out clients who may be contacted, are of age and might agree. */
    List<String> loose() {
        return List.copyOf(loose.keySet());
    }

    /** Marks whom {@code reason} leaves out. */
    void add(String reason, boolean[] flags) {
        loose.getOrDefault(reason, List.of()).forEach(v -> flags[v] = true);
    }

    /** How many clients may not be asked, by reason. */
    public Map<String, Integer> excluded() {
        return Collections.unmodifiableMap(excluded);
    }
}
