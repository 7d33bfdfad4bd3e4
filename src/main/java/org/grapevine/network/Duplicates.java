package org.grapevine.network;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Persons who may be one: who share an e-mail address, a phone number or a full name and town, or have nearly the same name in the same
 * town. Each reason has a weight, a prior of ours; a pair's score is that one of its reasons holds if they were independent,
 * {@code 1 - (1 - a)(1 - b)...}. Names are near by Jaro and Winkler (Winkler, <i>Proceedings of the Section on Survey Research Methods</i>,
 * 1990, 354-359), the words of a name in any order.
 */
public final class Duplicates {
    /* Only persons who share something are compared: an address, a number, a name or a town. What more than MANY share is no sign of a
     * person: the number of a switchboard, the address of an office; a name that more than MANY bear still is one among those of one town,
     * unless more than MANY live there, too. In a town everybody is compared with the WINDOW before in the order of
     * names, so that the work stays near n log n. */

    private static final double SAME_MAIL = .9;
    private static final double SAME_PHONE = .8;
    private static final double SHARED_BY_OTHER_NAMES = .3;
    private static final double SAME_NAME_AND_TOWN = .85;
    private static final double SAME_NAME = .5;
    private static final double NEAR = .92;
    private static final double NEAR_AND_TOWN = .6;
    private static final double ALIKE = .8;
    private static final int MANY = 6;
    private static final int WINDOW = 12;
    private static final int SHORTEST_PHONE = 7;
    private static final int LONGEST_PHONE = 9;

    private static final Pattern MAIL = Pattern.compile(".*mail.*");
    private static final Pattern PHONE = Pattern.compile("(.*(phone|mobile|telefon|handy).*|tel|cell)");
    private static final Pattern TOWN =
            Pattern.compile("(.*(city|town|postalcode|zip|postcode).*|ort|plz|ciudad|ville)");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * Two persons who may be one.
     *
     * @param keep id of the one more is known of
     * @param drop id of the other
     * @param keepName its name
     * @param dropName its name
     * @param score from 0 to 1
     * @param reasons in words
     */
    public record Pair(
            String keep, String drop, String keepName, String dropName, double score, List<String> reasons) {}

    private record Ends(int first, int second) {
        static Ends of(int a, int b) {
            return new Ends(Math.min(a, b), Math.max(a, b));
        }
    }

    private final ReferralNetwork network;
    private final Persons persons;
    private final String[] name;
    private final String[] town;
    private final Map<Ends, Map<String, Double>> reasons = new HashMap<>();
    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    private int shared;

    private Duplicates(ReferralNetwork network) {
        this.network = network;
        this.persons = network.persons();
        this.name = new String[persons.size()];
        Arrays.setAll(name, p -> words(persons.name(p).equals(persons.id(p)) ? "" : persons.name(p)));
        this.town = new String[persons.size()];
        List<String> columns = columns(TOWN);
        Arrays.setAll(town, p -> town(p, columns));
        same(MAIL, "the same e-mail address", SAME_MAIL, Duplicates::mail);
        same(PHONE, "the same phone number", SAME_PHONE, Duplicates::phone);
        names();
    }

    /** The persons of {@code network} who may be one. O(n log n) comparisons of names at most. */
    public static Duplicates in(ReferralNetwork network) {
        return new Duplicates(network);
    }

