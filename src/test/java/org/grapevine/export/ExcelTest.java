package org.grapevine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grapevine.GrapevineException;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.Person;
import org.grapevine.network.Rows;
import org.grapevine.network.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExcelTest {
    @TempDir
    private Path folder;

    @Test
    void every_kind_of_row_has_its_sheet_and_texts_are_texts() throws Exception {
        Map<String, byte[]> parts = parts(HostileRows.rows());
        Document workbook = xml(there(parts, "xl/workbook.xml"));
        assertThat(workbook.getElementsByTagName("sheet").getLength()).isEqualTo(5);
        for (int sheet = 1; sheet <= 5; sheet++) {
            Document cells = xml(there(parts, "xl/worksheets/sheet" + sheet + ".xml"));
            assertThat(cells.getElementsByTagName("f").getLength()).isZero();
        }
        assertThat(parts.keySet()).noneMatch(part -> part.contains("externalLink"));
        Map<String, Element> persons = cells(parts, 1);
        assertThat(text(persons, "A1", "B1", "C1", "D1")).isEqualTo("id name state pagerank");
        assertThat(there(persons, "B2").getTextContent()).isEqualTo(HostileRows.SCRIPT);
        assertThat(there(persons, "B3").getTextContent()).isEqualTo(HostileRows.FORMULA);
        assertThat(there(persons, "B3").getAttribute("t")).isEqualTo("inlineStr");
        assertThat(there(persons, "B4").getTextContent()).isEqualTo("bell\\u0007 escape\\u001b end\\uffff");
        assertThat(there(persons, "B5").getTextContent()).isEqualTo(HostileRows.EMOJI);
        assertThat(there(persons, "D2").getTextContent()).isEqualTo("0.25");
        assertThat(there(persons, "D2").getAttribute("t")).isNotEqualTo("inlineStr");
        assertThat(persons).doesNotContainKey("D4");
        assertThat(text(cells(parts, 3), "A2", "B2", "C2", "D2")).isEqualTo("a c social 2.5");
        assertThat(text(cells(parts, 4), "A4", "B4", "C4")).isEqualTo("=d club @chair");
        assertThat(text(cells(parts, 5), "A2", "B2")).isEqualTo("a =d");
    }

    @Test
    void thousands_of_rows_leave_in_pieces_without_one_lost() throws Exception {
        NetworkSource many = sink -> {
            for (int i = 0; i < 2500; i++) {
                sink.person(new Person("p" + i, "_x0041_", State.CLIENT, Map.of()));
            }
        };
        Map<String, Element> persons = cells(parts(many), 1);
        assertThat(there(persons, "A2501").getTextContent()).isEqualTo("p2499");
        assertThat(there(persons, "B2501").getTextContent()).isEqualTo("_x005F_x0041_");
    }

    @Test
    void a_network_without_rows_is_five_empty_sheets() throws Exception {
        assertThat(parts(new Rows())).containsKey("xl/worksheets/sheet5.xml");
    }

    @Test
    void more_rows_than_a_sheet_holds_are_refused_before_anything_is_written() {
        Outline outline = Outline.of(sink -> {
            Person one = new Person("p", "p", State.CLIENT, Map.of());
            for (int i = 0; i < Excel.ROW_LIMIT; i++) {
                sink.person(one);
            }
        });
        assertThatThrownBy(() -> Excel.requireFits(outline))
                .isInstanceOf(GrapevineException.class)
                .hasMessageContaining("1,048,576");
    }

    private Map<String, byte[]> parts(NetworkSource rows) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Excel.write(rows, Outline.of(rows), HostileRows.scores(), out);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
            }
        }
        return parts;
    }

    private static Map<String, Element> cells(Map<String, byte[]> parts, int sheet) throws Exception {
        NodeList found =
                xml(there(parts, "xl/worksheets/sheet" + sheet + ".xml")).getElementsByTagName("c");
        Map<String, Element> cells = new LinkedHashMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            cells.put(((Element) found.item(i)).getAttribute("r"), (Element) found.item(i));
        }
        return cells;
    }

    private static String text(Map<String, Element> cells, String... places) {
        StringBuilder text = new StringBuilder();
        for (String place : places) {
            text.append(' ').append(there(cells, place).getTextContent());
        }
        return text.substring(1);
    }

    private static <T> T there(Map<String, T> things, String name) {
        return Objects.requireNonNull(things.get(name), name);
    }

    private static Document xml(byte[] part) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(part));
    }
}
