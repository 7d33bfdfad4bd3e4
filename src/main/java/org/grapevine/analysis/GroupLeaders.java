package org.grapevine.analysis;

import java.util.ArrayList;
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
     * @param leaders its clients of highest overall score, best first
     * @param insiders its clients with most direct ties to other members, best first; those without any are not listed
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
    public record Leader(String id, String name, double score, int rank) {}

    private GroupLeaders() {}

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
        List<Leader> leaders = clients.stream()
                .limit(top)
                .map(v -> leader(view, v, score[v], rank[v]))
                .toList();
        List<Leader> insiders = clients.stream()
                .map(v -> leader(view, v, tiesInside(view.graph().out(), v, inside), rank[v]))
                .filter(leader -> leader.score > 0)
                .sorted(Comparator.comparingDouble((Leader leader) -> -leader.score)
                        .thenComparingInt(Leader::rank))
                .limit(top)
                .toList();
        for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
            inside.clear(groups.ofGroup.target[a]);
        }
        return new Circle(group, groups.members(g), clients.size(), leaders, insiders);
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
