package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.grapevine.GrapevineException;
import org.grapevine.community.Modularity;
import org.grapevine.community.Partition;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/** The communities into which a network falls by itself, what holds each together and who leads it. */
public final class Communities {
    /* A group holds a community together if many of its members are in there and it has few elsewhere: groups are shown by
     * (members inside)^2 / members, which neither the whole town's club nor a household of two wins. A region or segment is shown where more than
     * half of a community have it and the share is at least half as large again as among everybody. */

    private static final int GROUPS_SHOWN = 3;
    private static final int AT_LEAST = 2;
    private static final List<String> TRAITS = List.of("region", "segment");

    /**
     * One community.
     *
     * @param number from 1, the largest first
     * @param people how many are in it
     * @param clients how many of these are clients
     * @param prospects how many are prospects
     * @param bonds the groups that hold it together, the tightest first
     * @param traits what more than half of it have in common, and everybody less: a share for each {@code "region North"}
     * @param leaders its persons of highest score among those ranked, best first
     */
    public record Community(
            int number,
            int people,
            int clients,
            int prospects,
            List<Bond> bonds,
            Map<String, Double> traits,
            List<GroupLeaders.Leader> leaders) {
        /** What holds it together, in words; {@code direct ties} where no group and no trait does. */
        public String together() {
            List<String> parts = holding(bond -> true);
            return parts.isEmpty() ? "direct ties" : String.join(", ", parts);
        }

        /** Its traits and those of its bonds that may be {@code shown}, each in words. */
        public List<String> holding(Predicate<Bond> shown) {
            List<String> parts = new ArrayList<>();
            traits.forEach((trait, share) -> parts.add(String.format(Locale.ROOT, "%s (%.0f%%)", trait, 100 * share)));
            for (Bond bond : bonds) {
                if (shown.test(bond)) {
                    parts.add("%s (%s, %d of %d)"
                            .formatted(bond.group.name(), bond.group.type(), bond.inside, bond.members));
                }
            }
            return parts;
        }

        /** What it is, in a sentence. */
        public String words() {
            return "%,d people: %,d clients, %,d prospects; held together by %s; %s."
                    .formatted(
                            people,
                            clients,
                            prospects,
                            together(),
                            leaders.isEmpty()
                                    ? "no client in it yet"
                                    : "at its centre " + leaders.get(0).name() + ", rank "
                                            + leaders.get(0).rank());
        }
    }

    /**
     * A group that ties members of a community.
     *
     * @param group the group
     * @param inside how many of its members are in the community
     * @param members how many known members it has
     */
    public record Bond(Group group, int inside, int members) {}

    private final Ranking ranking;
    private final Partition partition;
    private final double modularity;

    private Communities(Ranking ranking, Partition partition, double modularity) {
        this.ranking = ranking;
        this.partition = partition;
        this.modularity = modularity;
    }

    /** Those of {@link #of(Ranking, CommunityMethod, double, long, Workers)} that {@link CommunityMethod#LEIDEN} finds. */
    public static Communities of(Ranking ranking, double resolution, long seed, Workers workers) {
        return of(ranking, CommunityMethod.LEIDEN, resolution, seed, workers);
    }

    /**
     * The communities of the view of {@code ranking}, all persons in it included.
     *
     * @throws GrapevineException if the run would not fit into memory, the resolution is out of range or the method has none
     */
    public static Communities of(
            Ranking ranking, CommunityMethod method, double resolution, long seed, Workers workers) {
        if (!(resolution >= 0 && resolution < Double.POSITIVE_INFINITY)) {
            throw GrapevineException.input(
                    "--resolution " + resolution + " is not at least 0",
                    "1 is usual; 2 gives smaller communities, 0.5 larger ones");
        }
        if (method == CommunityMethod.LABEL_PROPAGATION && resolution != 1) {
            throw GrapevineException.input(
                    "--resolution " + resolution + " means nothing to label propagation",
                    "leave it out, or use --method " + CommunityMethod.LEIDEN);
        }
        Graph graph = ranking.view().graph();
        Partition partition = method.partition(graph, resolution, seed, workers);
        double modularity = Modularity.of(graph, partition, resolution, workers);
        return new Communities(ranking, partition, modularity);
    }

    /** How much more of all ties stay within communities than would by chance: at most 1. */
    public double modularity() {
        return modularity;
    }

    /** What the modularity says, in a sentence. */
    public String meaning() {
        if (modularity < .3) {
            return "The network hardly falls into communities (a modularity below 0.3): take these for a hint.";
        }
        return modularity < .6
                ? "The network falls into communities (a modularity of 0.3 or more)."
                : "The network falls into clear communities (a modularity of 0.6 or more).";
    }

