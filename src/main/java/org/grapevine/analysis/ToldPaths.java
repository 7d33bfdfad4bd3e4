package org.grapevine.analysis;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.analysis.WordPaths.Path;
import org.grapevine.analysis.WordPaths.Step;
import org.grapevine.network.Persons;
import org.grapevine.network.Referral;
import org.grapevine.network.ReferralNetwork;
import org.jspecify.annotations.Nullable;

/** Ways that word took from person to person, by the referrals that are recorded. */
public final class ToldPaths {
    private final ReferralNetwork network;
    private final Persons persons;
    private final Map<String, List<Referral>> given = new HashMap<>();
    private final Map<String, List<Referral>> received = new HashMap<>();

    private ToldPaths(ReferralNetwork network) {
        this.network = network;
        persons = network.persons();
        for (Referral one : network.referrals()) {
            given.computeIfAbsent(one.referrer(), id -> new ArrayList<>()).add(one);
            received.computeIfAbsent(one.referred(), id -> new ArrayList<>()).add(one);
        }
    }

    /** The referrals of {@code network} by person. O(referrals). */
    public static ToldPaths of(ReferralNetwork network) {
        return new ToldPaths(network);
    }

    /** The referrals that person number {@code person} gave, in the order of the data. */
    public List<Referral> given(int person) {
        return given.getOrDefault(persons.id(person), List.of());
    }

    /** The referrals of person number {@code person} by others, in the order of the data. */
    public List<Referral> received(int person) {
        return received.getOrDefault(persons.id(person), List.of());
    }

    /**
     * Whom {@code person} told, whom those told afterwards, and so on: a path to each who told nobody further, the longest first, then the
     * earliest. Everybody is reached once, by the shortest chain. O(referrals of those reached).
     */
    public List<Path> from(int person, int most) {
        String start = persons.id(person);
        Map<String, List<Referral>> way = new LinkedHashMap<>(Map.of(start, List.of()));
        Set<String> inner = new HashSet<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String id = queue.remove();
            List<Referral> until = way.getOrDefault(id, List.of());
            for (Referral referral : tellings(id)) {
                if (follows(until, referral) && !way.containsKey(referral.referred())) {
                    List<Referral> further = new ArrayList<>(until);
                    further.add(referral);
                    way.put(referral.referred(), further);
                    queue.add(referral.referred());
                    inner.add(id);
                }
            }
        }
        return way.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty() && !inner.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingInt((List<Referral> one) -> -one.size())
                        .thenComparing(one -> day(one.get(0)))
                        .thenComparing(one -> one.get(one.size() - 1).referred()))
                .limit(Math.max(0, most))
                .map(this::happened)
                .toList();
    }

    /** The referrals by {@code id}: those that won somebody before the others, then the earlier before the later. */
    private List<Referral> tellings(String id) {
        return given.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparing((Referral one) -> !network.won(one))
                        .thenComparing(ToldPaths::day))
                .toList();
    }

    /** How {@code person} came by word of mouth: who told it first, who told that one before, and so on up; empty where nobody did. */
    public List<Path> to(int person) {
        Deque<Referral> chain = new ArrayDeque<>();
        Set<String> met = new HashSet<>(Set.of(persons.id(person)));
        Referral one = first(persons.id(person));
        while (one != null
                && (chain.isEmpty() || !day(one).isAfter(day(chain.getFirst())))
                && met.add(one.referrer())) {
            chain.addFirst(one);
            one = first(one.referrer());
        }
        return chain.isEmpty() ? List.of() : List.of(happened(List.copyOf(chain)));
    }

    private @Nullable Referral first(String id) {
        return received.getOrDefault(id, List.of()).stream()
                .min(Comparator.comparing(ToldPaths::day))
                .orElse(null);
    }

    /** The day of a referral; those without one count as the latest. */
    private static LocalDate day(Referral referral) {
        LocalDate date = referral.date();
        return date == null ? LocalDate.MAX : date;
    }

    private static boolean follows(List<Referral> until, Referral referral) {
        LocalDate before = until.isEmpty() ? null : until.get(until.size() - 1).date();
        LocalDate date = referral.date();
        return before == null || date == null || !date.isBefore(before);
    }

    private Path happened(List<Referral> chain) {
        List<Step> steps = chain.stream()
                .map(one -> {
                    int p = persons.indexOf(one.referred());
                    return new Step(
                            WordPaths.REFERRAL,
                            "",
                            one.referred(),
                            p < 0 ? one.referred() : persons.name(p),
                            p < 0 ? "" : WordPaths.state(persons, p),
                            one.date(),
                            null,
                            one.outcome());
                })
                .toList();
        String id = chain.get(0).referrer();
        int p = persons.indexOf(id);
        return new Path(id, p < 0 ? id : persons.name(p), Double.NaN, steps);
    }
}
