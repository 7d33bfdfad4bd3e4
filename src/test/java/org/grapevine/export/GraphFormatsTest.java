package org.grapevine.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GraphFormatsTest {
    private static final String GROUP = "group::club";

    @TempDir
    private Path folder;

    private interface Format {
        void write(NetworkSource source, Outline outline, PersonScores scores, Writer out) throws IOException;
    }

    @Test
    void gexf_is_xml_with_every_name_as_it_was_and_edges_that_end_at_nodes() throws Exception {
        Document gexf = xml(Gexf::write);
        assertThat(gexf.getDocumentElement().getNamespaceURI()).isEqualTo("http://gexf.net/1.3");
        Map<String, String> labels = new LinkedHashMap<>();
        elements(gexf, "node").forEach(node -> labels.put(node.getAttribute("id"), node.getAttribute("label")));
        assertThat(labels)
                .containsOnly(
                        Map.entry("a", HostileRows.SCRIPT),
                        Map.entry("group:club", HostileRows.FORMULA),
                        Map.entry("c", "bell\\u0007 escape\\u001b end\\uffff"),
                        Map.entry("=d", HostileRows.EMOJI),
                        Map.entry(GROUP, "club"));
        List<String> edges = new ArrayList<>();
        for (Element edge : elements(gexf, "edge")) {
            assertThat(labels).containsKeys(edge.getAttribute("source"), edge.getAttribute("target"));
            edges.add(edge.getAttribute("source") + " " + edge.getAttribute("target") + " " + edge.getAttribute("type")
                    + " " + edge.getAttribute("kind") + " " + edge.getAttribute("weight"));
        }
        assertThat(edges)
                .containsExactly(
                        "a c undirected social 2.5",
                        "a group:club directed social 1.0",
                        "c =d directed advice 1.0",
                        "a group::club undirected member of 1.0",
                        "c group::club undirected member of 1.0",
                        "=d group::club undirected member of 1.0",
                        "a =d directed referred 1.0");
        assertThat(elements(gexf, "edge"))
                .extracting(edge -> edge.getAttribute("id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void gexf_values_stand_under_declared_attributes_of_unique_names() throws Exception {
        Document gexf = xml(Gexf::write);
        Map<String, String> titles = new HashMap<>();
        Element ofNodes = elements(gexf, "attributes").get(0);
        NodeList declared = ofNodes.getElementsByTagName("attribute");
        for (int i = 0; i < declared.getLength(); i++) {
            Element attribute = (Element) declared.item(i);
            titles.put(
                    attribute.getAttribute("id"),
                    attribute.getAttribute("title") + " " + attribute.getAttribute("type"));
        }
        assertThat(titles.values())
                .contains(
                        "kind string",
                        "Kind 2 string",
                        "pagerank double",
                        "age double",
                        "zip string",
                        "newsletter boolean")
                .doesNotHaveDuplicates();
        Map<String, String> first = new HashMap<>();
        NodeList values = elements(gexf, "node").get(0).getElementsByTagName("attvalue");
        for (int i = 0; i < values.getLength(); i++) {
            Element value = (Element) values.item(i);
            first.put(titles.get(value.getAttribute("for")), value.getAttribute("value"));
        }
        assertThat(first)
                .containsEntry("kind string", "person")
                .containsEntry("Kind 2 string", "odd")
                .containsEntry("pagerank double", "0.25")
                .containsEntry("since string", "2026-01-01");
        assertThat(elements(gexf, "node").get(2).getTextContent()).doesNotContain("NaN");
    }

    @Test
    void graphml_is_directed_as_a_whole_with_edges_both_ways_where_ties_run_both_ways() throws Exception {
        Document graphml = xml(GraphMl::write);
        assertThat(elements(graphml, "graph").get(0).getAttribute("edgedefault"))
                .isEqualTo("directed");
        List<String> ids = elements(graphml, "node").stream()
                .map(node -> node.getAttribute("id"))
                .toList();
        assertThat(ids).containsExactlyInAnyOrder("a", "group:club", "c", "=d", GROUP);
        List<String> edges = new ArrayList<>();
        for (Element edge : elements(graphml, "edge")) {
            assertThat(ids).contains(edge.getAttribute("source"), edge.getAttribute("target"));
            edges.add(edge.getAttribute("source") + " " + edge.getAttribute("target"));
        }
        assertThat(edges)
                .containsExactly(
                        "a c",
                        "c a",
                        "a group:club",
                        "c =d",
                        "a group::club",
                        "group::club a",
                        "c group::club",
                        "group::club c",
                        "=d group::club",
                        "group::club =d",
                        "a =d");
        List<String> keys = elements(graphml, "key").stream()
                .map(key -> key.getAttribute("id"))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(elements(graphml, "data")).allMatch(data -> keys.contains(data.getAttribute("key")));
        assertThat(elements(graphml, "data"))
                .anyMatch(data -> data.getTextContent().equals(HostileRows.SCRIPT));
    }

    @Test
    void a_graph_without_a_tie_that_runs_one_way_is_undirected_and_has_each_edge_once() throws Exception {
        Rows rows = new Rows().clients("a", "b").tie("a", "b", "social");
        Outline outline = Outline.of(rows);
        StringWriter text = new StringWriter();
        NodeLink.write(rows, outline, PersonScores.NONE, text);
        JsonObject graph = JsonParser.parseString(text.toString()).getAsJsonObject();
        assertThat(graph.get("directed").getAsBoolean()).isFalse();
        assertThat(graph.getAsJsonArray("edges")).hasSize(1);
    }

    @Test
    void node_link_json_has_the_shape_that_networkx_reads() throws Exception {
        StringWriter text = new StringWriter();
        NodeLink.write(HostileRows.rows(), Outline.of(HostileRows.rows()), HostileRows.scores(), text);
        JsonObject graph = JsonParser.parseString(text.toString()).getAsJsonObject();
        assertThat(graph.keySet()).containsExactly("directed", "multigraph", "graph", "nodes", "edges");
        assertThat(graph.get("directed").getAsBoolean()).isTrue();
        assertThat(graph.get("multigraph").getAsBoolean()).isTrue();
        List<String> ids = new ArrayList<>();
        for (JsonElement node : graph.getAsJsonArray("nodes")) {
            ids.add(node.getAsJsonObject().get("id").getAsString());
        }
        JsonObject control = graph.getAsJsonArray("nodes").get(2).getAsJsonObject();
        assertThat(control.get("label").getAsString()).isEqualTo(HostileRows.CONTROL);
        assertThat(control.has("pagerank")).isFalse();
        assertThat(graph.getAsJsonArray("nodes")
                        .get(0)
                        .getAsJsonObject()
                        .get("age")
                        .getAsInt())
                .isEqualTo(41);
        assertThat(graph.getAsJsonArray("edges")).hasSize(11).allSatisfy(element -> {
            JsonObject edge = element.getAsJsonObject();
            assertThat(ids)
                    .contains(
                            edge.get("source").getAsString(), edge.get("target").getAsString());
            assertThat(edge.has("key")).isTrue();
        });
    }

    @Test
    void gephi_finds_its_columns_and_no_text_is_a_formula() throws IOException {
        long quoted = GephiCsv.write(HostileRows.rows(), Outline.of(HostileRows.rows()), HostileRows.scores(), folder);
        List<NamedCsvRecord> nodes = records("nodes.csv");
        List<NamedCsvRecord> edges = records("edges.csv");
        assertThat(nodes.get(0).getHeader()).startsWith("Id", "Label").doesNotContain("");
        assertThat(edges.get(0).getHeader()).startsWith("Source", "Target", "Type", "Id", "Label", "Weight", "Kind");
        assertThat(nodes)
                .extracting(node -> node.getField("Id"))
                .contains("=d", GROUP)
                .doesNotHaveDuplicates();
        assertThat(nodes.get(1).getField("Label")).isEqualTo("'" + HostileRows.FORMULA);
        assertThat(quoted).isEqualTo(2);
        assertThat(edges).hasSize(7).allMatch(edge -> !edge.getField("Weight").isEmpty());
        assertThat(edges).extracting(edge -> edge.getField("Type")).contains("Directed", "Undirected");
    }

    @Test
    void neo4j_files_have_typed_headers_and_ends_that_exist() throws IOException {
        Neo4jCsv.write(HostileRows.rows(), Outline.of(HostileRows.rows()), HostileRows.scores(), folder);
        List<NamedCsvRecord> persons = records("persons.csv");
        assertThat(persons.get(0).getHeader())
                .startsWith("id:ID(Person)", "name", "state", "pagerank:double")
                .contains("since:date", "clv:double", "newsletter:boolean", "email", ":LABEL");
        List<String> ids =
                persons.stream().map(row -> row.getField("id:ID(Person)")).toList();
        assertThat(persons)
                .extracting(row -> row.getField(":LABEL"))
                .contains("Person;Client", "Person;Prospect", "Person");
        assertThat(records("knows.csv")).hasSize(3).allSatisfy(row -> {
            assertThat(ids).contains(row.getField(":START_ID(Person)"), row.getField(":END_ID(Person)"));
            assertThat(row.getField(":TYPE")).isEqualTo("KNOWS");
        });
        assertThat(records("member_of.csv"))
                .hasSize(3)
                .allMatch(row -> row.getField(":END_ID(Group)").equals("club"));
        assertThat(records("referred.csv").get(0).getField("on:date")).isEqualTo("2026-02-03");
    }

    @Test
    void names_of_columns_are_told_apart_in_any_case() {
        assertThat(Outline.distinct(List.of("a", "A", "Id", "a 2"), List.of("id")))
                .containsExactly("a", "A 2", "Id 2", "a 2 2");
    }

    private List<NamedCsvRecord> records(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return csv.stream().toList();
        }
    }

    private static Document xml(Format format) throws Exception {
        StringWriter text = new StringWriter();
        format.write(HostileRows.rows(), Outline.of(HostileRows.rows()), HostileRows.scores(), text);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text.toString())));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
