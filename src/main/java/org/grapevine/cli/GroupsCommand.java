package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.Shell;
import org.grapevine.analysis.Communities;
import org.grapevine.analysis.CommunityMethod;
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
            "  grapevine groups --mavens                      who stands out in several groups, and who leads one",
            "  grapevine groups --communities                 the circles into which the network falls by itself",
            "  grapevine groups --communities --resolution 2 --as circle",
            "  grapevine groups --communities --method label-propagation --groups none"
        })
final class GroupsCommand implements Runnable {
    static final String NAME = "groups";

    private static final int MOST_NAMED = 20;

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

    @Option(
            names = "--mavens",
            description = {
                "Instead of the groups: the clients in the top tenth of any group. A maven is in that of three groups or more, a leader",
                "is first in one."
            })
    private boolean mavens;

    @Option(names = "--top", paramLabel = "N", description = "How many groups, or clients, to list (default: 25).")
    private @Nullable Integer top;

    @Option(names = "--all", description = "List every group.")
    private boolean all;

    @Option(
            names = "--communities",
            description = "Instead of the groups that were loaded: the communities in which ties are dense.")
    private boolean communities;

    @Option(
            names = "--method",
            paramLabel = "HOW",
            defaultValue = "leiden",
            description = {
                "With --communities (default: ${DEFAULT-VALUE}):",
                "leiden (the highest modularity that it can find), label-propagation (everybody joins where most of their ties lead:",
                "quicker, rougher; where large groups overlap often one community of nearly everybody)."
            })
    private String method = "leiden";

    @Option(
            names = "--resolution",
            paramLabel = "R",
            defaultValue = "1",
            description =
                    "With --communities, leiden: above 1 smaller ones, below 1 larger ones (default: ${DEFAULT-VALUE}).")
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
        if (mavens && (communities || !type.isEmpty())) {
            throw GrapevineException.input(
                    "--mavens looks at all loaded groups together",
                    "leave out --communities and --type; --groups TYPE,TYPE chooses types");
        }
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
            List<GroupLeaders.Standing> standings = GroupLeaders.standings(ranking, atLeast);
            if (mavens) {
                grapevine.print(mavens(ranking, standings));
                return;
            }
            List<GroupLeaders.Circle> circles = GroupLeaders.of(ranking, type, atLeast, Math.max(1, leaders));
            int listed = Math.min(circles.size(), most());
            Answer answer = answer(ranking, circles, listed);
            long several =
                    standings.stream().filter(GroupLeaders.Standing::maven).count();
            if (several > 0) {
                answer.note("Mavens, in the top tenth of three groups or more: %,d; --mavens lists them."
                        .formatted(several));
            }
            grapevine.print(answer);
        }
    }

    private int most() {
        return all ? Integer.MAX_VALUE : top == null ? 25 : Math.max(1, top);
    }

    private void seekCommunities() {
        if (!type.isEmpty()) {
            throw GrapevineException.input(
                    "--type chooses among loaded groups, and --communities seeks others",
                    "use --groups " + Shell.word(type) + " to seek communities in groups of that type alone");
        }
        if (!property.isEmpty()) {
            choice.network().requireKept("communities");
        }
        CommunityMethod how = CommunityMethod.named(method);
        choice.requests(grapevine);
        try (ProgressLine progress = new ProgressLine(grapevine, "seeking communities");
                Workers workers = MeasureChoice.workers(grapevine, progress);
                Store store = choice.network().store(grapevine)) {
            Ranking ranking = choice.rank(grapevine, store, workers);
            Communities found = Communities.of(ranking, how, resolution, grapevine.seed(), workers);
            CommunitiesAnswer answer = new CommunitiesAnswer(ranking, found);
            Answer listed = answer.listing(most(), Math.max(1, leaders), Math.max(1, atLeast));
            if (!property.isEmpty() && store != null) {
                AnalysisRun run = new AnalysisRun(
                        how == CommunityMethod.LEIDEN
                                ? "communities:resolution=" + resolution
                                : "communities:method=" + how,
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

    private Answer mavens(Ranking ranking, List<GroupLeaders.Standing> standings) {
        List<List<Object>> rows = new ArrayList<>();
        for (GroupLeaders.Standing standing : standings.subList(0, Math.min(standings.size(), most()))) {
            GroupLeaders.Leader client = standing.client();
            rows.add(List.of(
                    client.id(),
                    client.name(),
                    client.rank(),
                    standing.maven() ? "maven" : standing.leads() > 0 ? "leader" : "",
                    standing.tops(),
                    standing.leads(),
                    standing.groups()));
        }
        Answer answer = Answer.about("persons")
                .key("id")
                .columns("name", "rank", "label", "in top tenth of", "leads", "groups")
                .rows(rows);
        answer.note(
                "maven: in the top tenth of three groups or more, by overall score among the clients of the group; leader: first in one. Groups of fewer than %,d known members do not count."
                        .formatted(Math.max(1, atLeast)));
        if (standings.isEmpty()) {
            answer.note("Nobody stands out in any group.");
        } else if (rows.size() < standings.size()) {
            answer.note("%,d of %,d clients listed; --all lists the rest.".formatted(rows.size(), standings.size()));
        }
        ranking.notes().forEach(answer::note);
        return answer;
    }

    static String names(List<GroupLeaders.Leader> leaders, String figure, boolean byRank) {
        String more = leaders.size() > MOST_NAMED ? " and %,d more".formatted(leaders.size() - MOST_NAMED) : "";
        return leaders.isEmpty()
                ? "-"
                : leaders.stream()
                        .limit(MOST_NAMED)
                        .map(leader -> leader.name() + " ("
                                + String.format(Locale.ROOT, figure, byRank ? (double) leader.rank() : leader.score())
                                + ")")
                        .collect(Collectors.joining(", ", "", more));
    }
}
