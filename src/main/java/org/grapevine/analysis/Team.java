package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.GroupCentrality;
import org.grapevine.centrality.KeyPlayers;
import org.grapevine.graph.Graph;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** People chosen, or given, for what they do together. */
public final class Team {
    private final View view;
    private final TeamGoal goal;
    private final KeyPlayers players;
    private final int asked;

    private Team(View view, TeamGoal goal, KeyPlayers players, int asked) {
        this.view = view;
        this.goal = goal;
        this.players = players;
        this.asked = asked;
    }

    /**
     * Looks for {@code size} people who do much together.
     *
     * @param clientsOnly whether nobody but clients may be chosen; prospects and lost clients always take part in the graph
     * @throws GrapevineException if it would not fit into memory
     */
    public static Team chosen(View view, TeamGoal goal, int size, boolean clientsOnly, long seed, Workers workers) {
        Graph graph = view.graph();
        boolean[] eligible = new boolean[graph.vertices()];
        for (int v = 0; v < eligible.length; v++) {
            eligible[v] = !clientsOnly || view.network().persons().state(view.person(v)) == State.CLIENT;
        }
        GroupCentrality measure = goal.measure(seed);
        measure.estimate(graph, workers.threads()).require("a team by " + goal);
        return new Team(view, goal, measure.best(graph, Math.min(size, eligible.length), eligible, workers), size);
    }

    /**
     * The people named, by id or name, each once.
     *
     * @throws GrapevineException if somebody does not exist, or it would not fit into memory
     */
    public static Team given(View view, TeamGoal goal, List<String> names, long seed, Workers workers) {
        int[] set = names.stream()
                .mapToInt(name -> Named.vertex(view, name))
                .distinct()
                .toArray();
        GroupCentrality measure = goal.measure(seed);
        measure.estimate(view.graph(), workers.threads()).require("a team by " + goal);
        return new Team(view, goal, measure.of(view.graph(), set, workers), set.length);
    }

    /** What was seen. */
    public View view() {
        return view;
    }

    /** What they do together and what each adds. */
    public KeyPlayers players() {
        return players;
    }

    /** How many there are. */
    public int size() {
        return players.members().length;
    }

    /** The number in the network of member {@code i}, in the order of choice. */
    public int person(int i) {
        return view.person(players.members()[i]);
    }

    /** The ids of those who do most each alone. */
    public List<String> alone() {
        return Arrays.stream(players.alone())
                .mapToObj(v -> view.network().persons().id(view.person(v)))
                .toList();
    }

    /** What the reader must know, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (size() == 0) {
            notes.add("Nobody was chosen: there is nobody to choose, or nobody would add anything.");
        } else {
            notes.add(goal.inWords(players));
            if (players.none() > 0) {
                notes.add("With everybody there it is %s.".formatted(goal.figure(players.none())));
            }
            if (size() < asked) {
                notes.add("%,d instead of %,d: nobody else who may be chosen would add anything."
                        .formatted(size(), asked));
            }
            if (!Double.isNaN(players.bound())) {
                notes.add("No team of that size has more than %s.".formatted(goal.figure(players.bound())));
            }
            if (!players.guarantee().isEmpty()) {
                notes.add("Guarantee: " + players.guarantee() + ".");
            }
            if (players.alone().length > 0) {
                notes.add(besideAlone());
            }
        }
        notes.addAll(view.notes());
        return notes;
    }

    private String besideAlone() {
        int[] mine = players.members().clone();
        int[] theirs = players.alone().clone();
        Arrays.sort(mine);
        Arrays.sort(theirs);
        return Arrays.equals(mine, theirs)
                ? "They are also the %,d who do most each alone.".formatted(theirs.length)
                : "The %,d who do most each alone would have %s together: %s."
                        .formatted(
                                theirs.length,
                                goal.figure(players.aloneValue()),
                                String.join(", ", alone().subList(0, Math.min(10, theirs.length)))
                                        + (theirs.length > 10 ? " ..." : ""));
    }
}
