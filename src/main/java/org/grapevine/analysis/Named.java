package org.grapevine.analysis;

import java.util.BitSet;
import java.util.List;
import org.grapevine.GrapevineException;
import org.grapevine.network.Affiliations;
import org.grapevine.network.View;

/** Finds the vertices of persons and groups that somebody names. */
final class Named {
    private Named() {}

    /**
     * The vertices of all {@code persons} and of all members of {@code groups}, each by id or name, ascending. Members count whether or not
     * the view shows that membership.
     *
     * @throws GrapevineException naming one that does not exist, or that nobody stands for in this view
     */
    static int[] vertices(View view, List<String> persons, List<String> groups) {
        BitSet found = new BitSet();
        for (String person : persons) {
            found.set(vertex(view, person));
        }
        for (String group : groups) {
            addMembers(view, group, found);
        }
        return found.stream().toArray();
    }

    /**
     * The vertex of the person with that id or name.
     *
     * @throws GrapevineException if there is none
     */
    static int vertex(View view, String person) {
        int v = view.vertex(view.network().persons().called(person));
        if (v < 0) {
            throw GrapevineException.input(
                    "'" + person + "' objects to profiling and is in no analysis", "leave this person out");
        }
        return v;
    }

    private static void addMembers(View view, String group, BitSet found) {
        int g = view.network().groups().called(group);
        Affiliations rows = view.network().affiliations();
        boolean any = false;
        for (int m = 0; m < rows.size(); m++) {
            int v = rows.group(m) == g ? view.vertex(rows.person(m)) : -1;
            if (v >= 0) {
                found.set(v);
                any = true;
            }
        }
        if (!any) {
            throw GrapevineException.input(
                    "group '" + group + "' has no known member", "name a group that 'grapevine groups --all' lists");
        }
    }
}
