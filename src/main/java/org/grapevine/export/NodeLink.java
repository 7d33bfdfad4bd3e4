package org.grapevine.export;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.grapevine.network.NetworkSource;
import org.jspecify.annotations.Nullable;

/**
 * Node-link JSON as {@code networkx.node_link_graph} reads it: {@code directed}, {@code multigraph}, {@code graph}, {@code nodes},
 * {@code edges}. Where any tie runs one way the graph is directed. O(rows) time; memory holds a row.
 */
public final class NodeLink implements GraphSink {
    private static final double EXACT = 1L << 53;

    private final JsonWriter json;
    private final GraphRows rows;

    private NodeLink(JsonWriter json, GraphRows rows) {
        this.json = json;
        this.rows = rows;
    }

    /** Writes {@code source}, of which {@code outline} was made. */
    public static void write(NetworkSource source, Outline outline, PersonScores scores, Writer out)
            throws IOException {
        GraphRows rows = new GraphRows(outline, scores);
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.name("directed").value(rows.directed());
        json.name("multigraph").value(true);
        json.name("graph").beginObject();
        json.name("creator").value("Grapevine").endObject();
        json.name("nodes").beginArray();
        rows.send(source, new NodeLink(json, rows), false);
        json.endArray().endObject();
        json.flush();
        out.write('\n');
    }

    @Override
    public void node(String id, String label, List<? extends @Nullable Object> values) throws IOException {
        json.beginObject().name("id").value(id).name("label").value(label);
        values(rows.nodeAttributes(), values);
        json.endObject();
    }

    @Override
    public void endNodes() throws IOException {
        json.endArray().name("edges").beginArray();
    }

    @Override
    public void edge(Edge edge) throws IOException {
        json.beginObject().name("source").value(edge.source());
        json.name("target").value(edge.target());
        json.name("key").value(edge.id()).name("kind").value(edge.kind());
        number("weight", edge.weight());
        values(rows.edgeAttributes(), edge.values());
        json.endObject();
    }

    private void values(List<Attribute> attributes, List<? extends @Nullable Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            String name = attributes.get(i).name();
            if (value instanceof Number number) {
                number(name, number.doubleValue());
            } else if (value instanceof Boolean flag) {
                json.name(name).value(flag);
            } else if (value != null) {
                json.name(name).value(value.toString());
            }
        }
    }

    private void number(String name, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            json.name(name).value((long) number);
        } else if (Double.isFinite(number)) {
            json.name(name).value(number);
        }
    }
}
