package org.grapevine.graph;

/**
 * A two-mode graph with its pairs made, by definition and in O(n^2) memory: what every measure on two-mode graphs is held against. The
 * graphs that come out have no groups.
 */
public final class Expanded {
    private Expanded() {}

    /** The matrix W: what the arcs from row to column weigh together, the direct one and one for each group shared. */
    public static double[][] matrix(Graph graph) {
        double[][] matrix = new double[graph.vertices()][graph.vertices()];
        for (int v = 0; v < graph.vertices(); v++) {
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                matrix[v][graph.out().target[a]] += graph.out().weight(a);
            }
        }
        Memberships groups = graph.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            for (int i = groups.ofGroup.offset[g]; i < groups.ofGroup.offset[g + 1]; i++) {
                for (int j = groups.ofGroup.offset[g]; j < groups.ofGroup.offset[g + 1]; j++) {
                    if (i != j) {
                        matrix[groups.ofGroup.target[i]][groups.ofGroup.target[j]] +=
                                groups.weight[g] * groups.ofGroup.weight(i);
                    }
                }
            }
        }
        return matrix;
    }

    /**
     * Parallel arcs summed, for products and constraint. Undirected if the graph is symmetric; of probabilities (sums may pass 1) if the
     * graph is, else of strengths.
     */
    public static Graph summed(Graph graph) {
        double[][] matrix = matrix(graph);
        GraphBuilder builder = new GraphBuilder(graph.vertices(), !graph.symmetric(), Weighting.STRENGTH);
        for (int u = 0; u < matrix.length; u++) {
            for (int v = graph.symmetric() ? u : 0; v < matrix.length; v++) {
                builder.arc(u, v, matrix[u][v]);
            }
        }
        Graph built = builder.build();
        Weighting weighting = graph.weighting() == Weighting.NONE ? Weighting.STRENGTH : graph.weighting();
        return new Graph(built.out(), built.in(), built.memberships(), built.directed(), weighting);
    }

    /** Every distinct pair once and without weights, for distances and neighbourhoods. Directed if the graph is. */
    public static Graph simple(Graph graph) {
        double[][] matrix = matrix(graph);
        GraphBuilder builder = new GraphBuilder(graph.vertices(), graph.directed(), Weighting.NONE);
        for (int u = 0; u < matrix.length; u++) {
            for (int v = graph.directed() ? 0 : u; v < matrix.length; v++) {
                if (matrix[u][v] > 0) {
                    builder.arc(u, v);
                }
            }
        }
        return builder.build();
    }

    /** Every distinct pair once, without direction and weights: what {@link Neighbourhood#adjacent} sees. */
    public static Graph underlying(Graph graph) {
        double[][] matrix = matrix(graph);
        GraphBuilder builder = new GraphBuilder(graph.vertices(), false, Weighting.NONE);
        for (int u = 0; u < matrix.length; u++) {
            for (int v = 0; v < matrix.length; v++) {
                if (matrix[u][v] > 0) {
                    builder.arc(u, v);
                }
            }
        }
        return builder.build();
    }
}
