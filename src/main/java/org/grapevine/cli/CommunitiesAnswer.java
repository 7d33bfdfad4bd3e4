package org.grapevine.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.Communities.Community;
import org.grapevine.analysis.Ranking;
import org.grapevine.network.Persons;
import org.grapevine.network.View;
import org.grapevine.store.AnalysisRun;
import org.grapevine.store.Store;

/** Communities in the words of an answer. */
final class CommunitiesAnswer {
    private final Ranking ranking;
    private final Communities found;

    CommunitiesAnswer(Ranking ranking, Communities found) {
        this.ranking = ranking;
        this.found = found;
    }

    /** A row for each of the {@code most} largest communities of {@code atLeast} people or more. */
    Answer listing(int most, int leaders, int atLeast) {
        int count = found.count(atLeast);
        List<List<Object>> rows = new ArrayList<>();
        for (Community community : found.largest(Math.min(most, count), leaders)) {
            rows.add(List.of(
                    community.number(),
                    community.people(),
                    community.clients(),
                    community.prospects(),
                    community.together(),
                    GroupsCommand.names(community.leaders(), "rank %.0f", true)));
        }
        Answer answer = Answer.about("communities")
                .columns("community", "people", "clients", "prospects", "held together by", "centre of influence")
                .rows(rows)
                .fact("modularity", found.modularity())
                .note(found.meaning());
        if (rows.size() < count) {
            answer.note("%,d of %,d communities listed, the largest first; --all lists the rest."
                    .formatted(rows.size(), count));
        }
        int outside = found.peopleInSmaller(atLeast);
        if (outside > 0) {
            answer.note("Not listed are those in communities of fewer than %2$,d: %1$,d in all."
                    .formatted(outside, atLeast));
        }
        ranking.notes().forEach(answer::note);
        return answer;
    }

    /** Keeps the number of everybody's community in {@code store} and says so. */
    String keep(AnalysisRun run, Store store, ProgressLine progress) {
        View view = ranking.view();
        Persons persons = view.network().persons();
        int[] order = IntStream.range(0, view.graph().vertices())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(found::number).thenComparing(v -> persons.id(view.person(v))))
                .mapToInt(v -> v)
                .toArray();
        String[] ids = new String[order.length];
        double[] numbers = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ids[i] = persons.id(view.person(order[i]));
            numbers[i] = found.number(order[i]);
        }
        String id = store.keep(run, ids, numbers, progress);
        return "Kept as %s and as the property %s of %,d persons.".formatted(id, run.property(), ids.length);
    }
}
