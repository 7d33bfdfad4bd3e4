package org.grapevine.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.grapevine.network.Person;
import org.grapevine.network.Sensitivity;
import org.jspecify.annotations.Nullable;

/** Finds out which known person a free text means: "Recommended by Ana Ruiz", "Ana R.", "Ruiz, Ana", "a friend at Rotary". */
final class Referrers {
    /* Taken without a question: an id, an e-mail address, or all names of exactly one person, in their order or with the family name
     * first before a comma. Anything less is a question for the review list, and until it is answered the text means nobody.
     *
     * The score of a candidate is the sum over its best pairs of words of how alike they are, divided by the larger number of words:
     * the same word 1, an initial .7, a longer form of the same beginning .8, one letter wrong .85 (words of 4 letters or more), two
     * wrong .75 (8 or more), of words that begin or end alike. It orders candidates and is no chance. */

    private static final double WORTH_ASKING = .45;
    private static final int CANDIDATES = 3;
    private static final int LOOKED_AT = 20_000;
    private static final Pattern BLANKS = Pattern.compile("[ \\u00a0\\t]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern END = Pattern.compile("[;\\n\\r(\\[]| - | – | at the | bei der | who | in the ");
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "herrn", "frau", "mme", "monsieur", "madame", "sra");
    private static final Set<String> NO_NAMES = Set.of(
            "a",
            "an",
            "the",
            "of",
            "at",
            "from",
            "by",
            "our",
            "my",
            "his",
            "her",
            "friend",
            "colleague",
            "client",
            "customer",
            "neighbour",
            "neighbor",
            "someone",
            "somebody",
            "member",
            "existing",
            "ein",
            "eine",
            "einem",
            "einer",
            "der",
            "die",
            "das",
            "freund",
            "freundin",
            "kollege",
            "kollegin",
            "kunde",
            "un",
            "une",
            "ami",
            "amie",
            "chez",
            "amigo",
            "amiga");

    private static final class Phrases {
        private static final List<String> ALL = read();

        private Phrases() {}

        private static List<String> read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Referrers.class.getResourceAsStream("referrer-phrases.txt")),
                    StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private final Review review;
    private final boolean listed;
    private final GroupIndex groups;
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> wordsOfNames = new ArrayList<>();
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, IntArrayList> words = new HashMap<>();
    private final Map<String, List<Review.Candidate>> known = new HashMap<>();
    private final Set<Review.Question> byName = new HashSet<>();
    private final Set<Review.Question> open = new HashSet<>();
    private boolean wanted;

    /**
     * @param list where questions are kept; null for nowhere
     * @param groups that a text may speak of
     */
    Referrers(@Nullable Path list, GroupIndex groups) {
        this.review = new Review(list);
        this.listed = list != null;
        this.wanted = list != null;
        this.groups = groups;
    }

    /** Hears that somebody will ask: only then are names kept. */
    void want() {
        wanted = true;
    }

    /** Whether questions are kept, so that texts in our own files may be names, too. */
    boolean listed() {
        return listed;
    }

    /** Takes a person who may be meant. */
    void add(Person person) {
        if (!wanted) {
            return;
        }
        int number = ids.size();
        ids.add(person.id());
        names.add(person.name());
        exact.put(person.id(), number);
        if (person.properties().get("email") instanceof String email && email.indexOf('@') > 0) {
            exact.putIfAbsent(Cell.trimmed(email).toLowerCase(Locale.ROOT), number);
        }
        List<String> name = words(person.name());
        wordsOfNames.add(name);
        for (String word : new HashSet<>(name)) {
            words.computeIfAbsent(word, key -> new IntArrayList()).add(number);
        }
    }

    /** Whether the text says that a referrer follows. */
    static boolean saysWho(String text) {
        String plain = plain(text);
        return Phrases.ALL.stream().anyMatch(phrase -> after(plain, phrase) >= 0);
    }

    /**
     * The id of the person whom {@code text} means; empty where that is not known, which is then a question for the list.
     *
     * @param about id of the person that it says something about, who cannot be meant
     */
    String meant(String text, String about, Review.Place place) {
        Review.Question question = Review.question(text, about);
        String decided = review.decision(question);
        if (decided != null && (decided.isEmpty() || exact.containsKey(decided))) {
            return decided;
        }
        Integer stated = exact.get(question.text());
        Integer address = stated == null ? exact.get(question.text().toLowerCase(Locale.ROOT)) : stated;
        if (address != null) {
            return ids.get(address);
        }
        List<Review.Candidate> candidates = known.computeIfAbsent(question.text(), this::candidates).stream()
                .filter(candidate -> !candidate.id().equals(about))
                .toList();
        long same =
                candidates.stream().filter(candidate -> candidate.score() == 1).count();
        boolean taken = same == 1;
        (taken ? byName : open).add(question);
        List<Review.Candidate> shown = candidates.stream()
                .limit(taken ? 1 : Math.max(CANDIDATES, same))
                .map(candidate -> taken || candidate.score() < 1
                        ? candidate
                        : new Review.Candidate(
                                candidate.id(), candidate.name(), candidate.score(), same + " persons have this name"))
                .toList();
        if (review.lacks(question)) {
            review.ask(question, shown.isEmpty() ? List.of(nobody(question.text())) : shown, taken, place);
        }
        return taken ? candidates.get(0).id() : "";
    }

    private List<Review.Candidate> candidates(String text) {
        List<List<String>> readings =
                readings(text).stream().map(Referrers::words).toList();
        List<Review.Candidate> best = new ArrayList<>();
        Set<Integer> looked = new HashSet<>();
        for (List<String> reading : readings) {
            for (int person : who(reading)) {
                if (looked.add(person)) {
                    Review.Candidate candidate = candidate(person, readings);
                    if (candidate.score() >= WORTH_ASKING) {
                        best.add(candidate);
                    }
                }
            }
        }
        best.sort(Comparator.comparingDouble(Review.Candidate::score).reversed().thenComparing(Review.Candidate::id));
        long same = best.stream().filter(candidate -> candidate.score() == 1).count();
        return List.copyOf(best.subList(0, (int) Math.min(best.size(), Math.max(2 * CANDIDATES, same + 1))));
    }

    /** The ways to take the text: what follows a phrase, up to its end, whole, turned round at a comma, or only up to it. */
    private static List<String> readings(String text) {
        String plain = plain(text);
        int start = 0;
        for (String phrase : Phrases.ALL) {
            int after = after(plain, phrase);
            if (after >= 0) {
                start = after;
                break;
            }
        }
        String rest = plain.substring(start).replaceFirst("^[ :,.-]+", "");
        String name = END.split(rest, 2)[0].strip();
        int comma = name.indexOf(',');
        if (comma < 0) {
            return List.of(name);
        }
        String before = name.substring(0, comma);
        String turned = name.substring(comma + 1) + " " + before;
        return before.strip().contains(" ") ? List.of(name, turned, before) : List.of(turned, name);
    }

    /** Where the text goes on behind the phrase; -1 where it does not hold it as words of their own. */
    private static int after(String plain, String phrase) {
        int at = plain.indexOf(phrase);
        boolean begins = at == 0 || (at > 0 && !Character.isLetterOrDigit(plain.charAt(at - 1)));
        int end = at + phrase.length();
        boolean ends = at >= 0
                && (end == plain.length() || !Character.isLetterOrDigit(plain.charAt(end)) || phrase.endsWith(":"));
        return begins && ends ? end : -1;
    }

    /** The persons who share a word with the name, or have one nearly the same. */
    private Set<Integer> who(List<String> name) {
        Set<Integer> who = new HashSet<>();
        for (String word : name) {
            if (word.length() < 2) {
                continue;
            }
            add(who, word);
            if (word.length() >= 3) {
                for (String other : words.keySet()) {
                    if (!other.equals(word) && alike(word, other) > 0) {
                        add(who, other);
                    }
                }
            }
        }
        return who;
    }

    private void add(Set<Integer> who, String word) {
        IntArrayList having = words.get(word);
        for (int i = 0; having != null && i < having.size() && who.size() < LOOKED_AT; i++) {
            who.add(having.get(i));
        }
    }

    private Review.Candidate candidate(int person, List<List<String>> readings) {
        List<String> name = wordsOfNames.get(person);
        double best = 0;
        String reason = "";
        for (List<String> said : readings) {
            if (said.equals(name) && name.size() > 1) {
                return new Review.Candidate(ids.get(person), names.get(person), 1, "the only person of this name");
            }
            double score = Math.min(.97, score(said, name));
            if (score > best) {
                best = score;
                reason = reason(said, name);
            }
        }
        return new Review.Candidate(ids.get(person), names.get(person), best, reason);
    }

    private static double score(List<String> said, List<String> name) {
        boolean[] used = new boolean[name.size()];
        double sum = 0;
        boolean word = false;
        for (String one : said) {
            int best = -1;
            double alike = 0;
            for (int i = 0; i < used.length; i++) {
                double now = used[i] ? 0 : alike(one, name.get(i));
                if (now > alike) {
                    alike = now;
                    best = i;
                }
            }
            if (best >= 0) {
                used[best] = true;
                sum += alike;
                word |= alike > .7;
            }
        }
        return word ? sum / Math.max(said.size(), name.size()) : 0;
    }

    private static String reason(List<String> said, List<String> name) {
        List<String> same = said.stream().filter(name::contains).toList();
        if (same.size() == said.size() && said.size() == name.size()) {
            return "the same names in another order";
        }
        if (same.size() == said.size()) {
            return "the person has further names";
        }
        if (same.size() == name.size()) {
            return "the text has further words";
        }
        boolean initial = said.stream()
                .anyMatch(word -> word.length() == 1 && name.stream().anyMatch(n -> n.startsWith(word)));
        return initial ? "an initial fits" : "some names are the same or nearly so";
    }

    /** How alike two words are: 1 the same, 0 not at all. */
    private static double alike(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int shorter = Math.min(one.length(), other.length());
        boolean begins = one.startsWith(other) || other.startsWith(one);
        if (shorter == 1) {
            return begins ? .7 : 0;
        }
        if (begins && shorter >= 3) {
            return .8;
        }
        boolean anEnd =
                one.charAt(0) == other.charAt(0) || one.charAt(one.length() - 1) == other.charAt(other.length() - 1);
        if (shorter < 4 || !anEnd || Math.abs(one.length() - other.length()) > 2) {
            return 0;
        }
        int wrong = distance(one, other);
        return wrong == 1 ? .85 : wrong == 2 && shorter >= 8 ? .75 : 0;
    }

    /** Letters to change, add, leave out or swap with the next; any number above 2 as 3. */
    private static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int least = 3;
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                } else {
                    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                    d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                    if (i > 1
                            && j > 1
                            && one.charAt(i - 1) == other.charAt(j - 2)
                            && one.charAt(i - 2) == other.charAt(j - 1)) {
                        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                    }
                }
                least = Math.min(least, d[i][j]);
            }
            if (least > 2) {
                return 3;
            }
        }
        return Math.min(3, d[one.length()][other.length()]);
    }

    private static String plain(String text) {
        String lower = BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(plain(text), -1))
                .filter(word -> !word.isEmpty() && !TITLES.contains(word))
                .toList();
    }

    /** What the list says where no known person has such a name: which groups the text may speak of. */
    private Review.Candidate nobody(String text) {
        List<String> said = words(readings(text).get(0)).stream()
                .filter(word -> word.length() >= 4 && !NO_NAMES.contains(word))
                .toList();
        for (GroupIndex.Entry group : groups.all()) {
            boolean named = group.sensitivity == Sensitivity.NORMAL
                    && words(group.name).stream().anyMatch(said::contains);
            if (named) {
                return new Review.Candidate(
                        "",
                        "",
                        0,
                        "no known person has such a name; group " + Cell.shown(group.name) + " has the word and "
                                + group.members + " known members: ask there, and write the id of whom you find");
            }
        }
        return new Review.Candidate("", "", 0, "no known person has such a name; write the id of whom you find");
    }

    /** Writes the list; says what was taken by name and what waits. */
    List<String> finish() {
        List<String> said = new ArrayList<>();
        Path written = review.write();
        if (!byName.isEmpty()) {
            said.add(byName.size() + (byName.size() == 1 ? " person" : " persons")
                    + " in free text taken by name, since exactly one known person has it");
        }
        if (!open.isEmpty()) {
            said.add(open.size() + (open.size() == 1 ? " person" : " persons") + " in free text not taken: "
                    + (written == null
                            ? "--review FILE lists whom they may mean, to be marked yes or no"
                            : "mark yes or no in " + written + " and load again"));
        }
        return said;
    }
}
