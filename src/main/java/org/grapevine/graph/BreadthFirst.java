package org.grapevine.graph;

import java.util.Arrays;

/**
 * Breadth-first search from one vertex: who can be reached, in how many hops. Two members of a group are one hop apart. Scratch space of
 * one worker, kept between searches: 8 bytes a vertex, 5 bytes a group. A search costs O(arcs + memberships) of what it reaches.
 */
public final class BreadthFirst {
    /* A group is entered once, by the first of its members to be met, and then hands the search to all the others: its pairs are never
     * looked at. All members are then at most one hop further, so nothing is lost by never entering it again. Where most arcs that are
     * left leave the front, those not reached look back for somebody in it instead, and stop at the first (Beamer, Asanovic and
     * Patterson, SC 2012). */

    private static final int WIDE = 16;

    /** Hops from the source of the last search; -1 where it did not come. */
    public final int[] distance;

    /** Who the last search reached, nearest first, the source included; only the first as many as it returned are valid. */
    public final int[] order;

    private final Graph graph;
    private final boolean bothWays;
    private final boolean[] entered;
    private final int[] groups;
    private final long all;
    private long unexplored;
    private int front;
    private int reached;
    private int groupsEntered;

    private BreadthFirst(Graph graph, boolean bothWays) {
        this.graph = graph;
        this.bothWays = bothWays;
        this.all = graph.out().size() + (bothWays ? graph.in().size() : 0L);
        this.distance = new int[graph.vertices()];
        this.order = new int[graph.vertices()];
        this.entered = new boolean[graph.memberships().groups()];
        this.groups = new int[graph.memberships().groups()];
        Arrays.fill(distance, -1);
    }

    /** Searches along the arcs of {@code graph}. */
    public static BreadthFirst along(Graph graph) {
        return new BreadthFirst(graph, false);
    }

    /** Searches {@code graph} as if every arc went both ways. */
    public static BreadthFirst bothWays(Graph graph) {
        return new BreadthFirst(graph, graph.directed());
    }

    /** Searches from {@code source} and returns how many vertices were reached, itself included. */
    public int from(int source) {
        return from(source, Integer.MAX_VALUE);
    }

    /** Searches no further than {@code hops} from {@code source} and returns how many vertices were reached, itself included. */
    public int from(int source, int hops) {
        int before = 0;
        int count = begin(source);
        for (int hop = 0; hop < hops && count > before; hop++) {
            before = count;
            count = further();
        }
        return count;
    }

    /** Begins a search from {@code source} that goes a hop further whenever told so; returns 1. */
    public int begin(int source) {
        forget();
        distance[source] = 0;
        order[0] = source;
        front = 0;
        reached = 1;
        unexplored = all;
        return reached;
    }

    /** Goes one hop further and returns how many vertices are reached now; as many as before once there is nowhere to go. */
    public int further() {
        int begin = front;
        int end = reached;
        front = end;
        long leaving = 0;
        for (int i = begin; i < end; i++) {
            leaving += arcs(order[i]);
        }
        unexplored -= leaving;
        boolean wide = leaving > unexplored / WIDE && end - begin > distance.length / WIDE;
        for (int i = begin; i < end; i++) {
            int v = order[i];
            if (!wide) {
                through(graph.out(), v);
                if (bothWays) {
                    through(graph.in(), v);
                }
            }
            throughGroups(v);
        }
        if (wide) {
            adopt(distance[order[begin]]);
        }
        return reached;
    }

    /** What a search of all of {@code graph} costs, the look at an arc as the unit; the weights are measured. */
    public static double steps(Graph graph) {
        return graph.out().size()
                + 30.0 * graph.vertices()
                + 30.0 * graph.memberships().size();
    }

    private int arcs(int v) {
        return graph.out().degree(v) + (bothWays ? graph.in().degree(v) : 0);
    }

    /** Lets everybody who is not reached look for somebody {@code hops} away who leads to it. */
    private void adopt(int hops) {
        for (int v = 0; v < distance.length; v++) {
            if (distance[v] < 0 && (led(graph.in(), v, hops) || (bothWays && led(graph.out(), v, hops)))) {
                distance[v] = hops + 1;
                order[reached++] = v;
            }
        }
    }

    private boolean led(Arcs arcs, int v, int hops) {
        for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
            if (distance[arcs.target[a]] == hops) {
                return true;
            }
        }
        return false;
    }

    /** The largest distance that the last search found. */
    public int eccentricity() {
        return distance[order[reached - 1]];
    }

    private void forget() {
        for (int i = 0; i < reached; i++) {
            distance[order[i]] = -1;
        }
        for (int i = 0; i < groupsEntered; i++) {
            entered[groups[i]] = false;
        }
        groupsEntered = 0;
    }

    private void through(Arcs arcs, int v) {
        int hops = distance[v] + 1;
        int last = reached;
        for (int a = arcs.offset[v]; a < arcs.offset[v + 1]; a++) {
            int u = arcs.target[a];
            if (distance[u] < 0) {
                distance[u] = hops;
                order[last++] = u;
            }
        }
        reached = last;
    }

    private void throughGroups(int v) {
        Memberships memberships = graph.memberships();
        int hops = distance[v] + 1;
        for (int m = memberships.ofVertex.offset[v]; m < memberships.ofVertex.offset[v + 1]; m++) {
            int g = memberships.ofVertex.target[m];
            if (entered[g]) {
                continue;
            }
            entered[g] = true;
            groups[groupsEntered++] = g;
            for (int a = memberships.ofGroup.offset[g]; a < memberships.ofGroup.offset[g + 1]; a++) {
                int u = memberships.ofGroup.target[a];
                if (distance[u] < 0) {
                    distance[u] = hops;
                    order[reached++] = u;
                }
            }
        }
    }
}
