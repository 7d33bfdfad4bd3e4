package org.grapevine.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.grapevine.parallel.Workers;

/**
 * Collects arcs and memberships in any order and builds a {@link Graph}. Self arcs are dropped. Parallel arcs merge: strengths add up;
 * hazards add up and become the probability {@code 1 - exp(-sum)}; without weights a pair is one arc. Memory while building: 8 bytes
 * an arc given and 4 an arc of the graph beside that, 16 and 12 with weights.
 */
public final class GraphBuilder {
    private final int vertices;
    private final boolean directed;
    private final Weighting weighting;
    private int arcs;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private double[] weight;
    private int groups;
    private double[] groupWeight = new double[4];
    private int members;
    private int[] member = new int[16];
    private int[] memberOf = new int[16];
    private double[] talk = new double[16];
    private boolean hasTalk;

    /**
     * A builder for a graph of {@code vertices} vertices.
     *
     * @param directed whether {@link #arc} adds one direction only
     */
    public GraphBuilder(int vertices, boolean directed, Weighting weighting) {
        if (vertices < 0) {
            throw new IllegalArgumentException("vertices " + vertices + " is not at least 0");
        }
        this.vertices = vertices;
        this.directed = directed;
        this.weighting = weighting;
        this.weight = new double[weighting == Weighting.NONE ? 0 : 16];
    }

    /** Adds an arc (in an undirected graph: an edge) without a weight of its own. */
    public GraphBuilder arc(int source, int target) {
        return arc(source, target, 1);
    }

    /**
     * Adds an arc (in an undirected graph: an edge).
     *
     * @param value a strength, or in a graph of probabilities the hazard, which may be infinite; an arc of 0 is dropped in any graph
     */
    public GraphBuilder arc(int source, int target, double value) {
        checkVertex(source);
        checkVertex(target);
        if (!(value >= 0)) {
            throw new IllegalArgumentException("arc weight " + value + " is not at least 0");
        }
        if (weighting == Weighting.STRENGTH && Double.isInfinite(value)) {
            throw new IllegalArgumentException("arc weight " + value + " is not finite");
        }
        if (source == target || value == 0) {
            return this;
        }
        push(source, target, value);
        return this;
    }

    private void checkVertex(int vertex) {
        if (vertex < 0 || vertex >= vertices) {
            throw new IllegalArgumentException("vertex " + vertex + " is not in [0, " + vertices + ")");
        }
    }

    private static void checkWeight(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " is not finite and at least 0");
        }
    }

    private void push(int source, int target, double value) {
        if (arcs == from.length) {
            int length = grown(arcs);
            from = Arrays.copyOf(from, length);
            to = Arrays.copyOf(to, length);
            if (weighting != Weighting.NONE) {
                weight = Arrays.copyOf(weight, length);
            }
        }
        from[arcs] = source;
        to[arcs] = target;
        if (weighting != Weighting.NONE) {
            weight[arcs] = value;
        }
        arcs++;
    }

    /**
     * Adds a group and returns its number.
     *
     * @param pairWeight what the arc of two members weighs: a strength or a probability as it is (not a hazard)
     */
    public int group(double pairWeight) {
        checkWeight("pair weight", pairWeight);
        if (groups == groupWeight.length) {
            groupWeight = Arrays.copyOf(groupWeight, grown(groups));
        }
        groupWeight[groups] = weighting == Weighting.NONE ? 1 : pairWeight;
        return groups++;
    }

    /** Makes {@code vertex} a member of {@code group}; a second time changes nothing. */
    public GraphBuilder member(int group, int vertex) {
        return member(group, vertex, 1);
    }

    /**
     * Makes {@code vertex} a member of {@code group} whose arcs to the others weigh {@code factor} times the group's.
     *
     * @param factor at least 0; ignored without weights; of a membership given twice the first counts
     */
    public GraphBuilder member(int group, int vertex, double factor) {
        if (group < 0 || group >= groups) {
            throw new IllegalArgumentException("group " + group + " is not in [0, " + groups + ")");
        }
        checkVertex(vertex);
        checkWeight("talk factor", factor);
        if (members == member.length) {
            int length = grown(members);
            member = Arrays.copyOf(member, length);
            memberOf = Arrays.copyOf(memberOf, length);
            talk = Arrays.copyOf(talk, length);
        }
        member[members] = vertex;
        memberOf[members] = group;
        talk[members] = weighting == Weighting.NONE ? 1 : factor;
        hasTalk |= talk[members] != 1;
        members++;
        return this;
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, length * 3L / 2 + 16);
    }

    /** The graph of all that was added. O(arcs + memberships + vertices). */
    @SuppressWarnings("resource") // one worker has no threads
    public Graph build() {
        return build(Workers.of(1));
    }

    /** The graph of all that was added, direct arcs put in place by all of {@code workers}; the same to the bit. */
    public Graph build(Workers workers) {
        double[] value = weighting == Weighting.NONE ? null : weight;
        Graph direct = ArcSort.graph(vertices, arcs, from, to, value, directed, weighting, workers);
        return new Graph(direct.out(), direct.in(), memberships(), directed, weighting);
    }

    private Memberships memberships() {
        if (groups == 0) {
            return Memberships.none(vertices);
        }
        Arcs given = Arcs.sorted(groups, members, memberOf, member, hasTalk ? talk : null);
        BitSet seen = new BitSet(vertices);
        int kept = 0;
        boolean talks = false;
        int[] offset = new int[groups + 1];
        for (int g = 0; g < groups; g++) {
            int begin = kept;
            for (int a = given.offset[g]; a < given.offset[g + 1]; a++) {
                if (!seen.get(given.target[a])) {
                    seen.set(given.target[a]);
                    given.target[kept] = given.target[a];
                    if (given.weight != null) {
                        given.weight[kept] = given.weight[a];
                        talks |= given.weight[kept] != 1;
                    }
                    kept++;
                }
            }
            for (int a = begin; a < kept; a++) {
                seen.clear(given.target[a]);
            }
            offset[g + 1] = kept;
        }
        double[] factors = given.weight == null || !talks ? null : Arrays.copyOf(given.weight, kept);
        Arcs ofVertex = new Arcs(offset, Arrays.copyOf(given.target, kept), factors).transposed(vertices);
        return new Memberships(ofVertex, ofVertex.transposed(groups), Arrays.copyOf(groupWeight, groups));
    }
}
