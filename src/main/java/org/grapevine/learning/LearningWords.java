package org.grapevine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was learned, in words for people and in full for programs. */
public final class LearningWords {
    private static final List<String> COLUMNS = List.of(
            "name",
            "kind",
            "credit",
            "prior",
            "now",
            "beta",
            "lo",
            "hi",
            "priorGamma",
            "nowGamma",
            "gamma",
            "dataWeight",
            "exposure",
            "foretold",
            "compared",
            "sure",
            "reading",
            "draws");

    private final Learning learning;

    /** Words about {@code learning}. */
    public LearningWords(Learning learning) {
        this.learning = learning;
    }

    /** What the numbers of a strength mean, a sentence each under its name. */
    public Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(
                "New clients",
                "how many belong to each kind of tie; where nobody wrote down who brought them, by shares that sum to 1.");
        meanings.put(
                "Before, learned",
                "how often a year word passes along one full tie to a client; for groups, over all members if gamma is 1,"
                        + " to each member if it is 0.");
        meanings.put("From, to", "90 %% interval over %s.".formatted(learning.drawn()));
        meanings.put("Data", "how much the past weighs beside what was held before.");
        return meanings;
    }

    /** The same of what only {@link #rows} have. */
    public static Map<String, String> furtherMeanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(
                "Expected as now",
                "how many new clients what is in force would have brought in that time; what is in force is scaled where it would make too many.");
        meanings.put(
                "Against now",
                "stronger or weaker where the 90 % interval of what it brings in all lies above or below that.");
        meanings.put(
                "Years at risk",
                "how long people who had not come had a full tie to a client, all added up; in groups each client counts in full if gamma is 0,"
                        + " as its part of the members if it is 1.");
        meanings.put(
                "How sure",
                "well known within a factor of 2 from end to end of the interval, roughly beyond that, hardly where the past weighs less than half.");
        return meanings;
    }

    /** How a strength is called. */
    public static String name(Strength strength) {
        return strength.organic() ? "nobody (by themselves)" : strength.name();
    }

    /** From whom it was learned. */
    public String from() {
        return "%,d people who became clients from %s on; of %,d it is known who brought them"
                .formatted(
                        learning.history().conversions(),
                        learning.history().clock().words(learning.history().begin()),
                        learning.history().brought());
    }

    /** On whom it was tested. */
    public String tested() {
        Accuracy size = learning.size();
        String later = learning.split().isEmpty()
                ? "the last quarter of the products, period by period: %,d times somebody could come, %,d did"
                        .formatted(size.rows(), size.came())
                : "%,d of %,d people who were no clients on %s and came after it"
                        .formatted(size.came(), size.rows(), learning.split());
        return later + "; taught by the %,d who came before".formatted(learning.taught());
    }

    /** What a reader must know, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(learning.notes());
        notes.add(Learning.NOT_CAUSAL);
        return notes;
    }

    /** All that was found but the strengths, by name. */
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("conversions", learning.history().conversions());
        facts.put("brought", learning.history().brought());
        facts.put("split", learning.split());
        facts.put("taught", learning.taught());
        facts.put("tested", learning.size().rows());
        facts.put("came", learning.size().came());
        facts.put("beatsPriors", learning.beatsPriors());
        facts.put("gain", learning.gain().less());
        facts.put("gainError", learning.gain().error());
        facts.put("advice", learning.advice());
        facts.put("verdict", learning.verdict());
        facts.putAll(JudgedWords.contagion(learning.contagion(), learning.contagionNamed()));
        facts.put("tests", new JudgedWords(learning.judged()).maps());
        return facts;
    }

    /** The names of the numbers of {@link #rows}. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** All numbers of each strength, a row each. */
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Strength strength : learning.strengths()) {
            rows.add(Arrays.asList(
                    strength.organic() ? "organic" : strength.name(),
                    strength.organic() ? "organic" : strength.group() ? "group" : "tie",
                    strength.credit(),
                    strength.prior(),
                    strength.now(),
                    strength.beta(),
                    strength.low(),
                    strength.high(),
                    strength.priorGamma(),
                    strength.nowGamma(),
                    strength.gamma(),
                    strength.weight(),
                    strength.exposure(),
                    strength.foretold(),
                    strength.compared(),
                    strength.sure(),
                    strength.reading(),
                    strength.draws()));
        }
        return rows;
    }

    /** The same, each row by name. */
    public List<Map<String, @Nullable Object>> maps() {
        return NamedRows.of(COLUMNS, rows());
    }
}
