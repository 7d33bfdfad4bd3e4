package org.grapevine.graph;

/**
 * An immutable graph of two modes: vertices 0 to n - 1, direct arcs in compressed rows both ways, and memberships in groups. An arc
 * {@code u -> v} means that u can bring v. It answers as if every pair of members of a group were tied (see {@link Memberships}) without
 * ever making those pairs. There are no self arcs; direct arcs of a pair are merged into one; a pair that is tied directly and shares
 * groups has one arc for each.
 */
public final class Graph {
    private final Arcs out;
    private final Arcs in;
    private final Memberships memberships;
    private final boolean directed;
    private final Weighting weighting;

    Graph(Arcs out, Arcs in, Memberships memberships, boolean directed, Weighting weighting) {
        this.out = out;
        this.in = in;
        this.memberships = memberships;
        this.directed = directed;
        this.weighting = weighting;
    }

    /** How many vertices there are. */
    public int vertices() {
        return out.rows();
    }

    /** The direct arcs by source: row v holds the successors of v. */
    public Arcs out() {
        return out;
    }

    /** The direct arcs by target: row v holds the predecessors of v. The same object as {@link #out} where the graph is undirected. */
    public Arcs in() {
        return in;
    }

    /** Who belongs to which group. */
    public Memberships memberships() {
        return memberships;
    }

    /** Whether there is any group. */
    public boolean hasGroups() {
        return memberships.size() > 0;
    }

    /** Whether direct arcs have a direction; where not, each stands in both rows with one weight. */
    public boolean directed() {
        return directed;
    }

    /** Whether the weight of an arc always equals that of its reverse. */
    public boolean symmetric() {
        return !directed && !memberships.hasTalk();
    }

    /** What weights mean. */
    public Weighting weighting() {
        return weighting;
    }

    /** The same graph with every direct arc turned round. Shares the arrays; costs nothing. */
    public Graph reversed() {
        return directed ? new Graph(in, out, memberships, true, weighting) : this;
    }

    /** The same ties without weights and talk factors. Shares the arrays; costs nothing. */
    public Graph unweighted() {
        Arcs forth = out.unweighted();
        Memberships plain = new Memberships(
                memberships.ofVertex.unweighted(), memberships.ofGroup.unweighted(), memberships.weight);
        return new Graph(forth, in == out ? forth : in.unweighted(), plain, directed, Weighting.NONE);
    }
}
