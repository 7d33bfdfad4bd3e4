package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.GroupLeaders;
import org.grapevine.analysis.Ranking;
import org.grapevine.parallel.Workers;
import org.grapevine.store.AnalysisRun;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the centres of influence within each group. */
@Command(
        name = GroupsCommand.NAME,
        header = "Name the centres of influence in each community, industry body, church or club; find communities.",
        footer = {
            "",
            "Examples:",
            "  grapevine groups                               the largest groups and who leads them",
            "  grapevine groups --type club --leaders 3       three leaders of every club",
            "  grapevine groups --from FOLDER --all --format csv",
            "  grapevine groups --communities                 the circles into which the network falls by itself",
            "  grapevine groups --communities --resolution 2 --as circle"
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

    @Option(
            names = "--communities",
            description = "Instead of the groups that were loaded: the communities in which ties are dense (Leiden).")
    private boolean communities;

    @Option(
            names = "--resolution",
            paramLabel = "R",
            defaultValue = "1",
            description = "With --communities: above 1 smaller ones, below 1 larger ones (default: ${DEFAULT-VALUE}).")
    private double resolution = 1;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = {
                "With --communities: keep the number of everybody's community in the store, as an analysis and on each person",
                "as the property NAME."
            })
    private String property = "";

    GroupsCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        if (communities) {
            seekCommunities();
            return;
        }
        if (!property.isEmpty()) {
            throw GrapevineException.input(
                    "--as keeps communities, and none are sought", "add --communities, or use grapevine rank --as");
        }
        try (ProgressLine progress = new ProgressLine(grapevine, "ranking");
                Workers workers = MeasureChoice.workers(grapevine, progress)) {
            Ranking ranking = choice.rank(grapevine, workers);
            List<GroupLeaders.Circle> circles = GroupLeaders.of(ranking, type, atLeast, Math.max(1, leaders));
            int listed = Math.min(circles.size(), most());
            grapevine.print(answer(ranking, circles, listed));
        }
    }

    private int most() {
        return all ? Integer.MAX_VALUE : top == null ? 25 : Math.max(1, top);
    }

    private void seekCommunities() {
        if (!type.isEmpty()) {
            throw GrapevineException.input(
                    "--type chooses among loaded groups, and --communities seeks others",
                    "use --groups " + type + " to seek communities in groups of that type alone");
        }
        if (!property.isEmpty() && choice.network().files()) {
            throw GrapevineException.input(
                    "--as keeps communities in the store, and --from works without one", "load the files first");
        }
        choice.requests(grapevine);
        try (ProgressLine progress = new ProgressLine(grapevine, "seeking communities");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = choice.network().store(grapevine)) {
            Ranking ranking = choice.rank(grapevine, store, workers);
            Communities found = Communities.of(ranking, resolution, grapevine.seed(), workers);
            CommunitiesAnswer answer = new CommunitiesAnswer(ranking, found);
            Answer listed = answer.listing(most(), Math.max(1, leaders), Math.max(1, atLeast));
            if (!property.isEmpty() && store != null) {
                AnalysisRun run = new AnalysisRun(
                        "communities:resolution=" + resolution,
                        choice.seen(),
                        store.dataHash(),
                        grapevine.seed(),
                        property);
                listed.note(answer.keep(run, store, progress));
            }
            grapevine.print(listed);
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
            answer.note("Groups without a client of yours: %,d.".formatted(unled));
        }
        ranking.notes().forEach(answer::note);
        return answer;
    }

    static String names(List<GroupLeaders.Leader> leaders, String figure, boolean byRank) {
        return leaders.isEmpty()
                ? "-"
                : leaders.stream()
                        .map(leader -> leader.name() + " ("
                                + String.format(Locale.ROOT, figure, byRank ? (double) leader.rank() : leader.score())
                                + ")")
                        .collect(Collectors.joining(", "));
    }
}
