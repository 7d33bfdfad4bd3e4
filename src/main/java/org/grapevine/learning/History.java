package org.grapevine.learning;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.grapevine.GrapevineException;
import org.grapevine.network.Adoption;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.State;
import org.grapevine.network.View;

/** Who became a client when and through whom, as far as a network tells: from adoptions, won referrals and the dates of clients. */
public final class History {
    /* A person comes at the first adoption, else with the first won referral, else at "since". Where some adoptions are known and nobody is
     * called a prospect, the states say nothing (files without that column make everybody a client), and whoever has no date has not come.
     * Else a client without a date is one from before anything was watched. Products spread apart where most persons who took up
     * anything took up several, as with a list of campaigns; with few such persons, coming means becoming a client. */

    /**
     * What of the past is looked at.
     *
     * @param period length of a period such as 1m; empty for the usual one
     * @param since when watching began, as it stands in the data; empty for the first known referral or adoption
     * @param talks for how many periods somebody talks from coming on; infinite for as long as they stay
     * @param today no time may be later
     */
    public record Scope(String period, String since, double talks, LocalDate today) {
        /**
         * The same in words.
         *
         * @param talks number of periods, or {@code always}
         * @throws GrapevineException if it is neither
         */
        public static Scope of(String period, String since, String talks, LocalDate today) {
            return new Scope(period, since, talking(talks.strip()), today);
        }

        private static double talking(String talks) {
            if (talks.toLowerCase(Locale.ROOT).equals(ALWAYS)) {
                return Double.POSITIVE_INFINITY;
            }
            try {
                double periods = Double.parseDouble(talks);
                if (periods > 0) {
                    return periods;
                }
            } catch (NumberFormatException notANumber) {
                // said below, with what is not above 0
            }
            throw GrapevineException.input(
                    "--talks '" + talks + "' is no number of periods", "write 1, 12 or " + ALWAYS);
        }
    }

    /** For how many periods somebody talks where that is until they leave. */
    public static final String ALWAYS = "always";

    private final View view;
    private final Clock clock;
    private final Scope scope;
    private final List<Spread> spreads = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double end = Double.NEGATIVE_INFINITY;
    private int conversions;
    private int brought;

    private History(View view, Scope scope) {
        this.view = view;
        this.scope = scope;
        this.clock = Clock.of(view.network(), scope.period());
    }

    /**
     * The history of those who are seen.
     *
     * @throws GrapevineException if there is nothing to learn from, or a time is in the future
     */
    public static History of(View view, Scope scope) {
        History history = new History(view, scope);
        history.read();
        history.require();
        return history;
    }

    private void read() {
        ReferralNetwork network = view.network();
        Map<String, List<Adoption>> products = new LinkedHashMap<>();
        for (Adoption adoption : network.adoptions()) {
            products.computeIfAbsent(adoption.product(), name -> new ArrayList<>())
                    .add(adoption);
        }
        if (products.size() > 1 && mostTakeSeveral(network.adoptions())) {
            for (Map.Entry<String, List<Adoption>> product : products.entrySet()) {
                read(product.getKey(), product.getValue());
            }
            notes.add("Most people took up several products, so each of the %,d products counts as a spread of its own."
                    .formatted(products.size()));
        } else {
            read("", network.adoptions());
        }
        requirePast();
        for (Spread spread : spreads) {
            for (int v = 0; v < spread.came().length; v++) {
                if (spread.cameIn(v, spread.begin(), end)) {
                    conversions++;
                    brought += spread.bringer()[v] == Spread.UNKNOWN ? 0 : 1;
                }
            }
        }
    }

    private static boolean mostTakeSeveral(List<Adoption> adoptions) {
        Map<String, Set<String>> taken = new LinkedHashMap<>();
        for (Adoption adoption : adoptions) {
            taken.computeIfAbsent(adoption.person(), person -> new HashSet<>()).add(adoption.product());
        }
        long several = taken.values().stream().filter(set -> set.size() > 1).count();
        return 2 * several > taken.size();
    }

    private void read(String product, List<Adoption> adoptions) {
        Spread spread = Spread.of(product, 0, view.graph().vertices());
        double first = Double.POSITIVE_INFINITY;
        for (Adoption adoption : adoptions) {
            int v = view.vertex(adoption.person());
            if (v >= 0 && !(spread.came()[v] <= adoption.time())) {
                spread.came()[v] = adoption.time();
                spread.bringer()[v] = adoption.referrer().isEmpty() ? Spread.UNKNOWN : view.vertex(adoption.referrer());
            }
            first = Math.min(first, adoption.time());
            end = Math.max(end, adoption.time());
        }
        double firstReferral = Double.POSITIVE_INFINITY;
        if (product.isEmpty()) {
            firstReferral = readReferrals(spread);
            readStates(spread, !adoptions.isEmpty());
        }
        double begin = !scope.since().isEmpty()
                ? clock.time("--since", scope.since())
                : Double.isInfinite(firstReferral) ? first : firstReferral - 1;
        spreads.add(new Spread(product, begin, spread.came(), spread.left(), spread.bringer()));
    }

