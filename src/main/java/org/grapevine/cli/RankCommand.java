package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.Request;
import org.grapevine.network.Persons;
import org.grapevine.parallel.Workers;
import org.grapevine.store.AnalysisRun;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks people by one or several measures. */
@Command(
        name = RankCommand.NAME,
        header = "Rank clients by what they do for word of mouth.",
        footer = {
            "",
            "Examples:",
            "  grapevine rank                                        the centres of influence of what was loaded",
            "  grapevine rank --from FOLDER --top 10                 the same of some CSV files, no store needed",
            "  grapevine rank --measure pagerank,betweenness:scale=norm --all --format csv",
            "  grapevine rank --ties none --groups club,industry     by clubs and industry bodies alone",
            "  grapevine rank --confidence                           with the range of ranks that the data leave open"
        })
final class RankCommand implements Runnable {
    static final String NAME = "rank";

    private final Grapevine grapevine;

    @Mixin
    private MeasureChoice choice = new MeasureChoice();

    @Mixin
    private ConfidenceChoice confidence = new ConfidenceChoice();

    @Mixin
    private ListChoice rows = new ListChoice();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Keep the scores in the store: as an analysis, and on each person as the property NAME.")
    private String property = "";

    RankCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        int most = rows.most();
        if (!property.isEmpty()) {
            choice.network().requireKept("scores");
        }
        confidence.check(choice.requests(grapevine).get(0));
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = choice.network().store(grapevine)) {
            Ranking ranking = choice.rank(grapevine, store, workers);
            int rows = Math.min(most, ranking.size());
            Confidence sure = confidence.wanted() && rows > 0 ? confidence.of(ranking, 0, rows, grapevine) : null;
            Answer answer = answer(ranking, rows, sure);
            if (!property.isEmpty() && store != null) {
                answer.note(keep(ranking, store, progress));
            }
            grapevine.print(answer);
        }
    }

    private String keep(Ranking ranking, Store store, ProgressLine progress) {
        String[] ids = ranking.ids();
        Request first = ranking.requests().get(0);
        AnalysisRun run = new AnalysisRun(
                first.text(),
                choice.seen(),
                store.dataHash(),
                first.conditions().seed(),
                property);
        String id = store.keep(run, ids, ranking.listed(0), progress);
        return "Kept as %s and as the property %s of %,d persons.".formatted(id, property, ids.length);
    }

    private Answer answer(Ranking ranking, int rows, @Nullable Confidence sure) {
        Answer answer = Answer.about("persons").columns("rank").key("id").columns("name");
        ranking.requests().forEach(request -> answer.columns(request.text()));
        if (sure != null) {
            answer.columns("rank low", "rank high", ConfidenceChoice.header(sure));
            ConfidenceChoice.tell(sure, ranking, answer);
        }
        Iterable<List<Object>> lines = () ->
                IntStream.range(0, rows).mapToObj(i -> row(ranking, i, sure)).iterator();
        answer.rows(lines);
        ranking.notes().forEach(answer::note);
        if (rows == 0) {
            answer.note("Nobody to rank: there are no clients. Prospects are ranked with --include-prospects.");
        } else if (rows < ranking.size()) {
            answer.note("%,d of %,d listed; --all lists the rest, 'grapevine why ID' explains a rank."
                    .formatted(rows, ranking.size()));
        }
        return answer;
    }

    private static List<Object> row(Ranking ranking, int i, @Nullable Confidence sure) {
        List<Object> cells = row(ranking, i);
        if (sure != null) {
            cells.addAll(ConfidenceChoice.cells(sure, i));
        }
        return cells;
    }

    static List<Object> row(Ranking ranking, int i) {
        Persons persons = ranking.view().network().persons();
        int v = ranking.vertex(i);
        List<Object> cells = new ArrayList<>();
        cells.add(i + 1);
        cells.add(persons.id(ranking.view().person(v)));
        cells.add(persons.name(ranking.view().person(v)));
        for (int k = 0; k < ranking.requests().size(); k++) {
            cells.add(ranking.scores(k).values()[v]);
        }
        return cells;
    }
}
