package org.grapevine.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;

/**
 * GEXF 1.3, the format of Gephi and Gephi Lite: an edge says by itself whether it runs one way, and its {@code kind} keeps parallel edges
 * apart. Days are texts such as 2026-01-31. O(rows) time; memory holds a row.
 */
public final class Gexf implements GraphSink {
    private final Xml xml;

    private Gexf(Xml xml) {
        this.xml = xml;
    }

    /** Writes {@code source}, of which {@code outline} was made. */
    public static void write(NetworkSource source, Outline outline, PersonScores scores, Writer out)
            throws IOException {
        GraphRows rows = new GraphRows(outline, scores);
        Xml xml = new Xml(out);
        xml.begin("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3");
        xml.begin("meta").text("creator", "Grapevine");
        xml.end();
        xml.begin("graph", "mode", "static", "defaultedgetype", rows.directed() ? "directed" : "undirected");
        attributes(xml, "node", rows.nodeAttributes());
        attributes(xml, "edge", rows.edgeAttributes());
        xml.begin("nodes", "count", String.valueOf(rows.nodes()));
        rows.send(source, new Gexf(xml), true);
        xml.finish();
    }

    private static void attributes(Xml xml, String of, List<Attribute> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        xml.begin("attributes", "class", of, "mode", "static");
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            String type = attribute.holds().ofXml();
            xml.empty("attribute", "id", String.valueOf(i), "title", attribute.name(), "type", type);
        }
        xml.end();
    }

    @Override
    public void node(String id, String label, List<? extends @Nullable Object> values) throws IOException {
        xml.begin("node", "id", id, "label", label);
        values(values);
        xml.end();
    }

    @Override
    public void endNodes() throws IOException {
        xml.end();
        xml.begin("edges");
    }

    @Override
    public void edge(Edge edge) throws IOException {
        String type = edge.directed() ? "directed" : "undirected";
        xml.begin(
                "edge",
                "id",
                edge.id(),
                "source",
                edge.source(),
                "target",
                edge.target(),
                "type",
                type,
                "weight",
                String.valueOf(edge.weight()),
                "label",
                edge.kind(),
                "kind",
                edge.kind());
        values(edge.values());
        xml.end();
    }

    private void values(List<? extends @Nullable Object> values) throws IOException {
        boolean begun = false;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                if (!begun) {
                    xml.begin("attvalues");
                    begun = true;
                }
                xml.empty("attvalue", "for", String.valueOf(i), "value", value.toString());
            }
        }
        if (begun) {
            xml.end();
        }
    }
}