    /** How many communities have that many people. */
    public int count(int atLeast) {
        int count = 0;
        while (count < partition.count() && partition.size[count] >= atLeast) {
            count++;
        }
        return count;
    }

    /** How many people are in communities smaller than {@code atLeast}. */
    public int peopleInSmaller(int atLeast) {
        return Arrays.stream(partition.size).filter(size -> size < atLeast).sum();
    }

    /** The number of the community of vertex {@code v}, from 1. */
    public int number(int v) {
        return partition.of[v] + 1;
    }

    /**
     * The largest communities, largest first.
     *
     * @param most how many
     * @param top how many leaders each
     */
    public List<Community> largest(int most, int top) {
        View view = ranking.view();
        Persons persons = view.network().persons();
        int listed = Math.min(most, partition.count());
        int[] clients = new int[partition.count()];
        int[] prospects = new int[partition.count()];
        for (int v = 0; v < partition.of.length; v++) {
            State state = persons.state(view.person(v));
            clients[partition.of[v]] += state == State.CLIENT ? 1 : 0;
            prospects[partition.of[v]] += state == State.PROSPECT ? 1 : 0;
        }
        List<List<Bond>> bonds = bonds(listed);
        List<Map<String, Double>> traits = traits(listed);
        List<List<GroupLeaders.Leader>> leaders = leaders(listed, top);
        List<Community> communities = new ArrayList<>();
        for (int c = 0; c < listed; c++) {
            communities.add(new Community(
                    c + 1, partition.size[c], clients[c], prospects[c], bonds.get(c), traits.get(c), leaders.get(c)));
        }
        return communities;
    }

    private List<List<Bond>> bonds(int listed) {
        View view = ranking.view();
        Memberships groups = view.graph().memberships();
        List<List<Bond>> bonds = empty(listed);
        int[] inside = new int[partition.count()];
        for (int g = 0; g < groups.groups(); g++) {
            int from = groups.ofGroup.offset[g];
            int to = groups.ofGroup.offset[g + 1];
            for (int a = from; a < to; a++) {
                inside[partition.of[groups.ofGroup.target[a]]]++;
            }
            for (int a = from; a < to; a++) {
                int c = partition.of[groups.ofGroup.target[a]];
                if (c < listed && inside[c] >= AT_LEAST) {
                    Group group = view.network().groups().get(view.group(g));
                    keep(bonds.get(c), new Bond(group, inside[c], to - from));
                }
                inside[c] = 0;
            }
        }
        return bonds;
    }

    private static void keep(List<Bond> tightest, Bond bond) {
        tightest.add(bond);
        tightest.sort(Comparator.comparingDouble((Bond one) -> -(double) one.inside * one.inside / one.members)
                .thenComparing(one -> one.group.id()));
        if (tightest.size() > GROUPS_SHOWN) {
            tightest.remove(GROUPS_SHOWN);
        }
    }

    private List<Map<String, Double>> traits(int listed) {
        View view = ranking.view();
        Persons persons = view.network().persons();
        List<Map<String, Double>> traits = new ArrayList<>();
        List<Map<String, Integer>> counts = new ArrayList<>();
        Map<String, Integer> overall = new TreeMap<>();
        for (int c = 0; c < listed; c++) {
            traits.add(new TreeMap<>());
            counts.add(new TreeMap<>());
        }
        int people = partition.of.length;
        for (int v = 0; v < people; v++) {
            for (String column : TRAITS) {
                String value = persons.text(view.person(v), column);
                if (!value.isEmpty()) {
                    overall.merge(column + " " + value, 1, Integer::sum);
                    if (partition.of[v] < listed) {
                        counts.get(partition.of[v]).merge(column + " " + value, 1, Integer::sum);
                    }
                }
            }
        }
        for (int c = 0; c < listed; c++) {
            for (Map.Entry<String, Integer> entry : counts.get(c).entrySet()) {
                double share = entry.getValue() / (double) partition.size[c];
                double usual = overall.getOrDefault(entry.getKey(), 0) / (double) people;
                if (share > .5 && share >= 1.5 * usual) {
                    traits.get(c).put(entry.getKey(), share);
                }
            }
        }
        return traits;
    }

    private List<List<GroupLeaders.Leader>> leaders(int listed, int top) {
        List<List<GroupLeaders.Leader>> leaders = empty(listed);
        for (int i = 0; i < ranking.size(); i++) {
            int c = partition.of[ranking.vertex(i)];
            if (c < listed && leaders.get(c).size() < top) {
                leaders.get(c).add(GroupLeaders.Leader.at(ranking, i));
            }
        }
        return leaders;
    }

    private static <T> List<List<T>> empty(int count) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
