package org.grapevine.cli;

import org.grapevine.learning.Accuracy;
import org.grapevine.learning.Hindsight;
import org.grapevine.learning.JudgedWords;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks of measures whether they would have foretold who came. */
@Command(
        name = BacktestCommand.NAME,
        header = "Test whether a ranking would have foretold later word of mouth.",
        footer = {
            "",
            "Each measure is computed on what was known at the split and judged by who came after it. Personalised PageRank from those who",
            "had come by then is always judged beside it.",
            "",
            "Examples:",
            "  grapevine backtest                                       the usual measure on what was loaded",
            "  grapevine backtest --measure pagerank,betweenness --split 2025-06-30",
            "  grapevine backtest --from FOLDER --direction reversed    where a row A, B means that A names B"
        })
final class BacktestCommand implements Runnable {
    static final String NAME = "backtest";

    private final Grapevine grapevine;

    @Mixin
    private MeasureChoice choice = new MeasureChoice();

    @Mixin
    private PastChoice past = new PastChoice();

    BacktestCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        choice.requests(grapevine);
        try (ProgressLine progress = new ProgressLine(grapevine, "testing");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = choice.network().store(grapevine)) {
            View view = View.of(choice.network().read(grapevine, store), choice.view());
            Hindsight hindsight = Hindsight.of(
                    view, past.scope(), past.split(), choice.requests(grapevine), grapevine.seed(), workers);
            grapevine.print(answer(hindsight));
        }
    }

    private Answer answer(Hindsight hindsight) {
        TestAnswer test = new TestAnswer(hindsight.judged());
        boolean table = grapevine.format() == Format.TABLE;
        Answer answer = table
                ? test.forPeople()
                : Answer.about("tests")
                        .columns(JudgedWords.columns().toArray(String[]::new))
                        .rows(new JudgedWords(hindsight.judged()).rows());
        Accuracy size = hindsight.judged().get(0).accuracy();
        answer.fact(
                table ? "tested on" : "tested",
                hindsight.split().isEmpty()
                        ? "the last quarter of the products: %,d of %,d times somebody came"
                                .formatted(size.came(), size.rows())
                        : "%,d of %,d people who were no clients on %s and came after it"
                                .formatted(size.came(), size.rows(), hindsight.split()));
        answer.fact("verdict", table ? hindsight.verdict().get(0) : hindsight.verdict());
        for (int i = 1; table && i < hindsight.verdict().size(); i++) {
            answer.fact(" ".repeat(i), hindsight.verdict().get(i));
        }
        if (!table) {
            JudgedWords.contagion(hindsight.contagion(), hindsight.contagionNamed())
                    .forEach(answer::fact);
        }
        hindsight.history().notes().forEach(answer::note);
        return answer;
    }
}
