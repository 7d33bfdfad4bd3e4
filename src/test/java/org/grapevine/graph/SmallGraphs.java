package org.grapevine.graph;

import java.util.ArrayList;
import java.util.List;

/** Every graph on few vertices. */
public final class SmallGraphs {
    private SmallGraphs() {}

    /** All 4,165 digraphs on 1 to 4 vertices, without weights. */
    public static List<Graph> digraphs() {
        return all(4, true);
    }

    /** All 1,099 undirected graphs on 1 to 5 vertices, without weights. */
    public static List<Graph> undirected() {
        return all(5, false);
    }

    private static List<Graph> all(int most, boolean directed) {
        List<Graph> graphs = new ArrayList<>();
        for (int n = 1; n <= most; n++) {
            int pairs = n * (n - 1) / (directed ? 1 : 2);
            for (int chosen = 0; chosen < 1 << pairs; chosen++) {
                graphs.add(graph(n, directed, chosen));
            }
        }
        return graphs;
    }

    private static Graph graph(int n, boolean directed, int chosen) {
        GraphBuilder builder = new GraphBuilder(n, directed, Weighting.NONE);
        int pair = 0;
        for (int u = 0; u < n; u++) {
            for (int v = directed ? 0 : u + 1; v < n; v++) {
                if (u != v && (chosen >> pair++ & 1) == 1) {
                    builder.arc(u, v);
                }
            }
        }
        return builder.build();
    }

    /** The graph in words, for the message of a failure: {@code directed, 4 vertices: 0>1 2>3; groups {0 2}*0.5}. */
    public static String text(Graph graph) {
        StringBuilder text = new StringBuilder(graph.directed() ? "directed" : "undirected");
        text.append(", ").append(graph.vertices()).append(" vertices:");
        for (int v = 0; v < graph.vertices(); v++) {
            for (int a = graph.out().offset[v]; a < graph.out().offset[v + 1]; a++) {
                if (graph.directed() || v < graph.out().target[a]) {
                    text.append(' ')
                            .append(v)
                            .append(graph.directed() ? '>' : '-')
                            .append(graph.out().target[a]);
                    text.append(graph.out().weight == null ? "" : "*" + graph.out().weight[a]);
                }
            }
        }
        Memberships groups = graph.memberships();
        for (int g = 0; g < groups.groups(); g++) {
            text.append(g == 0 ? "; groups {" : " {");
            for (int m = groups.ofGroup.offset[g]; m < groups.ofGroup.offset[g + 1]; m++) {
                text.append(m == groups.ofGroup.offset[g] ? "" : " ").append(groups.ofGroup.target[m]);
                text.append(groups.ofGroup.weight == null ? "" : "*" + groups.ofGroup.weight[m]);
            }
            text.append("}*").append(groups.weight[g]);
        }
        return text.toString();
    }
}
