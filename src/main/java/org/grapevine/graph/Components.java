package org.grapevine.graph;

import java.util.Arrays;
import org.grapevine.parallel.Workers;

/**
 * A graph cut into components, numbered from 0 in the order of their smallest vertices. Members of a group are tied to each other. The
 * arrays are open so that kernels read them without a call; nobody writes them once built.
 */
public final class Components {
    /** The number of the component of each vertex. */
    public final int[] of;

    /** How many vertices each component has. */
    public final int[] size;

    /** Components from any vertex of each, which stands for the whole: {@code name[name[v]] == name[v]}. */
    Components(int[] name) {
        int[] number = new int[name.length];
        int[] sizes = new int[name.length];
        Arrays.fill(number, -1);
        int count = 0;
        of = new int[name.length];
        for (int v = 0; v < name.length; v++) {
            if (number[name[v]] < 0) {
                number[name[v]] = count++;
            }
            of[v] = number[name[v]];
            sizes[of[v]]++;
        }
        size = Arrays.copyOf(sizes, count);
    }

    /** The weak components: direction does not matter. O(m), most of it spared by sampling; 8 bytes a vertex and 4 a group beside. */
    public static Components weak(Graph graph, Workers workers) {
        return new Components(new Afforest(graph, workers).roots());
    }

    /** The strong components: all that can reach each other along arcs. O(m), on one thread; 24 bytes a vertex and a group beside. */
    public static Components strong(Graph graph) {
        return new Components(new StrongSearch(graph).roots());
    }

    /** The receivers, all vertices as targets of arcs, cut into those that share a sender, and share one with who shares one. O(m). */
    public static Components sharingSenders(Graph graph) {
        return new Components(new SharedSenders(graph).roots());
    }

    /** How many components there are. */
    public int count() {
        return size.length;
    }

    /** The component of most vertices; of equals the one that holds the smallest vertex; -1 without any. */
    public int largest() {
        int largest = count() - 1;
        for (int c = largest - 1; c >= 0; c--) {
            largest = size[c] >= size[largest] ? c : largest;
        }
        return largest;
    }

    /** {@code graph} without what leads from one component to another: O(m). The graph itself where there is only one component. */
    public Graph inside(Graph graph) {
        if (count() <= 1) {
            return graph;
        }
        Arcs out = inside(graph.out());
        return new Graph(
                out,
                graph.directed() ? inside(graph.in()) : out,
                inside(graph.memberships()),
                graph.directed(),
                graph.weighting());
    }

    private Arcs inside(Arcs arcs) {
        int[] offset = new int[arcs.offset.length];
        int[] target = new int[arcs.size()];
        double[] weight = arcs.weight == null ? null : new double[arcs.size()];
        int kept = 0;
        for (int v = 0; v < arcs.rows(); v++) {
            for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
                if (of[v] == of[arcs.target[a]]) {
                    target[kept] = arcs.target[a];
                    if (weight != null && arcs.weight != null) {
                        weight[kept] = arcs.weight[a];
                    }
                    kept++;
                }
            }
            offset[v + 1] = kept;
        }
        return new Arcs(offset, Arrays.copyOf(target, kept), weight == null ? null : Arrays.copyOf(weight, kept));
    }

    /* Members who talk are all in one component; who only listens may be in another, and is no member then. */
    private Memberships inside(Memberships groups) {
        Arcs members = groups.ofGroup;
        int[] offset = new int[members.offset.length];
        int[] target = new int[members.size()];
        double[] talk = members.weight == null ? null : new double[members.size()];
        int kept = 0;
        for (int g = 0; g < members.rows(); g++) {
            int component = componentOf(members, g);
            for (int m = members.offset[g]; m < members.offset[g + 1]; m++) {
                if (of[members.target[m]] == component) {
                    target[kept] = members.target[m];
                    if (talk != null) {
                        talk[kept] = members.weight(m);
                    }
                    kept++;
                }
            }
            offset[g + 1] = kept;
        }
        Arcs ofGroup = new Arcs(offset, Arrays.copyOf(target, kept), talk == null ? null : Arrays.copyOf(talk, kept));
        return new Memberships(ofGroup.transposed(of.length), ofGroup, groups.weight);
    }

    private int componentOf(Arcs members, int group) {
        for (int m = members.offset[group]; m < members.offset[group + 1]; m++) {
            if (members.weight(m) > 0) {
                return of[members.target[m]];
            }
        }
        return -1;
    }
}
