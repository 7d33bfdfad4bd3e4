package org.grapevine.graph;

/**
 * Who belongs to which group. Every two members of a group {@code g} are tied in both directions as if the pair were an arc, and the arc
 * from member {@code i} to any other weighs {@code weight[g] * talk}, where {@code talk} is the membership's own factor (1 unless a role
 * or an ended membership says otherwise). Pairs are never made: a group of 5,000 is 5,000 memberships. A member of two groups has two
 * arcs to whoever shares both.
 */
public final class Memberships {
    /** No groups, over {@code vertices} vertices. */
    static Memberships none(int vertices) {
        return new Memberships(
                new Arcs(new int[vertices + 1], new int[0], null),
                new Arcs(new int[1], new int[0], null),
                new double[0]);
    }

    /** Row per vertex: the groups it belongs to; weights are its talk factors, absent where all are 1. */
    public final Arcs ofVertex;

    /** Row per group: its members; weights are their talk factors, absent where all are 1. */
    public final Arcs ofGroup;

    /** What the arc of a pair weighs, for each group, before the talk factor. */
    public final double[] weight;

    Memberships(Arcs ofVertex, Arcs ofGroup, double[] weight) {
        this.ofVertex = ofVertex;
        this.ofGroup = ofGroup;
        this.weight = weight;
    }

    /** How many groups there are. */
    public int groups() {
        return weight.length;
    }

    /** How many memberships there are. */
    public int size() {
        return ofVertex.size();
    }

    /** How many members group {@code group} has. */
    public int members(int group) {
        return ofGroup.degree(group);
    }

    /** Whether some membership has a talk factor other than 1. */
    public boolean hasTalk() {
        return ofVertex.weight != null;
    }
}
