package org.grapevine.graph;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.jgrapht.GraphIterables;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.util.ArrayUnenforcedSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Graph} as JGraphT sees one, so that every JGraphT algorithm runs on it: read-only, vertices are 0 to n - 1, edges have value
 * equality and come in ascending order. Groups are not expanded in memory: the edges of one vertex are made when asked for, at
 * O(d log d), and forgotten.
 *
 * <p>A pair may be tied directly and through several groups at a time. Which view makes an algorithm mean what Grapevine's own measures mean:
 *
 * <ul>
 *   <li>{@link #simple}: each distinct pair is one edge of weight 1. For degree, core, clustering, closeness, harmonic, paths, colouring.
 *   <li>{@link #summed}: each distinct pair is one edge that weighs what its ties weigh together. For PageRank, Katz, eigenvector, flows.
 *   <li>{@link #parallel}: a multigraph with an edge for the direct tie and one for each group shared. For betweenness, where paths through
 *       different groups are different paths; its weights are those of the single ties, so read as lengths they mean nothing.
 * </ul>
 *
 * <p>A view is directed if the graph is; {@code summed} and {@code parallel} ones also where members of a group talk unequally.
 */
public final class JGraphTView extends AbstractGraph<Integer, JGraphTView.Edge> {
    /* Neighbours are gathered into an array and sorted rather than ticked off in a scratch: an answer needs no state, so that algorithms may
     * ask from several threads and in the middle of an iteration. Vertices are boxed once: some algorithms compare them by identity. */

    /**
     * A tie of two vertices.
     *
     * @param source where it begins; in an undirected view the smaller vertex
     * @param target where it leads
     * @param group the group that makes this tie of a {@link #parallel} view; {@link #DIRECT} for direct ties and in other views
     */
    public record Edge(int source, int target, int group) {
        /** Not a group. */
        public static final int DIRECT = -1;
    }

    private enum Form {
        SIMPLE,
        SUMMED,
        PARALLEL
    }

    private final Graph graph;
    private final Form form;
    private final boolean directed;
    private final Integer[] vertex;
    private volatile long edgeCount = -1;

    private JGraphTView(Graph graph, Form form) {
        this.graph = graph;
        this.form = form;
        this.directed = form == Form.SIMPLE ? graph.directed() : !graph.symmetric();
        this.vertex = new Integer[graph.vertices()];
        Arrays.setAll(vertex, Integer::valueOf);
    }

    /** Each distinct pair once, without weights. */
    public static JGraphTView simple(Graph graph) {
        return new JGraphTView(graph, Form.SIMPLE);
    }

    /** Each distinct pair once, weighing the sum of its direct tie and of one for each group shared. */
    public static JGraphTView summed(Graph graph) {
        return new JGraphTView(graph, Form.SUMMED);
    }

    /** Each direct tie and, for each group, each pair of its members. */
    public static JGraphTView parallel(Graph graph) {
        return new JGraphTView(graph, Form.PARALLEL);
    }

    @Override
    public GraphType getType() {
        DefaultGraphType.Builder type = new DefaultGraphType.Builder(directed, !directed);
        return type.weighted(form != Form.SIMPLE)
                .allowMultipleEdges(form == Form.PARALLEL)
                .allowSelfLoops(false)
                .modifiable(false)
                .build();
    }

    @Override
    public Set<Integer> vertexSet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Integer> iterator() {
                return Collections.unmodifiableList(Arrays.asList(vertex)).iterator();
            }

            @Override
            public int size() {
                return vertex.length;
            }

            @Override
            public boolean contains(@Nullable Object o) {
                return o instanceof Integer v && containsVertex(v);
            }
        };
    }

    @Override
    public boolean containsVertex(Integer v) {
        return v >= 0 && v < vertex.length;
    }

    /** Every edge, made one vertex at a time as the iteration goes. The first call of {@code size} costs a pass over all of them. */
    @Override
    public Set<Edge> edgeSet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Edge> iterator() {
                return new AllEdges();
            }

            @Override
            public int size() {
                return (int) Math.min(Integer.MAX_VALUE, edgeCount());
            }

            @Override
            public boolean contains(@Nullable Object o) {
                return o instanceof Edge edge && containsEdge(edge);
            }
        };
    }

    @Override
    public GraphIterables<Integer, Edge> iterables() {
        return new GraphIterables<>() {
            @Override
            public org.jgrapht.Graph<Integer, Edge> getGraph() {
                return JGraphTView.this;
            }

            @Override
            public long edgeCount() {
                return JGraphTView.this.edgeCount();
            }
        };
    }

    private long edgeCount() {
        if (edgeCount < 0) {
            long ends = 0;
            for (int v = 0; v < vertex.length; v++) {
                ends += degree(v, graph.out());
            }
            edgeCount = directed ? ends : ends / 2;
        }
        return edgeCount;
    }

    @Override
    public boolean containsEdge(Edge edge) {
        int u = edge.source();
        int v = edge.target();
        if (!containsVertex(u) || !containsVertex(v) || u == v || (!directed && u > v)) {
            return false;
        }
        if (form == Form.PARALLEL && edge.group() != Edge.DIRECT) {
            return Arrays.binarySearch(shared(u, v), edge.group()) >= 0;
        }
        return edge.group() == Edge.DIRECT && (form == Form.PARALLEL ? find(graph.out(), u, v) >= 0 : tied(u, v));
    }

    /** The edge from u to v, null if there is none; of several in a {@link #parallel} view the first. */
    @Override
    public @Nullable Edge getEdge(Integer u, Integer v) {
        Set<Edge> all = getAllEdges(u, v);
        return all == null || all.isEmpty() ? null : all.iterator().next();
    }

    /** Every edge from u to v; null if either is no vertex, as JGraphT wants it. */
    @Override
    public @Nullable Set<Edge> getAllEdges(Integer u, Integer v) {
        if (!containsVertex(u) || !containsVertex(v)) {
            return null;
        }
        ArrayUnenforcedSet<Edge> edges = new ArrayUnenforcedSet<>();
        boolean single = form == Form.PARALLEL ? find(graph.out(), u, v) >= 0 : tied(u, v);
        if (single && !u.equals(v)) {
            edges.add(edge(u, v, Edge.DIRECT, true));
        }
        if (form == Form.PARALLEL && !u.equals(v)) {
            for (int g : shared(u, v)) {
                edges.add(edge(u, v, g, true));
            }
        }
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public Set<Edge> edgesOf(Integer v) {
        ArrayUnenforcedSet<Edge> edges = new ArrayUnenforcedSet<>();
        if (directed) {
            gather(vertex(v), graph.in(), false, edges);
        }
        gather(vertex(v), graph.out(), true, edges);
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public Set<Edge> incomingEdgesOf(Integer v) {
        ArrayUnenforcedSet<Edge> edges = new ArrayUnenforcedSet<>();
        gather(vertex(v), graph.in(), false, edges);
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public Set<Edge> outgoingEdgesOf(Integer v) {
        ArrayUnenforcedSet<Edge> edges = new ArrayUnenforcedSet<>();
        gather(vertex(v), graph.out(), true, edges);
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public int degreeOf(Integer v) {
        return directed ? Math.addExact(inDegreeOf(v), outDegreeOf(v)) : outDegreeOf(v);
    }

    @Override
    public int inDegreeOf(Integer v) {
        return degree(vertex(v), graph.in());
    }

    @Override
    public int outDegreeOf(Integer v) {
        return degree(vertex(v), graph.out());
    }

    @Override
    public Integer getEdgeSource(Edge edge) {
        return vertex[edge.source()];
    }

    @Override
    public Integer getEdgeTarget(Edge edge) {
        return vertex[edge.target()];
    }

    @Override
    public double getEdgeWeight(Edge edge) {
        if (!containsEdge(edge)) {
            throw new IllegalArgumentException("no such edge in graph: " + edge);
        }
        return switch (form) {
            case SIMPLE -> 1;
            case PARALLEL ->
                edge.group() == Edge.DIRECT
                        ? directWeight(edge.source(), edge.target())
                        : groupWeight(edge.source(), edge.group());
            case SUMMED -> {
                double sum = directWeight(edge.source(), edge.target());
                for (int g : shared(edge.source(), edge.target())) {
                    sum += groupWeight(edge.source(), g);
                }
                yield sum;
            }
        };
    }

    private double directWeight(int u, int v) {
        int arc = find(graph.out(), u, v);
        return arc < 0 ? 0 : graph.out().weight(arc);
    }

    private double groupWeight(int u, int g) {
        Arcs ofVertex = graph.memberships().ofVertex;
        return graph.memberships().weight[g] * ofVertex.weight(find(ofVertex, u, g));
    }

    private int vertex(Integer v) {
        assertVertexExist(v);
        return v;
    }

    private boolean tied(int u, int v) {
        return find(graph.out(), u, v) >= 0 || shared(u, v).length > 0;
    }

    private static int find(Arcs arcs, int row, int target) {
        return Arrays.binarySearch(arcs.target, arcs.offset[row], arcs.offset[row + 1], target);
    }

    private int[] shared(int u, int v) {
        Arcs groups = graph.memberships().ofVertex;
        int[] shared = new int[Math.min(groups.degree(u), groups.degree(v))];
        int count = 0;
        int b = groups.offset[v];
        for (int a = groups.offset[u]; a < groups.offset[u + 1]; a++) {
            while (b < groups.offset[v + 1] && groups.target[b] < groups.target[a]) {
                b++;
            }
            if (b < groups.offset[v + 1] && groups.target[b] == groups.target[a]) {
                shared[count++] = groups.target[a];
            }
        }
        return Arrays.copyOf(shared, count);
    }

    private int degree(int v, Arcs direct) {
        return form == Form.PARALLEL ? ends(v, direct) : neighbours(v, direct).length;
    }

    private int ends(int v, Arcs direct) {
        Memberships groups = graph.memberships();
        long ends = direct.degree(v);
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            ends += groups.members(groups.ofVertex.target[m]) - 1;
        }
        return Math.toIntExact(ends);
    }

    private int[] neighbours(int v, Arcs direct) {
        int[] met = new int[ends(v, direct)];
        int count = direct.degree(v);
        System.arraycopy(direct.target, direct.offset[v], met, 0, count);
        Memberships groups = graph.memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                if (groups.ofGroup.target[a] != v) {
                    met[count++] = groups.ofGroup.target[a];
                }
            }
        }
        Arrays.sort(met);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || met[i] != met[i - 1]) {
                met[distinct++] = met[i];
            }
        }
        return Arrays.copyOf(met, distinct);
    }

    private void gather(int v, Arcs direct, boolean outgoing, ArrayUnenforcedSet<Edge> edges) {
        if (form != Form.PARALLEL) {
            for (int u : neighbours(v, direct)) {
                edges.add(edge(v, u, Edge.DIRECT, outgoing));
            }
            return;
        }
        for (int a = direct.offset[v]; a < direct.offset[v + 1]; a++) {
            edges.add(edge(v, direct.target[a], Edge.DIRECT, outgoing));
        }
        Memberships groups = graph.memberships();
        for (int m = groups.ofVertex.offset[v]; m < groups.ofVertex.offset[v + 1]; m++) {
            int g = groups.ofVertex.target[m];
            for (int a = groups.ofGroup.offset[g]; a < groups.ofGroup.offset[g + 1]; a++) {
                if (groups.ofGroup.target[a] != v) {
                    edges.add(edge(v, groups.ofGroup.target[a], g, outgoing));
                }
            }
        }
    }

    private Edge edge(int v, int u, int group, boolean outgoing) {
        boolean asGiven = directed ? outgoing : v < u;
        return asGiven ? new Edge(v, u, group) : new Edge(u, v, group);
    }

    /** Walks over the vertices and, at each, over its outgoing edges; in an undirected view over those to larger vertices. */
    private final class AllEdges implements Iterator<Edge> {
        private int next;
        private Iterator<Edge> here = List.<Edge>of().iterator();
        private @Nullable Edge found = advance();

        private @Nullable Edge advance() {
            while (true) {
                while (here.hasNext()) {
                    Edge edge = here.next();
                    if (directed || edge.source() == next - 1) {
                        return edge;
                    }
                }
                if (next == vertex.length) {
                    return null;
                }
                here = outgoingEdgesOf(vertex[next++]).iterator();
            }
        }

        @Override
        public boolean hasNext() {
            return found != null;
        }

        @Override
        public Edge next() {
            Edge edge = found;
            if (edge == null) {
                throw new NoSuchElementException();
            }
            found = advance();
            return edge;
        }
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Edge> getEdgeSupplier() {
        return null;
    }

    @Override
    public Edge addEdge(Integer source, Integer target) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Edge edge) {
        throw readOnly();
    }

    @Override
    public Integer addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(Integer v) {
        throw readOnly();
    }

    @Override
    public Edge removeEdge(Integer source, Integer target) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(Edge edge) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(Integer v) {
        throw readOnly();
    }

    @Override
    public void setEdgeWeight(Edge edge, double weight) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a view of a graph is read-only");
    }
}
