package org.grapevine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grapevine.analysis.Confidence;
import org.grapevine.analysis.Evidence;
import org.grapevine.analysis.Ranking;
import org.grapevine.analysis.ToldPaths;
import org.grapevine.analysis.Why;
import org.grapevine.analysis.WordPaths;
import org.grapevine.network.Persons;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains the rank of a person. */
@Command(
        name = WhyCommand.NAME,
        header = "Say why a client ranks as it does: its ties and groups, and their shares of the score.",
        footer = {
            "",
            "Examples:",
            "  grapevine why c0042",
            "  grapevine why c0042 --paths 10          whom word reaches from here, and by whom",
            "  grapevine why \"Ana Ruiz\" --from FOLDER --measure strength"
        })
final class WhyCommand implements Runnable {
    static final String NAME = "why";

    private static final int PEERS = 2;

    private final Grapevine grapevine;

    @Mixin
    private MeasureChoice choice = new MeasureChoice();

    @Mixin
    private ConfidenceChoice confidence = new ConfidenceChoice();

    @Parameters(paramLabel = "ID", description = "Id or full name of the person.")
    private String who = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many ties and groups to list (default: ${DEFAULT-VALUE}).")
    private int top = 12;

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "3",
            description = {
                "How many paths to tell of each kind: those by which word most likely gets to prospects, with their chance, and",
                "those by which it went on from here by recorded referrals (default: ${DEFAULT-VALUE})."
            })
    private int paths = 3;

    WhyCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        confidence.check(choice.requests(grapevine).get(0));
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Ranking ranking = choice.rank(grapevine, workers);
            int position = ranking.position(who);
            Why why = Why.of(ranking, position, workers);
            Confidence sure = confidence.wanted() || ConfidenceChoice.cheap(ranking)
                    ? confidence.of(ranking, position, position + 1, grapevine)
                    : null;
            grapevine.print(answer(why, sure, workers));
        }
    }

    private Answer answer(Why why, @Nullable Confidence sure, Workers workers) {
        Ranking ranking = why.ranking();
        Persons persons = ranking.view().network().persons();
        String name = persons.name(why.person());
        List<Why.Share> shares = why.shares();
        Answer answer = Answer.about("shares")
                .fact("id", persons.id(why.person()))
                .fact("name", name)
                .fact("rank", why.rank())
                .fact("of", ranking.size())
                .fact("measure", ranking.requests().get(0).text())
                .fact("score", why.score())
                .fact("meaning", ranking.requests().get(0).measure().meaning())
                .columns("through", "what it is", "people", "prospects", "share %", "since", "last contact")
                .rows(rows(why));
        tell(answer, "path", WordPaths.toProspects(why, paths));
        ToldPaths told = ToldPaths.of(ranking.view().network());
        tell(answer, "came by", told.to(why.person()));
        tell(answer, "went on", told.from(why.person(), paths));
        if (sure != null) {
            int position = why.rank() - 1;
            answer.fact("rank low", sure.low(position)).fact("rank high", sure.high(position));
            answer.note(ConfidenceChoice.sentence(name, why.rank(), sure, position));
        }
        if (shares.isEmpty()) {
            return answer.note(name + " has no ties and no groups in this view: the score is what anybody has.");
        }
        if (!why.exact()) {
            answer.note("This measure is not a sum over ties: the shares are those of the direct referrals to expect.");
        }
        answer.note(why.inWords());
        why.withoutLargestGroup(workers).forEach(without -> answer.note(without.inWords(name, why.rank())));
        answer.note("Close in rank: "
                + why.peers(PEERS).stream()
                        .map(peer -> "%,d %s".formatted(peer.rank(), peer.name()))
                        .collect(Collectors.joining(", "))
                + ".");
        ranking.notes().forEach(answer::note);
        return answer;
    }

    private static void tell(Answer answer, String what, List<WordPaths.Path> told) {
        for (int i = 0; i < told.size(); i++) {
            answer.fact(
                    told.size() == 1 ? what : what + " " + (i + 1), told.get(i).inWords());
        }
    }

    private List<List<@Nullable Object>> rows(Why why) {
        List<Why.Share> shares = why.shares();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int listed = Math.min(Math.max(1, top), shares.size());
        List<Evidence.Row> evidence = Evidence.of(why, listed);
        for (Why.Share share : shares.subList(0, listed)) {
            rows.add(row(
                    share.name(),
                    share.kind(),
                    share.members(),
                    share.prospects(),
                    share.share(),
                    day(evidence, share, Evidence.Row::since, Comparator.naturalOrder()),
                    day(evidence, share, Evidence.Row::last, Comparator.reverseOrder())));
        }
        List<Why.Share> rest = shares.subList(rows.size(), shares.size());
        if (!rest.isEmpty()) {
            rows.add(row(
                    "all others (" + rest.size() + ")",
                    "ties and groups",
                    rest.stream().mapToInt(Why.Share::members).sum(),
                    rest.stream().mapToInt(Why.Share::prospects).sum(),
                    rest.stream().mapToDouble(Why.Share::share).sum(),
                    null,
                    null));
        }
        return rows;
    }

    /** The first in {@code order} of the days that the rows behind {@code share} give. */
    private static @Nullable LocalDate day(
            List<Evidence.Row> evidence,
            Why.Share share,
            Function<Evidence.Row, @Nullable LocalDate> of,
            Comparator<LocalDate> order) {
        return evidence.stream()
                .filter(row -> row.group() == share.group() && row.id().equals(share.id()))
                .map(of)
                .filter(Objects::nonNull)
                .min(order)
                .orElse(null);
    }

    private static List<@Nullable Object> row(
            String through,
            String what,
            int people,
            int prospects,
            double share,
            @Nullable LocalDate since,
            @Nullable LocalDate last) {
        return Arrays.asList(through, what, people, prospects, Math.round(1e4 * share) / 100.0, since, last);
    }
}
