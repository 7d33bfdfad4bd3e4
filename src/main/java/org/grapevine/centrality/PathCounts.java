package org.grapevine.centrality;

import java.util.Arrays;
import org.grapevine.graph.Arcs;
import org.grapevine.graph.Graph;
import org.grapevine.graph.Memberships;
import org.grapevine.parallel.RandomStream;

/**
 * Counts shortest paths from one vertex, level by level, as far as it is asked to. Shortest paths through different groups, or through a
 * group and directly, are different paths. Scratch space of one worker: 16 bytes a vertex, 16 bytes a group; a search costs no more than
 * what it comes to.
 */
final class PathCounts {
    /** Hops from the source; -1 where the search has not come. */
    final int[] distance;

    /** How many shortest paths lead from the source to each vertex at a distance. */
    final double[] paths;

    /** Whom the search has come to, nearest first. */
    final int[] order;

    private final Arcs out;
    private final Arcs in;
    private final Memberships groups;
    private final int[] groupDistance;
    private final double[] groupPaths;
    private final int[] groupOrder;
    private int met;
    private int groupsMet;
    private int begin;
    private int hops;

    /** Searches along the arcs of {@code graph}. */
    PathCounts(Graph graph) {
        out = graph.out();
        in = graph.in();
        groups = graph.memberships();
        distance = new int[graph.vertices()];
        paths = new double[graph.vertices()];
        order = new int[graph.vertices()];
        groupDistance = new int[groups.groups()];
        groupPaths = new double[groups.groups()];
        groupOrder = new int[groups.groups()];
        Arrays.fill(distance, -1);
        Arrays.fill(groupDistance, -1);
    }

    /** Begins a new search: level 0 is {@code source} alone. */
    void start(int source) {
        for (int i = 0; i < met; i++) {
            distance[order[i]] = -1;
        }
        for (int i = 0; i < groupsMet; i++) {
            groupDistance[groupOrder[i]] = -1;
        }
        distance[source] = 0;
        paths[source] = 1;
        order[0] = source;
        met = 1;
        groupsMet = 0;
        begin = 0;
        hops = 0;
    }

    /** Where the last level begins in {@link #order}. */
    int begin() {
        return begin;
    }

    /** Where the last level ends in {@link #order}; where it begins if it is empty. */
    int end() {
        return met;
    }

    /** How many arcs and memberships leave the last level. */
    long volume() {
        long volume = 0;
        for (int i = begin; i < met; i++) {
            volume += out.degree(order[i]) + (long) groups.ofVertex.degree(order[i]);
        }
        return volume;
    }

    /** Goes one level on. */
    void expand() {
        int from = begin;
        int groupsFrom = groupsMet;
        begin = met;
        for (int i = from; i < begin; i++) {
            int v = order[i];
            for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
                int g = groups.ofVertex.target[m];
                if (groupDistance[g] < 0) {
                    groupDistance[g] = hops;
                    groupPaths[g] = 0;
                    groupOrder[groupsMet++] = g;
                }
                groupPaths[g] += groupDistance[g] == hops ? paths[v] : 0;
            }
        }
        hops++;
        for (int i = from; i < begin; i++) {
            hand(out, order[i], paths[order[i]]);
        }
        for (int i = groupsFrom; i < groupsMet; i++) {
            hand(groups.ofGroup, groupOrder[i], groupPaths[groupOrder[i]]);
        }
    }

    private void hand(Arcs arcs, int row, double count) {
        for (int a = arcs.offset[row]; a < arcs.offset[row + 1]; a++) {
            int u = arcs.target[a];
            if (distance[u] < 0) {
                distance[u] = hops;
                paths[u] = 0;
                order[met++] = u;
            }
            paths[u] += distance[u] == hops ? count : 0;
        }
    }

    /** The last vertex but one of a shortest path from the source to {@code v}, every path equally likely; {@code v} is not the source. */
    int before(int v, RandomStream random) {
        int level = distance[v] - 1;
        double left = random.unit() * paths[v];
        int last = v;
        for (int a = in.offset[v]; a < in.offset[v + 1]; a++) {
            int u = in.target[a];
            if (distance[u] == level) {
                last = u;
                left -= paths[u];
                if (left < 0) {
                    return u;
                }
            }
        }
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            if (groupDistance[g] == level) {
                last = member(g, level, random);
                left -= groupPaths[g];
                if (left < 0) {
                    return last;
                }
            }
        }
        return last;
    }

    private int member(int g, int level, RandomStream random) {
        double left = random.unit() * groupPaths[g];
        int last = -1;
        for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
            int u = groups.ofGroup.target[a];
            if (distance[u] == level) {
                last = u;
                left -= paths[u];
                if (left < 0) {
                    return u;
                }
            }
        }
        return last;
    }
}
