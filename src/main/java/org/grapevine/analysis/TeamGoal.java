package org.grapevine.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grapevine.GrapevineException;
import org.grapevine.centrality.GroupBetweenness;
import org.grapevine.centrality.GroupCentrality;
import org.grapevine.centrality.GroupDegree;
import org.grapevine.centrality.GroupHarmonic;
import org.grapevine.centrality.KeyPlayers;
import org.grapevine.centrality.KppNeg;
import org.grapevine.centrality.KppPos;

/** What a team is chosen for. */
public enum TeamGoal {
    /** Word that starts with the team is near to everybody. */
    REACH(
            "Together they reach %.1f %% of what could be reached, where somebody next to a member counts 1 and somebody d hops away 1/d.",
            100),
    /** Many know somebody of the team. */
    COVERAGE("Together they know %.1f %% of all others.", 100),
    /** The others are near to the team. */
    HARMONIC("The others are near to them: the sum of 1/distance is %,.2f.", 1),
    /** Introductions between others pass through the team. */
    BETWEENNESS("Of all introductions between people two or more hops apart %.1f %% pass through one of them.", 100),
    /** The loss of the team would split the network. */
    FRAGMENTATION("Without them the network would be split by %.1f %% (100 %%: nobody is tied).", 100);

    private final String words;
    private final double unit;

    TeamGoal(String words, double unit) {
        this.words = words;
        this.unit = unit;
    }

    /**
     * The goal of that name.
     *
     * @throws GrapevineException naming those there are
     */
    public static TeamGoal named(String word) {
        return Arrays.stream(values())
                .filter(goal -> goal.toString().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> GrapevineException.input(
                        "--by '" + word + "' is unknown",
                        "choose one of "
                                + Arrays.stream(values())
                                        .map(TeamGoal::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /** The measure; {@code seed} counts only where something is drawn at random. */
    GroupCentrality measure(long seed) {
        return switch (this) {
            case REACH -> new KppPos();
            case COVERAGE -> new GroupDegree();
            case HARMONIC -> new GroupHarmonic();
            case BETWEENNESS -> new GroupBetweenness(seed);
            case FRAGMENTATION -> new KppNeg(seed);
        };
    }

    /** What the team does, in a sentence. */
    String inWords(KeyPlayers players) {
        return String.format(Locale.ROOT, words, unit * players.value());
    }

    /** A value of this measure in few words. */
    String figure(double value) {
        return unit == 1
                ? String.format(Locale.ROOT, "%,.2f", value)
                : String.format(Locale.ROOT, "%.1f %%", unit * value);
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
