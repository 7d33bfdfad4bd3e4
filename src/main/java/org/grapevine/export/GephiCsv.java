package org.grapevine.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.grapevine.io.CsvSheet;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;

/**
 * {@code nodes.csv} and {@code edges.csv} with the columns that Gephi knows by name: Id, Label; Source, Target, Type, Id, Label, Weight, Kind.
 * An edge says by itself whether it runs one way; its kind keeps parallel edges apart. O(rows) time; memory holds a row.
 */
public final class GephiCsv implements GraphSink {
    private final CsvSheet nodes;
    private final CsvSheet edges;

    private GephiCsv(CsvSheet nodes, CsvSheet edges) {
        this.nodes = nodes;
        this.edges = edges;
    }

    /**
     * Writes {@code source}, of which {@code outline} was made, into {@code folder}.
     *
     * @return how many texts got a quote since a spreadsheet would take them for formulas
     */
    public static long write(NetworkSource source, Outline outline, PersonScores scores, Path folder)
            throws IOException {
        GraphRows rows = new GraphRows(outline, scores);
        List<String> ofNodes = new ArrayList<>(List.of("Id", "Label"));
        rows.nodeAttributes().forEach(attribute -> ofNodes.add(attribute.name()));
        List<String> ofEdges = new ArrayList<>(List.of("Source", "Target", "Type", "Id", "Label", "Weight", "Kind"));
        rows.edgeAttributes().forEach(attribute -> ofEdges.add(attribute.name()));
        try (CsvSheet nodes = CsvSheet.create(folder.resolve("nodes.csv"), ofNodes);
                CsvSheet edges = CsvSheet.create(folder.resolve("edges.csv"), ofEdges)) {
            rows.send(source, new GephiCsv(nodes, edges), true);
            return nodes.quoted() + edges.quoted();
        }
    }

    @Override
    public void node(String id, String label, List<? extends @Nullable Object> values) {
        nodes.key(id).text(label);
        values.forEach(nodes::value);
        nodes.end();
    }

    @Override
    public void edge(Edge edge) {
        edges.key(edge.source()).key(edge.target()).key(edge.directed() ? "Directed" : "Undirected");
        edges.key(edge.id()).text(edge.kind()).value(edge.weight()).text(edge.kind());
        edge.values().forEach(edges::value);
        edges.end();
    }
}
