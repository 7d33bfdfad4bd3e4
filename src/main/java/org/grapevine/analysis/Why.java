package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.grapevine.analysis.GroupLeaders.Leader;
import org.grapevine.centrality.Strength;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.graph.Scores;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.Ties;
import org.grapevine.network.View;
import org.grapevine.parallel.Workers;

/**
 * Why a person scores as it does. Where a score is a sum over ties (see {@link Scores#withWorth}) each tie and each group has an exact
 * share of what lies above the constant, and the shares add up to one; for any other measure the shares are those of the direct referrals
 * to expect, and {@link #exact} says so.
 */
public final class Why {
    /**
     * What one tie or one group contributes.
     *
     * @param group whether it is a group; else it is the tie to another person
     * @param id of the group or the other person
     * @param name of the group or the other person
     * @param kind types of the tie, or type of the group
     * @param members known members of the group beside the person; 1 for a tie
     * @param prospects how many of these are prospects
     * @param amount in units of the score
     * @param share of the sum of all amounts, from 0 to 1
     */
    public record Share(
            boolean group,
            String id,
            String name,
            String kind,
            int members,
            int prospects,
            double amount,
            double share) {}

    /**
     * What would be if a group did not exist.
     *
     * @param group its name
     * @param rank the person's rank then
     */
    public record Counterfactual(String group, int rank) {
        /** The same as a sentence about somebody called {@code name} who ranks {@code today}. */
        public String inWords(String name, int today) {
            return rank == today
                    ? "Without %s %s would still rank %,d.".formatted(group, name, today)
                    : "Without %s %s would rank %,d instead of %,d.".formatted(group, name, rank, today);
        }
    }

    private final Ranking ranking;
    private final int position;
    private final boolean exact;
    private final List<Share> shares;

    private Why(Ranking ranking, int position, boolean exact, List<Share> shares) {
        this.ranking = ranking;
        this.position = position;
        this.exact = exact;
        this.shares = shares;
    }

    /**
     * Explains the person at {@code position} of {@code ranking}, counted from 0, by the first of its measures. O(rows).
     */
    public static Why of(Ranking ranking, int position, Workers workers) {
        View view = ranking.view();
        double[] worth = ranking.scores(0).worth();
        boolean exact = worth != null;
        double[] unit =
                worth == null ? new Strength().scores(view.graph(), workers).worth() : worth;
        List<Share> shares = new ArrayList<>();
        int v = ranking.vertex(position);
        if (unit != null) {
            addTies(view, v, unit, shares);
            addGroups(view, v, unit, shares);
        }
        double total = shares.stream().mapToDouble(Share::amount).sum();
        List<Share> ordered = shares.stream()
                .map(s -> new Share(
                        s.group,
                        s.id,
                        s.name,
                        s.kind,
                        s.members,
                        s.prospects,
                        s.amount,
                        total == 0 ? 0 : s.amount / total))
                .sorted(Comparator.comparingDouble((Share s) -> -s.amount).thenComparing(Share::id))
                .toList();
        return new Why(ranking, position, exact, ordered);
    }

