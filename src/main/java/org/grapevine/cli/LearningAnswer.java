package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.grapevine.learning.Accuracy;
import org.grapevine.learning.Learning;
import org.grapevine.learning.Strength;
import org.grapevine.network.GroupType;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.jspecify.annotations.Nullable;

/** What was learned, as it is told: in words for people, in full for programs, as a types.csv for Grapevine itself. */
final class LearningAnswer {
    private final Learning learning;
    private final LocalDate on;
    private boolean applied;

    LearningAnswer(Learning learning, LocalDate on) {
        this.learning = learning;
        this.on = on;
    }

    /** Says that it is in force from now on. */
    void applied() {
        applied = true;
    }

    void print(Grapevine grapevine) {
        switch (grapevine.format()) {
            case CSV -> grapevine.print(notes(types()));
            case JSON -> grapevine.print(notes(inFull()));
            case TABLE -> {
                if (grapevine.toFile()) {
                    grapevine.print(notes(forPeople()));
                } else {
                    grapevine.print(forPeople());
                    grapevine.print(notes(new TestAnswer(learning.judged()).forPeople()));
                }
            }
        }
    }

    private Answer forPeople() {
        Answer answer = Answer.about("types").fact("learned from", from()).fact("tested on", tested());
        List<String> verdict = learning.verdict();
        for (int i = 0; i < verdict.size(); i++) {
            answer.fact(i == 0 ? "verdict" : " ".repeat(i), verdict.get(i));
        }
        answer.columns(
                "through", "what", "new clients", "share %", "before", "learned", "from", "to", "gamma", "data %");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Strength strength : learning.strengths()) {
            rows.add(Arrays.asList(
                    name(strength),
                    what(strength),
                    TestAnswer.rounded(strength.credit(), 1),
                    TestAnswer.rounded(
                            100 * strength.credit() / learning.history().conversions(), 1),
                    significant(strength.prior()),
                    significant(strength.beta()),
                    significant(strength.low()),
                    significant(strength.high()),
                    strength.group() ? (Object) strength.gamma() : null,
                    Math.round(100 * strength.weight())));
        }
        return answer.rows(rows)
                .note(
                        "New clients: how many belong to each kind of tie; where nobody wrote down who brought them, by shares that sum to 1.")
                .note(
                        "Before, learned: how often a year word passes along one full tie to a client; for groups, over all members if gamma is 1,"
                                + " to each member if it is 0. From, to: 90 %% interval over %s. Data: how much the past weighs beside what was held before."
                                        .formatted(learning.drawn()));
    }

    private static String name(Strength strength) {
        return strength.organic() ? "nobody (by themselves)" : strength.name();
    }

    private static String what(Strength strength) {
        return strength.organic() ? "" : strength.group() ? "groups" : "ties";
    }

    private static double significant(double number) {
        return Double.isNaN(number) || number == 0
                ? number
                : Double.parseDouble(String.format(Locale.ROOT, "%.3g", number));
    }

    private String from() {
        return "%,d people who became clients from %s on; of %,d it is known who brought them"
                .formatted(
                        learning.history().conversions(),
                        learning.history().clock().words(learning.history().begin()),
                        learning.history().brought());
    }

    private String tested() {
        Accuracy size = learning.size();
        String later = learning.split().isEmpty()
                ? "the last quarter of the products, period by period: %,d times somebody could come, %,d did"
                        .formatted(size.rows(), size.came())
                : "%,d of %,d people who were no clients on %s and came after it"
                        .formatted(size.came(), size.rows(), learning.split());
        return later + "; taught by the %,d who came before".formatted(learning.taught());
    }

    private Answer notes(Answer answer) {
        learning.notes().forEach(answer::note);
        answer.note(Learning.NOT_CAUSAL);
        return answer.note(
                applied
                        ? "Applied: from now on rank, plan and why use these strengths. 'grapevine learn --reset' takes them back."
                        : "A proposal: nothing was changed. " + remedy());
    }

    private String remedy() {
        return learning.beatsPriors()
                ? "'grapevine learn --apply' keeps it in the store; --out types.csv writes it as a file beside the others."
                : "It did not beat the priors, so --apply would refuse it.";
    }

    private Answer inFull() {
        Answer answer = Answer.about("types")
                .fact("conversions", learning.history().conversions())
                .fact("brought", learning.history().brought())
                .fact("split", learning.split())
                .fact("taught", learning.taught())
                .fact("tested", learning.size().rows())
                .fact("came", learning.size().came())
                .fact("beatsPriors", learning.beatsPriors())
                .fact("applied", applied)
                .fact("verdict", learning.verdict());
        TestAnswer.addContagion(answer, learning.contagion(), learning.contagionNamed())
                .fact("tests", new TestAnswer(learning.judged()).maps())
                .columns(
                        "name",
                        "kind",
                        "credit",
                        "prior",
                        "beta",
                        "lo",
                        "hi",
                        "priorGamma",
                        "gamma",
                        "dataWeight",
                        "draws");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Strength strength : learning.strengths()) {
            rows.add(Arrays.asList(
                    strength.organic() ? "organic" : strength.name(),
                    strength.organic() ? "organic" : strength.group() ? "group" : "tie",
                    strength.credit(),
                    strength.prior(),
                    strength.beta(),
                    strength.low(),
                    strength.high(),
                    strength.priorGamma(),
                    strength.gamma(),
                    strength.weight(),
                    strength.draws()));
        }
        return answer.rows(rows);
    }

    /** As a types.csv. */
    private Answer types() {
        return TypesTable.of(learning.types(on), learning.strengths());
    }

    /** The columns of a types.csv: the types that were looked at, then all others that are not as usual. */
    static final class TypesTable {
        private TypesTable() {}

        static Answer of(Types types, List<Strength> strengths) {
            Answer answer = Answer.about("types")
                    .key("name")
                    .columns(
                            "kind",
                            "beta",
                            "gamma",
                            "halfLife",
                            "nomination",
                            "sensitivity",
                            "learned",
                            "lo",
                            "hi",
                            "learnedOn",
                            "conversions",
                            "priorBeta",
                            "priorGamma");
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (Strength strength : strengths) {
                if (!strength.organic()) {
                    rows.add(row(types, strength.name(), strength.group()));
                }
            }
            Types usual = Types.defaults();
            for (TieType type : types.ties()) {
                if (!type.equals(usual.tie(type.name())) && !listed(strengths, type.name(), false)) {
                    rows.add(row(types, type.name(), false));
                }
            }
            for (GroupType type : types.groups()) {
                if (!type.equals(usual.group(type.name())) && !listed(strengths, type.name(), true)) {
                    rows.add(row(types, type.name(), true));
                }
            }
            return answer.rows(rows);
        }

        private static boolean listed(List<Strength> strengths, String name, boolean group) {
            return strengths.stream()
                    .anyMatch(strength ->
                            strength.group() == group && strength.name().equals(name));
        }

        private static List<@Nullable Object> row(Types types, String name, boolean group) {
            List<@Nullable Object> row = new ArrayList<>(List.of(name, group ? "group" : "tie"));
            if (group) {
                GroupType type = types.group(name);
                row.addAll(Arrays.asList(
                        type.beta(),
                        type.gamma(),
                        halfLife(type.halfLife()),
                        null,
                        word(type.sensitivity()),
                        type.learned()));
            } else {
                TieType type = types.tie(name);
                row.addAll(Arrays.asList(
                        type.beta(),
                        null,
                        halfLife(type.halfLife()),
                        type.nomination(),
                        word(type.sensitivity()),
                        type.learned()));
            }
            types.learned(name, group)
                    .ifPresentOrElse(
                            learned -> row.addAll(Arrays.asList(
                                    learned.low(),
                                    learned.high(),
                                    learned.on(),
                                    learned.conversions(),
                                    learned.priorBeta(),
                                    Double.isNaN(learned.priorGamma()) ? null : learned.priorGamma())),
                            () -> row.addAll(Arrays.asList(null, null, null, null, null, null)));
            return row;
        }

        private static Object halfLife(double days) {
            return Double.isInfinite(days) ? "never" : (Object) days;
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }
}
