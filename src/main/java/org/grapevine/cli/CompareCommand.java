package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.store.AnalysisChange;
import org.grapevine.store.AnalysisRecord;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what differs between two analyses. */
@Command(
        name = CompareCommand.NAME,
        header = "Who rose and who fell between two analyses kept in the store, and why.",
        footer = {
            "",
            "Examples:",
            "  grapevine history                                the analyses there are",
            "  grapevine compare 3 5",
            "  grapevine compare analysis-3 analysis-5 --top 50 --format csv"
        })
final class CompareCommand implements Runnable {
    static final String NAME = "compare";

    private final Grapevine grapevine;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "Number or id of the earlier analysis.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "Number or id of the later one.")
    private String after = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of those who moved to list (default: ${DEFAULT-VALUE}).")
    private int top = 20;

    CompareCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (top < 1) {
            throw GrapevineException.input("--top " + top + " is not at least 1", "leave it out for 20");
        }
        try (Store store = Stores.existing(grapevine)) {
            grapevine.print(answer(store.change(before, after, top)));
        }
    }

    private Answer answer(AnalysisChange change) {
        List<AnalysisChange.Move> moved = change.moves().stream()
                .filter(move -> move.rose() != 0 || !move.inBoth())
                .toList();
        boolean others = change.changedByOthers();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (AnalysisChange.Move move : moved.subList(0, Math.min(top, moved.size()))) {
            rows.add(row(change, others, move));
        }
        Answer answer = Answer.about("people")
                .key("id")
                .columns("name", "rank before", "rank after", "rose", "score before", "score after", "why")
                .rows(rows);
        long both = change.moves().stream().filter(AnalysisChange.Move::inBoth).count();
        long up = moved.stream().filter(move -> move.rose() > 0).count();
        long down = moved.stream().filter(move -> move.rose() < 0).count();
        answer.note("Of %,d people in both, %,d rose, %,d fell and %,d kept their rank; %,d are in one of them only."
                .formatted(both, up, down, both - up - down, change.moves().size() - both));
        difference(change).forEach(answer::note);
        if (!change.knowsNews()) {
            answer.note("What came to each person since is not known: the earlier data were not loaded by Grapevine.");
        }
        if (rows.size() < moved.size()) {
            answer.note("%,d of %,d who moved listed; --top lists more.".formatted(rows.size(), moved.size()));
        }
        return answer;
    }

    private static List<@Nullable Object> row(AnalysisChange change, boolean others, AnalysisChange.Move move) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(move.id());
        row.add(move.name());
        row.add(move.rankBefore() == 0 ? null : move.rankBefore());
        row.add(move.rankAfter() == 0 ? null : move.rankAfter());
        row.add(move.inBoth() ? move.rose() : null);
        row.add(Double.isNaN(move.scoreBefore()) ? null : move.scoreBefore());
        row.add(Double.isNaN(move.scoreAfter()) ? null : move.scoreAfter());
        row.add(why(change, others, move));
        return row;
    }

    private static String why(AnalysisChange change, boolean others, AnalysisChange.Move move) {
        if (!move.inBoth()) {
            return move.rankBefore() == 0 ? "was not ranked before" : "is not ranked any more";
        }
        AnalysisChange.News news = change.news().get(move.node());
        List<String> parts = new ArrayList<>();
        if (news != null) {
            count(parts, news.ties(), "new tie", "new ties");
            count(parts, news.memberships(), "new membership", "new memberships");
            count(parts, news.referrals(), "new referral", "new referrals");
        }
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        if (!change.sameQuestion()) {
            return "another question";
        }
        if (others) {
            return "";
        }
        return change.knowsNews() ? "nothing new of their own: ties of others or stated values changed" : "";
    }

    private static void count(List<String> parts, long number, String one, String many) {
        if (number > 0) {
            parts.add("%,d %s".formatted(number, number == 1 ? one : many));
        }
    }

    static List<String> difference(AnalysisChange change) {
        AnalysisRecord before = change.before();
        AnalysisRecord after = change.after();
        List<String> sentences = new ArrayList<>();
        if (!before.measure().equals(after.measure())) {
            sentences.add("The measures differ: %s, then %s.".formatted(before.measure(), after.measure()));
        }
        if (!before.parameters().equals(after.parameters())) {
            sentences.add("They saw different parts: %s, then %s.".formatted(before.parameters(), after.parameters()));
        }
        if (before.seed() != after.seed()) {
            sentences.add("Their seeds differ: %d, then %d.".formatted(before.seed(), after.seed()));
        }
        if (change.changedByOthers()) {
            sentences.add("Nothing was loaded between them, yet scores differ: others changed the graph meanwhile.");
        } else if (!before.dataHash().isEmpty() || !after.dataHash().isEmpty()) {
            sentences.add(
                    before.dataHash().equals(after.dataHash())
                            ? "Both ran on the same loaded data."
                            : "The data changed between them.");
        }
        return sentences;
    }
}
