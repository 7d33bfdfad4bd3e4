package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Ranking;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the centres of influence within each group. */
@Command(
        name = GroupsCommand.NAME,
        header = "Name the centres of influence in each community, industry body, church or club.",
        footer = {
            "",
            "Examples:",
            "  grapevine groups                               the largest groups and who leads them",
            "  grapevine groups --type club --leaders 3       three leaders of every club",
            "  grapevine groups --from FOLDER --all --format csv"
        })
final class GroupsCommand implements Runnable {
    static final String NAME = "groups";

    private final Grapevine grapevine;

    @Mixin
    private MeasureChoice choice = new MeasureChoice();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only groups of this type.")
    private String type = "";

    @Option(
            names = "--leaders",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many leaders a group (default: ${DEFAULT-VALUE}).")
    private int leaders = 1;

    @Option(
            names = "--min-members",
            paramLabel = "N",
            defaultValue = "3",
            description = "Leave out groups with fewer known members (default: ${DEFAULT-VALUE}).")
    private int atLeast = 3;

    @Option(names = "--top", paramLabel = "N", description = "How many groups to list (default: 25).")
    private @Nullable Integer top;

    @Option(names = "--all", description = "List every group.")
    private boolean all;

    GroupsCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Ranking ranking = choice.rank(grapevine, workers);
            List<GroupLeaders.Circle> circles = GroupLeaders.of(ranking, type, atLeast, Math.max(1, leaders));
            int listed = all ? circles.size() : Math.min(circles.size(), top == null ? 25 : Math.max(1, top));
            grapevine.print(answer(ranking, circles, listed));
        }
    }

    private Answer answer(Ranking ranking, List<GroupLeaders.Circle> circles, int listed) {
        List<List<Object>> rows = new ArrayList<>();
        for (GroupLeaders.Circle circle : circles.subList(0, listed)) {
            rows.add(List.of(
                    circle.group().name(),
                    circle.group().type(),
                    circle.members(),
                    circle.clients(),
                    names(circle.leaders(), "rank %.0f", true),
                    names(circle.insiders(), "%.0f inside", false)));
        }
        Answer answer = Answer.about("groups")
                .columns("group", "type", "members", "clients", "centre of influence", "most ties inside")
                .rows(rows);
        if (circles.isEmpty()) {
            answer.note("No group has " + Math.max(1, atLeast) + " known members or more"
                    + (type.isEmpty() ? "." : " and the type '" + type + "'."));
        } else if (listed < circles.size()) {
            answer.note("%,d of %,d groups listed, the largest first; --all lists the rest."
                    .formatted(listed, circles.size()));
        }
        long unled =
                circles.stream().filter(circle -> circle.leaders().isEmpty()).count();
        if (unled > 0) {
            answer.note("%,d of these groups have no client of yours.".formatted(unled));
        }
        ranking.notes().forEach(answer::note);
        return answer;
    }

    private static String names(List<GroupLeaders.Leader> leaders, String figure, boolean byRank) {
        return leaders.isEmpty()
                ? "-"
                : leaders.stream()
                        .map(leader -> leader.name() + " ("
                                + String.format(Locale.ROOT, figure, byRank ? (double) leader.rank() : leader.score())
                                + ")")
                        .collect(Collectors.joining(", "));
    }
}
