package org.grapevine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Memberships;
import org.grapevine.network.Group;
import org.grapevine.network.Persons;
import org.grapevine.network.State;
import org.grapevine.network.View;

/** The centres of influence within each group: by their score overall, and by their direct ties inside the group. */
public final class GroupLeaders {
    /**
     * One group and who leads it.
     *
     * @param group the group
     * @param members its known members
     * @param clients how many of these are clients
     * @param leaders its clients of highest overall score, best first; whoever equals the last one is listed too
     * @param insiders its clients with most direct ties to other members, best first; whoever equals the last one is listed too, those
     *     without any are not
     */
    public record Circle(Group group, int members, int clients, List<Leader> leaders, List<Leader> insiders) {}

    /**
     * A client who leads a group.
     *
     * @param id of the client
     * @param name of the client
     * @param score overall score, or number of direct ties to other members
     * @param rank overall rank, from 1
     */
    public record Leader(String id, String name, double score, int rank) {
        /** Whoever is at {@code position} of {@code ranking}, counted from 0, with its overall score. */
        public static Leader at(Ranking ranking, int position) {
            int v = ranking.vertex(position);
            return leader(ranking.view(), v, ranking.scores(0).values()[v], position + 1);
        }
    }

    /**
     * Where a client stands in all of its groups.
     *
     * @param client the client; its score is the overall one
     * @param groups how many groups it is in
     * @param leads how many of these nobody leads before it
     * @param tops of how many of these it is in the top tenth of clients, at least the first
     */
    public record Standing(Leader client, int groups, int leads, int tops) {
        private static final int MAVEN = 3;

        /** Whether the client stands out in so many groups that it knows its way about in general (Feick and Price 1987). */
        public boolean maven() {
            return tops >= MAVEN;
        }
    }

    private GroupLeaders() {}

    /**
     * Where clients stand in the groups that are in the view of {@code ranking} and have {@code atLeast} known members: those who are in the
     * top tenth of any, who are in most first, then by overall rank. Where all clients of a group have one score nobody stands out.
     */
    public static List<Standing> standings(Ranking ranking, int atLeast) {
        View view = ranking.view();
        Memberships groups = view.graph().memberships();
        int n = view.graph().vertices();
        int[] in = new int[n];
        int[] leads = new int[n];
        int[] tops = new int[n];
        double[] score = ranking.scores(0).values();
        for (int g = 0; g < groups.groups(); g++) {
            if (groups.members(g) >= Math.max(1, atLeast)) {
                count(view, g, score, in, leads, tops);
            }
        }
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < ranking.size(); i++) {
            int v = ranking.vertex(i);
            if (tops[v] > 0) {
                standings.add(new Standing(Leader.at(ranking, i), in[v], leads[v], tops[v]));
            }
        }
        standings.sort(Comparator.comparingInt(standing -> -standing.tops));
        return standings;
    }

    private static void count(View view, int g, double[] score, int[] in, int[] leads, int[] tops) {
        Memberships groups = view.graph().memberships();
        int[] clients = Arrays.stream(groups.ofGroup.target, groups.ofGroup.offset[g], groups.ofGroup.offset[g + 1])
                .filter(v -> view.network().persons().state(view.person(v)) == State.CLIENT)
                .toArray();
        double[] ascending = Arrays.stream(clients)
                .mapToDouble(v -> score[v])
                .filter(x -> !Double.isNaN(x))
                .sorted()
                .toArray();
        int best = ascending.length - 1;
        int tenth = ascending.length - (ascending.length + 9) / 10;
        for (int v : clients) {
            in[v]++;
            if (best > 0 && score[v] > ascending[0]) {
                leads[v] += score[v] == ascending[best] ? 1 : 0;
                tops[v] += score[v] >= ascending[tenth] ? 1 : 0;
            }
        }
    }

    /**
     * The leaders of every group in the view of {@code ranking}, largest group first, equal ones by id.
     *
     * @param type only groups of this type; empty for all
     * @param atLeast only groups with that many known members
     * @param top how many leaders a group
     */
    public static List<Circle> of(Ranking ranking, String type, int atLeast, int top) {
        View view = ranking.view();
        int[] rank = new int[view.graph().vertices()];
        for (int i = 0; i < ranking.size(); i++) {
            rank[ranking.vertex(i)] = i + 1;
        }
        Memberships groups = view.graph().memberships();
        BitSet inside = new BitSet();
        List<Circle> circles = new ArrayList<>();
        for (int g = 0; g < groups.groups(); g++) {
            Group group = view.network().groups().get(view.group(g));
            if (groups.members(g) >= Math.max(1, atLeast) && (type.isEmpty() || type.equals(group.type()))) {
                circles.add(circle(ranking, group, g, rank, inside, top));
            }
        }
        circles.sort(
                Comparator.comparingInt((Circle circle) -> -circle.members).thenComparing(circle -> circle.group.id()));
        return circles;
    }

    private static Circle circle(Ranking ranking, Group group, int g, int[] rank, BitSet inside, int top) {
        View view = ranking.view();
        Persons persons = view.network().persons();
        Memberships groups = view.graph().memberships();
        List<Integer> clients = new ArrayList<>();
        for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
            int v = groups.ofGroup.target[a];
            inside.set(v);
            if (persons.state(view.person(v)) == State.CLIENT) {
                clients.add(v);
            }
        }
        clients.sort(Comparator.comparingInt(v -> rank[v]));
        double[] score = ranking.scores(0).values();
        List<Leader> leaders = first(
                top,
                clients.stream().map(v -> leader(view, v, score[v], rank[v])).toList());
        List<Leader> insiders = first(
                top,
                clients.stream()
                        .map(v -> leader(view, v, tiesInside(view.graph().out(), v, inside), rank[v]))
                        .filter(leader -> leader.score > 0)
                        .sorted(Comparator.comparingDouble((Leader leader) -> -leader.score)
                                .thenComparingInt(Leader::rank))
                        .toList());
        for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
            inside.clear(groups.ofGroup.target[a]);
        }
        return new Circle(group, groups.members(g), clients.size(), leaders, insiders);
    }

    private static List<Leader> first(int top, List<Leader> ordered) {
        int listed = Math.min(top, ordered.size());
        while (listed > 0
                && listed < ordered.size()
                && Double.compare(ordered.get(listed).score, ordered.get(listed - 1).score) == 0) {
            listed++;
        }
        return ordered.subList(0, listed);
    }

    private static Leader leader(View view, int v, double score, int rank) {
        Persons persons = view.network().persons();
        return new Leader(persons.id(view.person(v)), persons.name(view.person(v)), score, rank);
    }

    private static int tiesInside(Arcs out, int v, BitSet inside) {
        int count = 0;
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            count += inside.get(out.target[a]) ? 1 : 0;
        }
        return count;
    }
}
