package org.grapevine.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.influence.SeedSet;
import org.grapevine.network.Group;
import org.grapevine.network.Ties;
import org.grapevine.network.View;

/**
 * Through which groups and which kinds of ties the word of a chosen client leaves: a first step counts for all that comes of it, however far,
 * counted over reverse reachable sets. The shares add up to 1.
 */
public final class Channels {
    /** The type of a past referral. */
    static final String REFERRAL = "referral";

    /** The name of the way of somebody whose own worth counts. */
    static final String ITSELF = "the client itself";

    private static final int MOST_SETS = 1 << 20;

    /**
     * A way out.
     *
     * @param name of the group, or types of the ties
     * @param share of all that leaves, from 0 to 1
     */
    public record Channel(String name, double share) {}

    private final WordOfMouth word;
    private final List<List<SeedSet.Way>> ways;
    private final Map<Long, String> types = new HashMap<>();

    Channels(WordOfMouth word, SeedSet chosen) {
        this.word = word;
        this.ways = chosen.ways(MOST_SETS);
        View view = word.view();
        Set<Integer> persons = new HashSet<>();
        for (int v : chosen.seeds()) {
            persons.add(view.person(v));
        }
        Ties ties = view.network().ties();
        for (int t = 0; t < ties.size(); t++) {
            boolean concerns = persons.contains(ties.from(t)) || persons.contains(ties.to(t));
            if (concerns && view.options().ties().includes(ties.type(t))) {
                types.putIfAbsent(pair(ties.from(t), ties.to(t)), ties.type(t));
                types.putIfAbsent(pair(ties.to(t), ties.from(t)), ties.type(t));
            }
        }
    }

    private static long pair(int from, int to) {
        return ((long) from << 32) | to;
    }

    /** The ways out of seed number {@code i}, which is vertex {@code v}, largest share first. */
    List<Channel> of(int i, int v) {
        return shares(i, way -> way.inGroup() >= 0 ? group(way).name() : ofTies(tieType(v, way)));
    }

    /** The same by types of ties and of groups. */
    List<Channel> types(int i, int v) {
        return shares(i, way -> way.inGroup() >= 0 ? ofGroups(group(way).type()) : ofTies(tieType(v, way)));
    }

    /** Direct ties of {@code type} in words. */
    static String ofTies(String type) {
        return type + " ties";
    }

    /** Groups of {@code type} in words. */
    static String ofGroups(String type) {
        return type + " groups";
    }

    private Group group(SeedSet.Way way) {
        return word.view().network().groups().get(word.view().group(way.inGroup()));
    }

    private String tieType(int v, SeedSet.Way way) {
        View view = word.view();
        return types.getOrDefault(pair(view.person(v), view.person(way.toVertex())), REFERRAL);
    }

    private List<Channel> shares(int i, Function<SeedSet.Way, String> name) {
        Map<String, Double> amounts = new TreeMap<>();
        double total = 0;
        for (SeedSet.Way way : ways.get(i)) {
            boolean itself = way.toVertex() < 0 && way.inGroup() < 0;
            amounts.merge(itself ? ITSELF : name.apply(way), way.worth(), Double::sum);
            total += way.worth();
        }
        double all = total;
        List<Channel> channels = new ArrayList<>();
        amounts.forEach((its, amount) -> channels.add(new Channel(its, amount / all)));
        channels.sort(Comparator.comparingDouble((Channel channel) -> -channel.share())
                .thenComparing(Channel::name));
        return channels;
    }

    /** How many prospects of positive worth {@code v} can tell directly, and the largest worth among them. */
    double[] prospects(int v, long[] seen) {
        Arcs out = word.view().graph().out();
        Memberships groups = word.view().graph().memberships();
        double[] found = new double[2];
        List<Integer> met = new ArrayList<>();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            meet(out.target[a], v, seen, met, found);
        }
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            found[0] += Math.round(word.latentPeople(g));
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                meet(groups.ofGroup.target[a], v, seen, met, found);
            }
        }
        met.forEach(u -> seen[u >> 6] = 0);
        return found;
    }

    private void meet(int u, int v, long[] seen, List<Integer> met, double[] found) {
        if (u != v && word.value(u) > 0 && (seen[u >> 6] & (1L << u)) == 0) {
            seen[u >> 6] |= 1L << u;
            met.add(u);
            found[0]++;
            found[1] = Math.max(found[1], word.value(u));
        }
    }
}
