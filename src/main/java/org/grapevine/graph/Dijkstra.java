package org.grapevine.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The most likely paths from one vertex: an arc of probability p is {@code -ln p} long, so the shortest path is the one along which word
 * passes most likely, and its probability is {@code exp(-length)}. Dijkstra, <i>Numerische Mathematik</i> 1 (1959) 269-271. Scratch space
 * of one worker, kept between searches: 32 bytes a vertex, 28 a group; a search costs O((arcs + memberships) log n).
 */
public final class Dijkstra {
    /* A group is a node of its own: word is there as soon as the member from whom it comes soonest has told it, which includes that member's
     * own length of talk, and it is with all others at that moment. Who told it is nearer than that already, so nobody gains by telling
     * oneself and no pair is looked at. The heap has four children a node and keeps places, to move up who gets nearer. */

    private static final int CHILDREN = 4;

    /** How far each vertex is from the source of the last search; infinite where it did not come. Groups follow the vertices. */
    public final double[] distance;

    /** Who the last search reached, nearest first, the source included; only the first as many as it returned are valid. */
    public final int[] order;

    private final Graph graph;
    private final double[] arc;
    private final double[] membership;
    private final int[] heap;
    private final double[] key;
    private final int[] place;
    private final int[] touched;
    private int waiting;
    private int touches;

    private Dijkstra(Graph graph, double[] arc, double[] membership) {
        int nodes = graph.vertices() + graph.memberships().groups();
        this.graph = graph;
        this.arc = arc;
        this.membership = membership;
        this.distance = new double[nodes];
        this.order = new int[graph.vertices()];
        this.heap = new int[nodes];
        this.key = new double[nodes];
        this.place = new int[nodes];
        this.touched = new int[nodes];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }

    /**
     * Searches along the arcs of {@code graph}. 8 bytes an arc and a membership for lengths.
     *
     * @throws IllegalArgumentException if weights are no probabilities, or one is not below 1: its arc would have no length
     */
    public static Dijkstra mostLikely(Graph graph) {
        if (graph.weighting() != Weighting.PROBABILITY) {
            throw new IllegalArgumentException("likely distances need probabilities for weights, not "
                    + (graph.weighting() == Weighting.NONE ? "none" : "strengths") + ": write --weights probability");
        }
        Memberships groups = graph.memberships();
        double[] pair = new double[groups.size()];
        for (int m = 0; m < pair.length; m++) {
            int g = groups.ofVertex.target[m];
            pair[m] = groups.members(g) < 2 ? 0 : groups.weight[g] * groups.ofVertex.weight(m);
        }
        return new Dijkstra(graph, lengths(graph.out().size(), graph.out().weight), lengths(pair.length, pair));
    }

    private static double[] lengths(int count, double @Nullable [] probability) {
        double[] length = new double[count];
        for (int a = 0; a < count; a++) {
            double p = probability == null ? 1 : probability[a];
            if (p >= 1) {
                throw new IllegalArgumentException(
                        "likely distances need probabilities below 1, as nobody is nearer than certain: lower the one of "
                                + p);
            }
            length[a] = -Math.log(p);
        }
        return length;
    }

    /** A search of the same graph for another worker. */
    public Dijkstra another() {
        return new Dijkstra(graph, arc, membership);
    }

    /** The memory of {@code searches} searches of {@code graph}. */
    public static MemoryEstimate estimate(Graph graph, int searches) {
        long groups = graph.memberships().groups();
        return new MemoryEstimate(8L * (graph.out().size() + graph.memberships().size())
                + searches * (32L * graph.vertices() + 28 * groups));
    }

    /** Searches from {@code source} and returns how many vertices were reached, itself included. */
    public int from(int source) {
        forget();
        int n = graph.vertices();
        int reached = 0;
        nearer(source, 0);
        while (waiting > 0) {
            int node = nearest();
            if (node < n) {
                order[reached++] = node;
                tell(node);
            } else {
                spread(node - n, distance[node]);
            }
        }
        return reached;
    }

    private void forget() {
        for (int i = 0; i < touches; i++) {
            distance[touched[i]] = Double.POSITIVE_INFINITY;
        }
        touches = 0;
    }

    private void tell(int v) {
        Arcs out = graph.out();
        for (int a = out.offset[v]; a < out.offset[v + 1]; a++) {
            nearer(out.target[a], distance[v] + arc[a]);
        }
        Arcs groups = graph.memberships().ofVertex;
        for (int m = groups.offset[v]; m < groups.offset[v + 1]; m++) {
            nearer(graph.vertices() + groups.target[m], distance[v] + membership[m]);
        }
    }

    private void spread(int group, double far) {
        Arcs members = graph.memberships().ofGroup;
        for (int m = members.offset[group]; m < members.offset[group + 1]; m++) {
            nearer(members.target[m], far);
        }
    }

    /** Puts {@code node} where it is now known to be, if that is nearer. Whoever left the heap is as near as it gets. */
    private void nearer(int node, double far) {
        if (far >= distance[node]) {
            return;
        }
        if (distance[node] == Double.POSITIVE_INFINITY) {
            touched[touches++] = node;
            place[node] = waiting++;
        }
        distance[node] = far;
        int at = place[node];
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (key[parent] <= far) {
                break;
            }
            put(heap[parent], key[parent], at);
            at = parent;
        }
        put(node, far, at);
    }

    private int nearest() {
        int nearest = heap[0];
        int last = heap[--waiting];
        double far = key[waiting];
        int at = 0;
        for (int first = 1; first < waiting; first = CHILDREN * at + 1) {
            int child = first;
            for (int c = first + 1; c < Math.min(waiting, first + CHILDREN); c++) {
                child = key[c] < key[child] ? c : child;
            }
            if (key[child] >= far) {
                break;
            }
            put(heap[child], key[child], at);
            at = child;
        }
        put(last, far, at);
        return nearest;
    }

    private void put(int node, double far, int at) {
        heap[at] = node;
        key[at] = far;
        place[node] = at;
    }
}
