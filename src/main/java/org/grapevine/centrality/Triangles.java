package org.grapevine.centrality;

import org.grapevine.graph.Graph;
import org.grapevine.graph.Neighbourhood;

/** Counts the ties among the neighbours of a vertex, each pair once. Scratch of one worker, 11 bytes a vertex. */
final class Triangles {
    private final Neighbourhood near;
    private final Neighbourhood second;
    private final boolean[] marked;
    private int degree;

    Triangles(Graph graph) {
        near = new Neighbourhood(graph);
        second = new Neighbourhood(graph);
        marked = new boolean[graph.vertices()];
    }

    /** How many pairs of neighbours of {@code v} are tied themselves. O(sum of the neighbours' degrees). */
    long around(int v) {
        degree = near.adjacent(v);
        for (int i = 0; i < degree; i++) {
            marked[near.list[i]] = true;
        }
        long ends = 0;
        for (int i = 0; i < degree; i++) {
            int count = second.adjacent(near.list[i]);
            for (int j = 0; j < count; j++) {
                ends += marked[second.list[j]] ? 1 : 0;
            }
        }
        for (int i = 0; i < degree; i++) {
            marked[near.list[i]] = false;
        }
        return ends / 2;
    }

    /** The number of neighbours of the vertex that {@link #around} was last asked for. */
    int degree() {
        return degree;
    }
}
