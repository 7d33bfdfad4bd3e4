package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.grapevine.learning.Learning;
import org.grapevine.learning.LearningWords;
import org.grapevine.learning.Strength;
import org.grapevine.network.GroupType;
import org.grapevine.network.TieType;
import org.grapevine.network.Types;
import org.jspecify.annotations.Nullable;

/** What was learned, as it is told: in words for people, in full for programs, as a types.csv for Grapevine itself. */
final class LearningAnswer {
    private final Learning learning;
    private final LearningWords words;
    private final LocalDate on;
    private boolean applied;

    LearningAnswer(Learning learning, LocalDate on) {
        this.learning = learning;
        this.words = new LearningWords(learning);
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
        Answer answer = Answer.about("types").fact("learned from", words.from()).fact("tested on", words.tested());
        List<String> verdict = learning.verdict();
        for (int i = 0; i < verdict.size(); i++) {
            answer.fact(i == 0 ? "verdict" : " ".repeat(i), verdict.get(i));
        }
        answer.fact("advice", learning.advice());
        answer.columns(
                "through", "what", "new clients", "share %", "before", "learned", "from", "to", "gamma", "data %");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Strength strength : learning.strengths()) {
            rows.add(Arrays.asList(
                    LearningWords.name(strength),
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
        words.meanings().forEach((name, meaning) -> answer.note(name + ": " + meaning));
        return answer.rows(rows);
    }

    private static String what(Strength strength) {
        return strength.organic() ? "" : strength.group() ? "groups" : "ties";
    }

    private static double significant(double number) {
        return Double.isNaN(number) || number == 0
                ? number
                : Double.parseDouble(String.format(Locale.ROOT, "%.3g", number));
    }

    private Answer notes(Answer answer) {
        words.notes().forEach(answer::note);
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
        Answer answer = Answer.about("types").fact("applied", applied);
        words.facts().forEach(answer::fact);
        return answer.columns(LearningWords.columns().toArray(String[]::new)).rows(words.rows());
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
