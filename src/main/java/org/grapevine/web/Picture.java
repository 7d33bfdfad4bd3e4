package org.grapevine.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grapevine.analysis.Communities;
import org.grapevine.network.Group;
import org.grapevine.network.View;
import org.jspecify.annotations.Nullable;

/**
 * A part of the network as the map shows it. Persons are called p:ID, groups g:ID, communities c:NUMBER.
 *
 * @param nodes of it, those of highest score first
 * @param edges between them
 * @param communities in a few words each, by number, of those that are in the picture
 * @param total how many persons, groups or communities there are to choose from
 * @param notes what is not shown
 */
record Picture(List<Node> nodes, List<Edge> edges, Map<Integer, String> communities, int total, List<String> notes) {
    private static final int TITLED = 200;

    /**
     * A person, a group or a community.
     *
     * @param key by which edges and pages call it
     * @param type state of a person, type of a group
     * @param segment of a person; empty where unknown
     * @param x place to the right, an edge being about 1 long
     * @param y place downward
     * @param score of a person; null of others
     * @param rank among all persons of that choice, from 1; 0 of others
     * @param size from 0 to 1, what its disc is to tell
     * @param community number of its community, from 1; 0 of groups
     * @param members of a group or community; 0 of persons
     */
    record Node(
            String key,
            String name,
            String type,
            String segment,
            double x,
            double y,
            @Nullable Double score,
            int rank,
            double size,
            int community,
            int members) {
        /** The same in another place. */
        Node at(double otherX, double otherY) {
            return new Node(key, name, type, segment, otherX, otherY, score, rank, size, community, members);
        }
    }

    /**
     * A tie, a membership, or members that two groups share.
     *
     * @param from a key
     * @param to a key
     * @param type of the tie; {@code member} for a membership, {@code shared} for shared members
     * @param weight of the tie, or how many are shared
     */
    record Edge(String from, String to, String type, double weight) {}

    /** Where each of {@code shown} stands in it, by its number; -1 for the others. */
    static int[] places(int size, int[] shown) {
        int[] place = new int[size];
        Arrays.fill(place, -1);
        for (int i = 0; i < shown.length; i++) {
            place[shown[i]] = i;
        }
        return place;
    }

    /** Group {@code g} of the graph. */
    static Group group(View view, int g) {
        return view.network().groups().get(view.group(g));
    }

    /** The number in the graph of the group with that id; -1 where it has no members there. */
    static int groupOf(View view, String id) {
        int number = view.network().groups().indexOf(id);
        for (int g = 0; g < view.graph().memberships().groups(); g++) {
            if (view.group(g) == number) {
                return g;
            }
        }
        return -1;
    }

    /** Communities in a few words, by number, of the largest. */
    static Map<Integer, String> titles(Communities communities) {
        Map<Integer, String> titles = new LinkedHashMap<>();
        communities.largest(TITLED, 1).forEach(one -> titles.put(one.number(), title(one)));
        return titles;
    }

    /** A community in a few words. */
    static String title(Communities.Community one) {
        if (!one.bonds().isEmpty()) {
            return "around " + one.bonds().get(0).group().name();
        }
        return one.leaders().isEmpty()
                ? "community " + one.number()
                : "around " + one.leaders().get(0).name();
    }
}