    private double readReferrals(Spread spread) {
        double first = Double.POSITIVE_INFINITY;
        int undated = 0;
        for (Referral referral : view.network().referrals()) {
            double time = clock.time(referral);
            int v = view.vertex(referral.referred());
            if (Double.isNaN(time)) {
                undated++;
            } else if (v >= 0) {
                first = Math.min(first, time);
                end = Math.max(end, time);
                if (view.network().won(referral)) {
                    if (Double.isNaN(spread.came()[v])) {
                        spread.came()[v] = time;
                    }
                    if (spread.bringer()[v] == Spread.UNKNOWN && spread.came()[v] >= time) {
                        spread.bringer()[v] = view.vertex(referral.referrer());
                    }
                }
            }
        }
        if (undated > 0) {
            notes.add("Referrals without a date say nothing about when: %,d left out.".formatted(undated));
        }
        return first;
    }

    private void readStates(Spread spread, boolean adoptionsKnown) {
        Persons persons = view.network().persons();
        boolean stated = false;
        for (int v = 0; v < spread.came().length; v++) {
            stated |= persons.state(view.person(v)) == State.PROSPECT;
        }
        int older = 0;
        for (int v = 0; v < spread.came().length; v++) {
            int p = view.person(v);
            State state = persons.state(p);
            int since = persons.day(p, "since");
            if (Double.isNaN(spread.came()[v]) && state != State.PROSPECT) {
                if (clock.days() && since != Integer.MIN_VALUE) {
                    spread.came()[v] = since;
                    end = Math.max(end, since);
                } else if (stated || !adoptionsKnown) {
                    spread.came()[v] = Double.NEGATIVE_INFINITY;
                    older++;
                }
            }
            if (state == State.LOST) {
                spread.left()[v] = left(persons.text(p, "lostOn"));
            }
        }
        if (older > 0) {
            notes.add("Clients without a date count as clients from before: %,d.".formatted(older));
        }
    }

    /** When a lost client stopped to talk; a client of whom that is not known never counts as talking. */
    private double left(String day) {
        try {
            return clock.days() && !day.isEmpty()
                    ? LocalDate.parse(day.strip()).toEpochDay()
                    : Double.NEGATIVE_INFINITY;
        } catch (DateTimeParseException unknown) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    private void requirePast() {
        long today = scope.today().toEpochDay();
        if (clock.days() && end > today) {
            long later = view.network().adoptions().stream()
                            .filter(adoption -> adoption.time() > today)
                            .count()
                    + view.network().referrals().stream()
                            .filter(referral -> clock.time(referral) > today)
                            .count();
            throw GrapevineException.input(
                    "dated after today: %,d of the referrals and adoptions, the last on %s"
                            .formatted(later, clock.words(end)),
                    "mend their dates, and load them again");
        }
    }

    private void require() {
        if (view.network().referrals().isEmpty() && view.network().adoptions().isEmpty()) {
            throw GrapevineException.input(
                    "there are no referrals and no adoptions, so the past teaches nothing",
                    "add referrals.csv (referrer, referred, date, outcome) or adoptions.csv (client, time, product, referrer)");
        }
        if (end == Double.NEGATIVE_INFINITY) {
            throw GrapevineException.input(
                    "no referral has a date and nobody has an adoption, so nothing says who came first",
                    "fill in the column date of referrals.csv, or add adoptions.csv");
        }
        if (conversions < 2) {
            throw GrapevineException.input(
                    (conversions == 0 ? "nobody" : "only one person")
                            + " is known to have become a client since %s, and nothing can be learned from that"
                                    .formatted(clock.words(spreads.get(0).begin())),
                    "wait for more, or let watching begin earlier with --since");
        }
    }

    View view() {
        return view;
    }

    /** How the times count. */
    public Clock clock() {
        return clock;
    }

    /** The spreads, products in the order in which they came. */
    List<Spread> spreads() {
        return spreads;
    }

    /** Whether products spread each by itself. */
    public boolean apart() {
        return spreads.size() > 1;
    }

    /** The last time of which anything is known. */
    double end() {
        return end;
    }

    /** How long somebody talks, in the unit of the times. */
    double talks() {
        return scope.talks() * clock.period();
    }

    /** How many became clients while it was watched. */
    public int conversions() {
        return conversions;
    }

    /** How many of these were brought by somebody known. */
    public int brought() {
        return brought;
    }

    /** When watching began. */
    public double begin() {
        return spreads.stream().mapToDouble(Spread::begin).min().orElse(Double.NaN);
    }

    /** What a reader must know, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** When each of those came who came while it was watched, ascending, all spreads together. */
    double[] times() {
        List<Double> times = new ArrayList<>();
        for (Spread spread : spreads) {
            for (int v = 0; v < spread.came().length; v++) {
                if (spread.cameIn(v, spread.begin(), end)) {
                    times.add(spread.came()[v]);
                }
            }
        }
        double[] sorted = times.stream().mapToDouble(t -> t).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The ends of the periods from {@code begin} on, the first being {@code begin} itself and the last {@code until}. */
    double[] bounds(double begin, double until) {
        int count = Math.max(0, (int) Math.ceil((until - begin) / clock.period() - 1e-9));
        double[] bounds = new double[count + 1];
        for (int t = 0; t <= count; t++) {
            bounds[t] = Math.min(until, begin + t * clock.period());
        }
        return bounds;
    }
}