    private static void addTies(View view, int v, double[] worth, List<Share> shares) {
        Arcs out = view.graph().out();
        Persons persons = view.network().persons();
        Map<Integer, Set<String>> kinds = kinds(view, view.person(v));
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            int other = view.person(out.target[a]);
            String kind = String.join(", ", kinds.getOrDefault(other, Set.of()));
            shares.add(new Share(
                    false,
                    persons.id(other),
                    persons.name(other),
                    kind.isEmpty() ? "referral" : kind,
                    1,
                    persons.state(other) == State.PROSPECT ? 1 : 0,
                    out.weight(a) * worth[out.target[a]],
                    0));
        }
    }

    private static Map<Integer, Set<String>> kinds(View view, int person) {
        Map<Integer, Set<String>> kinds = new TreeMap<>();
        Ties ties = view.network().ties();
        for (int t = 0; t < ties.size(); t++) {
            if ((ties.from(t) == person || ties.to(t) == person)
                    && view.options().ties().includes(ties.type(t))) {
                kinds.computeIfAbsent(ties.from(t) == person ? ties.to(t) : ties.from(t), other -> new TreeSet<>())
                        .add(ties.type(t));
            }
        }
        return kinds;
    }

    private static void addGroups(View view, int v, double[] worth, List<Share> shares) {
        Memberships groups = view.graph().memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            double sum = 0;
            int prospects = 0;
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                int u = groups.ofGroup.target[a];
                if (u != v) {
                    sum += worth[u];
                    prospects += view.network().persons().state(view.person(u)) == State.PROSPECT ? 1 : 0;
                }
            }
            Group group = view.network().groups().get(view.group(g));
            double amount = groups.weight[g] * groups.ofVertex.weight(m) * sum;
            shares.add(new Share(
                    true, group.id(), group.name(), group.type(), groups.members(g) - 1, prospects, amount, 0));
        }
    }

    /** The ranking that is explained. */
    public Ranking ranking() {
        return ranking;
    }

    /** The rank of the person, counted from 1. */
    public int rank() {
        return position + 1;
    }

    /** The number of the person in the network. */
    public int person() {
        return ranking.view().person(ranking.vertex(position));
    }

    /** The score of the person. */
    public double score() {
        return ranking.scores(0).values()[ranking.vertex(position)];
    }

    /** Whether the shares are those of the score itself rather than of the direct referrals to expect. */
    public boolean exact() {
        return exact;
    }

    /** What each tie and group contributes, largest first. */
    public List<Share> shares() {
        return shares;
    }

    /** The persons next to it in the ranking, itself among them: up to {@code each} on each side, more on one where the other ends. */
    public List<Leader> peers(int each) {
        int from = Math.max(0, Math.min(position - each, ranking.size() - 2 * each - 1));
        return IntStream.range(from, Math.min(ranking.size(), from + 2 * each + 1))
                .mapToObj(i -> Leader.at(ranking, i))
                .toList();
    }

    /** The score in a sentence: how many ties and groups, and the largest of them. */
    public String inWords() {
        String name = ranking.view().network().persons().name(person());
        if (shares.isEmpty()) {
            return name + " has no ties and no groups in this view: the score is what anybody has.";
        }
        long groups = shares.stream().filter(Share::group).count();
        long ties = shares.size() - groups;
        Share first = shares.get(0);
        return "%s has %,d direct %s and %,d %s; most comes through %s (%.0f %%)%s."
                .formatted(
                        name,
                        ties,
                        ties == 1 ? "tie" : "ties",
                        groups,
                        groups == 1 ? "group" : "groups",
                        first.name(),
                        100 * first.share(),
                        first.group() && first.prospects() > 0
                                ? ", where %,d %s not yet %s"
                                        .formatted(
                                                first.prospects(),
                                                first.prospects() == 1 ? "is" : "are",
                                                first.prospects() == 1 ? "a client" : "clients")
                                : "");
    }

    /** The rank if the group that contributes most did not exist; empty where the person is in no group. Runs the measure once more. */
    public List<Counterfactual> withoutLargestGroup(Workers workers) {
        return withoutGroups(1, workers);
    }

    /** The rank if one of the {@code most} groups that contribute most did not exist, for each of them. Runs the measure as many times. */
    public List<Counterfactual> withoutGroups(int most, Workers workers) {
        return shares.stream()
                .filter(Share::group)
                .filter(share -> share.amount > 0)
                .limit(most)
                .map(share -> new Counterfactual(share.name, rankWithout(share.id, workers)))
                .toList();
    }

    private int rankWithout(String group, Workers workers) {
        View view = ranking.view();
        Ranking without = ranking.on(view.withoutGroup(view.network().groups().indexOf(group)), workers);
        int then = without.position(ranking.vertex(position));
        if (then < 0) {
            throw new IllegalStateException("the person is no longer listed");
        }
        return then + 1;
    }
}