    /** Whether persons are compared by the column of that name: an address, a number or a town. */
    public static boolean compares(String column) {
        String plain = plain(column);
        return plain.equals("region")
                || MAIL.matcher(plain).matches()
                || PHONE.matcher(plain).matches()
                || TOWN.matcher(plain).matches();
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many addresses and numbers count nothing, since too many persons have them. */
    public int shared() {
        return shared;
    }

    /** The pairs with a score of {@code atLeast}, the highest first, equal ones by id. */
    public List<Pair> pairs(double atLeast) {
        int[] known = known();
        List<Pair> pairs = new ArrayList<>();
        reasons.forEach((ends, why) -> {
            double score =
                    1 - why.values().stream().mapToDouble(weight -> 1 - weight).reduce(1, (a, b) -> a * b);
            if (score >= atLeast) {
                boolean first = known[ends.first] >= known[ends.second];
                int keep = first ? ends.first : ends.second;
                int drop = first ? ends.second : ends.first;
                pairs.add(new Pair(
                        persons.id(keep),
                        persons.id(drop),
                        persons.name(keep),
                        persons.name(drop),
                        score,
                        List.copyOf(why.keySet())));
            }
        });
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.score)
                .thenComparing(Pair::keep)
                .thenComparing(Pair::drop));
        return pairs;
    }

    /** How much is known of each person: ties, memberships, referrals, and being a client. */
    private int[] known() {
        int[] known = new int[persons.size()];
        for (int t = 0; t < network.ties().size(); t++) {
            known[network.ties().from(t)]++;
            known[network.ties().to(t)]++;
        }
        for (int m = 0; m < network.affiliations().size(); m++) {
            known[network.affiliations().person(m)]++;
        }
        for (Referral referral : network.referrals()) {
            known[persons.indexOf(referral.referrer())]++;
            known[persons.indexOf(referral.referred())]++;
        }
        for (int p = 0; p < known.length; p++) {
            known[p] += persons.state(p) == State.CLIENT ? 1_000_000 : 0;
        }
        return known;
    }

    private interface Norm {
        /** The text as it is compared; empty where it says nothing. */
        String of(String text);
    }

    private void same(Pattern columns, String reason, double weight, Norm norm) {
        Map<String, Set<Integer>> having = new TreeMap<>();
        for (String column : columns(columns)) {
            for (int p = 0; p < persons.size(); p++) {
                String value = norm.of(persons.text(p, column));
                if (!value.isEmpty()) {
                    having.computeIfAbsent(value, same -> new TreeSet<>()).add(p);
                }
            }
        }
        for (Set<Integer> owners : having.values()) {
            List<Integer> all = List.copyOf(owners);
            shared += all.size() > MANY ? 1 : 0;
            for (int i = 0; i < all.size() && all.size() <= MANY; i++) {
                for (int j = 0; j < i; j++) {
                    boolean alike = near(all.get(i), all.get(j)) >= ALIKE;
                    note(
                            all.get(i),
                            all.get(j),
                            alike ? reason : reason + ", other names",
                            alike ? weight : SHARED_BY_OTHER_NAMES);
                }
            }
        }
    }

    private void names() {
        Map<String, List<Integer>> byName = new TreeMap<>();
        Map<String, List<Integer>> byTown = new TreeMap<>();
        for (int p = 0; p < persons.size(); p++) {
            if (!name[p].isEmpty()) {
                byName.computeIfAbsent(name[p], same -> new ArrayList<>()).add(p);
                if (!town[p].isEmpty()) {
                    byTown.computeIfAbsent(town[p], same -> new ArrayList<>()).add(p);
                }
            }
        }
        for (List<Integer> all : byName.values()) {
            if (all.size() <= MANY) {
                sameName(all);
            } else {
                perTown(all).forEach(this::sameName);
            }
        }
        byTown.values().forEach(this::nearNames);
    }

    /** Those of {@code all} whose town is known, town by town. */
    private Collection<List<Integer>> perTown(List<Integer> all) {
        Map<String, List<Integer>> perTown = new TreeMap<>();
        for (int p : all) {
            if (!town[p].isEmpty()) {
                perTown.computeIfAbsent(town[p], same -> new ArrayList<>()).add(p);
            }
        }
        return perTown.values();
    }

    private void sameName(List<Integer> all) {
        for (int i = 0; i < all.size() && all.size() <= MANY; i++) {
            for (int j = 0; j < i; j++) {
                sameName(all.get(i), all.get(j));
            }
        }
    }

    private void sameName(int one, int other) {
        if (town[one].isEmpty() || town[other].isEmpty()) {
            note(one, other, "the same name", SAME_NAME);
        } else if (town[one].equals(town[other])) {
            note(one, other, "the same name and town", SAME_NAME_AND_TOWN);
        }
    }

    private void nearNames(List<Integer> inTown) {
        List<Integer> ordered = new ArrayList<>(inTown);
        ordered.sort(Comparator.<Integer, String>comparing(p -> name[p]).thenComparing(p -> p));
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = Math.max(0, i - WINDOW); j < i; j++) {
                int one = ordered.get(i);
                int other = ordered.get(j);
                double near = near(one, other);
                if (near >= NEAR && !name[one].equals(name[other])) {
                    note(one, other, "nearly the same name in the same town", NEAR_AND_TOWN * near);
                }
            }
        }
    }

    private void note(int one, int other, String reason, double weight) {
        reasons.computeIfAbsent(Ends.of(one, other), ends -> new TreeMap<>()).merge(reason, weight, Math::max);
    }

    /** How near two names are, from 0 to 1; 0 where one has none. */
    private double near(int one, int other) {
        return name[one].isEmpty() || name[other].isEmpty() ? 0 : similarity.apply(name[one], name[other]);
    }

    private String town(int person, List<String> columns) {
        StringBuilder found = new StringBuilder();
        columns.forEach(column -> found.append(words(persons.text(person, column))));
        return found.length() > 0 ? found.toString() : words(persons.text(person, "region"));
    }

    private List<String> columns(Pattern names) {
        return persons.columns().stream()
                .filter(column -> names.matcher(plain(column)).matches())
                .toList();
    }

    /** The words of a name in the order of the alphabet, without accents, points and titles' dots. */
    static String words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        String[] words = NO_LETTERS.split(plain.strip(), -1);
        Arrays.sort(words);
        return String.join(" ", words).strip();
    }

    /** In small letters, without what follows a plus. */
    static String mail(String text) {
        String mail = text.strip().toLowerCase(Locale.ROOT);
        int at = mail.indexOf('@');
        int plus = mail.indexOf('+');
        if (at < 1 || at == mail.length() - 1) {
            return "";
        }
        return plus > 0 && plus < at ? mail.substring(0, plus) + mail.substring(at) : mail;
    }

    /** The last nine digits, so that the prefix of the country does not matter. */
    static String phone(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.length() < SHORTEST_PHONE ? "" : digits.substring(Math.max(0, digits.length() - LONGEST_PHONE));
    }
}
