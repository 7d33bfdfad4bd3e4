package org.grapevine.cli;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.Request;
import org.grapevine.analysis.Team;
import org.grapevine.analysis.TeamGoal;
import org.grapevine.network.Persons;
import org.grapevine.network.ReferralNetwork;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;
import org.grapevine.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses people for what they do together. */
@Command(
        name = TeamCommand.NAME,
        header = "Choose a team of clients who together reach, know, join or hold the network.",
        footer = {
            "",
            "Examples:",
            "  grapevine team --size 5                            five clients whose word is near to everybody",
            "  grapevine team --size 3 --by coverage --from FOLDER",
            "  grapevine team --by fragmentation                  whose loss would split the network most",
            "  grapevine team --evaluate c7,c9 --by betweenness   what these two do together"
        })
final class TeamCommand implements Runnable {
    static final String NAME = "team";

    private static final int DEFAULT_SIZE = 5;

    private final Grapevine grapevine;

    @Mixin
    private NetworkChoice network = new NetworkChoice();

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Option(names = "--size", paramLabel = "K", description = "How many to choose (default: 5).")
    private @Nullable Integer size;

    @Option(
            names = "--by",
            paramLabel = "GOAL",
            defaultValue = "reach",
            description = {
                "What to choose for (default: ${DEFAULT-VALUE}):",
                "reach (near to everybody: 1/distance, members count 1), coverage (the share of others whom they know),",
                "harmonic (the sum of 1/distance to the others), betweenness (introductions pass through them),",
                "fragmentation (their loss would split the network)."
            })
    private String goal = "reach";

    @Option(
            names = "--evaluate",
            paramLabel = "ID[,ID]",
            description =
                    "Do not choose; say what these people do together. Ids or full names, a comma in a name written \\,")
    private @Nullable String given;

    @Option(
            names = "--include-prospects",
            description = "Prospects and lost clients may be chosen too; they always take part in the network.")
    private boolean prospects;

    TeamCommand(Grapevine grapevine) {
        this.grapevine = grapevine;
    }

    @Override
    public void run() {
        TeamGoal by = TeamGoal.named(goal);
        if (given != null && size != null) {
            throw GrapevineException.input("--size and --evaluate exclude each other", "leave --size out");
        }
        if (size != null && size < 1) {
            throw GrapevineException.input("--size " + size + " is not at least 1", "leave it out for " + DEFAULT_SIZE);
        }
        try (ProgressLine progress = new ProgressLine(grapevine, "choosing");
                Workers workers = Workers.of(grapevine.threads(), progress);
                Store store = network.store(grapevine)) {
            ReferralNetwork people = network.read(grapevine, store);
            View seen = View.of(people, view.options());
            Team team = given == null
                    ? Team.chosen(seen, by, size == null ? DEFAULT_SIZE : size, !prospects, grapevine.seed(), workers)
                    : Team.given(seen, by, Request.names(given, ','), grapevine.seed(), workers);
            grapevine.print(answer(team, by));
        }
    }

    private static Answer answer(Team team, TeamGoal by) {
        Persons persons = team.view().network().persons();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < team.size(); i++) {
            rows.add(List.of(
                    i + 1,
                    persons.id(team.person(i)),
                    persons.name(team.person(i)),
                    team.players().marginals()[i]));
        }
        Answer answer = Answer.about("members")
                .fact("by", by.toString())
                .fact("value", team.players().value())
                .fact("without anybody", team.players().none())
                .fact("bound", team.players().bound())
                .fact("best alone", team.alone())
                .fact("value of the best alone", team.players().aloneValue())
                .columns("position")
                .key("id")
                .columns("name", "adds")
                .rows(rows);
        team.notes().forEach(answer::note);
        return answer;
    }
}
